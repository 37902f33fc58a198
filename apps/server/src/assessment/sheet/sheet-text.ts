import type { ScoreSheet, SheetFinding, SheetGroup, SheetRow, SheetTotals } from "../model.ts"

const HEADER = [
  "Mã",
  "Chỉ tiêu",
  "Điểm tối đa",
  "Tự đánh giá",
  "Thẩm định",
  "Chênh lệch",
  "Trạng thái",
]

/** A sheet for people and programs: a line a criterion, the groups, what to look at, the totals. */
export function sheetText({ rows, groups, totals, findings }: ScoreSheet): string[] {
  return [
    HEADER.join("\t"),
    ...rows.map(rowLine),
    "",
    ...groups.map(groupLine),
    "",
    ...findings.map(findingLine),
    ...(findings.length > 0 ? [""] : []),
    totalsLine(totals),
    changesLine(totals),
  ]
}

const points = (value: number | null) => (value === null ? "" : String(value))
const signed = (value: number | null) => (value === null ? "" : value.toFixed(2))

function rowLine(row: SheetRow): string {
  const { code, name, maxPoints, selfPoints, verifiedPoints, difference, status } = row
  const shown = [points(maxPoints), points(selfPoints), points(verifiedPoints), signed(difference)]
  return [code, name, ...shown, status].join("\t")
}

const groupLine = ({ code, name, criteria, maxPoints, selfPoints, verifiedPoints }: SheetGroup) =>
  `nhóm ${code} ${name}: ${criteria} tiêu chí, tối đa ${maxPoints}, tự đánh giá ${selfPoints}, thẩm định ${verifiedPoints}`

export function findingLine({ row, column, weight, message }: SheetFinding): string {
  const where = row === null ? "" : ` dòng ${row}${column === null ? "" : `, cột ${column}`}:`
  return `${weight === "refused" ? "không nhận" : "cần xem"}:${where} ${message}`
}

const totalsLine = ({ criteria, maxPoints, selfPoints, verifiedPoints }: SheetTotals) =>
  `${criteria} tiêu chí, tối đa ${maxPoints} điểm, tự đánh giá ${selfPoints}, thẩm định ${verifiedPoints}`

const changesLine = ({ lowered, loweredToZero, raised }: SheetTotals) =>
  `hạ điểm ${lowered} tiêu chí (${loweredToZero} về 0), nâng điểm ${raised}`
