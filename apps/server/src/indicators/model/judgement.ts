import { type Static, Type } from "typebox"
import { CheckResult } from "./check.ts"
import { Comparator, Figure, FigureId, Measure, Period } from "./figure.ts"
import { Nullable, OneOf } from "./words.ts"

/** A target held against the newest observation of the same measure and place. */
export const TargetStatus = Type.Object({
  target: FigureId,
  observation: Nullable(FigureId),
  /** `uncertain`: there is an observation, but as published it can mean either. */
  status: OneOf("exceeded", "reached", "behind", "uncertain", "no-data"),
  /** Observation minus target as printed, in the unit of measure; null without data. */
  gap: Nullable(Type.Number()),
  /** The same, exact: "6.8". */
  gapExact: Nullable(Type.String()),
  explanation: Type.String(),
  explanationEn: Type.String(),
})
export type TargetStatus = Static<typeof TargetStatus>

/** An observation held against the benchmark of the same measure (the country's). */
export const Comparison = Type.Object({
  figure: FigureId,
  benchmark: FigureId,
  /** Observation minus benchmark as printed, in the unit of measure. */
  difference: Type.Number(),
  /** The same, exact: "13.74". */
  differenceExact: Type.String(),
  /** When the benchmark was; it may be another time than the figure's. */
  benchmarkPeriod: Period,
  /** `>`: at least this far above (one of the two is open); `~`: about. */
  comparator: Comparator,
  explanation: Type.String(),
  explanationEn: Type.String(),
})
export type Comparison = Static<typeof Comparison>

/** One reason to read a carried value with care. */
export const Caution = Type.Object({
  code: OneOf("different-periods", "open-comparator", "estimated-split", "incomplete"),
  vi: Type.String(),
  en: Type.String(),
})

export type Caution = Static<typeof Caution>

/**
 * A measure of a place in a view. `own`: reported for this very unit. `sum`: computed along lineage,
 * comparators kept: added, or the smallest, largest or mean where the measure says so; a unit that
 * became this one whole and alone is carried as it is. `side-by-side`: not additive, so the other
 * units' figures stand beside each other with the reason.
 */
export const PlaceMeasure = Type.Object({
  measure: Measure,
  how: OneOf("own", "sum", "side-by-side"),
  comparator: Nullable(Comparator),
  value: Nullable(Type.Number()),
  exact: Nullable(Type.String()),
  /** The unit's own, newest first, then those of each older unit, newest first. */
  figures: Type.Array(Figure),
  /** What was added, with the share carried; empty unless `how` is "sum". */
  components: Type.Array(Type.Object({ figure: FigureId, share: Type.Number() })),
  cautions: Type.Array(Caution),
  reasonVi: Nullable(Type.String()),
  reasonEn: Nullable(Type.String()),
  /** The value in one sentence, with its comparisons and targets; null where no figure has one. */
  sentenceVi: Nullable(Type.String()),
  sentenceEn: Nullable(Type.String()),
  targets: Type.Array(TargetStatus),
  comparisons: Type.Array(Comparison),
  failures: Type.Array(CheckResult),
})
export type PlaceMeasure = Static<typeof PlaceMeasure>
