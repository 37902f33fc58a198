import { toNfc } from "@tinhso/vietnamese"
import { type AnnexField, fieldsOf } from "./annex-columns.ts"

/** A sheet as it lies there: rows with their number, cells as text, a letter for the kind of each. */
export interface Lying {
  readonly merges: readonly {
    readonly top: number
    readonly bottom: number
    readonly left: number
    readonly right: number
  }[]
  readonly rows: readonly {
    readonly row: number
    readonly hidden: boolean
    readonly texts: readonly string[]
    readonly kinds: string
  }[]
}

/** A row of an annex as offices write it. */
export interface AnnexRow {
  readonly row: number
  readonly cells: Readonly<Record<AnnexField, string>>
  /** Cells that hold a date, a number, a formula or nothing readable: "d", "n", "f", "e". */
  readonly kinds?: Readonly<Partial<Record<AnnexField, string>>>
}

/** The table that was found on a sheet. */
export interface AnnexTable {
  readonly rows: readonly AnnexRow[]
  readonly columns: ReadonlySet<AnnexField>
  readonly notes: readonly string[]
}

const HEADER_WITHIN = 60
const MOST_LEVELS = 3
/** Said once for several rows: each row that has a code of its own is told it too. */
const SHARED: readonly AnnexField[] = ["ruleWords", "evidence", "dataSource", "coVerifier", "note"]

/**
 * Finds the table of an annex on a sheet: titles above it, a header of up to three rows with merged
 * cells, a row of column numbers, headers that every page repeats. Null where there is none.
 */
export function tableOn(sheet: Lying): AnnexTable | null {
  const header = headerOf(sheet)
  if (header === null) return null
  const { fields, last } = header
  const body = sheet.rows.filter(({ row }) => row > last)
  const hidden = body.filter((one) => one.hidden)
  const repeated = new Set(header.keys)
  const rows = body.filter(
    (one) => !one.hidden && !repeated.has(keyOf(one.texts)) && !isColumnNumbers(one.texts),
  )
  const notes = [
    `Tiêu đề bảng ở dòng ${header.first === last ? last : `${header.first}–${last}`}.`,
    ...(hidden.length === 0
      ? []
      : [`Không đọc ${hidden.length} dòng ẩn: ${hidden.map(({ row }) => row).join(", ")}.`]),
  ]
  return {
    rows: rows.map((one) => annexRow(one, fields, sheet)),
    columns: new Set(fields.keys()),
    notes,
  }
}

interface Header {
  readonly fields: ReadonlyMap<AnnexField, number>
  readonly first: number
  readonly last: number
  readonly keys: readonly string[]
}

/** The rows near the top that name most columns; a name and points are needed. */
function headerOf({ rows, merges }: Lying): Header | null {
  const top = rows.slice(0, HEADER_WITHIN)
  let best: Header | null = null
  for (const [at, first] of top.entries()) {
    for (let levels = 1; levels <= MOST_LEVELS; levels++) {
      const some = top.slice(at, at + levels)
      const last = some.at(-1)
      if (some.length < levels || last === undefined || last.row !== first.row + levels - 1) break
      const width = Math.max(...some.map(({ texts }) => texts.length))
      const columns = Array.from({ length: width }, (_, column) =>
        some.map((one) => filled(one, column, merges, rows)),
      )
      const fields = fieldsOf(columns)
      if (!fields.has("name") || !fields.has("maxPoints")) continue
      if (best !== null && !isBetter({ size: fields.size, levels }, best)) continue
      const keys = some.map(({ texts }) => keyOf(texts))
      best = { fields, first: first.row, last: last.row, keys }
    }
  }
  return best === null ? null : { ...best, last: belowMerges(best, merges) }
}

/** More columns named; as many in fewer rows, so that titles above are no part of a header. */
const isBetter = (
  { size, levels }: { readonly size: number; readonly levels: number },
  { fields, first, last }: Header,
): boolean => size > fields.size || (size === fields.size && levels < last - first + 1)

/** A heading that reaches into the rows below it takes them along. */
const belowMerges = ({ first, last }: Header, merges: Lying["merges"]): number =>
  Math.max(
    last,
    ...merges
      .filter(({ top, bottom }) => top >= first && top <= last && bottom > last)
      .map(({ bottom }) => bottom),
  )

/** What a cell says; within merged cells what the first of them says. */
function filled(
  { row, texts }: Lying["rows"][number],
  column: number,
  merges: Lying["merges"],
  rows: Lying["rows"],
): string {
  const own = texts[column] ?? ""
  if (own !== "") return own
  const span = merges.find(
    ({ top, bottom, left, right }) =>
      top <= row && row <= bottom && left <= column && column <= right,
  )
  if (span === undefined) return ""
  return rows.find((one) => one.row === span.top)?.texts[span.left] ?? ""
}

const keyOf = (texts: readonly string[]) =>
  toNfc(texts.join("\n")).replaceAll(/\s+/gu, " ").trim().toLowerCase()

/** "(1) | (2) | (3)": the numbers of the columns, which stand below many headers. */
function isColumnNumbers(texts: readonly string[]): boolean {
  const said = texts.map((text) => text.trim()).filter((text) => text !== "")
  const numbers = said.map((text) => Number(text.replaceAll(/^\(|\)$/gu, "")))
  return (
    said.length >= 4 &&
    numbers.every((number, i) => Number.isInteger(number) && number === (numbers[0] ?? 0) + i)
  )
}

const REMARKABLE = "dnfe%"

function annexRow(
  one: Lying["rows"][number],
  fields: ReadonlyMap<AnnexField, number>,
  { merges, rows }: Lying,
): AnnexRow {
  const at = (field: AnnexField) => fields.get(field)
  const text = (field: AnnexField) => {
    const column = at(field)
    return column === undefined ? "" : (one.texts[column] ?? "")
  }
  const kinds: Partial<Record<AnnexField, string>> = {}
  for (const [field, column] of fields) {
    const kind = one.kinds[column] ?? ""
    if (kind !== "" && REMARKABLE.includes(kind)) kinds[field] = kind
  }
  const shared = (field: AnnexField) => {
    const column = at(field)
    if (column === undefined || text(field) !== "" || text("code") === "") return text(field)
    return filled(one, column, merges, rows)
  }
  const cells: Record<AnnexField, string> = {
    code: text("code"),
    name: text("name"),
    maxPoints: text("maxPoints"),
    ruleWords: text("ruleWords"),
    evidence: text("evidence"),
    dataSource: text("dataSource"),
    coVerifier: text("coVerifier"),
    note: text("note"),
    parent: text("parent"),
    kind: text("kind"),
    rule: text("rule"),
    figures: text("figures"),
    notApplicable: text("notApplicable"),
    set: text("set"),
  }
  for (const field of SHARED) cells[field] = shared(field)
  return { row: one.row, cells, kinds }
}
