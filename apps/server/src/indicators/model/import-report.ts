import { type Static, Type } from "typebox"
import { Nullable, OneOf } from "./words.ts"

/** A row of an import's report. */
export const ImportRow = Type.Object({
  /** As people count: the header is row 1. */
  row: Type.Integer(),
  id: Nullable(Type.String()),
  action: OneOf("add", "change", "same", "refuse"),
  problems: Type.Array(
    Type.Object({
      /** The header, "value". */
      column: Nullable(Type.String()),
      /** Where the column stands, from 1: 10 for "J". */
      columnNumber: Nullable(Type.Integer()),
      message: Type.String(),
    }),
  ),
  /** What to look at although the row is accepted: a new document, a failed check. */
  warnings: Type.Array(Type.String()),
})
export type ImportRow = Static<typeof ImportRow>

export const ImportReport = Type.Object({
  file: Type.String(),
  sheet: Nullable(Type.String()),
  sha256: Type.String(),
  encoding: Nullable(Type.String()),
  committed: Type.Boolean(),
  /** Headers of the file that mean nothing here, as written. */
  ignoredColumns: Type.Array(Type.String()),
  /** About the file as a whole: rows left out, a decimal mark that was inferred. */
  notes: Type.Array(Type.String()),
  counts: Type.Object({
    rows: Type.Integer(),
    add: Type.Integer(),
    change: Type.Integer(),
    same: Type.Integer(),
    refuse: Type.Integer(),
  }),
  rows: Type.Array(ImportRow),
  /** Rows with nothing to say that a long report leaves out; they are counted above. */
  omitted: Type.Integer(),
})
export type ImportReport = Static<typeof ImportReport>
