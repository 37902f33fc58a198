import { slug, toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import type { Context } from "../../../platform/context.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { definitionsOf } from "../../definitions/service.ts"
import { collectionRefused, noSuchTemplate } from "../errors.ts"
import type { CollectionTemplate, TemplateRequest } from "../model/collection.ts"
import { listTemplates, putTemplate, removeTemplate } from "../store/templates.ts"
import type { Asker } from "./asker.ts"
import { cleanMeasures } from "./check-service.ts"
import { unitRef } from "./reading-service.ts"

/** The templates of units that somebody may read. */
export async function templatesFor(
  ctx: Context,
  scope: string | null,
  asker: Asker,
): Promise<CollectionTemplate[]> {
  const territories = await territoriesOf(ctx.db)
  const today = ctx.now().toISOString().slice(0, 10)
  const found: CollectionTemplate[] = []
  for (const row of await listTemplates(ctx.db)) {
    if (scope !== null && row.scope !== scope) continue
    if (!(await asker.may("reader", [row.scope]))) continue
    found.push({ ...row, scope: unitRef(territories, row.scope, today) })
  }
  return found
}

/** Remembers measures that are asked together. */
export async function saveTemplate(
  ctx: Context,
  asked: TemplateRequest,
  asker: Asker,
): Promise<CollectionTemplate> {
  await asker.need("administrator", [asked.scope])
  const { reporting } = await definitionsOf(ctx)
  const measures = await cleanMeasures(ctx, asked.measures)
  const unknown = measures.filter(({ measure }) => !reporting.has(measure))
  if (unknown.length > 0) {
    throw collectionRefused(
      unknown.map(({ measure }, i) => ({
        pointer: `/measures/${i}/measure`,
        detail: `Không có chỉ số thu thập mang mã “${measure}”.`,
      })),
    )
  }
  const title = toNfc(asked.title).trim()
  const at = ctx.now()
  const row = { title, scope: asked.scope, measures, savedAt: at.toISOString() }
  const wanted = `${slug(title).slice(0, 50) || "mau"}-${slug(asked.scope)}`
  const id = await ctx.db.transaction(async (tx) => {
    const taken = (await listTemplates(tx)).find((one) => one.id === wanted)
    const own = taken === undefined || (taken.title === title && taken.scope === row.scope)
    const free = own ? wanted : `${wanted}-${at.getTime().toString(36)}`
    const kept = await putTemplate(tx, { ...row, id: free }, asker.actor.id)
    const details = { scope: row.scope, measures: measures.length }
    await record(tx, {
      actor: asker.actor,
      at,
      action: "collections.template",
      subject: kept,
      details,
    })
    return kept
  })
  const territories = await territoriesOf(ctx.db)
  return { ...row, id, scope: unitRef(territories, row.scope, row.savedAt.slice(0, 10)) }
}

export async function discardTemplate(ctx: Context, id: string, asker: Asker): Promise<void> {
  const row = (await listTemplates(ctx.db)).find((one) => one.id === id)
  if (row === undefined) throw noSuchTemplate(id)
  await asker.need("administrator", [row.scope])
  await ctx.db.transaction(async (tx) => {
    await removeTemplate(tx, id)
    await record(tx, {
      actor: asker.actor,
      at: ctx.now(),
      action: "collections.template-removed",
      subject: id,
      details: { scope: row.scope },
    })
  })
}
