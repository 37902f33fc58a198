import { type Static, Type } from "typebox"
import { Evidence } from "../../evidence/model.ts"
import { Day, Level, LineageEdge, UnitId, UnitRef, View } from "../../registry/model.ts"
import { CellSource, CellStatus, Layer } from "../cells/model.ts"
import { Measure, Period } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))
const Values = { value: Nullable(Type.Number()), status: CellStatus }

/** Which figure is opened: what one screen of its provenance is about. */
export const Opened = Type.Object({
  /** An indicator or a base measure. */
  indicator: Type.String(),
  unit: UnitId,
  period: Type.String(),
  /** From January on. */
  ytd: Type.Boolean(),
  /** "" for the whole, "technology=4G". */
  by: Type.String(),
  /** A part of the indicator's formula that is told unit by unit: "each(a / b; avg)". */
  part: Nullable(Type.String()),
  /** Of that part not the values of all its units, but how the value of this unit is made. */
  inside: Type.Boolean(),
  /** The version of the formula that has the part. */
  version: Nullable(Type.Integer()),
  /** Units of the time, or of a day. */
  view: View,
  /** A value put together, or what one reporter said. */
  screen: OneOf("figure", "cell"),
})
export type Opened = Static<typeof Opened>

/** Whether the numbers on a screen add up, found by computing them again another way. */
export const Proof = Type.Object({
  holds: Type.Boolean(),
  recomputed: Nullable(Type.Number()),
  saysVi: Type.String(),
  saysEn: Type.String(),
})
export type Proof = Static<typeof Proof>

const FormulaTold = Type.Object({
  text: Type.String(),
  sentenceVi: Type.String(),
  sentenceEn: Type.String(),
  version: Type.Integer(),
  /** Null: as far back as there are figures. */
  validFrom: Nullable(Day),
  /** As written: "660/KH-UBND". */
  document: Nullable(Type.String()),
  recordedAt: Type.String(),
})

/** Something that a formula reads. */
export const InputTold = Type.Object({
  /** As the formula reads it: "prev(bts[technology=4G])". */
  read: Type.String(),
  kind: OneOf("measure", "indicator", "each", "peers", "rank"),
  nameVi: Type.String(),
  nameEn: Type.String(),
  unitOfMeasure: Type.String(),
  ...Values,
  reported: Type.Integer(),
  expected: Type.Integer(),
  opens: Opened,
})
export type InputTold = Static<typeof InputTold>

/** How a base measure is reported and adds. */
const MeasureTold = Type.Object({
  definitionVi: Type.String(),
  definitionEn: Type.String(),
  inTime: Measure.properties.inTime,
  overUnits: Measure.properties.overUnits,
  reportedBy: Level,
  minCoverage: Type.Number(),
})

/** How a value of one reporter was made: one cell, several of a breakdown, or smaller periods. */
export const Made = OneOf("cell", "breakdown", "periods", "formula", "none")
export type Made = Static<typeof Made>

const CellBrief = Type.Object({
  version: Type.Integer(),
  recordedAt: Type.String(),
  written: Nullable(Type.String()),
  place: Nullable(Type.String()),
  source: CellSource,
})

/** One unit with what it brings to a value. */
export const Contributor = Type.Object({
  unit: UnitRef,
  ...Values,
  /** The part of it that belongs here: 1 is exact, less by its basis, null where nobody knows. */
  weight: Nullable(Type.Number()),
  /** What it adds to the sum, or weighs in the mean; null where it brings nothing. */
  brings: Nullable(Type.Number()),
  /** The part of the whole, where the measure is summed and nothing is negative. */
  share: Nullable(Type.Number()),
  /** Whether the least or the greatest value is its own. */
  decides: Type.Boolean(),
  made: Made,
  /** How it came to the units of the day: empty where it still exists. */
  carried: Type.Array(LineageEdge),
  cell: Nullable(CellBrief),
  /** Null where there is nothing to open. */
  opens: Nullable(Opened),
})
export type Contributor = Static<typeof Contributor>

