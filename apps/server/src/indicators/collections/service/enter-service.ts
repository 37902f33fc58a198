import type { Context } from "../../../platform/context.ts"
import type { ReadEntry } from "../read-entry.ts"
import { Refusal } from "../../../platform/problem.ts"
import type { CellSource } from "../../cells/model.ts"
import { checkReport } from "../check-report.ts"
import { entriesRefused, noSuchReport } from "../errors.ts"
import type {
  CellEntry,
  EntryAnswer,
  EntryConflict,
  FormCell,
  ValidateAnswer,
} from "../model/form.ts"
import { findReport, type ReportRow } from "../store/reports.ts"
import type { Asker } from "./asker.ts"
import { readEntries, refuseEntering, saveEntries, withEntries } from "./entries-service.ts"
import { formBase, formsOf } from "./form-service.ts"
import { collectionOf } from "./manage-service.ts"
import { formTogether, reportTogether } from "./together-service.ts"

/** A save that others stand in the way of, with both values of each cell. */
export class Conflicted extends Error {
  readonly refusal: Refusal
  readonly conflicts: readonly EntryConflict[]

  constructor(refusal: Refusal, conflicts: readonly EntryConflict[]) {
    super(refusal.message)
    this.refusal = refusal
    this.conflicts = conflicts
  }
}

/** The same work; where it is refused because others changed cells, told with both values of each. */
async function tellConflicts<T>(
  ctx: Context,
  { collection, unit }: ReportRow,
  entries: readonly ReadEntry[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind.code !== "so-lieu-vua-bi-sua") throw error
    const { cells } = (await formTogether(ctx, collection, unit)).form
    const now = new Map(cells.map((cell) => [`${cell.measure}\n${cell.cut}`, cell]))
    const conflicts = entries.flatMap((one) => conflictOf(one, now))
    throw new Conflicted(error, conflicts)
  }
}

function conflictOf(
  { index, cut, entry, read }: ReadEntry,
  now: ReadonlyMap<string, FormCell>,
): EntryConflict[] {
  const cell = now.get(`${entry.measure}\n${cut}`)
  if (cell === undefined || entry.version === undefined || entry.version === cell.version) return []
  const yours =
    read.kind === "value" ? read : { value: null, status: "missing" as const, written: null }
  if (read.kind === "value" && cell.value === yours.value && cell.status === yours.status) return []
  const { value, status, written, version, recordedBy: by, recordedAt: at } = cell
  return [
    {
      index,
      measure: entry.measure,
      cut,
      yours: { value: yours.value, status: yours.status, written: yours.written },
      theirs: status === null ? null : { value, status, written },
      version,
      by,
      at,
    },
  ]
}

export async function reportOf(ctx: Context, id: string, unit: string): Promise<ReportRow> {
  const found = await findReport(ctx.db, id, unit)
  if (found === null) throw noSuchReport(id, unit)
  return found
}

/** Records what somebody entered in one report: all of it or nothing. */
export async function enterValues(
  ctx: Context,
  id: string,
  unit: string,
  entries: readonly CellEntry[],
  asker: Asker,
): Promise<EntryAnswer> {
  const { collection, report } = await reportTogether(ctx, id, unit)
  await asker.need("editor", [report.reporter])
  refuseEntering(ctx, collection, report)
  const { good, wrong } = readEntries(collection, unit, entries)
  if (wrong.length > 0) {
    throw entriesRefused(
      wrong.map(({ index, message }) => ({ pointer: `/cells/${index}`, detail: message })),
    )
  }
  const source: CellSource = { kind: "form", form: `${id}/${unit}` }
  const done = await tellConflicts(ctx, report, good, () =>
    saveEntries(ctx, { collection, entries: good, source, asker }),
  )
  const { cells, rules } = (await formTogether(ctx, id, unit)).form
  const touched = new Set(good.map(({ entry, cut }) => `${entry.measure}\n${cut}`))
  return {
    ...done,
    cells: cells.filter(({ measure, cut }) => touched.has(`${measure}\n${cut}`)),
    findings: checkReport(rules, cells),
    filled: cells.filter(isFilled).length,
  }
}

/** With a value, or with a reason for its lack. */
export const isFilled = ({ status, note }: FormCell): boolean =>
  status !== null && ((status !== "missing" && status !== "not-applicable") || note !== "")

/** What the rules would find, and what cannot be read; nothing is kept. */
export async function validateValues(
  ctx: Context,
  id: string,
  unit: string,
  entries: readonly CellEntry[],
  asker: Asker,
): Promise<ValidateAnswer> {
  const collection = await collectionOf(ctx, id)
  const report = await reportOf(ctx, id, unit)
  await asker.need("editor", [report.reporter])
  const { good, wrong } = readEntries(collection, unit, entries)
  const base = await formBase(ctx, collection, [unit])
  const form = (await formsOf(ctx.db, base, [report])).get(unit)
  if (form === undefined) throw noSuchReport(id, unit)
  return {
    findings: checkReport(form.rules, withEntries(form.cells, good)),
    refused: wrong.map(({ index, message }) => {
      const { measure = "", cut = "" } = entries[index] ?? {}
      return { index, measure, cut, message }
    }),
  }
}
