import { searchKey } from "@tinhso/vietnamese"
import type { GridRow } from "../../../../platform/table-file/index.ts"
import { readHeading, type Vocabulary } from "../vocabulary.ts"
import type { Lattice } from "./lattice.ts"

/** One table of a sheet: its heading, and the rows below it. */
export interface FoundTable {
  readonly headerTop: number
  readonly headerBottom: number
  readonly columns: readonly FoundColumn[]
  /** What stands above the heading, down from the table before. */
  readonly title: readonly string[]
  /** Rows below the heading, up to the next table. */
  readonly rows: readonly GridRow[]
}

export interface FoundColumn {
  readonly index: number
  /** From the highest line of the heading to the lowest: ["Tọa độ", "Kinh độ"]. */
  readonly path: readonly string[]
}

/** How deep a heading may be. */
const DEEPEST = 5
/** A heading has at least so many columns that somebody knows. */
const FEWEST = 2
const LONGEST_HEADING = 120

/** The tables of a sheet, from top to bottom; none where no row looks like a heading. */
export function findTables(lattice: Lattice, vocabulary: Vocabulary): FoundTable[] {
  const finder = new Finder()
  for (const row of lattice.rows) {
    if (finder.isWithin(row)) continue
    finder.take(row, startsTable(lattice, row, vocabulary, finder.header))
  }
  return finder.finish()
}

/** The one table of a file whose first row is its heading. */
export function plainTable({ rows }: Lattice): FoundTable[] {
  const [header, ...data] = rows
  if (header === undefined) return []
  const columns = header.texts.map((text, index) => ({ index, path: [text] }))
  return [{ headerTop: header.row, headerBottom: header.row, columns, title: [], rows: data }]
}

class Finder {
  readonly #tables: FoundTable[] = []
  #open: { header: Header; title: readonly string[]; rows: GridRow[] } | null = null
  #title: string[] = []
  /** The last row of the heading that was found last. */
  #bottom = 0
  #again = false

  get header(): Header | null {
    return this.#open?.header ?? null
  }

