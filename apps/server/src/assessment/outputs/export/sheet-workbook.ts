import type { WorkbookCell, WorkbookSheet } from "../../../platform/workbook/index.ts"
import { agencyCriterionPath, agencyPath } from "../address.ts"
import type { AgencyReport, SheetLine } from "../model.ts"
import { numberText } from "../say.ts"
import { aboutSheet, marked, pointsCell } from "./sheets.ts"

const COLUMNS: [string, number][] = [
  ["Mã", 10],
  ["Tiêu chí", 60],
  ["Điểm tối đa", 10],
  ["Số liệu", 40],
  ["Máy tính", 10],
  ["Tự chấm", 10],
  ["Thẩm định", 10],
  ["Cơ quan thẩm định", 30],
  ["Phúc tra", 10],
  ["Điểm cuối", 10],
  ["Điểm mất", 10],
  ["Lý do mất điểm", 60],
  ["Minh chứng", 40],
  ["Địa chỉ", 50],
]

/** An agency's sheet as a workbook: every row of the index, what the file is of. */
export function sheetSheets(report: AgencyReport, origin: string): WorkbookSheet[] {
  const { round, agency, lines } = report
  const row = (line: SheetLine): WorkbookCell[] => [
    ...lineCells(line),
    line.kind === "group" ? null : origin + agencyCriterionPath(round.id, agency.unit, line.code),
  ]
  const sheet = {
    name: "Bảng điểm",
    columns: COLUMNS.map(([title, width]) => ({ title, width })),
    rows: [...lines.map(row), totalRow(report)],
  }
  const about = aboutSheet(report, origin + agencyPath(round.id, agency.unit))
  return [sheet, about].map((one) => marked(one, report.marks))
}

function lineCells(line: SheetLine): WorkbookCell[] {
  const isGroup = line.kind === "group"
  const words = (text: string): WorkbookCell => (isGroup ? { heading: text } : text)
  return [
    words(line.code),
    words(line.name),
    pointsCell(line.maxPoints),
    figuresText(line),
    pointsCell(line.computed),
    pointsCell(line.self),
    pointsCell(line.verified),
    verifiersText(line),
    pointsCell(line.appealed),
    pointsCell(line.final),
    pointsCell(line.lost?.points ?? null),
    line.lost?.reason.vi ?? null,
    evidenceText(line),
  ]
}

function totalRow({ agency }: AgencyReport): WorkbookCell[] {
  const { points, maxPoints } = agency
  const empty = Array.from({ length: 6 }, () => null)
  return [null, { heading: "Tổng điểm" }, pointsCell(maxPoints), ...empty, pointsCell(points)]
}

/** "số hộ có cáp quang = 8.913 hộ". */
export const figuresText = ({ figures }: SheetLine): string =>
  figures
    .map(({ name, label, unit, value }) => {
      const said = value === null ? "thiếu" : numberText(value, "vi", 6)
      return `${label === "" ? name : label} = ${said}${unit === "" || value === null ? "" : ` ${unit}`}`
    })
    .join("; ")

const PARTS = { lead: "chủ trì", "co-verifier": "phối hợp", council: "hội đồng" } as const

export const verifiersText = ({ verifiers }: SheetLine): string =>
  verifiers.map(({ part, organisation }) => `${organisation.name} (${PARTS[part]})`).join("; ")

/** Numbers of documents, what they are about where they have none. */
export const evidenceText = ({ evidence }: SheetLine): string =>
  evidence.map(({ number, summary }) => number ?? summary).join("; ")
