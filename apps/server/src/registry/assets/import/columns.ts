import { searchKey } from "@tinhso/vietnamese"
import { columnLetter } from "../../../platform/table-file/index.ts"
import type { ReadColumn } from "./problem.ts"
import type { FoundTable } from "./sheet/find-tables.ts"
import { readHeading, type Vocabulary } from "./vocabulary.ts"

/** Targets that one table may have in several columns: parts of a coordinate, crosses, parts of a place. */
const SEVERAL = /^(?:tick:|place$|address$|longitude$|latitude$|note$|none$|index$)/u

const SAMPLE = 200

/** Cells that repeat the one above say nothing of their own. */
const DITTO = /^[-–("'〃”“\s.]*(?:nt|như trên)?[)"'〃”“\s.-]*$/iu

/** Targets by heading that a person chose, now or for an earlier file. */
interface Decided {
  readonly chosen: ReadonlyMap<string, string>
  readonly remembered: ReadonlyMap<string, string>
}

/**
 * What each column of a table gives: what a person chose for its heading, then the heading itself,
 * then what its cells hold. A second column of the same name gives nothing, unless it is a part.
 */
export function readColumns(
  table: FoundTable,
  vocabulary: Vocabulary,
  { chosen, remembered }: Decided,
): ReadColumn[] {
  const taken = new Set<string>()
  const first = table.columns.map(({ index, path }): ReadColumn => {
    const heading = path.join(" / ")
    const base = { index, letter: columnLetter(index), heading }
    const set = chosen.get(heading) ?? remembered.get(heading)
    if (set !== undefined) {
      const how = chosen.has(heading) ? ("chosen" as const) : ("remembered" as const)
      return { ...base, target: set, unit: headingUnit(path, vocabulary), how }
    }
    const read = readHeading(path, vocabulary)
    return read === null
      ? { ...base, target: "none", unit: null, how: "none" }
      : { ...base, ...read }
  })
  for (const { target, how: known } of first)
    if (known !== "none" && known !== "group") taken.add(target)
  const seen = new Set<string>()
  return standsOn(first).map((column) => {
    const read = byContents(column, table, taken)
    if (read.target === "none" || SEVERAL.test(read.target)) return read
    if (seen.has(read.target)) return { ...read, target: "none", how: "none" as const }
    seen.add(read.target)
    return read
  })
}

const isMast = ({ heading }: ReadColumn) => / cot(?: |$)/u.test(` ${searchKey(heading)}`)

/** Beside the code of a station that of a mast says what it stands on. */
function standsOn(columns: readonly ReadColumn[]): readonly ReadColumn[] {
  const codes = columns.filter(({ target }) => target === "code")
  const masts = codes.filter(isMast)
  const named = columns.some(({ target }) => target === "mast")
  if (masts.length !== 1 || masts.length === codes.length || named) return columns
  return columns.map((column) =>
    column === masts[0] && column.how !== "chosen" ? { ...column, target: "mast" } : column,
  )
}

const headingUnit = (path: readonly string[], vocabulary: Vocabulary) =>
  readHeading(path, vocabulary)?.unit ?? null

/** A column whose heading nobody knows may be known by its cells, where nothing else gives that. */
function byContents(column: ReadColumn, table: FoundTable, taken: ReadonlySet<string>): ReadColumn {
  if (column.how !== "none") return column
  const texts = table.rows
    .slice(0, SAMPLE)
    .map(({ texts: cells }) => cells[column.index]?.trim() ?? "")
    .filter((text) => text !== "" && !DITTO.test(text))
  if (texts.length < 2) return column
  const most = (fits: (text: string) => boolean) => texts.filter(fits).length >= texts.length * 0.7
  const target =
    [
      ["technology", (text: string) => /^(?:[2345]\s*G[\s/,+&;-]*)+$/iu.test(text)] as const,
      ["longitude", (text: string) => inRange(text, 102, 118)] as const,
      ["latitude", (text: string) => inRange(text, 8, 23.5) && /[.,]\d{3}/u.test(text)] as const,
      ["commune", (text: string) => /^(?:xã|phường|thị trấn|x\.|p\.|tt\.)\s/iu.test(text)] as const,
      ["district", (text: string) => /^(?:huyện|quận|thị xã|h\.|q\.|tx\.)\s/iu.test(text)] as const,
    ].find(([name, fits]) => !taken.has(name) && most(fits))?.[0] ?? null
  return target === null ? column : { ...column, target, how: "contents" }
}

function inRange(text: string, from: number, to: number): boolean {
  const value = Number(text.replace(",", "."))
  return Number.isFinite(value) && value >= from && value <= to
}

/** Whether columns are enough to know what a row is about. */
export function isEnough(columns: readonly ReadColumn[]): boolean {
  const targets = new Set(columns.map(({ target }) => target))
  const named = targets.has("name") || targets.has("code")
  const placed =
    targets.has("place") ||
    targets.has("geometry") ||
    (targets.has("longitude") && targets.has("latitude")) ||
    (targets.has("north") && targets.has("east"))
  return named || placed
}
