import { type Static, Type } from "typebox"
import { CellSource, CellStatus } from "../../cells/model.ts"
import { Nullable, OneOf } from "../../model/words.ts"
import { ReleaseRow } from "./sealed.ts"
import { Count, link, Text } from "./words.ts"

/** What made a row of one release differ from the row of another. */
export const Cause = OneOf(
  "cells",
  "formula",
  "measures",
  "units",
  "contents",
  "figures",
  "words",
  "unknown",
)
export type Cause = Static<typeof Cause>

/** What the value becomes when only one more thing is taken from the other release. */
const Step = Type.Object({
  cause: Cause,
  before: Nullable(Type.Number()),
  after: Nullable(Type.Number()),
  /** After minus before; null where either is missing. */
  effect: Nullable(Type.Number()),
})
export type Step = Static<typeof Step>

const said = Type.Object({ value: Nullable(Type.Number()), status: CellStatus })

/** A cell that stood otherwise for the one release than for the other. */
export const ChangedCell = Type.Object({
  measure: Text,
  unit: Text,
  unitName: Text,
  period: Text,
  cut: Text,
  before: Nullable(said),
  after: Nullable(said),
  recordedAt: Text,
  /** "operator", "system" or "staff": never a name. */
  by: OneOf("operator", "system", "staff"),
  source: CellSource,
  place: Nullable(Text),
  /** What this cell alone does to the row. */
  effect: Nullable(Type.Number()),
})
export type ChangedCell = Static<typeof ChangedCell>

export const DiffRow = Type.Object({
  change: OneOf("changed", "added", "removed"),
  indicator: Text,
  period: Text,
  unit: Text,
  unitName: Text,
  breakdown: Text,
  figure: Text,
  before: Nullable(ReleaseRow),
  after: Nullable(ReleaseRow),
  difference: Nullable(Type.Number()),
  /** Columns that differ. */
  fields: Type.Array(Text),
  steps: Type.Array(Step),
  cells: Type.Array(ChangedCell),
  /** How many there are, of which the first are listed. */
  cellsTotal: Count,
  /** Whether all of them together make up the whole of the step of cells. */
  cellsComplete: Type.Boolean(),
  /** Of a formula, a rule, units, words: what was and what is. */
  notes: Type.Array(Type.Object({ cause: Cause, before: Text, after: Text })),
})
export type DiffRow = Static<typeof DiffRow>

export const ReleaseDiff = Type.Object({
  from: link,
  to: link,
  illustrative: Type.Boolean(),
  /** Indicators and measures by code, as the one release or the other calls them. */
  names: Type.Record(Text, Type.Object({ vi: Text, en: Text })),
  same: Count,
  changed: Count,
  added: Count,
  removed: Count,
  causes: Type.Array(Type.Object({ cause: Cause, rows: Count })),
  total: Count,
  offset: Count,
  rows: Type.Array(DiffRow),
})
export type ReleaseDiff = Static<typeof ReleaseDiff>