  /** Whether a row is a line of the heading that was found last. */
  isWithin(row: GridRow): boolean {
    if (row.row > this.#bottom) return false
    if (this.#again) this.#open?.rows.push(row)
    return true
  }

  take(row: GridRow, header: Header | null): void {
    // The heading of the next printed page: what is carried down goes on.
    this.#again = header !== null && header.signature === this.#open?.header.signature
    if (header !== null) this.#bottom = header.bottom
    if (header !== null && !this.#again) this.#begin(header)
    else if (this.#open !== null) this.#open.rows.push(row)
    else this.#title.push(row.texts.filter((text) => text !== "").join(" "))
  }

  finish(): FoundTable[] {
    this.#close()
    return this.#tables
  }

  #begin(header: Header): void {
    this.#close()
    this.#open = { header, title: this.#title, rows: [] }
    this.#title = []
  }

  #close(): void {
    if (this.#open === null) return
    const { header, title, rows } = this.#open
    const { top: headerTop, bottom: headerBottom, columns } = header
    this.#tables.push({ headerTop, headerBottom, columns, title, rows })
  }
}

interface Header {
  readonly top: number
  readonly bottom: number
  readonly columns: readonly FoundColumn[]
  /** The lowest line as it stands, for finding it again further down. */
  readonly signature: string
}

const wordsOf = (row: GridRow) =>
  row.texts.flatMap((text, index) =>
    text !== "" && text.length <= LONGEST_HEADING && "tf".includes(row.kinds[index] ?? ".")
      ? [{ index, text }]
      : [],
  )

/** How many different things the cells of a row name. */
function known(row: GridRow, vocabulary: Vocabulary): number {
  const targets = new Set<string>()
  for (const { text } of wordsOf(row)) {
    const read = readHeading([text], vocabulary)
    if (read !== null) targets.add(read.how === "exact" ? read.target : `${read.target}?`)
  }
  return targets.size
}

/** Numbers, dates and signs of places are data, not headings. */
const isData = ({ texts, kinds }: GridRow) =>
  /[n%db]/u.test(kinds) || texts.some((text) => /^\s*[-+]?\d[\d.,]*\s*$|\d\s*[°º]/u.test(text))

function startsTable(
  lattice: Lattice,
  row: GridRow,
  vocabulary: Vocabulary,
  before: Header | null,
): Header | null {
  if (isData(row)) return null
  const words = wordsOf(row)
  if (words.length < FEWEST) return null
  // Below a heading only a row that begins like one is looked at closely.
  if (before !== null && !beginsHeading(words, vocabulary)) return null
  const needed = Math.max(FEWEST, Math.ceil(words.length / 3))
  const below = lattice.row(row.row + 1)
  const here = known(row, vocabulary)
  const twoLines = below !== undefined && !isData(below) && here + known(below, vocabulary) > needed
  if (here < needed && !(here > 0 && twoLines && words.length > 2)) return null
  const header = headerFrom(lattice, row.row, vocabulary)
  return header.columns.length >= FEWEST ? header : null
}

function beginsHeading(
  words: readonly { readonly text: string }[],
  vocabulary: Vocabulary,
): boolean {
  const [first, second] = words.map(({ text }) => readHeading([text], vocabulary))
  const numbers = first?.target === "index" && first.how === "exact" && words.length > 2
  return numbers || (first !== null && second !== null)
}

const isHeading = (text: string, vocabulary: Vocabulary) => readHeading([text], vocabulary) !== null

function headerFrom(lattice: Lattice, top: number, vocabulary: Vocabulary): Header {
  let bottom = top
  for (let row = top; row <= bottom && row - top < DEEPEST; row++) {
    for (const span of lattice.spansOf(row)) {
      if (span.top === row) bottom = Math.max(bottom, Math.min(span.bottom, top + DEEPEST - 1))
    }
  }
  while (bottom - top < DEEPEST - 1 && goesOn(lattice, top, bottom, vocabulary)) bottom += 1
  const columns = columnsOf(lattice, top, bottom)
  const lowest = isNumbering(lattice.row(bottom + 1)) ? bottom + 1 : bottom
  const signature = searchKey(columns.map(({ path }) => path.at(-1)).join(" "))
  return { top, bottom: lowest, columns, signature }
}

/** Whether the next row belongs to the heading: words under cells that are merged or empty above. */
function goesOn(lattice: Lattice, top: number, bottom: number, vocabulary: Vocabulary): boolean {
  const next = lattice.row(bottom + 1)
  if (next === undefined || isData(next)) return false
  const words = wordsOf(next)
  if (words.length === 0 || words.length < next.kinds.replaceAll(".", "").length) return false
  const above = lattice.row(bottom)
  const isUnder = words.some(({ index }) => {
    const text = above?.texts[index] ?? ""
    return text === "" || (lattice.spanFrom(bottom, index)?.right ?? index) > index
  })
  const named = words.filter(({ text }) => isHeading(text, vocabulary)).length
  const index = lattice.seen(bottom + 1, columnsOf(lattice, top, bottom)[0]?.index ?? 0)
  if (/^[IVXLC]+\.?$/u.test(index.text.trim())) return false
  return isUnder && named >= Math.max(1, Math.ceil(words.length / 2))
}

/** "(1) (2) (3)", "A B 1 2": the numbers of the columns under a heading. */
export function isNumbering(row: GridRow | undefined): boolean {
  const cells = (row?.texts ?? []).filter((text) => text !== "")
  if (cells.length < 3) return false
  if (!cells.every((text) => /^\(?\s*(?:\d{1,2}|[A-ZĐ])\s*\)?$/u.test(text))) return false
  const numbers = cells.flatMap((text) => /\d+/u.exec(text)?.[0] ?? [])
  return (
    numbers.length >= 2 &&
    numbers.every((text, at) => at === 0 || Number(text) === Number(numbers[at - 1]) + 1)
  )
}

function columnsOf(lattice: Lattice, top: number, bottom: number): FoundColumn[] {
  const merged = rangeOf(top, bottom).some((row) =>
    lattice.spansOf(row).some(({ left, right }) => right > left),
  )
  const columns: FoundColumn[] = []
  for (let index = 0; index < lattice.width; index++) {
    const path: string[] = []
    for (const row of rangeOf(top, bottom)) {
      const text = tidyHeading(headingAt(lattice, row, bottom, index, merged))
      if (text !== "" && path.at(-1) !== text) path.push(text)
    }
    if (path.length > 0) columns.push({ index, path })
  }
  return columns
}

const rangeOf = (top: number, bottom: number) =>
  Array.from({ length: bottom - top + 1 }, (_one, at) => top + at)

const tidyHeading = (text: string) => text.replace(/\s+/gu, " ").trim()

/** Without merged cells, an empty cell of an upper line belongs to the group on its left. */
function headingAt(
  lattice: Lattice,
  row: number,
  bottom: number,
  index: number,
  merged: boolean,
): string {
  const { text } = lattice.seen(row, index)
  if (text !== "" || merged || row === bottom || lattice.own(bottom, index).text === "") return text
  for (let left = index - 1; left >= 0; left--) {
    const there = lattice.own(row, left).text
    if (there !== "") return lattice.own(bottom, left).text === "" ? "" : there
  }
  return ""
}
