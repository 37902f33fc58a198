import { formatNumber } from "@tinhso/vietnamese"
import type { MeasurementReport } from "../model.ts"

const SHOWN = 20

/** What an import understood, as people read it on a terminal. */
export function reportLines(report: MeasurementReport): string[] {
  const { counts, columns, campaign } = report
  const read = columns.filter(({ target }) => target !== "none" && target !== "personal")
  const count = formatNumber
  return [
    `${report.file}: ${report.format}${report.encoding === null ? "" : `, ${report.encoding}`}`,
    `Cột (columns): ${read.map(({ letter, heading, target, unit }) => `${letter} “${heading}” → ${target}${unit === null ? "" : ` (${unit})`}`).join("; ")}`,
    ...report.notes,
    ...report.questions.map(({ vi, options }) => `? ${vi} ${options.join(" | ")}`),
    `${count(counts.rows)} dòng: ${count(counts.points)} điểm đo, ${count(counts.refused)} bị từ chối, ${count(counts.silent)} không có sóng (rows, points, refused, without service).`,
    ...report.reasons.map(({ vi, rows }) => `  từ chối ${count(rows)} dòng: ${vi}`),
    ...report.refused
      .slice(0, SHOWN)
      .map(({ sheet, row, cell, heading, vi }) => `  ${placeOf(sheet, row, cell, heading)}: ${vi}`),
    ...report.parts.map(
      ({ technology, operator, points, median }) =>
        `  ${technology ?? "không rõ công nghệ"} ${operator ?? "không rõ nhà mạng"}: ${count(points)} điểm${median === null ? "" : `, trung vị ${count(median)} dBm`}`,
    ),
    ...(report.from === null ? [] : [`Đo từ ${report.from} đến ${report.to ?? ""}.`]),
    ...(campaign === null || !report.committed
      ? []
      : [`Đã ghi vào ${campaign.id} “${campaign.name}”, cộng ${count(campaign.points)} điểm.`]),
  ]
}

function placeOf(
  sheet: string | null,
  row: number,
  cell: string | null,
  heading: string | null,
): string {
  const where = sheet === null ? "" : `trang “${sheet}”, `
  return cell === null
    ? `${where}dòng ${row}`
    : `${where}dòng ${row}, ô ${cell}${heading === null ? "" : ` “${heading}”`}`
}
