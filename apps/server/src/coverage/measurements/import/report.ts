import { formatNumber } from "@tinhso/vietnamese"
import type { Campaign, CampaignKind, MeasurementOptions, MeasurementReport } from "../model.ts"
import type { PlainPart } from "../points/parts.ts"
import { daysOf } from "../points/days.ts"
import type { ReadColumn } from "./columns.ts"
import { isPersonalText } from "./personal.ts"
import type { ReadMeasurements } from "./read-file.ts"
import { type RefusedAt, somePlaces, TIMEZONE } from "./reader.ts"
import { reasonInWords, refusalInWords } from "./reasons.ts"
import type { RowSource } from "./sources.ts"

export interface Reported {
  readonly source: RowSource
  readonly read: ReadMeasurements
  readonly parts: readonly PlainPart[]
  readonly options: MeasurementOptions
  /** Of the campaign that the points go into, where it is known. */
  readonly kind: CampaignKind | null
  readonly committed: boolean
  readonly campaign: Campaign | null
}

/** What is told of an import, before and after it is written. */
export function reportOf({
  source,
  read,
  parts,
  options,
  kind,
  committed,
  campaign,
}: Reported): MeasurementReport {
  const { fileName, sha256, format, encoding } = source
  const timezone =
    options.timezone === "UTC" || options.timezone === "Z"
      ? "+00:00"
      : (options.timezone ?? TIMEZONE)
  const days = daysOf(read.points)
  const refused = [...read.reasons.values()].reduce((sum, n) => sum + n, 0)
  return {
    file: fileName,
    sha256,
    format,
    encoding,
    committed,
    campaign,
    columns: read.columns.map(columnTold),
    timezone,
    notes: notesOf(source, read, timezone, kind),
    questions: questionsOf(read),
    counts: {
      rows: read.rows,
      points: read.points.length,
      refused,
      silent: read.silent,
      repeated: read.repeated,
    },
    reasons: [...read.reasons]
      .toSorted(([, a], [, b]) => b - a)
      .map(([code, rows]) => ({ code, vi: reasonInWords(code), rows })),
    refused: read.refused.map(refusalTold),
    parts: parts.map(({ technology, operator, points, median }) => ({
      technology,
      operator,
      points,
      median,
    })),
    from: days?.from ?? null,
    to: days?.to ?? null,
    places: somePlaces(read.points),
  }
}

const columnTold = ({ letter, heading, target, unit, how, samples }: ReadColumn) => ({
  letter,
  heading,
  target,
  unit,
  how,
  samples: samples.map((text) => (isPersonalText(text) ? "…" : text)),
})

const refusalTold = ({ sheet, row, column, code, detail }: RefusedAt) => ({
  sheet,
  row,
  cell: column === null ? null : `${column.letter}${row}`,
  heading: column?.heading ?? null,
  code,
  vi: isPersonalText(detail) ? reasonInWords(code) : refusalInWords(code, detail),
})

const quoted = (columns: readonly ReadColumn[]) =>
  columns.map(({ heading }) => `“${heading}”`).join(", ")

function notesOf(
  source: RowSource,
  read: ReadMeasurements,
  timezone: string,
  kind: CampaignKind | null,
): string[] {
  const notes = [...columnNotes(read), timeNote(read, timezone)]
  if (kind === "crowd") {
    notes.push(
      "Điểm do người dùng góp: chỉ giữ ngày, bỏ giờ và thứ tự trong tệp (crowd points: day only).",
    )
  }
  if (read.decimal === "comma") notes.push("Dấu phẩy trong số là dấu thập phân.")
  for (const [text, n] of read.told) notes.push(`${formatNumber(n)} dòng: ${text}.`)
  if (read.repeated > 0) {
    notes.push(`${formatNumber(read.repeated)} dòng giống hệt dòng khác, chỉ tính một lần.`)
  }
  if (source.hidden.length > 0) {
    notes.push(`Trang tính ẩn không đọc: ${source.hidden.join(", ")}.`)
  }
  if (read.withoutHeading.length > 0) {
    notes.push(`Trang tính không có tiêu đề hiểu được: ${read.withoutHeading.join(", ")}.`)
  }
  return notes
}

const columnsOf = ({ columns }: ReadMeasurements, ...targets: readonly string[]) =>
  columns.filter(({ target, heading }) => heading !== "" && targets.includes(target))

/** What is said of columns, by what they give. */
const SAID_OF: readonly (readonly [readonly string[], (names: string) => string])[] = [
  [
    ["personal"],
    (names) =>
      `Cột về người hoặc thiết bị, không đọc và không lưu: ${names} (personal columns are never kept).`,
  ],
  [["none"], (names) => `Cột không dùng, không lưu: ${names}.`],
  [["pci", "area", "speed"], (names) => `Cột hiểu được nhưng không lưu: ${names}.`],
  [["rssi"], (names) => `${names} chỉ dùng cho 2G: RSSI không so được với RSRP, RSCP.`],
]

const columnNotes = (read: ReadMeasurements): string[] =>
  SAID_OF.flatMap(([targets, say]) => {
    const found = columnsOf(read, ...targets)
    return found.length === 0 ? [] : [say(quoted(found))]
  })

function timeNote(read: ReadMeasurements, timezone: string): string {
  if (columnsOf(read, "when", "day", "hour").length === 0) return "Tệp không có thời điểm đo."
  const zone = timezone === TIMEZONE ? "giờ Việt Nam (+07:00)" : timezone
  return `Thời điểm không ghi múi giờ được hiểu là ${zone}; đổi bằng --timezone.`
}

function questionsOf(read: ReadMeasurements): MeasurementReport["questions"] {
  const questions: MeasurementReport["questions"] = []
  const count = (code: string) => read.reasons.get(code) ?? 0
  const ask = (code: string, vi: string, options: string[]) => questions.push({ code, vi, options })
  if (count("level-unit") > 0) {
    ask(
      "level-unit",
      `${formatNumber(count("level-unit"))} dòng có mức không âm. Nếu là ASU hãy khai; mức dBm luôn âm.`,
      ["--level asu"],
    )
  }
  if (read.withoutTechnology > 0) {
    ask(
      "technology",
      `${formatNumber(read.withoutTechnology)} điểm không ghi công nghệ; chúng được giữ nhưng không so sánh được.`,
      ["--technology 4G"],
    )
  }
  for (const { target, unit, heading } of read.columns) {
    if ((target === "download" || target === "upload") && unit === null) {
      ask("speed-unit", `Cột “${heading}” không ghi đơn vị tốc độ nên không đọc.`, [
        `--column "${heading}=${target}:mbit/s"`,
        `--column "${heading}=${target}:kbit/s"`,
      ])
    }
  }
  if (count("place-grid") > 0)
    ask("grid", "Tọa độ mét VN-2000 chưa rõ kinh tuyến trục.", [`--meridian 107°45'`])
  if (count("time-day") > 0) {
    ask(
      "dates",
      `${formatNumber(count("time-day"))} dòng có ngày không tồn tại khi đọc ngày trước tháng sau.`,
      ["--dates month-first"],
    )
  }
  return questions
}
