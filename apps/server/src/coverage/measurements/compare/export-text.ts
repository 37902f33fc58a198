import { formatNumber } from "@tinhso/vietnamese"
import type { Comparison, ComparisonGroup, ComparisonLayer, ErrorFigures, Rate } from "../model.ts"

const db = (value: number | null) => (value === null ? "–" : formatNumber(value))
const few = (is: boolean) => (is ? " (ít)" : "")

/** A comparison as people read it on a terminal. */
export function comparisonLines({
  measured,
  modelled,
  layers,
  groups,
  leftOut,
  cautions,
}: Comparison): string[] {
  const names = measured.campaigns.map(
    ({ name, points }) => `${name} (${formatNumber(points)} điểm)`,
  )
  return [
    `ĐO (measured): ${names.join("; ")}${measured.illustrative ? " — MINH HỌA" : ""}`,
    `TÍNH (modelled): ${modelled.name}, ${modelled.model.toUpperCase()}, ${formatNumber(modelled.resolution)} m${modelled.illustrative > 0 ? " — có trạm MINH HỌA" : ""}`,
    `Sai lệch = đo − tính, dB, trên điểm ảnh; âm: mô hình lạc quan (error = measured − modelled).`,
    ...layers.flatMap(layerLines),
    ...(groups.length > 0 ? ["", "Gộp các lớp (over all layers):", ...groupLines(groups)] : []),
    ...(leftOut.length > 0 ? ["", "Không so sánh (left out):"] : []),
    ...leftOut.map(({ vi, points }) => `  ${formatNumber(points)} điểm: ${vi}`),
    "",
    "Lưu ý (keep in mind):",
    ...cautions.map((text) => `  - ${text}`),
  ]
}

function layerLines({
  technology,
  operator,
  figures,
  confusion,
  groups,
  suggestedOffset,
  cells,
}: ComparisonLayer): string[] {
  const lines = [
    "",
    `== ${technology} ${operator ?? "tốt nhất (best of all)"}`,
    ...groupLines([{ vi: "tất cả (all)", figures }]),
  ]
  lines.push(...groupLines(groups, true))
  if (figures.censored > 0) {
    lines.push(
      `  ${formatNumber(figures.censored)} điểm ảnh máy thu không nghe được gì; ở ${formatNumber(figures.censoredAbove)} điểm mô hình nói có mức cao hơn sàn máy thu` +
        (figures.biasAtMost === null
          ? "."
          : `: sai lệch trung bình thật không quá ${db(figures.biasAtMost)} dB.`),
    )
  }
  if (confusion !== null) {
    const { threshold, found, falselyCovered, agreement } = confusion
    lines.push(
      `  Ngưỡng ${db(threshold)} dBm: mô hình đúng ở ${share(found)} nơi đo có sóng; nói có sóng ở ${share(falselyCovered)} nơi đo không có; khớp ${share(agreement)}.`,
    )
  }
  lines.push(
    cells.matched > 0
      ? `  Mã cell nhận ra trạm ở ${formatNumber(cells.matched)} điểm ảnh; ${formatNumber(cells.sameServer)} trong đó đúng trạm tốt nhất của mô hình.`
      : "  Không mã cell nào nhận ra trạm: so với trạm tốt nhất của mô hình.",
  )
  if (suggestedOffset !== null) {
    lines.push(
      `  Gợi ý: cộng ${db(suggestedOffset)} dB vào mô hình thì sai lệch trung bình bằng 0. KHÔNG tự áp dụng (never applied by itself).`,
    )
  }
  return lines
}

/** "87,5 % (70/80)" */
function share({ count, of, few: isFew }: Rate): string {
  if (of === 0) return "– (0/0)"
  return `${formatNumber((100 * count) / of, { maxDecimals: 1 })} % (${formatNumber(count)}/${formatNumber(of)})${few(isFew)}`
}

type Line = {
  readonly vi: string
  readonly figures: ErrorFigures
  readonly by?: ComparisonGroup["by"]
}

const HEAD = ["n", "điểm", "TB", "p50", "p90", "RMSE", "lệch chuẩn", "r"]

function groupLines(groups: readonly Line[], inner = false): string[] {
  const rows = groups.map(({ vi, figures }) => [
    vi,
    `${formatNumber(figures.n)}${few(figures.few)}`,
    formatNumber(figures.points),
    db(figures.bias),
    db(figures.p50),
    db(figures.p90),
    db(figures.rmse),
    db(figures.deviation),
    db(figures.correlation),
  ])
  const all = inner ? rows : [["", ...HEAD], ...rows]
  const widths = ["", ...HEAD].map((_head, at) => (at === 0 ? 44 : 10))
  return all.map((cells) => {
    const padded = cells.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!),
    )
    return `  ${padded.join(" ").trimEnd()}`
  })
}
