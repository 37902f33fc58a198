import { type Static, Type } from "typebox"
import { Campaign, CampaignId, NewCampaign } from "./campaign.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** What was understood of one column. */
export const MeasurementColumn = Type.Object({
  /** "E" */
  letter: Type.String(),
  heading: Type.String(),
  /**
   * "longitude", "rsrp", "download" …: what a correction names too. "none": not known, not kept.
   * "personal": about a person or a device; never kept, whatever a correction says.
   */
  target: Type.String(),
  /** "dBm", "ASU", "kbit/s": the unit of measure in the heading. */
  unit: Nullable(Type.String()),
  how: Type.Union([
    Type.Literal("chosen"),
    Type.Literal("remembered"),
    Type.Literal("exact"),
    Type.Literal("inside"),
    Type.Literal("none"),
  ]),
  /** The first cells; none of a personal column. */
  samples: Type.Array(Type.String()),
})
export type MeasurementColumn = Static<typeof MeasurementColumn>

/** A row that was left out, and why. */
export const RefusedRow = Type.Object({
  sheet: Nullable(Type.String()),
  row: Type.Integer(),
  /** "E8"; null where it is about the whole row. */
  cell: Nullable(Type.String()),
  heading: Nullable(Type.String()),
  code: Type.String(),
  vi: Type.String(),
})
export type RefusedRow = Static<typeof RefusedRow>

/** Something about the whole file that a person can settle by an option. */
const Question = Type.Object({
  code: Type.String(),
  vi: Type.String(),
  options: Type.Array(Type.String()),
})

export const MeasurementReport = Type.Object({
  file: Type.String(),
  sha256: Type.String(),
  format: Type.Union([
    Type.Literal("text"),
    Type.Literal("workbook"),
    Type.Literal("geojson"),
    Type.Literal("kml"),
    Type.Literal("shapefile"),
  ]),
  encoding: Nullable(Type.String()),
  committed: Type.Boolean(),
  /** The campaign that has the points; null for a look without one. */
  campaign: Nullable(Campaign),
  columns: Type.Array(MeasurementColumn),
  /** "+07:00": how times without a zone were read. */
  timezone: Type.String(),
  /** How what can be read in two ways was read throughout the file, and what was left out of it. */
  notes: Type.Array(Type.String()),
  questions: Type.Array(Question),
  counts: Type.Object({
    rows: Type.Integer(),
    points: Type.Integer(),
    refused: Type.Integer(),
    /** Points without service. */
    silent: Type.Integer(),
    /** Rows exactly like an earlier one. */
    repeated: Type.Integer(),
  }),
  /** Refused rows by reason. */
  reasons: Type.Array(
    Type.Object({ code: Type.String(), vi: Type.String(), rows: Type.Integer() }),
  ),
  /** The first refused rows. */
  refused: Type.Array(RefusedRow),
  parts: Type.Array(
    Type.Object({
      technology: Nullable(Type.String()),
      operator: Nullable(Type.String()),
      points: Type.Integer(),
      median: Nullable(Type.Number()),
    }),
  ),
  from: Nullable(Type.String()),
  to: Nullable(Type.String()),
  /** Some places of points, at most 500, rounded to a few hundred metres: for a look at where they lie. */
  places: Type.Array(Type.Tuple([Type.Number(), Type.Number()])),
})
export type MeasurementReport = Static<typeof MeasurementReport>

/** What a person says of a file beside it, as text of the form field `options` (JSON). */
export const MeasurementOptions = Type.Object(
  {
    sheet: Type.Optional(Type.String({ maxLength: 100 })),
    /** Of rows that name none. */
    technology: Type.Optional(Type.String({ maxLength: 20 })),
    operator: Type.Optional(Type.String({ maxLength: 60 })),
    /** What levels are written in; without it a positive level is asked about. */
    level: Type.Optional(Type.Union([Type.Literal("dbm"), Type.Literal("asu")])),
    decimal: Type.Optional(Type.Union([Type.Literal("comma"), Type.Literal("point")])),
    /** Of times without a zone: "+07:00" without it. */
    timezone: Type.Optional(Type.String({ pattern: "^(?:[+-]\\d{2}:\\d{2}|UTC|Z)$" })),
    /** Which of 03/04/2026 is the month; days come first without it. */
    dates: Type.Optional(Type.Union([Type.Literal("day-first"), Type.Literal("month-first")])),
    meridian: Type.Optional(Type.String({ maxLength: 20 })),
    zone: Type.Optional(Type.Union([Type.Literal(3), Type.Literal(6)])),
    /** Targets by heading: a correction of how columns are read. */
    columns: Type.Optional(
      Type.Record(Type.String({ maxLength: 300 }), Type.String({ maxLength: 40 })),
    ),
  },
  { additionalProperties: false },
)
export type MeasurementOptions = Static<typeof MeasurementOptions>

/** Where the points of a file go: a campaign that is known, or a new one; a look needs none. */
export const ImportTarget = Type.Object(
  {
    campaign: Type.Optional(CampaignId),
    create: Type.Optional(NewCampaign),
    options: Type.Optional(MeasurementOptions),
  },
  { additionalProperties: false },
)
export type ImportTarget = Static<typeof ImportTarget>
