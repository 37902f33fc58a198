import type { WorkbookCell, WorkbookSheet } from "../../../platform/workbook/index.ts"
import { agencyPath, roundPath } from "../address.ts"
import { heatColumns } from "../heat.ts"
import type { AgencyLine, CriterionFacts, RoundReport } from "../model.ts"
import { groupName } from "../peer-group.ts"
import { aboutSheet, marked, pointsCell, shareCell } from "./sheets.ts"

/** The ranking of a round as a workbook: agencies, criteria, what the file is of. */
export function rankingSheets(report: RoundReport, origin: string): WorkbookSheet[] {
  return [
    standingsSheet(report, origin),
    criteriaSheet(report),
    aboutSheet(report, origin + roundPath(report.round.id)),
  ].map((sheet) => marked(sheet, report.marks))
}

function standingsSheet({ index, standings, round }: RoundReport, origin: string): WorkbookSheet {
  const heat = heatColumns(index)
  const titles: [string, number][] = [
    ["Nhóm", 22],
    ["Hạng", 8],
    ["Trên số", 8],
    ["Mã", 14],
    ["Cơ quan, đơn vị", 38],
    ["Điểm", 10],
    ["Điểm tối đa", 10],
    ["Tỷ lệ (%)", 10],
    ["Hạng, phân vị 5 %", 12],
    ["Hạng, phân vị 95 %", 12],
    ["Hạng đợt trước", 10],
    ["Bậc thay đổi", 10],
    ["Đã nộp", 8],
    ...heat.map(({ code, name }): [string, number] => [`${code} ${name} (%)`, 14]),
    ["Địa chỉ", 50],
  ]
  const row = (one: AgencyLine): WorkbookCell[] => [
    groupName(one.group).vi,
    one.rank,
    one.of,
    one.unit,
    one.name,
    pointsCell(one.points),
    pointsCell(one.maxPoints),
    shareCell(one.value),
    one.best,
    one.worst,
    one.before,
    one.gained,
    one.submitted ? "có" : "không",
    ...heat.map(({ share }) => shareCell(share(one))),
    origin + agencyPath(round.id, one.unit),
  ]
  return {
    name: "Xếp hạng",
    columns: titles.map(([title, width]) => ({ title, width })),
    rows: standings.map(row),
  }
}

const CRITERIA: [string, number][] = [
  ["Mã", 10],
  ["Tiêu chí", 60],
  ["Điểm tối đa", 10],
  ["Đơn vị có điểm", 10],
  ["Không áp dụng", 10],
  ["Trung bình", 10],
  ["Thấp nhất", 10],
  ["Tứ phân vị 1", 10],
  ["Trung vị", 10],
  ["Tứ phân vị 3", 10],
  ["Cao nhất", 10],
  ["Bị hạ", 8],
  ["Về 0", 8],
  ["Được nâng", 8],
  ["Điểm bị hạ", 10],
  ["Lý do nêu nhiều nhất", 60],
  ["Số lượt", 8],
]

function criteriaSheet({ criteria }: RoundReport): WorkbookSheet {
  return {
    name: "Tiêu chí",
    columns: CRITERIA.map(([title, width]) => ({ title, width })),
    rows: criteria.map(criterionRow),
  }
}

function criterionRow(one: CriterionFacts): WorkbookCell[] {
  const [why] = one.reasons
  return [
    one.code,
    one.name,
    pointsCell(one.maxPoints),
    one.scored,
    one.notApplicable,
    ...[one.mean, one.least, one.lower, one.median, one.upper, one.most].map(pointsCell),
    one.lowered,
    one.zeroed,
    one.raised,
    pointsCell(one.lost),
    why?.reason ?? null,
    why?.times ?? null,
  ]
}
