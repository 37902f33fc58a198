import { type Static, Type } from "typebox"
import { CellSource, CellStatus, Reporting } from "../cells/model.ts"
import { Indicator } from "../definitions/model.ts"
import { Comparator, Measure } from "../model.ts"
import { View } from "../../registry/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))
const Text = Type.String()
const Count = Type.Integer({ minimum: 0 })
const Sha256 = Type.String({ pattern: "^[0-9a-f]{64}$" })

/** Part of a permanent address: "2024-q3". */
export const ReleaseId = Type.String({
  pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$",
  minLength: 2,
  maxLength: 64,
})

const asked = {
  indicators: Type.String({
    minLength: 1,
    maxLength: 8000,
    description: "Codes of indicators and base measures, separated by commas",
  }),
  units: Type.String({
    minLength: 1,
    maxLength: 8000,
    description: "Ids, or level:commune, children:22, descendants:22, descendants:22:commune",
  }),
  periods: Type.String({
    minLength: 1,
    maxLength: 4000,
    description: "2024-Q1..2024-Q4, or a list",
  }),
}

/** What somebody wants to release. */
export const ReleaseDraft = Type.Object(
  {
    id: ReleaseId,
    titleVi: Type.String({ minLength: 1, maxLength: 300 }),
    titleEn: Type.String({ minLength: 1, maxLength: 300 }),
    noteVi: Type.Optional(Type.String({ maxLength: 4000 })),
    noteEn: Type.Optional(Type.String({ maxLength: 4000 })),
    ...asked,
    breakdowns: Type.Optional(
      Type.String({ maxLength: 400, description: "Dimensions, separated by commas: technology" }),
    ),
    view: Type.Optional(View),
    figures: Type.Optional(
      Type.Boolean({ description: "Published figures of the measures named, too" }),
    ),
    asOf: Type.Optional(
      Type.String({ maxLength: 40, description: "As known on this day or at this instant" }),
    ),
    corrects: Type.Optional(ReleaseId),
    reason: Type.Optional(
      Type.String({ maxLength: 1000, description: "Why the release that it corrects was wrong" }),
    ),
  },
  { additionalProperties: false },
)
export type ReleaseDraft = Static<typeof ReleaseDraft>

/** What a release is of, everything said in full. */
export const Contents = Type.Object({
  indicators: Type.Array(Text),
  /** As the selector says it: "level:commune". */
  units: Text,
  periods: Type.Array(Text),
  breakdowns: Type.Array(Text),
  view: View,
  figures: Type.Boolean(),
})
export type Contents = Static<typeof Contents>

/**
 * All that the rows follow from: what was asked, what was known, by which definitions, on which
 * units. Frozen with the rows, so that they can be computed again.
 */
export const Basis = Type.Object({
  contents: Contents,
  asOf: Text,
  /** The newest act of recording cells that counts. */
  batch: Count,
  /** The newest version of a published figure that counts. */
  figuresUpTo: Count,
  measures: Type.Array(Measure),
  reporting: Type.Array(Reporting),
  indicators: Type.Array(Indicator),
  /** Public texts by id, as rows name them. */
  documents: Type.Record(Text, Text),
  /** Where the units of all times are kept as they were known. */
  units: Sha256,
})
export type Basis = Static<typeof Basis>

/** `indicator` and `measure` are computed from cells; the others are figures of public texts. */
export const RowKind = OneOf(
  "indicator",
  "measure",
  "observation",
  "target",
  "benchmark",
  "rank",
  "plan",
  "drill",
  "event",
)
export type RowKind = Static<typeof RowKind>

/** One frozen value; `docs/guides/releases.md` describes each column. */
export const ReleaseRow = Type.Object({
  indicator: Text,
  period: Text,
  unit: Text,
  unitCode: Text,
  unitName: Text,
  /** "" for the whole, "technology=4G". */
  breakdown: Text,
  kind: RowKind,
  comparator: Comparator,
  value: Nullable(Type.Number()),
  /** Of a figure of a public text, as it is written there: "98.60"; null of computed values. */
  written: Nullable(Text),
  unitOfMeasure: Text,
  status: CellStatus,
  reported: Nullable(Type.Integer()),
  expected: Nullable(Type.Integer()),
  estimated: Type.Boolean(),
  /** Of a figure of a public text: its id, words, parts and source; else "". */
  figure: Text,
  label: Text,
  parts: Text,
  source: Text,
})
export type ReleaseRow = Static<typeof ReleaseRow>

