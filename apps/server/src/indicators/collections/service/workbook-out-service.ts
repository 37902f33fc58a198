import type { Readable } from "node:stream"
import type { Context } from "../../../platform/context.ts"
import {
  type WorkbookCell,
  type WorkbookField,
  type WorkbookSheet,
  workbookStream,
} from "../../../platform/workbook/index.ts"
import { cutLabel } from "../cut-label.ts"
import { badField } from "../errors.ts"
import type { FormCell } from "../model/form.ts"
import type { FormMeasure } from "../model/rules.ts"
import { STATUS_CHOICES } from "../read-workbook-value.ts"
import { listReports, type ReportRow } from "../store/reports.ts"
import { cellTitle, OURS } from "../workbook-columns.ts"
import type { Asker } from "./asker.ts"
import { reportOf } from "./enter-service.ts"
import { type Form, type FormBase, formBase, formsOf } from "./form-service.ts"
import { collectionOf } from "./manage-service.ts"
import { readable, unitRef } from "./reading-service.ts"
import { needCollection, needReport } from "./view-service.ts"

/** A workbook to fill in. */
export interface Template {
  readonly name: string
  readonly stream: Readable
}

const fieldOf = (measure: FormMeasure, value: number | null): WorkbookField => ({
  field: value,
  decimals: measure.counted ? 0 : -1,
  takes: measure.share ? "percent" : measure.counted ? "count" : "number",
})

const STATUS_OF: Readonly<Record<string, string>> = {
  missing: "thiếu",
  "not-applicable": "không áp dụng",
  estimated: "ước tính",
  provisional: "sơ bộ",
}

/** One report: a row a cell, with what stands in it and what was before. */
export async function reportTemplate(
  ctx: Context,
  id: string,
  unit: string,
  asker: Asker,
): Promise<Template> {
  const collection = await collectionOf(ctx, id)
  const report = await reportOf(ctx, id, unit)
  await needReport(collection, report, asker)
  const base = await formBase(ctx, collection, [unit])
  const form = (await formsOf(ctx.db, base, [report])).get(unit)
  const measures = new Map(base.measures.map((measure) => [measure.measure, measure]))
  const { fullName } = unitRef(base.territories, unit, collection.period.ends)
  const sheet: WorkbookSheet = {
    name: fullName,
    isProtected: true,
    columns: [
      { title: OURS.cell, width: 20, hidden: true },
      { title: "Chỉ số", width: 44 },
      { title: "Phân tổ", width: 20 },
      { title: "Đơn vị tính", width: 14 },
      { title: "Kỳ trước", width: 14 },
      { title: OURS.value, width: 16 },
      { title: OURS.status, width: 16 },
      { title: OURS.note, width: 36 },
      { title: "Định nghĩa, hướng dẫn", width: 60 },
    ],
    rows: (form?.cells ?? []).flatMap((cell): WorkbookCell[][] => {
      const measure = measures.get(cell.measure)
      return measure === undefined ? [] : [rowOf(`${id}/${unit}`, cell, measure)]
    }),
  }
  return { name: `${id}-${unit}.xlsx`, stream: workbookStream([sheet], ctx.now()) }
}

function rowOf(of: string, cell: FormCell, measure: FormMeasure): WorkbookCell[] {
  const decimals = measure.counted ? 0 : 2
  return [
    `${of}/${cell.measure}[${cell.cut}]`,
    measure.nameVi,
    cutLabel(cell.cut).vi,
    measure.unitOfMeasure,
    cell.previous === null ? null : { number: cell.previous.value, decimals },
    fieldOf(measure, cell.value),
    { field: STATUS_OF[cell.status ?? ""] ?? null, decimals: -1, takes: STATUS_CHOICES },
    { field: cell.note, decimals: -1, takes: "text" },
    [measure.definitionVi, measure.guidance].filter((text) => text !== "").join(" "),
  ]
}

/** Many reports: one sheet, a row a unit, a column a cell. */
export async function collectionTemplate(
  ctx: Context,
  id: string,
  units: readonly string[] | null,
  asker: Asker,
): Promise<Template> {
  const collection = await collectionOf(ctx, id)
  await needCollection(ctx, collection, asker)
  const all = await readable(asker, collection.scope, await listReports(ctx.db, id))
  const reports = units === null ? all : all.filter(({ unit }) => units.includes(unit))
  const known = new Set(all.map(({ unit }) => unit))
  const unknown = (units ?? []).filter((unit) => !known.has(unit))
  if (unknown.length > 0) throw badField("units", `đợt này không hỏi ${unknown.join(", ")}.`)
  const base = await formBase(
    ctx,
    collection,
    reports.map(({ unit }) => unit),
  )
  const forms = await formsOf(ctx.db, base, reports)
  const sheet: WorkbookSheet = {
    name: collection.period.code,
    isProtected: true,
    columns: [
      { title: OURS.unit, width: 20, hidden: true },
      { title: "Mã đơn vị", width: 14 },
      { title: "Tên", width: 32 },
      ...titlesOf(base).map((title) => ({ title, width: 22 })),
    ],
    rows: unitRows(base, reports, forms),
  }
  return { name: `${id}.xlsx`, stream: workbookStream([sheet], ctx.now()) }
}

function titlesOf({ asked, measures }: FormBase): string[] {
  const byCode = new Map(measures.map((measure) => [measure.measure, measure]))
  return asked.flatMap((cell) => {
    const measure = byCode.get(cell.measure)
    return measure === undefined ? [] : [cellTitle(cell, measure)]
  })
}

function* unitRows(
  { collection, measures, territories }: FormBase,
  reports: readonly ReportRow[],
  forms: ReadonlyMap<string, Form>,
): Generator<WorkbookCell[]> {
  const byCode = new Map(measures.map((measure) => [measure.measure, measure]))
  for (const { unit } of reports) {
    const { fullName } = unitRef(territories, unit, collection.period.ends)
    const fields = (forms.get(unit)?.cells ?? []).flatMap((cell): WorkbookCell[] => {
      const measure = byCode.get(cell.measure)
      if (measure === undefined) return []
      const none = cell.status === "missing" || cell.status === "not-applicable"
      const field = fieldOf(measure, cell.value)
      return [none ? { ...field, field: STATUS_OF[cell.status ?? ""] ?? null } : field]
    })
    yield [`${collection.id}/${unit}`, unit, fullName, ...fields]
  }
}
