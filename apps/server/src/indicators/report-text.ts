import { csvLine } from "@tinhso/csv"
import type { ImportReport, ImportRow } from "./model.ts"

const ACTIONS: Readonly<Record<ImportRow["action"], string>> = {
  add: "thêm",
  change: "sửa",
  same: "giữ nguyên",
  refuse: "từ chối",
}

/** "dòng 12, cột 10 (J) “value”" */
function where(row: number, column: string | null, number: number | null): string {
  if (column === null) return `dòng ${row}`
  const at = number === null ? "" : ` ${number} (${letterOf(number)})`
  return `dòng ${row}, cột${at} “${column}”`
}

function letterOf(number: number): string {
  const rest = Math.floor((number - 1) / 26)
  const letter = String.fromCodePoint(65 + ((number - 1) % 26))
  return rest === 0 ? letter : letterOf(rest) + letter
}

/** An import's report for people ("text") or as a table, one line for each thing said of a row. */
export function reportLines(report: ImportReport, format: "text" | "csv"): Iterable<string> {
  return format === "csv" ? csvLines(report) : textLines(report)
}

function* textLines(report: ImportReport): Generator<string> {
  const { file, sheet, encoding, counts } = report
  const source = sheet === null ? `tệp ${file}` : `tệp ${file}, trang tính “${sheet}”`
  for (const { row, id, action, problems, warnings } of report.rows) {
    yield `dòng ${row}\t${id ?? ""}\t${ACTIONS[action]}`
    for (const { column, columnNumber, message } of problems) {
      yield `  lỗi: ${source}, ${where(row, column, columnNumber)}: ${message}`
    }
    for (const warning of warnings) yield `  lưu ý: ${warning}`
  }
  yield encoding === null ? source : `${source} (${encoding})`
  for (const note of report.notes) yield `lưu ý: ${note}`
  if (report.ignoredColumns.length > 0) {
    yield `bỏ qua cột: ${report.ignoredColumns.map((name) => `“${name}”`).join(", ")}`
  }
  yield `${counts.rows} dòng: thêm ${counts.add}, sửa ${counts.change}, giữ nguyên ${counts.same}, từ chối ${counts.refuse}`
  yield outcome(report)
}

function outcome({ committed, counts }: ImportReport): string {
  if (committed) return "Đã ghi."
  if (counts.refuse > 0) return "Không ghi gì: hãy sửa các dòng bị từ chối rồi nhập lại."
  return "Chưa ghi gì: thêm --commit để ghi."
}

function* csvLines(report: ImportReport): Generator<string> {
  yield "file,sheet,row,id,action,severity,column,column_number,message"
  for (const { row, id, action, problems, warnings } of report.rows) {
    const start = [report.file, report.sheet ?? "", String(row), id ?? "", action]
    if (problems.length + warnings.length === 0) yield csvLine([...start, "", "", "", ""])
    for (const { column, columnNumber, message } of problems) {
      yield csvLine([...start, "error", column ?? "", String(columnNumber ?? ""), message])
    }
    for (const warning of warnings) yield csvLine([...start, "warning", "", "", warning])
  }
}
