import { territories as territoriesOf, type Territories } from "../../../registry/index.ts"
import type { Context } from "../../../platform/context.ts"
import type { Reader } from "../../../platform/database.ts"
import { namesOf } from "../../../platform/identity/index.ts"
import type { Cell } from "../../cells/model.ts"
import { findCells } from "../../cells/store/find.ts"
import type { Definitions } from "../../definitions/check-definition.ts"
import { definitionsOf } from "../../definitions/service.ts"
import { declarations } from "../../service/checks-service.ts"
import { type AskedCell, askedCells } from "../asked-cells.ts"
import { isCounted } from "../counted.ts"
import { cutLabel } from "../cut-label.ts"
import type { FormCell, FormValue } from "../model/form.ts"
import type { FormMeasure, FormRules } from "../model/rules.ts"
import { cellsBefore } from "../store/cells-before.ts"
import type { CollectionRow } from "../store/collections.ts"
import { lastReturns } from "../store/events.ts"
import { notesOf } from "../store/remarks.ts"
import type { ReportRow } from "../store/reports.ts"
import { keyOf, type Previous, previousValues } from "./previous-service.ts"
import { personName } from "./reading-service.ts"

/** What forms of a collection have in common, and what was reported before: read outside transactions. */
export interface FormBase {
  readonly collection: CollectionRow
  readonly asked: readonly AskedCell[]
  readonly measures: readonly FormMeasure[]
  readonly pairs: Pick<FormRules, "parts" | "implied">
  /** Measures that rules look at beside those asked. */
  readonly besides: readonly string[]
  readonly definitions: Definitions
  readonly territories: Territories
  readonly previous: ReadonlyMap<string, Previous>
}

export async function formBase(
  ctx: Context,
  collection: CollectionRow,
  units: readonly string[],
): Promise<FormBase> {
  const definitions = await definitionsOf(ctx)
  const measures = collection.measures.flatMap((asked) => {
    const measure = formMeasure(asked, definitions)
    return measure === null ? [] : [measure]
  })
  const codes = new Set(measures.map(({ measure }) => measure))
  const pairs = await pairsFor(codes)
  const besides = new Set(
    [
      ...pairs.parts.map(({ whole }) => whole),
      ...pairs.implied.flatMap(({ numerator, denominator }) => [numerator, denominator]),
    ].filter((code) => !codes.has(code) && definitions.reporting.has(code)),
  )
  const asked = askedCells(collection.measures)
  return {
    collection,
    asked,
    measures,
    pairs,
    besides: [...besides],
    definitions,
    territories: await territoriesOf(ctx.db),
    previous: await previousValues(ctx, collection, asked, units),
  }
}

function formMeasure(
  { measure: code, required, guidance }: CollectionRow["measures"][number],
  { measures, reporting }: Definitions,
): FormMeasure | null {
  const [measure, how] = [measures.get(code), reporting.get(code)]
  if (measure === undefined || how === undefined) return null
  return {
    measure: code,
    nameVi: measure.nameVi,
    nameEn: measure.nameEn,
    definitionVi: measure.definitionVi,
    definitionEn: measure.definitionEn,
    unitOfMeasure: measure.unitOfMeasure,
    required,
    guidance,
    share: measure.share,
    counted: isCounted(measure),
    adds: measure.overUnits === "sum",
    jumpFactor: measure.jumpFactor,
    dimensions: how.dimensions,
  }
}

/** The declared rules between measures that the report asks for. */
async function pairsFor(codes: ReadonlySet<string>): Promise<FormBase["pairs"]> {
  const declared = await declarations()
  const parts = declared.flatMap((rule) =>
    rule.kind === "subset-within-whole" ? (rule.parameters.pairs ?? []) : [],
  )
  const implied = declared.flatMap((rule) =>
    rule.kind === "implied-third" ? rule.parameters.triples : [],
  )
  return {
    parts: parts.filter(({ part }) => codes.has(part)),
    implied: implied.filter(({ rate }) => codes.has(rate)),
  }
}

/** The cells of a report as they stand, and what the rules need besides. */
export interface Form {
  readonly cells: FormCell[]
  readonly rules: FormRules
}

interface Standing {
  readonly now: ReadonlyMap<string, Cell>
  readonly published: ReadonlyMap<string, Cell>
  readonly notes: ReadonlyMap<string, Awaited<ReturnType<typeof notesOf>>[number]>
  readonly returns: Awaited<ReturnType<typeof lastReturns>>
  readonly before: Awaited<ReturnType<typeof cellsBefore>>
}

