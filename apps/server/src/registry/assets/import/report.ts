import { parseNumber } from "@tinhso/vietnamese"
import type { GridFile } from "../../../platform/table-file/index.ts"
import type { AssetKind, SaveOutcome } from "../model.ts"
import { isRefused, type RowDraft } from "./drafts-of-rows.ts"
import type {
  AssetImportReport,
  ImportColumn,
  ImportedAsset,
  ImportProblem,
  ImportQuestion,
  ImportRow,
  ImportTable,
} from "./model.ts"
import { gridText } from "./place.ts"
import type { ReadColumn, RowProblem } from "./problem.ts"
import type { JudgedRow } from "./judged.ts"
import { signatureOf } from "./signature.ts"
import type { Understood } from "./service/understand-service.ts"
import type { PlainTable, UnderstoodRow } from "./understand.ts"

export interface Told {
  readonly grid: GridFile
  readonly understood: Understood
  readonly judged: readonly JudgedRow[]
  /** Null where nothing was to be written. */
  readonly written: SaveOutcome | null
}

/** Everything that an import understood, row by row. */
export function reportOf({ grid, understood, judged, written }: Told): AssetImportReport {
  const rows = judged.map((one) => rowOf(one))
  addSums(rows, judged)
  const counts = countsOf(rows, understood.kinds)
  return {
    file: grid.fileName,
    sha256: grid.sha256,
    format: understood.format,
    encoding: grid.encoding,
    day: understood.day,
    committed: written !== null && written.act !== null,
    act: written?.act ?? null,
    tables: understood.tables.map((table) => tableOf(table)),
    notes: notesOf(grid, understood),
    assumptions: assumptionsOf(understood),
    questions: questionsOf(understood, judged),
    counts,
    rows,
  }
}

function tableOf({ sheet, found, columns, shape }: PlainTable): ImportTable {
  return {
    sheet,
    headerRows: [found.headerTop, found.headerBottom],
    kind: shape?.own.code ?? null,
    childKind: shape?.child?.code ?? null,
    columns: columns.map((column) => columnOf(column, found)),
    signature: signatureOf(columns),
  }
}

function columnOf(column: ReadColumn, found: PlainTable["found"]): ImportColumn {
  const { letter, heading, target, unit, how, index } = column
  const samples = found.rows
    .slice(0, 50)
    .map(({ texts }) => (texts[index] ?? "").trim().slice(0, 60))
    .filter((text) => text !== "")
  return { letter, heading, target, unit, how, samples: [...new Set(samples)].slice(0, 4) }
}

function notesOf({ sheets }: GridFile, { tables }: Understood): string[] {
  const notes: string[] = []
  const read = new Set(tables.map(({ sheet }) => sheet))
  for (const { name, hidden, rows } of sheets) {
    if (read.has(name) || name === null) continue
    if (hidden) notes.push(`Không đọc trang tính ẩn “${name}”; chọn bằng --sheet nếu cần.`)
    else if (rows.length > 0) notes.push(`Trang tính “${name}” không có bảng nào hiểu được.`)
  }
  for (const { sheet, found, shape } of tables) {
    if (shape !== null) continue
    const at = sheet === null ? "" : `trang tính “${sheet}”, `
    notes.push(`Bảng ở ${at}dòng ${found.headerTop}: không rõ loại hạ tầng; nói rõ bằng --kind.`)
  }
  return notes
}

/** What can be read in two ways and was read in one throughout the file. */
function assumptionsOf({ tables, grid, day, format }: Understood): string[] {
  const said: string[] = [`Danh sách nói về ngày ${day.split("-").toReversed().join("/")}.`]
  for (const { letter, heading, target } of tables.flatMap(({ columns }) => columns)) {
    const several = /^tick:technology=(.+,.+)$/u.exec(target)?.[1]
    if (several === undefined) continue
    const each = several.split(",").join(", một trạm ")
    said.push(`Cột ${letter} “${heading}”: mỗi dấu là một trạm ${each}.`)
  }
  if (format === "opencellid") said.push(OPENCELLID)
  if (grid !== null) said.push(`Tọa độ mét đổi từ ${gridText(grid)}.`)
  return said
}

const OPENCELLID =
  "OpenCelliD: các cell của một eNodeB 4G là một trạm; 2G, 3G, 5G gộp các cell có số hiệu liền nhau khi vị trí cách nhau không quá 1,5 km (chuẩn không nói, là cách đánh số thường gặp); vị trí do máy người dùng ước lượng, không có cột."

