import type { AssetImportReport, ImportColumn, ImportRow } from "./model.ts"

const count = (number: number) => number.toLocaleString("vi-VN")

/** The report of an import for a person at a terminal, line by line. */
export function* reportLines(report: AssetImportReport): Generator<string> {
  const encoding = report.encoding === null ? "" : `, bảng mã ${report.encoding}`
  yield `Tệp ${report.file}${encoding}`
  for (const note of report.notes) yield `Lưu ý: ${note}`
  for (const table of report.tables) {
    const [top = 0, bottom = 0] = table.headerRows
    const sheet = table.sheet === null ? "" : `trang tính “${table.sheet.trim()}”, `
    const kinds = [table.kind, table.childKind].filter((kind) => kind !== null)
    yield `Bảng: ${sheet}tiêu đề dòng ${top === bottom ? top : `${top}–${bottom}`}; mỗi dòng là ${kinds.length === 0 ? "không rõ loại gì" : kinds.join(" + ")}`
    for (const column of table.columns) yield `  ${columnLine(column)}`
  }
  for (const text of report.assumptions) yield `Hiểu là: ${text}`
  for (const row of report.rows) yield* rowLines(row)
  yield* sums(report)
}

const HOW: Readonly<Record<ImportColumn["how"], string>> = {
  chosen: "do người nhập chọn",
  remembered: "nhớ từ lần trước",
  exact: "theo tiêu đề",
  inside: "theo một phần tiêu đề",
  group: "theo tiêu đề nhóm",
  contents: "theo nội dung",
  none: "không dùng",
}

function columnLine({ letter, heading, target, unit, how }: ImportColumn): string {
  const meaning = target === "none" ? "không nhập" : `${target}${unit === null ? "" : ` (${unit})`}`
  return `${letter}\t${heading}\t→ ${meaning}\t${HOW[how]}`
}

const STATES: Readonly<Record<ImportRow["state"], string>> = {
  propose: "đề nghị",
  refuse: "từ chối",
  skip: "bỏ qua",
}
const WHATS: Readonly<Record<ImportRow["what"], string>> = {
  data: "dữ liệu",
  group: "dòng nhóm",
  total: "dòng tổng",
  note: "ghi chú",
  header: "tiêu đề lặp lại",
}
const ACTIONS = { add: "thêm", change: "sửa", same: "giữ nguyên", refuse: "từ chối" } as const

function* rowLines(row: ImportRow): Generator<string> {
  const sheet = row.sheet === null ? "" : `${row.sheet.trim()}!`
  const what = row.what === "data" ? row.name : `${WHATS[row.what]} ${row.text}`.trim()
  const facts = [
    row.unitName,
    row.latitude === null || row.longitude === null
      ? null
      : `${degrees(row.latitude)} B, ${degrees(row.longitude)} Đ`,
    assetsOf(row),
    ...row.told,
  ].filter((fact) => fact !== null && fact !== "")
  yield `${sheet}dòng ${row.row}\t${STATES[row.state]}\t${what}${facts.length === 0 ? "" : `\t${facts.join("; ")}`}`
  for (const { severity, cell, heading, vi, suggestions } of row.problems) {
    const at = cell === null ? "" : `ô ${cell}${heading === null ? "" : ` “${heading}”`}: `
    const like = suggestions.length === 0 ? "" : ` [${suggestions.join(" | ")}]`
    yield `  ${severity === "warning" ? "lưu ý" : severity === "asked" ? "hỏi" : "lỗi"}\t${at}${vi}${like}`
  }
}

const degrees = (value: number) => value.toFixed(6).replace(".", ",")

function assetsOf({ assets }: ImportRow): string {
  const parts = assets.map(({ kind, action, attributes }) => {
    const { technology, operator } = attributes
    const which = [technology, operator].filter((one) => typeof one === "string").join(" ")
    return `${ACTIONS[action]} ${kind}${which === "" ? "" : ` ${which}`}`
  })
  return parts.join(", ")
}

function* sums({ counts, questions, committed, act }: AssetImportReport): Generator<string> {
  yield `${count(counts.rows)} dòng: ${count(counts.propose)} đề nghị, ${count(counts.refuse)} từ chối, ${count(counts.skip)} bỏ qua; ${count(counts.warnings)} dòng có lưu ý`
  for (const { nameVi, add, change, same } of counts.kinds) {
    yield `${nameVi}: thêm ${count(add)}, sửa ${count(change)}, giữ nguyên ${count(same)}`
  }
  for (const { vi, options } of questions) yield `Cần nói rõ: ${vi}. Ví dụ: ${options.join("; ")}`
  if (committed) yield `Đã ghi (lần ghi ${act}).`
  else if (counts.assets.add + counts.assets.change === 0) yield "Không có gì mới để ghi."
  else yield "Chưa ghi gì."
}
