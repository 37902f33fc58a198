import { evidenceBehind } from "../../../evidence/index.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { isWithin, territories as territoriesOf } from "../../../registry/index.ts"
import { cubeCaughtUp } from "../../cells/index.ts"
import { leftBecause } from "../bulk-rule.ts"
import { checkReport } from "../check-report.ts"
import { noSuchCollection } from "../errors.ts"
import { evidenceSubject } from "../evidence-subject.ts"
import { lateness } from "../lateness.ts"
import type { BulkAnswer, BulkRequest } from "../model/report.ts"
import { type CollectionRow, holdCollection } from "../store/collections.ts"
import { handsOf, listReports, lockReports, type ReportRow } from "../store/reports.ts"
import type { Asker } from "./asker.ts"
import { ACTS, applyIn, mayAct } from "./decide-service.ts"
import { formBase, formsOf } from "./form-service.ts"
import { collectionOf } from "./manage-service.ts"
import { unitRef } from "./reading-service.ts"

type Left = ReadonlyMap<string, readonly string[]>

/**
 * Verifies or publishes every report that a rule takes; without `commit` says which and why not the
 * others. All in one act, each with an event of its own; nobody's own report is among them.
 */
export async function actOnMany(
  ctx: Context,
  act: "verify" | "publish",
  id: string,
  request: BulkRequest,
  asker: Asker,
): Promise<BulkAnswer> {
  const collection = await collectionOf(ctx, id)
  const candidates = await candidatesOf(ctx, act, collection, request.units)
  await needSome(act, collection, candidates, asker)
  const left = new Map(await judge(ctx, act, collection, candidates, request, asker))
  const fit = candidates.filter(({ unit }) => !left.has(unit))
  let done = fit
  if (request.commit === true && fit.length > 0) {
    done = await commit(ctx, act, collection, fit, request.note ?? "", asker)
    const made = new Set(done.map(({ unit }) => unit))
    for (const { unit } of fit) {
      if (!made.has(unit)) left.set(unit, ["Báo cáo vừa thay đổi; hãy xem lại."])
    }
  }
  const territories = await territoriesOf(ctx.db)
  const ref = (unit: string) => unitRef(territories, unit, collection.period.ends)
  return {
    committed: request.commit === true,
    done: done.map(({ unit }) => ({ unit: ref(unit) })),
    left: [...left].map(([unit, reasons]) => ({ unit: ref(unit), reasons: [...reasons] })),
  }
}

async function candidatesOf(
  ctx: Context,
  act: "verify" | "publish",
  { id }: CollectionRow,
  units: readonly string[] | undefined,
): Promise<ReportRow[]> {
  const reports = (await listReports(ctx.db, id)).filter(({ state }) => state === ACTS[act].from)
  if (units === undefined) return reports
  const today = dayInVietnam(ctx.now())
  const found: ReportRow[] = []
  for (const report of reports) {
    for (const above of units) {
      if (!(await isWithin(ctx.db, report.unit, above, today))) continue
      found.push(report)
      break
    }
  }
  return found
}

/** Somebody who may do it for none of them is refused, not told of each. */
async function needSome(
  act: "verify" | "publish",
  { scope }: CollectionRow,
  reports: readonly ReportRow[],
  asker: Asker,
): Promise<void> {
  for (const { unit } of reports) if (await mayAct(act, unit, asker)) return
  if (!(await mayAct(act, scope, asker))) await asker.need("verifier", [scope])
}

/** Why reports are left alone; those that a rule takes are not in the answer. */
async function judge(
  ctx: Context,
  act: "verify" | "publish",
  collection: CollectionRow,
  reports: readonly ReportRow[],
  { rule = {} }: BulkRequest,
  asker: Asker,
): Promise<Left> {
  const units = reports.map(({ unit }) => unit)
  const forms = await formsOf(ctx.db, await formBase(ctx, collection, units), reports)
  const hands = await handsOf(ctx.db, collection.id, units)
  const evidence = rule.evidence === true ? await evidenceOf(ctx, collection, units) : new Map()
  const now = ctx.now().toISOString()
  const left = new Map<string, readonly string[]>()
  for (const report of reports) {
    const { unit, due, firstSubmittedAt } = report
    if (!(await mayAct(act, unit, asker))) {
      left.set(unit, [`Bạn không có quyền ${ACTS[act].verb} tại đơn vị này.`])
      continue
    }
    const form = forms.get(unit)
    if (form === undefined) continue
    const reasons = leftBecause(rule, {
      findings: checkReport(form.rules, form.cells),
      late: lateness({ due, firstSubmittedAt, now }).late,
      evidence: evidence.get(unit) ?? 0,
      without: form.cells.filter(({ value }) => value === null).length,
      own: hands.get(unit)?.has(asker.actor.id) === true,
    })
    if (reasons.length > 0) left.set(unit, reasons)
  }
  return left
}

/** How many pieces of evidence each report cites. */
async function evidenceOf(
  ctx: Context,
  { id, measures }: CollectionRow,
  units: readonly string[],
): Promise<Map<string, number>> {
  const subjects = units.flatMap((unit) =>
    [null, ...measures.map(({ measure }) => measure)].map(
      (measure) => [unit, evidenceSubject(id, unit, measure)] as const,
    ),
  )
  const found = await evidenceBehind(
    ctx.db,
    subjects.map(([, subject]) => subject),
    { asOf: null, publishedOnly: false },
  )
  const counts = new Map<string, number>()
  for (const [unit, subject] of subjects) {
    counts.set(unit, (counts.get(unit) ?? 0) + (found.get(subject)?.length ?? 0))
  }
  return counts
}

/** Does it for those that are still as they were looked at. */
async function commit(
  ctx: Context,
  act: "verify" | "publish",
  { id }: CollectionRow,
  fit: readonly ReportRow[],
  note: string,
  asker: Asker,
): Promise<ReportRow[]> {
  const seen = new Map(fit.map((report) => [report.unit, report.lastAt]))
  const done = await ctx.db.transaction(async (tx) => {
    const collection = await holdCollection(tx, id)
    if (collection === null) throw noSuchCollection(id)
    const held = await lockReports(tx, id, [...seen.keys()])
    const hands = await handsOf(tx, id, [...seen.keys()])
    const reports = held.filter(
      ({ unit, state, lastAt }) =>
        state === ACTS[act].from &&
        lastAt === seen.get(unit) &&
        hands.get(unit)?.has(asker.actor.id) !== true,
    )
    if (reports.length > 0) await applyIn(ctx, tx, { act, collection, reports, note, asker })
    return reports
  })
  if (act === "publish") await cubeCaughtUp(ctx)
  return done
}