/** Something that whoever publishes should know and accept. */
export const ReleaseCheck = Type.Object({
  kind: OneOf(
    "missing",
    "under-coverage",
    "partly-reported",
    "estimated",
    "failed-check",
    "period-not-over",
    "waiting",
    "illustrative",
  ),
  count: Count,
  /** Rows that it could have been true of. */
  of: Count,
  textVi: Text,
  textEn: Text,
  examples: Type.Array(Text),
})
export type ReleaseCheck = Static<typeof ReleaseCheck>

const File = Type.Object({ sha256: Sha256, bytes: Count })

/** The sealed description of a release: its canonical bytes are what the release's hash is of. */
export const ReleaseMetadata = Type.Object({
  format: Type.Literal("tinhso-release/1"),
  id: ReleaseId,
  number: Count,
  titleVi: Text,
  titleEn: Text,
  noteVi: Text,
  noteEn: Text,
  corrects: Nullable(ReleaseId),
  reason: Nullable(Text),
  basis: Basis,
  rows: Count,
  files: Type.Object({ csv: File, json: File, xlsx: File }),
  checks: Type.Array(ReleaseCheck),
  accepted: Nullable(Text),
  preparedAt: Text,
  preparedBy: Text,
  publishedAt: Text,
  publishedBy: Text,
  /** Why one person did both, where that was so. */
  alone: Nullable(Text),
  previous: Nullable(Type.Object({ id: ReleaseId, sha256: Sha256 })),
})
export type ReleaseMetadata = Static<typeof ReleaseMetadata>

const link = Type.Object({ id: ReleaseId, titleVi: Text, titleEn: Text, publishedAt: Text })

export const ReleaseSummary = Type.Object({
  id: ReleaseId,
  state: OneOf("prepared", "published"),
  titleVi: Text,
  titleEn: Text,
  noteVi: Text,
  noteEn: Text,
  contents: Contents,
  asOf: Text,
  rows: Count,
  preparedAt: Text,
  number: Nullable(Count),
  publishedAt: Nullable(Text),
  sha256: Nullable(Sha256),
  corrects: Nullable(ReleaseId),
  reason: Nullable(Text),
  /** The newest release that corrects this one, directly or through others. */
  correctedBy: Nullable(link),
  /** Whether made-up values stand in the database now; frozen bytes do not tell. */
  illustrative: Type.Boolean(),
})
export type ReleaseSummary = Static<typeof ReleaseSummary>

const Described = Type.Object({
  code: Text,
  nameVi: Text,
  nameEn: Text,
  unitOfMeasure: Text,
  /** Formulas that were used, oldest first; none of a base measure. */
  formulas: Type.Array(
    Type.Object({
      version: Type.Integer(),
      formula: Text,
      validFrom: Nullable(Text),
      document: Nullable(Text),
    }),
  ),
  rows: Count,
  withValue: Count,
})

export const ReleaseDetail = Type.Interface([ReleaseSummary], {
  batch: Count,
  /** Of the canonical CSV: what whoever publishes says that they saw. */
  rowsSha256: Sha256,
  units: Count,
  withValue: Count,
  indicators: Type.Array(Described),
  periods: Type.Array(Type.Object({ period: Text, rows: Count })),
  breakdowns: Type.Array(Text),
  checks: Type.Array(ReleaseCheck),
  accepted: Nullable(Text),
  alone: Nullable(Text),
  files: Nullable(ReleaseMetadata.properties.files),
  previous: ReleaseMetadata.properties.previous,
  /** Whether whoever asks prepared it themselves; null for who is not signed in. */
  ownWork: Nullable(Type.Boolean()),
})
export type ReleaseDetail = Static<typeof ReleaseDetail>

export const RowsPage = Type.Object({
  total: Count,
  offset: Count,
  rows: Type.Array(ReleaseRow),
})
export type RowsPage = Static<typeof RowsPage>

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

/** What somebody who publishes says. */
export const PublishOrder = Type.Object(
  {
    rowsSha256: Type.Optional(
      Type.String({ description: "Of the rows that were looked at; others are refused with 409" }),
    ),
    reason: Type.Optional(
      Type.String({ maxLength: 1000, description: "Why it is right to publish as it is" }),
    ),
  },
  { additionalProperties: false },
)
export type PublishOrder = Static<typeof PublishOrder>
