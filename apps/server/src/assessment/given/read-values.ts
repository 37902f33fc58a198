import { nearest, parseNumber, searchKey } from "@tinhso/vietnamese"
import type { CriterionTree } from "../index-set/tree.ts"

export const VALUE_COLUMNS = ["Đơn vị", "Mã", "Giá trị"] as const
export const VALUE_OPTIONAL = ["Số liệu"] as const
export type ValueColumn = (typeof VALUE_COLUMNS)[number] | (typeof VALUE_OPTIONAL)[number]

interface WrittenCell {
  readonly kind: "text" | "number" | "date" | "boolean" | "empty"
  readonly text: string
}

/** A row of a file of given figures, as written. */
export interface WrittenValue {
  readonly row: number
  readonly cells: Readonly<Record<ValueColumn, WrittenCell>>
}

/** One figure for one agency, read from a row. */
export interface ReadValue {
  readonly row: number
  readonly unit: string
  readonly criterion: string
  readonly name: string
  readonly value: number
}

export interface ValueFinding {
  readonly row: number
  readonly column: ValueColumn
  readonly message: string
}

/** Whom a text means among the agencies of a round; a sentence where it means nobody. */
export type FindAgency = (text: string) => { readonly unit: string } | { readonly why: string }

/** Reads figures that a province gives its agencies; every row that cannot be taken is named. */
export function readValues(
  rows: readonly WrittenValue[],
  tree: CriterionTree,
  find: FindAgency,
  decimalMark?: "comma" | "point",
): { readonly values: readonly ReadValue[]; readonly findings: readonly ValueFinding[] } {
  const values: ReadValue[] = []
  const findings: ValueFinding[] = []
  const seen = new Map<string, number>()
  for (const { row, cells } of rows) {
    const tell = (column: ValueColumn, message: string) =>
      void findings.push({ row, column, message })
    const agency = find(cells["Đơn vị"].text.trim())
    if ("why" in agency) tell("Đơn vị", agency.why)
    const figure = figureOf(tree, cells["Mã"].text.trim(), cells["Số liệu"].text.trim())
    if ("why" in figure) tell(figure.column, figure.why)
    const value = valueOf(cells["Giá trị"], decimalMark)
    if (typeof value === "string") tell("Giá trị", value)
    if ("why" in agency || "why" in figure || typeof value === "string") continue
    const key = `${agency.unit}\n${figure.criterion}\n${figure.name}`
    const before = seen.get(key)
    if (before !== undefined) tell("Đơn vị", `đã có ở dòng ${before}`)
    seen.set(key, row)
    values.push({ row, unit: agency.unit, ...figure, value })
  }
  return { values, findings }
}

type FoundFigure =
  | { readonly criterion: string; readonly name: string }
  | { readonly column: ValueColumn; readonly why: string }

function figureOf(tree: CriterionTree, code: string, name: string): FoundFigure {
  const criterion = tree.get(code)
  if (criterion === undefined || criterion.kind !== "scored") {
    return { column: "Mã", why: `không có tiêu chí chấm điểm “${code}”` }
  }
  const { figures } = criterion
  const [only] = figures
  if (only === undefined) return { column: "Mã", why: `tiêu chí ${code} không tính từ số liệu` }
  if (name === "") {
    if (figures.length === 1) return { criterion: code, name: only.name }
    const names = figures.map((one) => `“${one.name}”`).join(", ")
    return { column: "Số liệu", why: `tiêu chí ${code} có nhiều số liệu, hãy nói số nào: ${names}` }
  }
  const key = searchKey(name)
  const found = figures.find((one) => [one.name, one.label].some((text) => searchKey(text) === key))
  if (found !== undefined) return { criterion: code, name: found.name }
  const near = nearest(
    name,
    figures.map((one) => one.name),
    1,
  )[0]?.text
  const hint = near === undefined ? "" : `; có phải “${near}”?`
  return { column: "Số liệu", why: `tiêu chí ${code} không có số liệu “${name}”${hint}` }
}

/** The number of a cell, or why it is none: a text with two meanings is asked about. */
function valueOf({ kind, text }: WrittenCell, decimalMark?: "comma" | "point"): number | string {
  if (kind === "number") return notNegative(Number(text), text)
  const read = parseNumber(text, decimalMark === undefined ? {} : { decimalMark })
  switch (read.kind) {
    case "number":
      if (read.comparator !== "=") return `“${text}” không phải một số chính xác`
      return notNegative(read.value, text)
    case "ambiguous":
      return `“${text}” có thể là ${read.readings.map(({ exact }) => exact).join(" hoặc ")}; hãy nói dấu thập phân`
    case "missing":
      return "thiếu giá trị"
    case "invalid":
      return `không đọc được số “${text}”`
  }
}

const notNegative = (value: number, text: string) => (value < 0 ? `${text} nhỏ hơn 0` : value)
