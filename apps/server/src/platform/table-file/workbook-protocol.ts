import type { Header, Wanted } from "./header.ts"
import type { Limits } from "./model.ts"

/** What the process that reads one workbook is given. */
export interface WorkbookTask {
  readonly bytes: Uint8Array
  readonly file: string
  readonly wanted: Wanted
  readonly sheet: string | null
  readonly limits: Limits
}

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

export type WorkbookAnswer =
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
