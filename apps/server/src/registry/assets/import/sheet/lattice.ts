import type { GridRow, GridSheet, Span } from "../../../../platform/table-file/index.ts"

/** A cell as a reader of the printed sheet sees it: of merged cells each shows the one text. */
export interface SeenCell {
  readonly text: string
  /** As `GridLetter` of the grid says; "." where nothing is. */
  readonly kind: string
  /** The row it really stands in. */
  readonly row: number
}

const NOTHING: SeenCell = { text: "", kind: ".", row: 0 }

/** A sheet whose cells can be asked for by row and column. */
export class Lattice {
  readonly name: string | null
  readonly rows: readonly GridRow[]
  readonly merges: readonly Span[]
  readonly width: number
  readonly #byNumber: ReadonlyMap<number, GridRow>
  readonly #tall: ReadonlyMap<number, readonly Span[]>

  constructor(sheet: GridSheet) {
    this.name = sheet.name
    this.rows = sheet.rows
    this.merges = sheet.merges
    this.width = sheet.rows.reduce((most, { texts }) => Math.max(most, texts.length), 0)
    this.#byNumber = new Map(sheet.rows.map((row) => [row.row, row]))
    this.#tall = tallSpans(sheet.merges)
  }

  row(number: number): GridRow | undefined {
    return this.#byNumber.get(number)
  }

  /** What stands in the cell itself. */
  own(row: number, column: number): SeenCell {
    const line = this.#byNumber.get(row)
    const text = line?.texts[column] ?? ""
    return text === "" ? NOTHING : { text, kind: line?.kinds[column] ?? ".", row }
  }

  /** What a reader sees there: the text of the merged cells it belongs to. */
  seen(row: number, column: number): SeenCell {
    const own = this.own(row, column)
    if (own.kind !== ".") return own
    const span = this.#tall.get(row)?.find(({ left, right }) => left <= column && column <= right)
    return span === undefined ? NOTHING : this.own(span.top, span.left)
  }

  /** The merged range that starts in this cell. */
  spanFrom(row: number, column: number): Span | null {
    return this.#tall.get(row)?.find(({ top, left }) => top === row && left === column) ?? null
  }

  spansOf(row: number): readonly Span[] {
    return this.#tall.get(row) ?? []
  }
}

/** Merged ranges by every row they reach. Ranges over thousands of rows are of the look, not the list. */
const TALLEST = 5_000

function tallSpans(spans: readonly Span[]): ReadonlyMap<number, readonly Span[]> {
  const byRow = new Map<number, Span[]>()
  for (const span of spans) {
    const last = Math.min(span.bottom, span.top + TALLEST)
    for (let row = span.top; row <= last; row++) {
      const there = byRow.get(row)
      if (there === undefined) byRow.set(row, [span])
      else there.push(span)
    }
  }
  return byRow
}
