import { type Static, Type } from "typebox"
import { View } from "../../../registry/model.ts"
import { CellStatus, Reporting } from "../../cells/model.ts"
import { Indicator } from "../../definitions/model.ts"
import { Comparator, Measure } from "../../model.ts"
import { Nullable, OneOf } from "../../model/words.ts"
import { Count, ReleaseId, Sha256, Text } from "./words.ts"

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