function questionsOf(understood: Understood, judged: readonly JudgedRow[]): ImportQuestion[] {
  const questions: ImportQuestion[] = []
  const codes = new Map<string, number>()
  for (const { problems } of judged) {
    for (const code of new Set(problems.map((one) => one.code))) {
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
  }
  const ask = (code: string, count: number, vi: string, options: string[]) => {
    if (count > 0)
      questions.push({ code, vi: `${vi} (${count.toLocaleString("vi-VN")} dòng)`, options })
  }
  ask("grid", codes.get("place-grid") ?? 0, "Tọa độ mét thuộc kinh tuyến trục nào?", [
    `--meridian 106°30'`,
    "--zone 3",
  ])
  const without = judged.filter(({ row }) =>
    row.composed?.stations.some(({ operator }) => operator === null),
  )
  ask(
    "operator",
    without.length,
    "Tệp không nói trạm của nhà mạng nào",
    operatorFlags(understood.kinds),
  )
  ask("decimal", codes.get("number-two-ways") ?? 0, "Dấu nào đứng trước phần thập phân?", [
    "--decimal comma",
    "--decimal point",
  ])
  return questions
}

function operatorFlags(kinds: ReadonlyMap<string, AssetKind>): string[] {
  const attribute = kinds.get("base-station")?.attributes.find(({ code }) => code === "operator")
  return (attribute?.values ?? []).map(({ code, vi }) => `--operator ${code} (${vi})`)
}

function rowOf({ row, problems, told, results }: JudgedRow): ImportRow {
  const { walked, composed, sheet } = row
  return {
    sheet,
    row: walked.row,
    state: composed === null ? "skip" : isRefused(problems) ? "refuse" : "propose",
    what: walked.kind,
    hidden: walked.hidden,
    text: walked.text,
    ...factsOf(composed),
    assets: results.map(({ draft, outcome }) => assetOf(draft, outcome)),
    told: [...tellGroup(row), ...told, ...(walked.hidden ? ["dòng ẩn trong tệp"] : [])],
    problems: distinct(problems.map((one) => problemOf(one, walked.row))),
  }
}

function tellGroup({ walked: { kind, meaning } }: UnderstoodRow): string[] {
  if (kind !== "group" || meaning === null) return []
  if (meaning.target === null) return ["không rõ nhóm này nói gì; không dùng"]
  return [`nhóm: ${GROUPS[meaning.target] ?? meaning.target} ${meaning.value}`]
}

const GROUPS: Readonly<Record<string, string>> = {
  province: "tỉnh",
  district: "huyện",
  commune: "xã",
  "attribute:operator": "nhà mạng",
}

function assetOf(
  { draft }: RowDraft,
  { id, action, changes }: JudgedRow["results"][number]["outcome"],
): ImportedAsset {
  return {
    kind: draft.kind,
    name: draft.name ?? "",
    id: id ?? draft.id ?? null,
    action,
    attributes: draft.attributes ?? {},
    changes: changes.map(({ field, before, after }) => ({ field, before, after })),
  }
}

const NOTHING = {
  name: "",
  code: null,
  unit: null,
  unitName: null,
  longitude: null,
  latitude: null,
}

function factsOf(composed: UnderstoodRow["composed"]) {
  if (composed === null) return NOTHING
  const { name, code, unit, unitName, place } = composed
  const { longitude = null, latitude = null } = place ?? {}
  return { name, code, unit, unitName, longitude, latitude }
}

/** Three stations of a row may lack the same thing: it is said once. */
function distinct(problems: readonly ImportProblem[]): ImportProblem[] {
  const seen = new Set<string>()
  return problems.filter(({ code, cell, vi }) => {
    const key = `${code}\n${cell}\n${vi}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const problemOf = (
  { code, severity, column, vi, suggestions }: RowProblem,
  row: number,
): ImportProblem => ({
  code,
  severity,
  cell: column === null || column.letter === "" ? null : `${column.letter}${row}`,
  heading: column?.heading ?? null,
  vi,
  suggestions: [...suggestions],
})

/** A row of sums is held against what was read: "tổng ghi 1.596, đọc được 40 dòng". */
function addSums(rows: ImportRow[], judged: readonly JudgedRow[]): void {
  let data = 0
  rows.forEach((row, at) => {
    if (row.what === "data") data += 1
    if (row.what !== "total") return
    const walked = judged[at]?.row.walked
    const written = walked === undefined ? [] : numbersIn(walked.text)
    const told =
      written.length === 0 || written.includes(data)
        ? `dòng tổng; đọc được ${data.toLocaleString("vi-VN")} dòng dữ liệu phía trên`
        : `dòng tổng ghi ${written.map((one) => one.toLocaleString("vi-VN")).join(", ")} nhưng đọc được ${data.toLocaleString("vi-VN")} dòng dữ liệu phía trên`
    row.told.push(told)
  })
}

/** Whole numbers in the words of a sum; "1.596" beside a sum is a count. */
function numbersIn(text: string): number[] {
  return text.split(/\s*\|\s*/u).flatMap((part) => {
    const read = parseNumber(part)
    if (read.kind === "number" && read.unit === null) return [read.value]
    if (read.kind === "ambiguous")
      return read.readings.map(({ value }) => value).filter(Number.isInteger)
    return []
  })
}

function countsOf(
  rows: readonly ImportRow[],
  kinds: ReadonlyMap<string, AssetKind>,
): AssetImportReport["counts"] {
  const assets = { add: 0, change: 0, same: 0 }
  const byKind = new Map<string, { add: number; change: number; same: number }>()
  for (const { kind, action } of rows.flatMap((row) => row.assets)) {
    if (action === "refuse") continue
    const own = byKind.get(kind) ?? { add: 0, change: 0, same: 0 }
    own[action] += 1
    assets[action] += 1
    byKind.set(kind, own)
  }
  const count = (state: ImportRow["state"]) => rows.filter((row) => row.state === state).length
  return {
    rows: rows.length,
    propose: count("propose"),
    refuse: count("refuse"),
    skip: count("skip"),
    warnings: rows.filter(({ problems }) => problems.some(({ severity }) => severity === "warning"))
      .length,
    assets,
    kinds: [...byKind].map(([kind, own]) => ({
      kind,
      nameVi: kinds.get(kind)?.nameVi ?? kind,
      ...own,
    })),
  }
}
