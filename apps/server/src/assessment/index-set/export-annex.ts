import type { WorkbookCell, WorkbookSheet } from "../../platform/workbook/index.ts"
import { columnName } from "../../platform/workbook/index.ts"
import type { Criterion, IndexSet } from "../model.ts"
import { numberIn, placeRows } from "./annex-codes.ts"
import { DESCRIBED, FIELDS, NOT_SAID, PILLAR } from "./annex-described.ts"
import { EVIDENCE_WORDS, figuresWritten, KIND_WORDS, NO_PARENT, POLICY_WORDS } from "./annex-own.ts"

const COLUMNS = [
  ["TT", 6],
  ["Mã", 9],
  ["Tiêu chí", 52],
  ["Điểm tối đa", 9],
  ["Cách tính điểm", 44],
  ["Minh chứng", 14],
  ["Nguồn số liệu", 22],
  ["Đơn vị phối hợp thẩm định", 24],
  ["Ghi chú", 28],
  ["Công thức", 34],
  ["Số liệu của công thức", 34],
  ["Khi không áp dụng", 20],
  ["Loại dòng", 16],
  ["Thuộc mục", 10],
] as const

const LAST = columnName(COLUMNS.length - 1)
/** Columns whose cells are one over the lines of a rule. */
const MERGED = COLUMNS.map((_, i) => i).filter((i) => i !== 4)

const heading = (text: string): WorkbookCell => ({ heading: text })

/**
 * An index as offices keep an annex: titles over the whole width, Roman group rows, a rule of several
 * cases in a line each beside one merged row; and, in columns of their own, what the decision's words
 * leave open. Read again, it gives the same index.
 */
export function annexSheets(index: IndexSet): WorkbookSheet[] {
  const titles = titleRows(index)
  const top = titles.length + 1
  const body = bodyRows(index, top + 1)
  return [
    {
      name: "Phụ lục",
      columns: [],
      widths: COLUMNS.map(([, width]) => width),
      merges: [...titles.map((_, i) => `A${i + 1}:${LAST}${i + 1}`), ...body.merges],
      rows: [...titles, COLUMNS.map(([title]) => heading(title)), ...body.rows, totalRow(index)],
      isWide: true,
    },
    { name: "Bộ chỉ số", columns: [], widths: [28, 60, 40, 60], rows: describedRows(index) },
  ]
}

function titleRows({ name, decision, issued, issuer }: IndexSet): WorkbookCell[][] {
  const of = [decision, issued, issuer].filter((part) => part !== null && part !== "").join(", ")
  return [
    [heading("PHỤ LỤC")],
    [heading(name)],
    [of === "" ? "(chưa có số quyết định)" : `(Kèm theo ${of})`],
  ]
}

function bodyRows({ criteria }: IndexSet, from: number) {
  const marks = tableMarks(criteria)
  const derived = derivedParents(criteria)
  const rows: WorkbookCell[][] = []
  const merges: string[] = []
  for (const row of criteria) {
    const lines = ruleLines(row.ruleWords)
    const parent = row.parent === derived.get(row.code) ? "" : (row.parent ?? NO_PARENT)
    const first = from + rows.length
    rows.push(firstLine(row, { mark: marks.get(row.code) ?? "", parent, rule: lines[0] ?? "" }))
    for (const line of lines.slice(1)) rows.push([null, null, null, null, line])
    if (lines.length < 2) continue
    const last = first + lines.length - 1
    merges.push(...MERGED.map((i) => `${columnName(i)}${first}:${columnName(i)}${last}`))
  }
  return { rows, merges }
}

interface Beside {
  readonly mark: string
  readonly parent: string
  readonly rule: string
}

function firstLine(row: Criterion, { mark, parent, rule }: Beside): WorkbookCell[] {
  const shown = (text: string): WorkbookCell => (row.kind === "group" ? heading(text) : text)
  return [
    shown(mark),
    shown(row.code),
    shown(row.name),
    row.maxPoints === null ? null : row.maxPoints,
    rule,
    EVIDENCE_WORDS[row.evidence],
    row.dataSource,
    row.coVerifier,
    row.note,
    row.rule,
    figuresWritten(row.figures),
    POLICY_WORDS[row.notApplicable],
    KIND_WORDS[row.kind],
    parent,
  ]
}

/** The cases of a rule, a line each, where they come together again as they were. */
function ruleLines(words: string): string[] {
  const lines = words.split("; ")
  const plain = lines.every((line) => line !== "" && line === line.trim() && !line.includes("\n"))
  return lines.length > 1 && plain ? lines : [words]
}

/** Groups at the top are I, II, III; below them the codes stand as they are. */
function tableMarks(criteria: readonly Criterion[]): Map<string, string> {
  const roots = criteria.filter(({ parent, kind }) => parent === null && kind === "group")
  const romans = new Map(roots.map(({ code }, i) => [code, roman(i + 1)]))
  return new Map(criteria.map(({ code }) => [code, romans.get(code) ?? code]))
}

function roman(number: number): string {
  const tens = "X".repeat(Math.floor(number / 10))
  const ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][number % 10] ?? ""
  return tens + ones
}

/** The parent that a reader would take from the codes alone. */
function derivedParents(criteria: readonly Criterion[]): Map<string, string | null> {
  const numbers = criteria.map(
    ({ code }) => numberIn(code, true) ?? { style: "name" as const, text: code, rest: "" },
  )
  const placed = placeRows(numbers)
  return new Map(criteria.map(({ code }, i) => [code, placed[i]?.parent ?? null]))
}

function totalRow({ maxPoints }: IndexSet): WorkbookCell[] {
  return maxPoints === null ? [] : [null, null, heading("Tổng cộng"), maxPoints]
}

function describedRows(index: IndexSet): WorkbookCell[][] {
  const said = FIELDS.map((field): WorkbookCell[] => {
    const value = index[field]
    return [heading(DESCRIBED[field]), value === null || value === "" ? NOT_SAID : String(value)]
  })
  const pillars = index.pillars.map(({ code, name, members }): WorkbookCell[] => [
    heading(PILLAR),
    code,
    name,
    members.join(", "),
  ])
  return [...said, ...pillars]
}
