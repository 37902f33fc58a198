import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../../registry/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** Ours, never given again. */
export const CampaignId = Type.String({ pattern: "^DS-[0-9]{6,12}$" })

/** A word that a person can read: no control characters, not only blanks. */
const words = (maxLength: number) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: "^[^\\u0000-\\u001f]*[^\\s\\u0000-\\u001f][^\\u0000-\\u001f]*$",
  })

/**
 * `drive`: people who measure for a living, along a way they chose. `crowd`: phones of whoever takes
 * part; their points are kept without time of day and order, and never shown one by one.
 */
export const CampaignKind = Type.Union([Type.Literal("drive"), Type.Literal("crowd")])
export type CampaignKind = Static<typeof CampaignKind>

/** Where the receiver was. */
export const ReceiverPlace = Type.Union([
  Type.Literal("outdoor"),
  Type.Literal("car"),
  Type.Literal("indoor"),
  Type.Literal("mixed"),
  Type.Literal("unknown"),
])
export type ReceiverPlace = Static<typeof ReceiverPlace>

const described = {
  name: words(200),
  kind: CampaignKind,
  /** In whose care it is: its editors import and publish. */
  unit: UnitId,
  /** Who measured. */
  by: words(200),
  /** What with: a make, a scanner, a phone; no number of a device. */
  device: Nullable(words(200)),
  /** Of the receiving antenna above ground, m. */
  antennaHeight: Nullable(Type.Number({ minimum: 0, maximum: 1000 })),
  place: ReceiverPlace,
  /**
   * What to add to levels to have those of a phone outdoors, dB (a car's roof, a cable): declared,
   * and added only where a comparison asks for it.
   */
  correction: Nullable(Type.Number({ minimum: -60, maximum: 60 })),
  /** Why that correction. */
  correctionBasis: Nullable(words(500)),
  /** At or below it the receiver hears nothing but itself, dBm. */
  noiseFloor: Nullable(Type.Number({ minimum: -160, maximum: -60 })),
  /** The paper that stands behind it: number, report. */
  source: words(500),
}

/** What is said of a new campaign. */
export const NewCampaign = Type.Object(described, { additionalProperties: false })
export type NewCampaign = Static<typeof NewCampaign>

/** A file whose points belong to a campaign. */
const CampaignFile = Type.Object({
  name: Type.String(),
  sha256: Type.String(),
  rows: Type.Integer(),
  points: Type.Integer(),
  refused: Type.Integer(),
  at: Type.String(),
})

/** `kept`: for readers of its unit. `published`: its aggregates are everybody's. */
export const CampaignState = Type.Union([
  Type.Literal("kept"),
  Type.Literal("published"),
  Type.Literal("withdrawn"),
])
export type CampaignState = Static<typeof CampaignState>

/** How finely everybody may see: cells of so many metres that hold so many points. */
const Publication = Type.Object({
  cell: Type.Number({ minimum: 50, maximum: 50_000 }),
  least: Type.Integer({ minimum: 2, maximum: 100_000 }),
})
export type Publication = Static<typeof Publication>

/** Points of one technology and operator, counted. */
const Part = Type.Object({
  technology: Nullable(Type.String()),
  /** "452-04", or as the file writes one that nobody knows. */
  operator: Nullable(Type.String()),
  /** "Viettel" */
  operatorName: Nullable(Type.String()),
  points: Type.Integer(),
  /** Points with a level, dBm; those at or below the noise floor are among them. */
  levels: Type.Integer(),
  /** Median and lower tenth of the levels; null where too few to be shown. */
  median: Nullable(Type.Number()),
  p10: Nullable(Type.Number()),
  /** Tests of speed, and their medians: Mbit/s, ms. */
  tests: Type.Integer(),
  download: Nullable(Type.Number()),
  upload: Nullable(Type.Number()),
  latency: Nullable(Type.Number()),
})
export type CampaignPart = Static<typeof Part>

const Box = Type.Object({
  west: Type.Number(),
  south: Type.Number(),
  east: Type.Number(),
  north: Type.Number(),
})

