import { type Static, Type } from "typebox"
import { UnitRef, View } from "../../registry/model.ts"
import { CheckResult } from "./check.ts"
import { Document, Figure, Measure, Period } from "./figure.ts"
import { Comparison, PlaceMeasure, TargetStatus } from "./judgement.ts"
import { Nullable, OneOf } from "./words.ts"

/** `GET /api/v1/figures/:figureId`: one figure with all that belongs to it. */
export const FigureDetail = Type.Interface([Figure], {
  /** The figure in one sentence, with its comparison and target. */
  sentenceVi: Type.String(),
  sentenceEn: Type.String(),
  /** The names of `breakdown`'s parts in Vietnamese, in its order. */
  breakdownVi: Type.Array(Type.String()),
  /** Every rule that applied to it, passed or failed. */
  checks: Type.Array(CheckResult),
  /** Targets that it is, or that it is held against. */
  target: Type.Array(TargetStatus),
  comparisons: Type.Array(Comparison),
  /** Every version, newest first; this one among them. */
  history: Type.Array(Figure),
  related: Type.Object({ whole: Nullable(Figure), parts: Type.Array(Figure) }),
})
export type FigureDetail = Static<typeof FigureDetail>

/** A page of figures by document, then id; `next` is the cursor of the page after, or null. */
export const FigurePage = Type.Object({
  figures: Type.Array(Figure),
  next: Nullable(Type.String()),
})
export type FigurePage = Static<typeof FigurePage>

/** `GET /api/v1/places/:unitId/figures`: all measures of a place in a view. */
export const PlaceFigures = Type.Object({
  place: UnitRef,
  view: View,
  /** What was known at this instant. */
  asOf: Type.String(),
  measures: Type.Array(PlaceMeasure),
})
export type PlaceFigures = Static<typeof PlaceFigures>

/** A place in a few sentences. */
export const PlaceOverview = Type.Object({
  place: UnitRef,
  /** The older units whose figures it stands on in the view; empty where they are many. */
  madeOf: Type.Array(UnitRef),
  /** What a unit that is no more belongs to today. */
  nowPartOf: Type.Array(UnitRef),
  /** The measures that say most of it. */
  measures: Type.Array(PlaceMeasure),
  /** How many measures there are of it. */
  measured: Type.Integer(),
  /** How many of its targets stand where. */
  targets: Type.Array(
    Type.Object({ status: TargetStatus.properties.status, count: Type.Integer() }),
  ),
  /** Of its newest figure that is no target. */
  newest: Nullable(Period),
})
export type PlaceOverview = Static<typeof PlaceOverview>

/** `GET /api/v1/overview`: what there is, in a view. */
export const Overview = Type.Object({
  view: View,
  /** What was known at this instant. */
  asOf: Type.String(),
  figures: Type.Integer(),
  documents: Type.Integer(),
  problems: Type.Integer(),
  /** Units that exist on the day of the view before those that do not. */
  places: Type.Array(PlaceOverview),
  /** Places with figures that are not among them. */
  more: Type.Integer(),
})
export type Overview = Static<typeof Overview>

/** `GET /api/v1/measures/:code/figures`: one measure, its places side by side. */
export const MeasureFigures = Type.Object({
  measure: Measure,
  view: View,
  asOf: Type.String(),
  places: Type.Array(Type.Interface([PlaceMeasure], { place: UnitRef })),
})
export type MeasureFigures = Static<typeof MeasureFigures>

/** `GET /api/v1/measures`: a measure with how many figures report it now. */
export const MeasureSummary = Type.Interface([Measure], { figures: Type.Integer() })
export type MeasureSummary = Static<typeof MeasureSummary>

export const DocumentSummary = Type.Interface([Document], {
  figures: Type.Integer(),
  /** Places that it reports on. */
  places: Type.Array(UnitRef),
})
export type DocumentSummary = Static<typeof DocumentSummary>

export const DocumentDetail = Type.Interface([Document], { figures: Type.Array(Figure) })
export type DocumentDetail = Static<typeof DocumentDetail>

/** `GET /api/v1/problems`: a failed check with the figure it failed on. */
export const FigureProblem = Type.Interface([CheckResult], { subject: Figure })
export type FigureProblem = Static<typeof FigureProblem>

/** `GET /api/v1/search`: the best finds first. `id` is a unit's id, a measure's code or a figure's id. */
export const SearchHit = Type.Object({
  kind: OneOf("place", "measure", "figure"),
  id: Type.String(),
  title: Type.String(),
  /** What tells two equal titles apart: a place's path, a measure's unit, a figure's place and period. */
  context: Type.String(),
})
export type SearchHit = Static<typeof SearchHit>
