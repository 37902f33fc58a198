import type { Block, DocumentText, Run } from "../../../platform/document/index.ts"
import { roundPath } from "../address.ts"
import { distributionDrawing } from "../charts/distribution.ts"
import { MOST_BARS, rankingDrawing } from "../charts/ranking.ts"
import { chartOf } from "../charts/svg.ts"
import { markText } from "../marks.ts"
import type { RoundReport, Sentence } from "../model.ts"
import { numberText } from "../say.ts"
import { bodyWidth, heading, note, picture, PORTRAIT, prose } from "./blocks.ts"
import { closing, letterhead, titleBlock } from "./letterhead.ts"
import { HOW } from "./ranking-document.ts"
import { heatTable, lossTable, standingsTable } from "./standings-table.ts"
import { dayText, decisionText, fileDay, instantText, runsOf } from "./words.ts"

/** Criteria that the report lists; the workbook has all. */
const MOST_LOSSES = 15

/**
 * The report of a round to the People's Committee, in the layout of an administrative document.
 * Sentences, tables and pictures say what the facts say; number, day and signature are left open.
 */
export async function reportDocument(report: RoundReport, origin: string): Promise<DocumentText> {
  const { round } = report
  const about = `Kết quả chấm điểm chuyển đổi số: ${round.title}`
  const blocks: Block[] = [
    letterhead({ issuer: round.lead.name, sign: "BC" }),
    ...titleBlock("BÁO CÁO", about),
    {
      kind: "paragraph",
      align: "center",
      after: 8,
      runs: [{ text: "Kính gửi: Ủy ban nhân dân ……" }],
    },
    ...numbered([
      basis(report, origin),
      await results(report, origin),
      verification(report, origin),
      await reached(report, origin),
      disputes(report, origin),
      notes(report, origin),
    ]),
    closing(["Như trên", round.council.name, "……", "Lưu: VT, ……"]),
  ]
  return {
    ...PORTRAIT,
    title: about,
    mark: markText(report.marks),
    blocks,
    at: fileDay(round),
  }
}

const WIDTH = bodyWidth(PORTRAIT)
const NUMERALS = ["I", "II", "III", "IV", "V", "VI"]

interface Section {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** Sections one after another; what has nothing to say is left out and takes no number. */
const numbered = (sections: readonly (Section | null)[]): Block[] =>
  sections
    .filter((one) => one !== null)
    .flatMap(({ title, blocks }, i) => [heading(`${NUMERALS[i]}. ${title}`), ...blocks])

const said = ({ sentences }: RoundReport, origin: string, ...about: Sentence["about"][]): Block[] =>
  sentences.filter((one) => about.includes(one.about)).map((one) => prose(runsOf(one.vi, origin)))

function basis(report: RoundReport, origin: string): Section {
  const { round, index } = report
  const { dataStarts, dataEnds, lead, council } = round
  const link = `${origin}/cham-diem/bo-chi-so/${index.id}`
  const runs: Run[] = [
    { text: "Chấm theo " },
    { text: index.name, link },
    {
      text: ` (bản ${index.version}; ${decisionText(index)}), số liệu từ ${dayText(dataStarts)} đến ${dayText(dataEnds)}. Chủ trì thẩm định: ${lead.name}. Phúc tra do ${council.name} quyết định.`,
    },
  ]
  return {
    title: "Căn cứ, phạm vi",
    blocks: [prose(runs), ...said(report, origin, "taking-part")],
  }
}

async function results(report: RoundReport, origin: string): Promise<Section> {
  const pictures: Block[] = []
  for (const { group, name, agencies } of report.groups) {
    const members = report.standings.filter((one) => one.group === group)
    const some =
      agencies > MOST_BARS ? `, ${MOST_BARS} đơn vị dẫn đầu trên ${numberText(agencies, "vi")}` : ""
    const drawing = rankingDrawing(`${name.vi}: điểm và khoảng hạng${some}`, members)
    pictures.push(await picture(chartOf(drawing, sourceOf(report, origin)), WIDTH))
  }
  const heat = heatTable(report, origin, WIDTH)
  const blocks = [
    ...said(report, origin, "leading", "moving"),
    standingsTable(report, origin, WIDTH),
    note(HOW),
    ...pictures,
    ...(heat === null ? [] : [heading("Tỷ lệ đạt theo trụ cột, nhóm tiêu chí", 2), heat]),
  ]
  return { title: "Kết quả, xếp hạng", blocks }
}

const sourceOf = ({ round }: RoundReport, origin: string) =>
  `Tỉnh Số · ${origin}${roundPath(round.id)}`

function verification(report: RoundReport, origin: string): Section | null {
  const lost = lossTable(report, origin, WIDTH, MOST_LOSSES)
  const sentences = said(report, origin, "verifying", "losing")
  if (sentences.length === 0 && lost === null) return null
  return {
    title: "Thẩm định: điểm bị hạ, được nâng và lý do",
    blocks: [...sentences, ...(lost === null ? [] : [lost])],
  }
}

async function reached(report: RoundReport, origin: string): Promise<Section | null> {
  const sentences = said(report, origin, "lowest")
  if (sentences.length === 0) return null
  const drawing = distributionDrawing(
    "Phân bố điểm theo tiêu chí, so với điểm tối đa",
    lowestFirst(report),
  )
  const blocks = [
    ...sentences,
    await picture(chartOf(drawing, sourceOf(report, origin)), WIDTH),
    note(
      "Vạch: từ thấp nhất đến cao nhất; hộp: nửa số đơn vị ở giữa; nét đậm: trung vị. Xếp từ tiêu chí có trung vị thấp nhất.",
    ),
  ]
  return { title: "Mức đạt theo tiêu chí", blocks }
}

/** Criteria as a picture lists them: where least is reached first. */
export const lowestFirst = ({ criteria }: RoundReport) =>
  criteria
    .filter(({ median, maxPoints }) => median !== null && maxPoints !== null && maxPoints > 0)
    .toSorted((a, b) => shareOf(a) - shareOf(b))

const shareOf = ({ median, maxPoints }: RoundReport["criteria"][number]) =>
  (median ?? 0) / (maxPoints ?? 1)

function disputes(report: RoundReport, origin: string): Section | null {
  const sentences = said(report, origin, "disputing")
  return sentences.length === 0 ? null : { title: "Phúc tra, ý kiến khác nhau", blocks: sentences }
}

/** A hash on a line of its own, not torn apart. */
const hash = (text: string): Block => ({
  kind: "paragraph",
  align: "center",
  after: 6,
  runs: [{ text, size: 11 }],
})

function notes({ round, index }: RoundReport, origin: string): Section {
  const { publishedAt, sha256 } = round
  const blocks = [
    prose([
      { text: "Mỗi số trong báo cáo có liên kết đến nơi tính ra nó: " },
      { text: origin + roundPath(round.id), link: origin + roundPath(round.id) },
      { text: "." },
    ]),
    ...(publishedAt === null || sha256 === null
      ? [prose([{ text: "Đợt chấm chưa công bố; các số trong dự thảo còn có thể thay đổi." }])]
      : [
          prose([{ text: `Công bố lúc ${instantText(publishedAt)}. Mã băm SHA-256:` }]),
          hash(sha256),
          prose([{ text: `Tự kiểm tra: tinhso assessment verify ${round.id}.` }]),
        ]),
    ...(index.gaps === "" ? [] : [prose([{ text: `Chỗ chưa biết của bộ chỉ số: ${index.gaps}` }])]),
  ]
  return { title: "Ghi chú", blocks }
}
