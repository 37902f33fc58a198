import { STATE_WORDS } from "../errors.ts"
import type { GapImportAction, GapImportReport } from "./model.ts"

const ACTIONS: Readonly<Record<GapImportAction, string>> = {
  add: "thêm",
  move: "chuyển",
  same: "giữ nguyên",
  keep: "giữ theo sổ",
  refuse: "từ chối",
  skip: "bỏ qua",
}

/** The report of an import for a person at a terminal, line by line. */
export function* gapReportLines(report: GapImportReport): Generator<string> {
  yield `Tệp ${report.file}, danh sách ngày ${report.at}`
  for (const { sheet, letter, heading, target } of report.columns) {
    const place = sheet === null ? letter : `${sheet}!${letter}`
    yield `  ${place}\t${heading}\t→ ${target ?? "không dùng"}`
  }
  for (const { sheet, row, name, unitName, action, gap, from, to, problems, told } of report.rows) {
    const place = sheet === null ? String(row) : `${sheet}!${row}`
    const states =
      to === null || action === "refuse"
        ? null
        : from === null || from === to
          ? STATE_WORDS[to]
          : `${STATE_WORDS[from]} → ${STATE_WORDS[to]}`
    const facts = [name, unitName, states, gap, ...told, ...problems.map((one) => `! ${one}`)]
    yield [
      place,
      ACTIONS[action],
      facts.filter((one) => one !== null && one !== "").join("; "),
    ].join("\t")
  }
  const { add, move, same, keep, refuse, skip } = report.counts
  yield `Thêm ${add}, chuyển trạng thái ${move}, giữ nguyên ${same}, giữ theo sổ ${keep}, từ chối ${refuse}, bỏ qua ${skip} dòng.`
}
