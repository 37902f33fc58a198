import { type Static, Type } from "typebox"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const DB = Nullable(Type.Number())

/** How far measured levels lie from modelled ones, over pixels: an error is measured − modelled, dB. */
export const ErrorFigures = Type.Object({
  /** Pixels with a measured and a modelled level, none of them censored. */
  n: Type.Integer(),
  /** Points behind them. */
  points: Type.Integer(),
  /** Mean error; below 0 the model says more than was measured. */
  bias: DB,
  /** Half, and nine tenths, of the errors are not farther from 0. */
  p50: DB,
  p90: DB,
  rmse: DB,
  /** Standard deviation of the errors. */
  deviation: DB,
  /** Pearson's, of measured and modelled levels; null where one of them never changes. */
  correlation: Nullable(Type.Number()),
  /** Pixels where the receiver heard nothing (at or below its floor): in none of the figures above. */
  censored: Type.Integer(),
  /** Of those, where the model says more than the floor: there it says too much by an unknown amount. */
  censoredAbove: Type.Integer(),
  /** Bias with those pixels at the floor: the true one is not greater. Null without such pixels. */
  biasAtMost: DB,
  /** Too few pixels to conclude anything from. */
  few: Type.Boolean(),
})
export type ErrorFigures = Static<typeof ErrorFigures>

/** A share with what it is a share of. */
const Rate = Type.Object({ count: Type.Integer(), of: Type.Integer(), few: Type.Boolean() })
export type Rate = Static<typeof Rate>

/** Covered or not at the definition's threshold, measured against modelled, over pixels. */
export const Confusion = Type.Object({
  threshold: Type.Number(),
  both: Type.Integer(),
  onlyModelled: Type.Integer(),
  onlyMeasured: Type.Integer(),
  neither: Type.Integer(),
  /** Of the pixels measured as covered, those that the model says are. */
  found: Rate,
  /** Of the pixels measured as not covered, those that the model says are covered. */
  falselyCovered: Rate,
  agreement: Rate,
})
export type Confusion = Static<typeof Confusion>

/** What a group of pixels has in common. */
export const GroupBy = Type.Union([
  Type.Literal("technology"),
  Type.Literal("operator"),
  Type.Literal("campaign"),
  Type.Literal("distance"),
  Type.Literal("sight"),
  Type.Literal("terrain"),
  Type.Literal("server"),
])
export type GroupBy = Static<typeof GroupBy>

const Group = Type.Object({
  by: GroupBy,
  /** "4G", "452-04", "1–3 km", "hidden", "unknown". */
  value: Type.String(),
  vi: Type.String(),
  en: Type.String(),
  figures: ErrorFigures,
})
export type ComparisonGroup = Static<typeof Group>

/** One technology of one operator (null: of whichever is best). */
const Layer = Type.Object({
  technology: Type.String(),
  operator: Nullable(Type.String()),
  operatorName: Nullable(Type.String()),
  figures: ErrorFigures,
  confusion: Nullable(Confusion),
  groups: Type.Array(Group),
  /** Pixels by error: `from` ≤ error < `from` + `width`, the first and last without an end. */
  histogram: Type.Object({
    width: Type.Number(),
    bins: Type.Array(Type.Object({ from: Type.Number(), n: Type.Integer() })),
  }),
  /**
   * What to add to modelled levels to bring the mean error to 0. It is shown and never applied; null
   * where there are too few pixels.
   */
  suggestedOffset: DB,
  /** Pixels whose cell is a station of the run, and of those the ones it is the best station of. */
  cells: Type.Object({ matched: Type.Integer(), sameServer: Type.Integer() }),
})
export type ComparisonLayer = Static<typeof Layer>

export const Comparison = Type.Object({
  measured: Type.Object({
    kind: Type.Literal("measured"),
    campaigns: Type.Array(
      Type.Object({ id: Nullable(Type.String()), name: Type.String(), points: Type.Integer() }),
    ),
    illustrative: Type.Boolean(),
    /** dB added to the levels, as declared; null where none was asked for. */
    correction: DB,
    noiseFloor: DB,
  }),
  modelled: Type.Object({
    kind: Type.Literal("modelled"),
    /** The folder or the run. */
    name: Type.String(),
    model: Type.String(),
    definition: Type.String(),
    resolution: Type.Number(),
    /** Stations that were made up. */
    illustrative: Type.Integer(),
  }),
  layers: Type.Array(Layer),
  /** Over all layers: by technology, operator, campaign. */
  groups: Type.Array(Group),
  /** Points that are not compared, by reason. */
  leftOut: Type.Array(
    Type.Object({ code: Type.String(), vi: Type.String(), points: Type.Integer() }),
  ),
  /** What to keep in mind when reading the figures. */
  cautions: Type.Array(Type.String()),
})
export type Comparison = Static<typeof Comparison>

export const ComparisonQuestion = Type.Object({
  run: Type.String({ minLength: 1, maxLength: 60 }),
  technology: Type.Optional(Type.String({ maxLength: 20 })),
  operator: Type.Optional(Type.String({ maxLength: 60 })),
  /** Adds the campaign's declared correction to its levels. */
  correct: Type.Optional(Type.Boolean({ default: false })),
  noiseFloor: Type.Optional(Type.Number({ minimum: -160, maximum: -60 })),
})
export type ComparisonQuestion = Static<typeof ComparisonQuestion>
