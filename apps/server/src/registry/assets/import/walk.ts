import { searchKey } from "@tinhso/vietnamese"
import type { ReadColumn, RowProblem, RowValue, RowValues } from "./problem.ts"
import { problem, shown } from "./problem.ts"
import type { FoundTable } from "./sheet/find-tables.ts"
import type { Lattice } from "./sheet/lattice.ts"
import { type RowKind, rowKind, type RowReader } from "./sheet/row-kind.ts"
import type { ImportWords } from "./words.ts"

/** What the heading of a group says of the rows under it. */
export interface GroupMeaning {
  /** "district", "commune", "province", "attribute:operator"; null where nobody knows. */
  readonly target: string | null
  readonly value: string
}

export interface WalkedRow {
  readonly row: number
  readonly hidden: boolean
  readonly kind: RowKind["kind"]
  /** The words of a group, a sum or a note. */
  readonly text: string
  /** What a group was understood as. */
  readonly meaning: GroupMeaning | null
  /** Cells of a row of data by what they give. */
  readonly values: RowValues
  readonly problems: readonly RowProblem[]
}

export interface Walk {
  readonly lattice: Lattice
  readonly table: FoundTable
  readonly columns: readonly ReadColumn[]
  readonly words: ImportWords
  readonly groupMeaning: (text: string) => GroupMeaning
  /** Every row is data. */
  readonly plain: boolean
}

/** Only rows of data fill these. */
const TELLING =
  /^(?:code|longitude|latitude|north|east|place|geometry|technology|mast|tick:|attribute:)/u

/** Which headings of groups end which others: a new district ends the commune before it. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  province: ["district", "commune"],
  district: ["commune"],
}

/** Rows of a table from top to bottom, what they carry filled in. */
export function* walk(task: Walk): Generator<WalkedRow> {
  const { table, columns, words } = task
  const reader: RowReader = {
    columns: table.columns,
    index: columns.find(({ target }) => target === "index")?.index ?? -1,
    telling: new Set(
      columns.filter(({ target }) => TELLING.test(target)).map(({ index }) => index),
    ),
    sums: new Set(
      columns.filter(({ target }) => target.startsWith("tick:")).map(({ index }) => index),
    ),
    words,
  }
  const state = new Carried(task)
  for (const row of table.rows) {
    const kind: RowKind = task.plain ? { kind: "data" } : rowKind(row, reader)
    const base = { row: row.row, hidden: row.hidden, kind: kind.kind, values: NONE, problems: [] }
    if (kind.kind === "group") {
      yield { ...base, text: kind.text, meaning: state.enter(kind.text, kind.depth) }
    } else if (kind.kind === "data") {
      yield { ...base, text: "", meaning: null, ...state.read(row.row) }
    } else {
      yield { ...base, text: "text" in kind ? kind.text : "", meaning: null }
    }
  }
}

const NONE: RowValues = new Map()

/** What is wrong in these columns is nobody's loss: running numbers are formulas in many lists. */
const UNREAD = new Set(["none", "note", "index"])

/** What goes down from row to row: groups, and the cells that "như trên" means. */
class Carried {
  readonly #task: Walk
  readonly #ditto: ReadonlySet<string>
  readonly #missing: ReadonlySet<string>
  readonly #groups = new Map<string, { value: string; depth: number }>()
  readonly #last = new Map<number, RowValue>()
  /** Targets that a group has named since the last row of data. */
  readonly #fresh = new Set<string>()

  constructor(task: Walk) {
    this.#task = task
    this.#ditto = new Set(task.words.ditto.map(searchKey))
    this.#missing = new Set(task.words.missing.map(searchKey))
  }

  enter(text: string, depth: number): GroupMeaning {
    const meaning = this.#task.groupMeaning(text)
    const { target, value } = meaning
    if (target === null) return meaning
    for (const below of BELOW[target] ?? []) this.#groups.delete(below)
    for (const [name, group] of this.#groups) if (group.depth > depth) this.#groups.delete(name)
    this.#groups.set(target, { value, depth })
    this.#fresh.add(target)
    return meaning
  }

  read(row: number): Pick<WalkedRow, "values" | "problems"> {
    const values = new Map<string, RowValue[]>()
    const problems: RowProblem[] = []
    const add = (value: RowValue) => {
      const there = values.get(value.column.target)
      if (there === undefined) values.set(value.column.target, [value])
      else there.push(value)
    }
    for (const column of this.#task.columns) {
      const value = this.#cell(row, column, problems)
      if (value === null) continue
      this.#last.set(column.index, value)
      if (column.target !== "none") add(value)
    }
    for (const [target, { value }] of this.#groups) {
      if (values.has(target)) continue
      const column: ReadColumn = { ...GROUP, target }
      add({ text: value, kind: "t", column, from: "group" })
    }
    this.#fresh.clear()
    return { values, problems }
  }

  #cell(row: number, column: ReadColumn, problems: RowProblem[]): RowValue | null {
    const seen = this.#task.lattice.seen(row, column.index)
    const text = seen.text.trim()
    if (text === "") return null
    if (this.#isDitto(text)) return this.#above(text, column, problems)
    if (/^[-–—.…_*?]+$/u.test(text) || this.#missing.has(searchKey(text))) return null
    if (seen.kind === "e" || seen.kind === "f") {
      if (UNREAD.has(column.target)) return null
      const why = seen.kind === "f" ? `ô là công thức ${text}, không phải giá trị` : seen.text
      problems.push(problem("cell", "error", column, `${why}; hãy dán lại dưới dạng giá trị`))
      return null
    }
    return { text, kind: seen.kind, column, from: seen.row === row ? "cell" : "merged" }
  }

  #isDitto(text: string): boolean {
    const bare = text.replace(/^[("'\s-]+|[)"'\s.-]+$/gu, "")
    if (bare === "") return /["'〃”“]/u.test(text) && !/\d/u.test(text)
    return this.#ditto.has(searchKey(bare)) || text.trim() === "〃"
  }

  #above(text: string, column: ReadColumn, problems: RowProblem[]): RowValue | null {
    const above = this.#last.get(column.index)
    const group = this.#groups.get(column.target)
    if (this.#fresh.has(column.target) && group !== undefined) {
      return { text: group.value, kind: "t", column, from: "ditto" }
    }
    if (above !== undefined) return { ...above, from: "ditto" }
    problems.push(
      problem(
        "ditto",
        "error",
        column,
        `${shown(text)} (như trên) nhưng phía trên không có giá trị`,
      ),
    )
    return null
  }
}

const GROUP: Omit<ReadColumn, "target"> = {
  index: -1,
  letter: "",
  heading: "dòng nhóm",
  unit: null,
  how: "group",
}
