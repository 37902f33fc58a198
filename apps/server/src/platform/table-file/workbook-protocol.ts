import type { Header, Wanted } from "./header.ts"
import type { Limits, Span } from "./model.ts"

interface Task {
  readonly bytes: Uint8Array
  readonly file: string
  readonly limits: Limits
}

/** One sheet whose header has the wanted columns. */
export interface TableTask extends Task {
  readonly step: "table"
  readonly wanted: Wanted
  readonly sheet: string | null
}

/** Every sheet as it lies there. */
export interface GridTask extends Task {
  readonly step: "grid"
}

/** What the process that reads one workbook is given. */
export type WorkbookTask = TableTask | GridTask

interface RefusalText {
  readonly kind: { readonly code: string; readonly status: number; readonly title: string }
  readonly detail: string
  readonly errors: readonly { pointer: string; detail: string }[]
}

/** Rows of the wanted columns: texts row after row, and one word of kinds per row. */
export interface RowBatch {
  readonly rows: readonly number[]
  readonly texts: readonly string[]
  readonly kinds: readonly string[]
}

/** Cells of rows as they lie there: texts of a row up to its last cell, and its kinds, one letter each. */
export interface GridBatch {
  readonly rows: readonly number[]
  readonly texts: readonly (readonly string[])[]
  readonly kinds: readonly string[]
}

/** A sheet of a grid, before its rows. */
export interface GridHead {
  readonly name: string
  readonly hidden: boolean
  readonly merges: readonly Span[]
  readonly hiddenRows: readonly number[]
}

export type WorkbookAnswer =
  | ({ readonly step: "sheet" } & GridHead)
  | ({ readonly step: "cells" } & GridBatch)
  | {
      readonly step: "head"
      readonly sheet: string
      readonly header: Header
      readonly notes: readonly string[]
    }
  | ({ readonly step: "rows" } & RowBatch)
  | { readonly step: "done" }
  | { readonly step: "broken"; readonly stack: string }
  | { readonly step: "refused"; readonly refusal: RefusalText }
