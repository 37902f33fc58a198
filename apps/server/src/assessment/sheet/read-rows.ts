import { nearest, searchKey, toNfc } from "@tinhso/vietnamese"
import { type SheetFinding, type SheetRow, SHEET_STATUSES, type SheetStatus } from "../model.ts"
import { differencePoints } from "../points.ts"
import { isBelow, readCode } from "./codes.ts"
import type { SheetColumn } from "./columns.ts"
import { type DecimalMark, readPoints, type WrittenCell } from "./points-cell.ts"
import { readNotes } from "./remarks.ts"
import { changeOf, statusOf } from "./status.ts"

/** A row as a file has it. */
export interface WrittenRow {
  readonly row: number
  readonly cells: Readonly<Record<SheetColumn, WrittenCell & { readonly column: string }>>
}

export interface ReadRows {
  readonly rows: readonly SheetRow[]
  /** Rows that head a group: their code, name and the maximum they state. */
  readonly heads: readonly GroupHead[]
  readonly findings: readonly SheetFinding[]
}

export interface GroupHead {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly maxPoints: number | null
}

/** Reads the rows of a score sheet; whatever cannot be read is named by row and column. */
export function readRows(written: readonly WrittenRow[], decimal?: DecimalMark): ReadRows {
  const findings: SheetFinding[] = []
  const rows: SheetRow[] = []
  const heads: GroupHead[] = []
  const coded = withCodes(written, findings)
  const codes = coded.map(({ code }) => code)
  for (const { code, from } of coded) {
    const tell: Tell = (column, weight, message) =>
      void findings.push({ row: from.row, column: from.cells[column].column, weight, message })
    const name = textOf(from.cells["Chỉ tiêu"])
    const most = readPoints(from.cells["Điểm tối đa"], null, decimal)
    if (most.kind === "wrong") tell("Điểm tối đa", "refused", most.message)
    const maxPoints = most.kind === "points" ? most.points : null
    if (codes.some((other) => isBelow(other, code))) {
      heads.push({ row: from.row, code, name, maxPoints })
      continue
    }
    if (name === "") tell("Chỉ tiêu", "refused", `tiêu chí ${code} không có tên`)
    if (most.kind === "empty") tell("Điểm tối đa", "refused", `tiêu chí ${code} thiếu điểm tối đa`)
    rows.push(rowOf({ code, name, maxPoints, from, decimal }, tell))
  }
  return { rows, heads, findings }
}

type Tell = (column: SheetColumn, weight: SheetFinding["weight"], message: string) => void

interface Coded {
  readonly code: string
  readonly from: WrittenRow
}

function withCodes(written: readonly WrittenRow[], findings: SheetFinding[]): Coded[] {
  const seen = new Set<string>()
  const rowOfCode = new Map<string, number>()
  const coded: Coded[] = []
  let before: string | null = null
  for (const from of written) {
    const cell = from.cells["Mã"]
    const tell = (weight: SheetFinding["weight"], message: string) =>
      void findings.push({ row: from.row, column: cell.column, weight, message })
    if (isFooter(from)) continue
    const read = readCode(cell, before, seen)
    if (read.kind === "wrong") {
      tell("refused", read.message)
      continue
    }
    if (read.repaired !== null) {
      tell("questioned", `mã ${read.repaired} đọc là ${read.code} (bảng tính đã bỏ số 0 ở cuối)`)
    }
    if (seen.has(read.code)) {
      tell("refused", `mã ${read.code} đã có ở dòng ${rowOfCode.get(read.code) ?? ""}`)
      continue
    }
    seen.add(read.code)
    rowOfCode.set(read.code, from.row)
    before = read.code
    coded.push({ code: read.code, from })
  }
  return coded
}

/** "Tổng cộng", and rows without code or points: titles and signatures. */
function isFooter({ cells }: WrittenRow): boolean {
  if (textOf(cells["Mã"]) !== "") return /^t[ôổ]ng/iu.test(textOf(cells["Mã"]))
  const total = searchKey(textOf(cells["Chỉ tiêu"])).startsWith("tong")
  return total || textOf(cells["Điểm tối đa"]) === ""
}

interface RowParts {
  readonly code: string
  readonly name: string
  readonly maxPoints: number | null
  readonly from: WrittenRow
  readonly decimal: DecimalMark | undefined
}

function rowOf({ code, name, maxPoints, from, decimal }: RowParts, tell: Tell): SheetRow {
  const { cells } = from
  const points = (column: SheetColumn): number | null => {
    const read = readPoints(cells[column], maxPoints, decimal)
    if (read.kind === "wrong") tell(column, "refused", read.message)
    if (read.kind !== "points") return null
    if (maxPoints !== null && read.points > maxPoints) {
      tell(column, "refused", `${read.points} vượt điểm tối đa ${maxPoints} của tiêu chí ${code}`)
    }
    return read.points
  }
  const selfPoints = points("Tự đánh giá")
  const verifiedPoints = points("Thẩm định")
  const difference =
    selfPoints === null || verifiedPoints === null
      ? null
      : differencePoints(selfPoints, verifiedPoints)
  checkDifference(cells["Chênh lệch"], difference, tell)
  const { documents, remarks } = readNotes(cells["Minh chứng/Ghi chú"].text)
  return {
    row: from.row,
    code,
    name,
    group: textOf(cells["Nhóm"]),
    maxPoints: maxPoints ?? 0,
    selfPoints,
    verifiedPoints,
    difference,
    change: changeOf(selfPoints, verifiedPoints),
    status: statusFor(
      cells["Trạng thái"],
      statusOf(maxPoints ?? 0, selfPoints, verifiedPoints),
      tell,
    ),
    responsible: textOf(cells["Phụ trách"]),
    deadline: textOf(cells["Hạn xử lý"]),
    documents: [...documents],
    remarks: [...remarks],
  }
}

const textOf = (cell: WrittenCell) => toNfc(cell.text).replaceAll(/\s+/gu, " ").trim()

/** The sheet's own difference is not taken over; where it is another one, somebody should look. */
function checkDifference(cell: WrittenCell, difference: number | null, tell: Tell): void {
  const text = cell.text.trim()
  if (text === "" || difference === null) return
  const written = Number(text.replace("−", "-").replace(",", "."))
  if (Number.isNaN(written) || Math.abs(written - difference) > 0.005) {
    tell("Chênh lệch", "questioned", `ghi ${text}; tính từ hai điểm là ${difference}`)
  }
}

/** The sheet's word; where it has none, the one that the points give. */
function statusFor(cell: WrittenCell, expected: SheetStatus, tell: Tell): SheetStatus {
  const text = textOf(cell)
  if (text === "") return expected
  const key = searchKey(text)
  const known = SHEET_STATUSES.find((status) => searchKey(status) === key)
  if (known === undefined) {
    const near = nearest(text, [...SHEET_STATUSES], 1)[0]?.text
    tell(
      "Trạng thái",
      "refused",
      `không có trạng thái “${text}”${near === undefined ? "" : `; có phải “${near}”?`}`,
    )
    return expected
  }
  if (known !== expected) {
    tell("Trạng thái", "questioned", `ghi “${known}”; theo điểm phải là “${expected}”`)
  }
  return known
}
