import type { Context } from "../../../platform/context.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { evidenceBehind } from "../../../evidence/index.ts"
import { namesOf } from "../../../platform/identity/index.ts"
import { notAllowed } from "../../../platform/identity/errors.ts"
import { definitionsOf } from "../../definitions/service.ts"
import { allCuts } from "../asked-cells.ts"
import { checkReport } from "../check-report.ts"
import { noSuchReport } from "../errors.ts"
import { evidenceSubject } from "../evidence-subject.ts"
import type {
  CollectableMeasure,
  CollectionDetail,
  CollectionSummary,
  Counts,
} from "../model/collection.ts"
import type { CellHistory, CitedEvidence, ReportForm } from "../model/form.ts"
import { cellHistory } from "../store/cell-history.ts"
import { type CollectionRow, listCollections } from "../store/collections.ts"
import { listEvents } from "../store/events.ts"
import { commentsOf } from "../store/remarks.ts"
import { filledOf, listReports, type ReportRow } from "../store/reports.ts"
import type { Asker } from "./asker.ts"
import { checkContent } from "./check-service.ts"
import { mayAct } from "./decide-service.ts"
import { isFilled, reportOf } from "./enter-service.ts"
import { formBase, formsOf, named } from "./form-service.ts"
import { collectionOf } from "./manage-service.ts"
import { openingProblems } from "./run-service.ts"
import { permissionsOf } from "./permission-service.ts"
import {
  countsOf,
  namedEvents,
  namingFor,
  personName,
  readable,
  summaryOf,
  unitRef,
} from "./reading-service.ts"

/** The reports of a collection that somebody may read, as lists show them. */
export async function summariesOf(
  ctx: Context,
  collection: CollectionRow,
  asker: Asker,
): Promise<ReturnType<typeof summaryOf>[]> {
  const rows = await readable(asker, collection.scope, await listReports(ctx.db, collection.id))
  const naming = await namingFor(ctx, rows)
  const filled = await filledOf(ctx.db, [collection.id])
  return rows.map((row) =>
    summaryOf(row, collection, filled.get(`${collection.id}\n${row.unit}`) ?? 0, naming),
  )
}

export async function collectionSummary(
  ctx: Context,
  row: CollectionRow,
  counts: Counts,
): Promise<CollectionSummary> {
  const territories = await territoriesOf(ctx.db)
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    scope: unitRef(territories, row.scope, row.period.ends),
    period: row.period,
    opensOn: row.opensOn,
    due: row.due,
    strict: row.strict,
    measures: row.measures.length,
    counts,
    createdAt: row.createdAt,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
  }
}

/** Of a draft: as many reports as opening it would make. */
async function countsFor(ctx: Context, row: CollectionRow, asker: Asker): Promise<Counts> {
  const counts = countsOf(await summariesOf(ctx, row, asker))
  if (row.state !== "draft") return counts
  const { units } = await checkContent(ctx, row)
  const cells = row.measures.reduce((sum, { cuts }) => sum + cuts.length, 0) * units.length
  return { ...counts, reports: units.length, draft: units.length, cells }
}

interface Listed {
  readonly state?: string | undefined
  readonly period?: string | undefined
  readonly unit?: string | undefined
}

/** The collections that somebody may see: those of their scope, and those that ask one of their units. */
export async function listFor(
  ctx: Context,
  asked: Listed,
  asker: Asker,
): Promise<CollectionSummary[]> {
  const found: CollectionSummary[] = []
  for (const row of await listCollections(ctx.db)) {
    if (asked.state !== undefined && row.state !== asked.state) continue
    if (asked.period !== undefined && row.period.code !== asked.period) continue
    const counts = await countsFor(ctx, row, asker)
    const own = await asker.may("reader", [row.scope])
    if (!own && (row.state === "draft" || counts.reports === 0)) continue
    if (asked.unit !== undefined) {
      const rows = await listReports(ctx.db, row.id)
      if (!rows.some(({ unit, reporter }) => unit === asked.unit || reporter === asked.unit)) {
        continue
      }
    }
    found.push(await collectionSummary(ctx, row, counts))
  }
  return found
}

/** Refuses who has nothing to do with a collection. */
export async function needCollection(
  ctx: Context,
  row: CollectionRow,
  asker: Asker,
): Promise<void> {
  if (await asker.may("reader", [row.scope])) return
  const rows = row.state === "draft" ? [] : await listReports(ctx.db, row.id)
  if ((await readable(asker, row.scope, rows)).length === 0) throw notAllowed("reader", row.scope)
}