/** A page of contributors, what brings most first. */
export const Contributors = Type.Object({
  /** Counts of all, before searching. */
  all: Type.Integer(),
  reported: Type.Integer(),
  missing: Type.Integer(),
  notApplicable: Type.Integer(),
  /** Reported, but split in parts that nobody knows: they bring nothing. */
  uncarried: Type.Integer(),
  /** How many the search found. */
  found: Type.Integer(),
  offset: Type.Integer(),
  limit: Type.Integer(),
  rows: Type.Array(Contributor),
})
export type Contributors = Static<typeof Contributors>

/** One screen of where a figure comes from. */
export const Provenance = Type.Object({
  opened: Opened,
  /** The day whose units are meant. */
  day: Day,
  stage: Layer,
  /** Null for now. */
  asOf: Nullable(Type.String()),
  /** The last change that this answer knows of: with it as `asof` the answer stays as it is. */
  knownAt: Type.String(),
  /** Whether made-up values stand in this database. */
  illustrative: Type.Boolean(),
  unit: UnitRef,
  period: Period,
  kind: OneOf("indicator", "measure", "part"),
  nameVi: Type.String(),
  nameEn: Type.String(),
  unitOfMeasure: Type.String(),
  ...Values,
  reported: Type.Integer(),
  expected: Type.Integer(),
  formula: Nullable(FormulaTold),
  inputs: Type.Array(InputTold),
  measure: Nullable(MeasureTold),
  contributors: Nullable(Contributors),
  proof: Proof,
})
export type Provenance = Static<typeof Provenance>

/** One version of a cell. */
export const CellVersion = Type.Object({
  version: Type.Integer(),
  layer: Layer,
  ...Values,
  /** As it was typed or pasted: "1.596". */
  written: Nullable(Type.String()),
  /** Within the source: "B7". */
  place: Nullable(Type.String()),
  source: CellSource,
  /** When and by whom it was entered; by whom is told to those who are signed in. */
  enteredAt: Type.String(),
  enteredBy: Nullable(Type.String()),
  publishedAt: Nullable(Type.String()),
  /** Null for the one that stands. */
  supersededAt: Nullable(Type.String()),
})
export type CellVersion = Static<typeof CellVersion>

/** What was done to the report of a value: by which office, and for staff by whom. */
export const ReportStep = Type.Object({
  at: Type.String(),
  kind: OneOf("submitted", "verified", "returned", "published"),
  role: OneOf("reporter", "verifier"),
  organisation: Type.String(),
  by: Nullable(Type.String()),
})
export type ReportStep = Static<typeof ReportStep>

/** The report with which a value was sent. */
export const ReportTold = Type.Object({
  collection: Type.String(),
  title: Type.String(),
  reporter: Type.String(),
  steps: Type.Array(ReportStep),
  evidence: Type.Array(Evidence),
})
export type ReportTold = Static<typeof ReportTold>

/** A part from which the value of a reporter was made. */
export const LeafPart = Type.Object({
  by: Type.String(),
  period: Type.String(),
  ...Values,
  /** Whether units changed in between: then the part itself has contributors. */
  carried: Type.Boolean(),
  opens: Nullable(Opened),
})
export type LeafPart = Static<typeof LeafPart>

/** What one reporter said, down to the cell. */
export const CellProvenance = Type.Object({
  opened: Opened,
  stage: Layer,
  asOf: Nullable(Type.String()),
  knownAt: Type.String(),
  /** Whether made-up values stand in this database. */
  illustrative: Type.Boolean(),
  unit: UnitRef,
  period: Period,
  nameVi: Type.String(),
  nameEn: Type.String(),
  unitOfMeasure: Type.String(),
  inTime: Measure.properties.inTime,
  ...Values,
  made: Made,
  parts: Type.Array(LeafPart),
  /** Newest first; empty where it was made of parts. */
  versions: Type.Array(CellVersion),
  reports: Type.Array(ReportTold),
  proof: Proof,
})
export type CellProvenance = Static<typeof CellProvenance>
