import type { Block, Cell, DocumentText, Run } from "../../../platform/document/index.ts"
import { agencyCriterionPath, agencyPath } from "../address.ts"
import { rankText } from "../charts/ranking.ts"
import { markText } from "../marks.ts"
import type { AgencyReport, SheetLine } from "../model.ts"
import { bodyWidth, cell, LANDSCAPE, table } from "./blocks.ts"
import { evidenceText, figuresText, verifiersText } from "./sheet-workbook.ts"
import { aboutLines, fileDay, saidText } from "./words.ts"

const HEAD = [
  "Mã",
  "Tiêu chí, số liệu",
  "Tối đa",
  "Máy tính",
  "Tự chấm",
  "Thẩm định",
  "Phúc tra",
  "Cuối",
  "Mất",
  "Lý do mất điểm; ai thẩm định",
  "Minh chứng",
]
const SHARES = [0.06, 0.27, 0.055, 0.055, 0.055, 0.06, 0.055, 0.055, 0.055, 0.18, 0.1]

/** An agency's sheet as a document to print: every criterion with all that was said of it. */
export function sheetDocument(report: AgencyReport, origin: string): DocumentText {
  const { round, agency, lines } = report
  const width = bodyWidth(LANDSCAPE)
  const rows = lines.map((line) =>
    lineRow(line, origin + agencyCriterionPath(round.id, agency.unit, line.code)),
  )
  return {
    ...LANDSCAPE,
    title: `Bảng điểm – ${agency.name} – ${round.title}`,
    mark: markText(report.marks),
    blocks: [
      ...heads(report),
      about(report, origin, width),
      table(
        SHARES.map((share) => share * width),
        HEAD,
        [...rows, totalRow(report)],
        9,
      ),
    ],
    at: fileDay(round),
  }
}

const centred = (text: string, bold: boolean): Block => ({
  kind: "paragraph",
  align: "center",
  after: 4,
  runs: [{ text, bold, size: bold ? 14 : 13 }],
})

function heads({ agency, round, groupName }: AgencyReport): Block[] {
  const ranked =
    agency.rank === null ? "không xếp hạng" : `hạng ${rankText(agency)} trên ${agency.of}`
  return [
    centred(`BẢNG ĐIỂM – ${agency.name}`, true),
    centred(
      `${round.title}: ${saidText(agency.points)}/${saidText(agency.maxPoints)} điểm; ${ranked} (${groupName.vi})`,
      false,
    ),
  ]
}

function about(report: AgencyReport, origin: string, width: number): Block {
  const lines = aboutLines(report, origin + agencyPath(report.round.id, report.agency.unit))
  return table(
    [width * 0.22, width * 0.78],
    ["Mục", "Nội dung"],
    lines.map(([name, value]) => [cell(name), cell(value)]),
    9,
  )
}

const SHADE = "F3F6F8"

function lineRow(line: SheetLine, link: string): Cell[] {
  const isGroup = line.kind === "group"
  const number = (text: string, more: Partial<Run> = {}) => ({
    ...cell(isGroup && text === "–" ? "" : text, "right", { bold: isGroup, ...more }),
    ...(isGroup ? { shade: SHADE } : {}),
  })
  const words = (lines: readonly (readonly Run[])[]): Cell => ({
    lines,
    ...(isGroup ? { shade: SHADE } : {}),
  })
  return [
    words([[{ text: line.code, bold: isGroup }]]),
    words(nameLines(line)),
    number(saidText(line.maxPoints)),
    number(saidText(line.computed)),
    number(saidText(line.self)),
    number(saidText(line.verified)),
    number(line.appealed === null ? "" : saidText(line.appealed)),
    number(saidText(line.final), isGroup || line.final === null ? {} : { link }),
    number(line.lost === null ? "" : saidText(line.lost.points)),
    words(whyLines(line)),
    words(isGroup ? [] : [[{ text: evidenceText(line) }]]),
  ]
}

function nameLines(line: SheetLine): Run[][] {
  const name = [{ text: line.name, bold: line.kind === "group" }]
  const figures = figuresText(line)
  return figures === "" ? [name] : [name, [{ text: figures, italic: true }]]
}

function whyLines(line: SheetLine): Run[][] {
  const verifiers = verifiersText(line)
  return [
    ...(line.lost === null ? [] : [[{ text: line.lost.reason.vi }]]),
    ...(verifiers === "" ? [] : [[{ text: verifiers, italic: true }]]),
  ]
}

const EMPTY: Cell = { lines: [] }

function totalRow({ agency }: AgencyReport): Cell[] {
  return [
    EMPTY,
    cell("Tổng điểm", "left", { bold: true }),
    cell(saidText(agency.maxPoints), "right", { bold: true }),
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    cell(saidText(agency.points), "right", { bold: true }),
    EMPTY,
    EMPTY,
    EMPTY,
  ]
}
