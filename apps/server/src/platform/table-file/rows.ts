import type { Cell, TableRow } from "./model.ts"

/** Where the wanted columns stand; `index` -1 for an optional column the file lacks. */
export interface Layout {
  readonly columns: readonly {
    readonly name: string
    readonly index: number
    readonly letter: string
  }[]
}

/** What a cell holds, one letter each: text, number, percent, date, boolean. */
export type KindLetter = "t" | "n" | "%" | "d" | "b"

const KINDS: ReadonlyMap<string, Cell["kind"]> = new Map<KindLetter, Cell["kind"]>([
  ["t", "text"],
  ["n", "number"],
  ["%", "number"],
  ["d", "date"],
  ["b", "boolean"],
])

/**
 * Rows kept small: half a million of them are texts and a word of kinds each. Cells are made when
 * asked for, and only those of the row asked last are kept.
 */
export function rowMaker(layout: Layout) {
  let last: { row: object; cells: Record<string, Cell> } | null = null

  class CompactRow implements TableRow {
    readonly row: number
    readonly #texts: readonly string[]
    readonly #kinds: string | null

    /** `kinds` null: every cell is text. */
    constructor(row: number, texts: readonly string[], kinds: string | null) {
      this.row = row
      this.#texts = texts
      this.#kinds = kinds
    }

    get cells(): Record<string, Cell> {
      if (last?.row !== this) last = { row: this, cells: this.#cells() }
      return last.cells
    }

    #cells(): Record<string, Cell> {
      const cells: Record<string, Cell> = {}
      layout.columns.forEach(({ name, letter }, at) => {
        const text = this.#texts[at] ?? ""
        const letterOfKind = this.#kinds?.[at] ?? "t"
        cells[name] = {
          kind: text === "" ? "empty" : (KINDS.get(letterOfKind) ?? "text"),
          text,
          unit: letterOfKind === "%" ? "%" : null,
          column: letter,
        }
      })
      return cells
    }
  }
  return (row: number, texts: readonly string[], kinds: string | null = null): TableRow =>
    new CompactRow(row, texts, kinds)
}
