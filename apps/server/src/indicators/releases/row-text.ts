import { csvField } from "@tinhso/csv"
import type { ReleaseRow } from "./model.ts"

/** The columns of the canonical CSV, in order. */
export const ROW_COLUMNS = [
  "indicator",
  "period",
  "unit",
  "unit_code",
  "unit_name",
  "breakdown",
  "kind",
  "comparator",
  "value",
  "unit_of_measure",
  "status",
  "reported",
  "expected",
  "estimated",
  "figure",
  "label",
  "parts",
  "source",
] as const

export const HEADER = `${ROW_COLUMNS.join(",")}\n`

/** One row of the canonical CSV (RFC 4180, but LF; a field with a comma, a quote or a blank at an end is quoted). */
export function lineOf(row: ReleaseRow): string {
  return [
    row.indicator,
    row.period,
    row.unit,
    row.unitCode,
    row.unitName,
    row.breakdown,
    row.kind,
    row.comparator,
    row.written ?? (row.value === null ? "" : String(row.value)),
    row.unitOfMeasure,
    row.status,
    row.reported === null ? "" : String(row.reported),
    row.expected === null ? "" : String(row.expected),
    row.estimated ? "true" : "false",
    row.figure,
    row.label,
    row.parts,
    row.source,
  ]
    .map(field)
    .join(",")
}

/** A row is one line: line breaks in words become spaces. */
function field(text: string): string {
  const flat = /[\r\n]/u.test(text) ? text.replaceAll(/\s*[\r\n]+\s*/gu, " ") : text
  return csvField(flat)
}

/** The fields of one line. */
export function fieldsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(",")
  const fields: string[] = []
  for (let at = 0; at <= line.length;) {
    if (line[at] !== '"') {
      const comma = line.indexOf(",", at)
      const end = comma === -1 ? line.length : comma
      fields.push(line.slice(at, end))
      at = end + 1
      continue
    }
    let end = line.indexOf('"', at + 1)
    while (end !== -1 && line[end + 1] === '"') end = line.indexOf('"', end + 2)
    const close = end === -1 ? line.length : end
    fields.push(line.slice(at + 1, close).replaceAll('""', '"'))
    at = close + 2
  }
  return fields
}

const KINDS = new Set(["indicator", "measure"])

const whole = (digits: string | undefined) => (digits ? Number(digits) : null)

/** The row that a line of the canonical CSV says. */
export function rowOf(line: string): ReleaseRow {
  const [indicator, period, unit, unitCode, unitName, breakdown, kind, comparator, value, ...more] =
    fieldsOf(line)
  const [unitOfMeasure, status, reported, expected, estimated, figure, label, parts, source] = more
  const text = value ?? ""
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the line was written from such a row
  return {
    indicator,
    period,
    unit,
    unitCode,
    unitName,
    breakdown,
    kind,
    comparator,
    value: text === "" || Number.isNaN(Number(text)) ? null : Number(text),
    written: text === "" || KINDS.has(kind ?? "") ? null : text,
    unitOfMeasure,
    status,
    reported: whole(reported),
    expected: whole(expected),
    estimated: estimated === "true",
    figure,
    label,
    parts,
    source,
  } as ReleaseRow
}

/** In which order rows stand: by indicator, period, unit, breakdown, figure, each by code units. */
export function compareRows(a: ReleaseRow, b: ReleaseRow): number {
  return (
    order(a.indicator, b.indicator) ||
    order(a.period, b.period) ||
    order(a.unit, b.unit) ||
    order(a.breakdown, b.breakdown) ||
    order(a.figure, b.figure)
  )
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
