import { record } from "../../../../platform/audit.ts"
import type { Actor, Context } from "../../../../platform/context.ts"
import type { GridFile } from "../../../../platform/table-file/index.ts"
import type { AssetImportReport, RememberedMapping, RememberedMappings } from "../model.ts"
import { signatureOf } from "../signature.ts"
import { addMapping, allMappings, mappingsOf } from "../store/mapping-store.ts"
import { importAssets, type ImportOptions } from "./import-service.ts"
import { tablesIn } from "./understand-service.ts"

/** Whose decisions about headings are asked for and kept. */
export interface Remembering {
  readonly holder: string
  readonly actor: Actor
}

/**
 * Imports a list with the columns as a person chose them; without a choice as the same heading was
 * read before. What was chosen is kept as soon as the list is written.
 */
export async function importRemembering(
  ctx: Context,
  grid: GridFile,
  options: ImportOptions,
  remembering: Remembering,
): Promise<AssetImportReport> {
  const chosen = options.columns ?? {}
  const signatures = (await tablesIn(ctx, grid, options)).map(({ columns }) => signatureOf(columns))
  const known = await mappingsOf(ctx.db, remembering.holder, signatures)
  const remembered: Record<string, string> = {}
  for (const mapping of known) Object.assign(remembered, mapping.columns)
  const kind = options.kind ?? known[0]?.kind ?? undefined
  const said = { ...options, columns: chosen, remembered, kind }
  const report = await importAssets(ctx, grid, said)
  if (options.commit && Object.keys(chosen).length > 0) {
    await keep(ctx, report, { ...remembered, ...chosen }, kind ?? null, remembering)
  }
  return report
}

/** What a holder has decided of headings. */
export const rememberedBy = (ctx: Context, holder: string): Promise<RememberedMappings> =>
  allMappings(ctx.db, holder)

/** Decides anew how a heading is read; without any column it is forgotten. */
export async function rememberMapping(
  ctx: Context,
  mapping: RememberedMapping,
  { holder, actor }: Remembering,
): Promise<RememberedMappings> {
  const at = ctx.now()
  await ctx.db.transaction(async (tx) => {
    await addMapping(tx, mapping, { holder, actor: actor.id, at })
    const details = { holder, headings: Object.keys(mapping.columns).length }
    const subject = mapping.signature.slice(0, 300)
    await record(tx, { actor, at, action: "registry.remember-asset-columns", subject, details })
  })
  return rememberedBy(ctx, holder)
}

async function keep(
  ctx: Context,
  report: AssetImportReport,
  chosen: Readonly<Record<string, string>>,
  kind: string | null,
  { holder, actor }: Remembering,
): Promise<void> {
  const at = ctx.now()
  const tables = report.tables.filter(({ columns }) =>
    columns.some(({ heading }) => heading in chosen),
  )
  if (tables.length === 0) return
  await ctx.db.transaction(async (tx) => {
    for (const { signature, columns } of tables) {
      const own = Object.fromEntries(
        columns.flatMap(({ heading }) => {
          const target = chosen[heading]
          return target === undefined ? [] : [[heading, target] as const]
        }),
      )
      await addMapping(tx, { signature, columns: own, kind }, { holder, actor: actor.id, at })
    }
    const details = { holder, headings: Object.keys(chosen).length }
    const subject = tables[0]?.signature ?? ""
    await record(tx, { actor, at, action: "registry.remember-asset-columns", subject, details })
  })
}