export async function collectionDetail(
  ctx: Context,
  id: string,
  asker: Asker,
): Promise<CollectionDetail> {
  const row = await collectionOf(ctx, id)
  await needCollection(ctx, row, asker)
  const { measures } = await definitionsOf(ctx)
  const manage = await asker.may("administrator", [row.scope])
  return {
    ...(await collectionSummary(ctx, row, await countsFor(ctx, row, asker))),
    guidance: row.guidance,
    units: row.units,
    reporters: row.reporters,
    asked: row.measures.map((asked) => {
      const { nameVi, nameEn, unitOfMeasure } = measures.get(asked.measure) ?? {}
      return {
        ...asked,
        nameVi: nameVi ?? asked.measure,
        nameEn: nameEn ?? asked.measure,
        unitOfMeasure: unitOfMeasure ?? "",
      }
    }),
    remind: row.remind,
    copiedFrom: row.copiedFrom,
    problems: row.state === "draft" ? (await openingProblems(ctx, row)).problems : [],
    may: {
      manage,
      verify: await mayAct("verify", row.scope, asker),
      publish: await mayAct("publish", row.scope, asker),
    },
    events: await namedEvents(ctx, await listEvents(ctx.db, id, null)),
  }
}

/** What can be asked of whom. */
export async function collectableMeasures(ctx: Context): Promise<CollectableMeasure[]> {
  const { measures, reporting } = await definitionsOf(ctx)
  return [...reporting.values()].flatMap(({ measure: code, reportedBy, dimensions }) => {
    const measure = measures.get(code)
    if (measure === undefined) return []
    const { nameVi, nameEn, unitOfMeasure, definitionVi, definitionEn, overUnits } = measure
    const anyLevel = overUnits === "none"
    const cuts = allCuts(dimensions)
    const words = { nameVi, nameEn, unitOfMeasure, definitionVi, definitionEn }
    return [{ code, ...words, reportedBy, anyLevel, dimensions, cuts }]
  })
}

/** Refuses who may not read a report: its values are not public yet. */
export async function needReport(
  { scope }: CollectionRow,
  { unit, reporter }: ReportRow,
  asker: Asker,
): Promise<void> {
  for (const one of [scope, reporter]) if (await asker.may("reader", [one])) return
  await asker.need("reader", [unit])
}

/** A report with everything that a person needs to fill it in or judge it. */
export async function reportForm(
  ctx: Context,
  id: string,
  unit: string,
  asker: Asker,
): Promise<ReportForm> {
  const collection = await collectionOf(ctx, id)
  const report = await reportOf(ctx, id, unit)
  await needReport(collection, report, asker)
  const base = await formBase(ctx, collection, [unit])
  const form = (await formsOf(ctx.db, base, [report])).get(unit)
  if (form === undefined) throw noSuchReport(id, unit)
  const cells = await named(ctx, form.cells)
  const findings = checkReport(form.rules, cells)
  const naming = await namingFor(ctx, [report])
  const summary = summaryOf(report, collection, cells.filter(isFilled).length, naming)
  const comments = await commentsOf(ctx.db, id, unit)
  const names = await namesOf(
    ctx.db,
    comments.map(({ by }) => by),
  )
  const { title, guidance, state, strict, period } = collection
  return {
    collection: { id, title, guidance, state, strict, period },
    report: summary,
    rules: form.rules,
    cells,
    findings,
    evidence: await evidenceOf(ctx, collection, unit),
    comments: comments.map(({ id: number, at, by, measure, cut, text }) => ({
      id: number,
      at,
      by: { id: by, name: personName(names, by) },
      measure,
      cut,
      text,
    })),
    events: await namedEvents(ctx, await listEvents(ctx.db, id, unit)),
    may: await permissionsOf(ctx, { collection, report, summary, findings }, asker),
  }
}

async function evidenceOf(
  { db }: Context,
  { id, measures }: CollectionRow,
  unit: string,
): Promise<CitedEvidence[]> {
  const of = [null, ...measures.map(({ measure }) => measure)]
  const subjects = of.map((measure) => evidenceSubject(id, unit, measure))
  const found = await evidenceBehind(db, subjects, { asOf: null, publishedOnly: false })
  return of.flatMap((measure, i) =>
    (found.get(subjects[i] ?? "") ?? []).map((one) => ({
      evidence: one.id,
      measure,
      number: one.number ?? "",
      summary: one.summary,
      fileName: one.file?.name ?? null,
      at: one.recordedAt,
    })),
  )
}

/** Every version of a cell of a report, newest first. */
export async function historyOf(
  ctx: Context,
  id: string,
  { unit, measure, cut }: { readonly unit: string; readonly measure: string; readonly cut: string },
  asker: Asker,
): Promise<CellHistory> {
  const collection = await collectionOf(ctx, id)
  await needReport(collection, await reportOf(ctx, id, unit), asker)
  const period = collection.period.code
  const versions = await cellHistory(ctx.db, { measure, unit, period, cut })
  const names = await namesOf(
    ctx.db,
    versions.map(({ by }) => by),
  )
  return {
    unit,
    measure,
    cut,
    versions: versions.map((version) => ({
      ...version,
      by: { id: version.by, name: personName(names, version.by) },
    })),
  }
}