export const Campaign = Type.Object({
  id: CampaignId,
  ...described,
  /** Made up, for demonstration. */
  illustrative: Type.Boolean(),
  state: CampaignState,
  /** Send it back with an act. */
  version: Type.Integer(),
  points: Type.Integer(),
  /** First and last day of its points; null where no file gives times. */
  from: Nullable(Day),
  to: Nullable(Day),
  box: Nullable(Box),
  publication: Nullable(Publication),
})
export type Campaign = Static<typeof Campaign>

const CampaignAct = Type.Object({
  version: Type.Integer(),
  act: Type.Union([
    Type.Literal("add"),
    Type.Literal("publish"),
    Type.Literal("unpublish"),
    Type.Literal("withdraw"),
  ]),
  reason: Nullable(Type.String()),
  at: Type.String(),
  /** Told to readers of the unit alone. */
  by: Type.Optional(Type.String()),
})

/** Files and acts are told to readers of its unit alone. */
export const CampaignDetail = Type.Interface([Campaign], {
  parts: Type.Array(Part),
  files: Type.Array(CampaignFile),
  acts: Type.Array(CampaignAct),
})
export type CampaignDetail = Static<typeof CampaignDetail>

export const CampaignQuestion = Type.Object({
  unit: Type.Optional(UnitId),
  kind: Type.Optional(CampaignKind),
  state: Type.Optional(CampaignState),
  technology: Type.Optional(Type.String({ maxLength: 20 })),
})
export type CampaignQuestion = Static<typeof CampaignQuestion>

export const CampaignList = Type.Object({ rows: Type.Array(Campaign) })
export type CampaignList = Static<typeof CampaignList>

/** What becomes of a campaign; nothing of it is ever deleted by one. */
export const CampaignChange = Type.Object(
  {
    act: Type.Union([Type.Literal("publish"), Type.Literal("unpublish"), Type.Literal("withdraw")]),
    /** Needed to withdraw and to unpublish. */
    reason: Type.Optional(Type.String({ maxLength: 2000, pattern: "^[^\\u0000]*$" })),
    /** For publishing; never finer than the configuration allows. */
    cell: Type.Optional(Publication.properties.cell),
    least: Type.Optional(Publication.properties.least),
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  },
  { additionalProperties: false },
)
export type CampaignChange = Static<typeof CampaignChange>

export const CellQuestion = Type.Object({
  /** west,south,east,north in degrees. */
  box: Type.Optional(Type.String({ maxLength: 120 })),
  technology: Type.Optional(Type.String({ maxLength: 20 })),
  operator: Type.Optional(Type.String({ maxLength: 60 })),
  /** Size of a cell, m; by itself the finest that whoever asks may see. */
  cell: Type.Optional(Type.Number({ minimum: 50, maximum: 50_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000, default: 5000 })),
})
export type CellQuestion = Static<typeof CellQuestion>

/** Cells of measured points as GeoJSON (RFC 7946): `kind` of every one is "measured". */
export const MeasuredCells = Type.Object({
  type: Type.Literal("FeatureCollection"),
  /** Size of a cell in metres, and the points that one must hold to be shown. */
  cell: Type.Number(),
  least: Type.Integer(),
  /** Points that lie in cells with fewer. */
  withheld: Type.Integer(),
  /** More cells than `limit` were found: only those with most points are here. */
  truncated: Type.Boolean(),
  features: Type.Array(
    Type.Object({
      type: Type.Literal("Feature"),
      geometry: Type.Object({
        type: Type.Literal("Polygon"),
        coordinates: Type.Array(Type.Array(Type.Array(Type.Number()))),
      }),
      properties: Type.Object({
        kind: Type.Literal("measured"),
        technology: Nullable(Type.String()),
        operator: Nullable(Type.String()),
        points: Type.Integer(),
        /** Median level, dBm; null where nothing was heard in most points, or no level was measured. */
        level: Nullable(Type.Number()),
        /** Points without service. */
        silent: Type.Integer(),
        /** Median download, Mbit/s. */
        download: Nullable(Type.Number()),
      }),
    }),
  ),
})
export type MeasuredCells = Static<typeof MeasuredCells>
