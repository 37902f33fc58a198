import { formatNumber, nearest } from "@tinhso/vietnamese"
import { readGrid } from "../../platform/table-file/index.ts"
import { annexSets, annexSheets, annexUnread } from "../errors.ts"
import type { AnnexPreview, IndexSet } from "../model.ts"
import { sumPoints } from "../points.ts"
import { usualNames } from "./annex-columns.ts"
import { type AnnexTable, type Lying, tableOn } from "./annex-grid.ts"
import { type AnnexRead, readAnnex } from "./annex-rows.ts"
import { type Described, describedOn, NOTHING_SAID } from "./annex-described.ts"
import { checkIndex } from "./check-index.ts"

export interface AnnexAsked {
  readonly sheet?: string | undefined
  /** Of several indices in one table, the one to read. */
  readonly set?: string | undefined
  readonly fileName?: string | undefined
}

interface Found {
  readonly name: string | null
  readonly table: AnnexTable
}

/** An annex as it was read: its rows, and what the file says of the index as a whole. */
export interface AnnexFile extends AnnexRead {
  readonly sheet: string | null
  readonly described: Described
}

/** Reads an annex as offices keep it (XLSX or CSV); nothing is kept. */
export async function readAnnexFile(path: string, asked: AnnexAsked): Promise<AnnexFile> {
  const { sheets } = await readGrid(
    path,
    asked.fileName === undefined ? {} : { fileName: asked.fileName },
  )
  return annexIn(sheets, asked)
}

/** The annex that the sheets of a file hold. */
export function annexIn(sheets: Sheets, asked: AnnexAsked): AnnexFile {
  const { name, table } = tableIn(sheets, asked.sheet)
  const rows = rowsOfSet(table, asked.set)
  const read = readAnnex(rows, table.columns)
  const described = describedOn(sheets.flatMap((sheet) => sheet.rows))
  return { ...read, sheet: name, described, notes: [...table.notes, ...read.notes] }
}

type Sheets = readonly (Lying & { readonly name: string | null; readonly hidden: boolean })[]

/** The one sheet that has the table; where it is not certain which, a person must say. */
function tableIn(sheets: Sheets, asked: string | undefined): Found {
  const names = sheets.flatMap(({ name }) => (name === null ? [] : [name]))
  if (asked !== undefined && asked !== "" && !names.includes(asked)) {
    throw annexSheets(asked, names, nearest(asked, names, 1)[0]?.text ?? null)
  }
  const among = sheets.filter((one) =>
    asked === undefined || asked === "" ? !one.hidden : one.name === asked,
  )
  const found = among.flatMap((sheet): Found[] => {
    const table = tableOn(sheet)
    return table === null || table.rows.length === 0 ? [] : [{ name: sheet.name, table }]
  })
  const [only, ...others] = found
  if (only === undefined) throw annexUnread([usualNames("name"), usualNames("maxPoints")])
  if (others.length > 0) {
    throw annexSheets(
      null,
      found.flatMap(({ name }) => (name === null ? [] : [name])),
      null,
    )
  }
  return only
}

/** One index of a table that holds several. */
function rowsOfSet({ rows }: AnnexTable, asked: string | undefined): AnnexTable["rows"] {
  const sets = [...new Set(rows.map(({ cells }) => cells.set))].filter((set) => set !== "")
  if (sets.length <= 1 && asked === undefined) return rows
  const chosen = sets.filter((set) => set === asked || set.split(" ")[0] === asked)
  if (chosen.length !== 1) throw annexSets(sets)
  return rows.filter(({ cells }) => cells.set === chosen[0])
}

/** An index as an annex says it, with what the file says of it as a whole. */
export function indexFrom(
  { criteria, pillars, described, total }: AnnexFile,
  said: Pick<IndexSet, "id" | "decision" | "level" | "source">,
): IndexSet {
  const roots = criteria.filter(({ parent }) => parent === null)
  const sum = sumPoints(roots.map(({ maxPoints }) => maxPoints ?? 0))
  const whole = described.index
  return {
    issued: null,
    issuer: "",
    nameEn: "",
    validFrom: null,
    validTo: null,
    gaps: "",
    ...said,
    maxPoints: total?.points ?? sum,
    ...whole,
    id: said.id === "" ? (whole.id ?? "") : said.id,
    name: whole.name ?? (said.id === "" ? "Bộ chỉ số" : said.id),
    decision: said.decision === "" ? (whole.decision ?? "") : said.decision,
    criteria: [...criteria],
    pillars: [...(described.pillars ?? pillars)],
  }
}

/** An annex looked at, with what must be mended told by the row of the file. */
export function previewOf(file: AnnexFile): AnnexPreview {
  const index = indexFrom(file, { id: "xem-truoc", decision: "", level: "commune", source: "" })
  const rowOf = new Map(file.readings.map(({ code, row }) => [code, row]))
  const findings = file.criteria.length === 0 ? [] : checkIndex(index)
  const { said = NOTHING_SAID } = file.described
  const {
    level,
    id: _id,
    decision: _decision,
    name: _name,
    maxPoints: _points,
    ...whole
  } = file.described.index
  return {
    sheet: file.sheet,
    notes: [...file.notes],
    criteria: [...file.criteria],
    pillars: [...index.pillars],
    readings: [...file.readings],
    wrong: [...file.wrong],
    findings: [
      ...totalFinding(file),
      ...findings.map((one) => ({ ...one, row: rowOf.get(one.code ?? "") ?? null })),
    ],
    maxPoints: index.maxPoints,
    said,
    level: level ?? null,
    whole,
  }
}

/** A total row that says something else than the groups come to. */
function totalFinding({ total, criteria }: AnnexFile): AnnexPreview["findings"] {
  if (total === null) return []
  const roots = criteria.filter(({ parent }) => parent === null)
  const sum = sumPoints(roots.map(({ maxPoints }) => maxPoints ?? 0))
  if (sum === total.points) return []
  const message = `dòng tổng ghi ${formatNumber(total.points)} điểm; các nhóm cộng lại ${formatNumber(sum)}`
  return [{ code: null, weight: "wrong", message, row: total.row }]
}
