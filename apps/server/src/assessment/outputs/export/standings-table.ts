import type { Block, Cell } from "../../../platform/document/index.ts"
import { agencyPath, criterionPath } from "../address.ts"
import { rankText } from "../charts/ranking.ts"
import { heatColumns, heatStep } from "../heat.ts"
import type { AgencyLine, CriterionFacts, RoundReport } from "../model.ts"
import { numberText, shareText } from "../say.ts"
import { bandCell, cell, headCell, table } from "./blocks.ts"
import { gainedText, saidText } from "./words.ts"

const HEAD = ["Hạng", "Cơ quan, đơn vị", "Điểm", "Tỷ lệ", "Khoảng hạng", "Đợt trước", "Bậc"]

/** The ranking, peer group by peer group. */
export function standingsTable(
  { round, groups, standings }: RoundReport,
  origin: string,
  width: number,
): Block {
  const shares = [0.08, 0.39, 0.13, 0.11, 0.12, 0.09, 0.08]
  const rows = groups.flatMap(({ group, name, agencies }) => [
    [bandCell(`${name.vi} (${numberText(agencies, "vi")} đơn vị)`, HEAD.length)],
    ...standings
      .filter((one) => one.group === group)
      .map((one) => standingRow(one, origin + agencyPath(round.id, one.unit))),
  ])
  return table(
    shares.map((share) => share * width),
    HEAD,
    rows,
  )
}

function standingRow(one: AgencyLine, link: string): Cell[] {
  return [
    cell(one.rank === null ? "–" : String(one.rank), "center"),
    cell(one.submitted ? one.name : `${one.name} (không nộp)`),
    cell(`${saidText(one.points)}/${saidText(one.maxPoints)}`, "right", { link }),
    cell(one.value === null ? "–" : shareText(one.value, "vi"), "right"),
    cell(rankText({ ...one, rank: one.best === null ? null : one.rank }), "center"),
    cell(one.before === null ? "–" : String(one.before), "center"),
    cell(gainedText(one.gained), "center"),
  ]
}

/** Columns that fit across a page. */
const MOST_COLUMNS = 8
const SHADES = ["FFFFFF", "EEF5FA", "D3E6F2", "9CC8E3", "5BA3CD"]

/** Agencies × pillars with what is reached of each; null for an index that has neither. */
export function heatTable(report: RoundReport, origin: string, width: number): Block | null {
  const columns = heatColumns(report.index).slice(0, MOST_COLUMNS)
  if (columns.length === 0) return null
  const each = (width * 0.66) / columns.length
  const head = [
    headCell("Cơ quan, đơn vị"),
    ...columns.map(({ code, name }) => headCell(`${code} ${name}`)),
  ]
  const rows = report.standings.map((one) => [
    cell(one.name, "left", { link: origin + agencyPath(report.round.id, one.unit) }),
    ...columns.map(({ share }) => heatCell(share(one))),
  ])
  return {
    kind: "table",
    widths: [width * 0.34, ...columns.map(() => each)],
    rows: [head, ...rows],
    headRows: 1,
    borders: true,
    size: 9,
  }
}

const heatCell = (share: number | null): Cell =>
  share === null
    ? cell("–", "center")
    : { ...cell(shareText(share, "vi"), "center"), shade: SHADES[heatStep(share)] ?? "FFFFFF" }

const LOSS_HEAD = [
  "Mã",
  "Tiêu chí",
  "Bị hạ",
  "Về 0",
  "Được nâng",
  "Điểm bị hạ",
  "Lý do nêu nhiều nhất",
]

/** Criteria that verification lowered, most often first. */
export function lossTable(
  { round, criteria }: RoundReport,
  origin: string,
  width: number,
  most: number,
): Block | null {
  const lowered = criteria
    .filter((one) => one.lowered > 0 || one.raised > 0)
    .toSorted((a, b) => b.lowered - a.lowered || b.lost - a.lost)
    .slice(0, most)
  if (lowered.length === 0) return null
  const shares = [0.08, 0.29, 0.08, 0.07, 0.09, 0.1, 0.29]
  return table(
    shares.map((share) => share * width),
    LOSS_HEAD,
    lowered.map((one) => lossRow(one, origin + criterionPath(round.id, one.code))),
    10,
  )
}

const count = (number: number) => cell(numberText(number, "vi"), "right")

function lossRow(one: CriterionFacts, link: string): Cell[] {
  return [
    cell(one.code, "left", { link }),
    cell(one.name),
    count(one.lowered),
    count(one.zeroed),
    count(one.raised),
    cell(saidText(one.lost), "right"),
    { lines: one.reasons.map(({ reason, times }) => [{ text: `${reason} (${times})` }]) },
  ]
}
