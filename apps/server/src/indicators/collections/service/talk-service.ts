import { toNfc } from "@tinhso/vietnamese"
import { citeIn, evidenceBehind } from "../../../evidence/index.ts"
import { record } from "../../../platform/audit.ts"
import type { Context } from "../../../platform/context.ts"
import { badField, noSuchReport } from "../errors.ts"
import { evidenceSubject } from "../evidence-subject.ts"
import type { CommentRequest, EvidenceRequest } from "../model/report.ts"
import { type CollectionRow, holdCollection } from "../store/collections.ts"
import { addRemarks } from "../store/remarks.ts"
import { lockReports } from "../store/reports.ts"
import type { Asker } from "./asker.ts"
import { refuseEntering } from "./entries-service.ts"
import { reportOf } from "./enter-service.ts"
import { collectionOf, notBefore } from "./manage-service.ts"

function refuseUnasked(
  { measures }: CollectionRow,
  { measure, cut }: { readonly measure?: string; readonly cut?: string },
): void {
  if (measure === undefined) {
    if (cut !== undefined) throw badField("cut", "chỉ có nghĩa cùng một chỉ số.")
    return
  }
  const asked = measures.find((one) => one.measure === measure)
  if (asked === undefined) throw badField("measure", `đợt này không hỏi “${measure}”.`)
  if (cut !== undefined && !asked.cuts.includes(cut)) {
    throw badField("cut", `đợt này không hỏi “${measure} [${cut}]”.`)
  }
}

/** Says something about a report; whoever may read it may. */
export async function addComment(
  ctx: Context,
  id: string,
  unit: string,
  { text, measure, cut }: CommentRequest,
  asker: Asker,
): Promise<void> {
  const collection = await collectionOf(ctx, id)
  const report = await reportOf(ctx, id, unit)
  const own = await asker.may("reader", [report.reporter])
  if (!own) await asker.need("reader", [unit])
  refuseUnasked(collection, { ...(measure && { measure }), ...(cut !== undefined && { cut }) })
  await ctx.db.transaction(async (tx) => {
    const [held] = await lockReports(tx, id, [unit])
    if (held === undefined) throw noSuchReport(id, unit)
    const at = notBefore(ctx, held.lastAt)
    const said = { collection: id, unit, at, by: asker.actor.id }
    const about = { measure: measure ?? null, cut: cut ?? null }
    await addRemarks(tx, said, [{ kind: "comment", text: toNfc(text).trim(), ...about }])
    await record(tx, {
      actor: asker.actor,
      at: new Date(at),
      action: "collections.comment",
      subject: `${id}/${unit}`,
      details: about,
    })
  })
}

/** Cites a document for a report, or takes the citation back. */
export async function changeEvidence(
  ctx: Context,
  id: string,
  unit: string,
  { evidence, measure, cite }: EvidenceRequest & { readonly cite: boolean },
  asker: Asker,
): Promise<void> {
  const collection = await collectionOf(ctx, id)
  const report = await reportOf(ctx, id, unit)
  await asker.need("editor", [report.reporter])
  refuseUnasked(collection, measure === undefined ? {} : { measure })
  const subject = evidenceSubject(id, unit, measure ?? null)
  await ctx.db.transaction(async (tx) => {
    const held = await holdCollection(tx, id)
    const [row] = await lockReports(tx, id, [unit])
    if (held === null || row === undefined) throw noSuchReport(id, unit)
    refuseEntering(ctx, held, row)
    const at = new Date(notBefore(ctx, row.lastAt))
    const known = await evidenceBehind(tx, [subject], { asOf: null, publishedOnly: false })
    const before = (known.get(subject) ?? []).map((one) => one.id)
    const evidenceIds = cite
      ? [...new Set([...before, evidence])]
      : before.filter((one) => one !== evidence)
    const of = [unit, report.reporter]
    await citeIn(tx, { subject, evidenceIds, of }, { actor: asker.actor, at })
    await record(tx, {
      actor: asker.actor,
      at,
      action: cite ? "collections.cite" : "collections.uncite",
      subject: `${id}/${unit}`,
      details: { evidence, measure: measure ?? null },
    })
  })
}
