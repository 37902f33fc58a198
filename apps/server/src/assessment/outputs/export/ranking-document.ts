import type { Block, DocumentText } from "../../../platform/document/index.ts"
import { roundPath } from "../address.ts"
import { markText } from "../marks.ts"
import type { RoundReport } from "../model.ts"
import { bodyWidth, heading, note, PORTRAIT, table, cell } from "./blocks.ts"
import { heatTable, standingsTable } from "./standings-table.ts"
import { aboutLines, fileDay } from "./words.ts"

/** The ranking of a round as a document to print. */
export function rankingDocument(report: RoundReport, origin: string): DocumentText {
  const width = bodyWidth(PORTRAIT)
  const heat = heatTable(report, origin, width)
  const blocks: Block[] = [
    {
      kind: "paragraph",
      align: "center",
      after: 8,
      runs: [{ text: `XẾP HẠNG – ${report.round.title}`, bold: true, size: 14 }],
    },
    aboutTable(report, origin, width),
    standingsTable(report, origin, width),
    note(HOW),
    ...(heat === null ? [] : [heading("Tỷ lệ đạt theo trụ cột, nhóm tiêu chí"), heat]),
  ]
  return {
    ...PORTRAIT,
    title: `Xếp hạng – ${report.round.title}`,
    mark: markText(report.marks),
    blocks,
    at: fileDay(report.round),
  }
}

/** How ranks are to be read. */
export const HOW =
  "Điểm bằng nhau thì đồng hạng và bỏ qua hạng kế tiếp (1, 2, 2, 4). Khoảng hạng: hạng ở phân vị 5 % và 95 % khi trọng số các tiêu chí được thay đổi ngẫu nhiên. Hạng đợt trước chỉ ghi khi hai đợt so sánh được. Chỗ không có số liệu ghi “–”, không phải là 0."

function aboutTable(report: RoundReport, origin: string, width: number): Block {
  const rows = aboutLines(report, origin + roundPath(report.round.id))
  return table(
    [width * 0.3, width * 0.7],
    ["Mục", "Nội dung"],
    rows.map(([name, value]) => [cell(name), cell(value)]),
    10,
  )
}
