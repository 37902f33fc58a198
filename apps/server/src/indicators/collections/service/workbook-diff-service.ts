import type { Context } from "../../../platform/context.ts"
import type { ReadEntry } from "../read-entry.ts"
import { Refusal } from "../../../platform/problem.ts"
import { cutLabel } from "../cut-label.ts"
import type { FormCell } from "../model/form.ts"
import type { FormMeasure } from "../model/rules.ts"
import type { WorkbookChange } from "../model/workbook.ts"
import type { ReportRow } from "../store/reports.ts"
import { refuseEntering } from "./entries-service.ts"
import type { Form, FormBase } from "./form-service.ts"
import { unitRef } from "./reading-service.ts"
import type { SaidCell } from "./workbook-read-service.ts"

export interface Held {
  readonly changes: WorkbookChange[]
  readonly entries: ReadEntry[]
  readonly wrong: { row: number; column: string; message: string }[]
  same: number
  empty: number
}

/** What a workbook says against what stands in the reports. */
export function compare(
  ctx: Context,
  { base, reports }: { readonly base: FormBase; readonly reports: readonly ReportRow[] },
  forms: ReadonlyMap<string, Form>,
  said: readonly SaidCell[],
): Held {
  const held: Held = { changes: [], entries: [], wrong: [], same: 0, empty: 0 }
  const byUnit = new Map(reports.map((report) => [report.unit, report]))
  const measures = new Map(base.measures.map((measure) => [measure.measure, measure]))
  const cells = new Map(
    [...forms].flatMap(([unit, form]) =>
      form.cells.map((cell) => [`${unit}\n${cell.measure}\n${cell.cut}`, cell] as const),
    ),
  )
  for (const one of said) {
    const refuse = (message: string) =>
      void held.wrong.push({ row: one.row, column: one.column, message })
    const report = byUnit.get(one.unit)
    const cell = cells.get(`${one.unit}\n${one.measure}\n${one.cut}`)
    const measure = measures.get(one.measure)
    if (report === undefined)
      refuse(`báo cáo của ${one.unit} không thuộc đợt này hoặc không do bạn nhập.`)
    else if (cell === undefined || measure === undefined) {
      refuse(`đợt này không hỏi “${one.measure}${one.cut === "" ? "" : ` [${one.cut}]`}”.`)
    } else if ("empty" in one.said) held.empty += 1
    else compareCell(ctx, held, { one, cell, measure, report, base })
  }
  return held
}

interface Comparing {
  readonly one: SaidCell
  readonly cell: FormCell
  readonly measure: FormMeasure
  readonly report: ReportRow
  readonly base: FormBase
}

function compareCell(ctx: Context, held: Held, comparing: Comparing): void {
  const { one, cell } = comparing
  const { said, unit, row, column, note } = one
  if ("empty" in said) return
  const sameValue = cell.value === said.value && cell.status === said.status
  const sameNote = note === null || note === cell.note
  if (sameValue && sameNote) {
    held.same += 1
    return
  }
  const why = wrongValue(ctx, said.value, comparing)
  if (why !== null) {
    held.wrong.push({ row, column, message: why })
    return
  }
  const entry = {
    measure: cell.measure,
    cut: cell.cut,
    version: cell.version,
    place: `${column}${row}`,
    ...(sameNote ? {} : { note: note ?? "" }),
  }
  const read = sameValue ? ({ kind: "note" } as const) : ({ kind: "value", ...said } as const)
  held.entries.push({ index: held.entries.length, unit, cut: cell.cut, entry, read })
  held.changes.push(changeOf(comparing, said))
}

/** A change as people look at it before it is made. */
function changeOf(
  { one, cell, measure, base }: Comparing,
  { value, status, written }: WorkbookChange["new"],
): WorkbookChange {
  const { unit, row, column } = one
  const { measure: code, cut } = cell
  const old =
    cell.status === null ? null : { value: cell.value, status: cell.status, written: cell.written }
  return {
    unit,
    unitName: unitRef(base.territories, unit, base.collection.period.ends).fullName,
    measure: code,
    cut,
    labelVi: `${measure.nameVi}${cut === "" ? "" : `, ${cutLabel(cut).vi}`}`,
    place: `${column}${row}`,
    old,
    new: { value, status, written },
    kind: old === null ? "add" : "change",
  }
}

/** Why a value cannot be taken here and now; null where it can. */
function wrongValue(
  ctx: Context,
  value: number | null,
  { measure, report, base }: Comparing,
): string | null {
  if (measure.share && value !== null && (value < 0 || value > 100)) {
    return `${value} % ngoài khoảng từ 0 đến 100.`
  }
  if (measure.counted && value !== null && (value < 0 || !Number.isInteger(value))) {
    return `${value} không phải là số đếm: phải là số nguyên không âm.`
  }
  try {
    refuseEntering(ctx, base.collection, report)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}
