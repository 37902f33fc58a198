import { formatNumber } from "@tinhso/vietnamese"
import type {
  Campaign,
  CampaignKind,
  CampaignPart,
  MeasurementOptions,
  MeasurementReport,
} from "../model.ts"
import { daysOf } from "../points/days.ts"
import type { ReadColumn } from "./columns.ts"
import { isPersonalText } from "./personal.ts"
import type { ReadMeasurements } from "./read-file.ts"
import { somePlaces, TIMEZONE } from "./reader.ts"
import { reasonInWords, refusalInWords } from "./reasons.ts"
import type { RowSource } from "./sources.ts"

export interface Reported {
  readonly source: RowSource
  readonly read: ReadMeasurements
  readonly parts: readonly CampaignPart[]
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
    columns: read.columns.map(({ letter, heading, target, unit, how, samples }) => ({
      letter,
      heading,
      target,
      unit,
      how,
      samples: samples.map((text) => (isPersonalText(text) ? "…" : text)),
    })),
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
    refused: read.refused.map(({ sheet, row, column, code, detail }) => ({
      sheet,
      row,
      cell: column === null ? null : `${column.letter}${row}`,
      heading: column?.heading ?? null,
      code,
      vi: isPersonalText(detail) ? reasonInWords(code) : refusalInWords(code, detail),
    })),
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

const quoted = (columns: readonly ReadColumn[]) =>
  columns.map(({ heading }) => `“${heading}”`).join(", ")

function notesOf(
  { format, hidden }: RowSource,
  read: ReadMeasurements,
  timezone: string,
  kind: CampaignKind | null,
): string[] {
  const of = (target: string) => read.columns.filter((column) => column.target === target)
  const notes: string[] = []
  const personal = of("personal")
  if (personal.length > 0) {
    notes.push(
      `Cột về người hoặc thiết bị, không đọc và không lưu: ${quoted(personal)} (personal columns are never kept).`,
    )
  }
  const unknown = of("none").filter(({ heading }) => heading !== "")
  if (unknown.length > 0) notes.push(`Cột không dùng, không lưu: ${quoted(unknown)}.`)
  const unused = ["pci", "area", "speed"].flatMap(of)
  if (unused.length > 0) notes.push(`Cột hiểu được nhưng không lưu: ${quoted(unused)}.`)
  if (of("when").length + of("day").length + of("hour").length > 0) {
    notes.push(
      `Thời điểm không ghi múi giờ được hiểu là ${timezone === TIMEZONE ? "giờ Việt Nam (+07:00)" : timezone}; đổi bằng --timezone.`,
    )
  } else notes.push("Tệp không có thời điểm đo.")
  if (kind === "crowd")
    notes.push(
      "Điểm do người dùng góp: chỉ giữ ngày, bỏ giờ và thứ tự trong tệp (crowd points: day only).",
    )
  if (read.decimal === "comma") notes.push("Dấu phẩy trong số là dấu thập phân.")
  for (const [text, n] of read.told) notes.push(`${formatNumber(n)} dòng: ${text}.`)
  if (read.repeated > 0)
    notes.push(`${formatNumber(read.repeated)} dòng giống hệt dòng khác, chỉ tính một lần.`)
  if (hidden.length > 0) notes.push(`Trang tính ẩn không đọc: ${hidden.join(", ")}.`)
  if (read.withoutHeading.length > 0 && format === "workbook") {
    notes.push(`Trang tính không có tiêu đề hiểu được: ${read.withoutHeading.join(", ")}.`)
  }
  const rssi = of("rssi")
  if (rssi.length > 0)
    notes.push(`${quoted(rssi)} chỉ dùng cho 2G: RSSI không so được với RSRP, RSCP.`)
  return notes
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