/** Cells of forms as a reader sees them: inside a transaction, as they are there. */
export async function formsOf(
  db: Reader,
  base: FormBase,
  reports: readonly ReportRow[],
): Promise<Map<string, Form>> {
  const { collection } = base
  const units = reports.map(({ unit }) => unit)
  const chosen = {
    measures: [...base.measures.map(({ measure }) => measure), ...base.besides],
    units,
    periods: [collection.period.code],
  }
  const returned = reports.filter(({ returnBatch }) => returnBatch !== null)
  const now = await findCells(db, chosen, "working", MOST)
  const entering = now.some(({ layer }) => layer === "working")
  const standing: Standing = {
    now: byKey(now),
    published: byKey(entering ? await findCells(db, chosen, "published", MOST) : []),
    notes: new Map(
      (await notesOf(db, collection.id, units)).map((note) => [
        keyOf(note.unit, note.measure ?? "", note.cut ?? ""),
        note,
      ]),
    ),
    returns: returned.length === 0 ? new Map() : await lastReturns(db, collection.id, units),
    before: await cellsBefore(db, chosen, returned),
  }
  return new Map(reports.map((report) => [report.unit, formOf(base, report, standing)]))
}

const MOST = 2_000_000

const byKey = (cells: readonly Cell[]) =>
  new Map(cells.map((cell) => [keyOf(cell.unit, cell.measure, cell.cut), cell]))

function formOf(base: FormBase, report: ReportRow, standing: Standing): Form {
  const { unit } = report
  const known = base.besides.flatMap((measure) => {
    const value = standing.now.get(keyOf(unit, measure, ""))?.value ?? null
    const { nameVi = measure, nameEn = measure } = base.definitions.measures.get(measure) ?? {}
    return value === null ? [] : [{ measure, cut: "", nameVi, nameEn, value }]
  })
  return {
    cells: base.asked.map((asked) => cellOf(asked, base, report, standing)),
    rules: { measures: [...base.measures], ...base.pairs, known },
  }
}

const valueOf = ({ value, status, written }: FormValue): FormValue => ({ value, status, written })

function cellOf(
  { measure, cut }: AskedCell,
  base: FormBase,
  report: ReportRow,
  standing: Standing,
): FormCell {
  const key = keyOf(report.unit, measure, cut)
  const now = standing.now.get(key)
  const published = standing.published.get(key)
  const note = standing.notes.get(key)
  const labels = cutLabel(cut)
  const stands = now === undefined ? NOTHING : standingOf(now)
  const { value, status } = stands
  return {
    measure,
    cut,
    labelVi: labels.vi,
    labelEn: labels.en,
    ...stands,
    note: note?.text ?? "",
    noteCurrent: note !== undefined && note.value === value && note.status === status,
    previous: base.previous.get(key) ?? null,
    published: published === undefined || now?.layer === "published" ? null : valueOf(published),
    before: changedSince(report, standing.before.get(key) ?? null, now ?? null),
    returned: returnedBecause(report, measure, cut, standing),
  }
}

type Stands = Pick<
  FormCell,
  | "value"
  | "status"
  | "layer"
  | "written"
  | "version"
  | "recordedAt"
  | "recordedBy"
  | "source"
  | "place"
>

const NOTHING: Stands = {
  value: null,
  status: null,
  layer: null,
  written: null,
  version: 0,
  recordedAt: null,
  recordedBy: null,
  source: null,
  place: null,
}

const standingOf = (cell: Cell): Stands => ({
  value: cell.value,
  status: cell.status,
  layer: cell.layer,
  written: cell.written,
  version: cell.version,
  recordedAt: cell.recordedAt,
  recordedBy: cell.recordedBy === null ? null : { id: cell.recordedBy, name: "" },
  source: cell.source,
  place: cell.place,
})

/** What stood when the report was returned, where something else stands now. */
function changedSince(
  { returnBatch }: ReportRow,
  before: FormValue | null,
  now: Cell | null,
): FormValue | null {
  if (returnBatch === null) return null
  if (before?.value === now?.value && before?.status === now?.status) return null
  return before ?? { value: null, status: "missing", written: null }
}

function returnedBecause(
  { unit, state }: ReportRow,
  measure: string,
  cut: string,
  { returns }: Standing,
): string {
  if (state === "verified" || state === "published") return ""
  const cells = returns.get(unit)?.details["cells"]
  if (!Array.isArray(cells)) return ""
  for (const one of cells as unknown[]) {
    if (!isReason(one) || one.measure !== measure || one.cut !== cut) continue
    return one.reason
  }
  return ""
}

const isReason = (one: unknown): one is { measure: string; cut: string; reason: string } =>
  typeof one === "object" && one !== null && "measure" in one && "cut" in one && "reason" in one

/** The same cells with the names of those who recorded them. */
export async function named(ctx: Context, cells: readonly FormCell[]): Promise<FormCell[]> {
  const ids = cells.flatMap(({ recordedBy }) => (recordedBy === null ? [] : [recordedBy.id]))
  const names = await namesOf(ctx.db, ids)
  return cells.map((cell) => {
    if (cell.recordedBy === null) return cell
    const { id } = cell.recordedBy
    return { ...cell, recordedBy: { id, name: personName(names, id) } }
  })
}
