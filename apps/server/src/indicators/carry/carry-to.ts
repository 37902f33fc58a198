import type { UnitRef } from "../../registry/model.ts"
import { textOf, toNumber } from "../decimal.ts"
import type {
  CheckResult,
  Comparison,
  Figure,
  Measure,
  PlaceMeasure,
  TargetStatus,
} from "../model.ts"
import { byNewest, headlineOf, quantityOf } from "../newest.ts"
import { sentenceOfMeasure } from "../sentence.ts"
import type { Words } from "../wording.ts"
import { combine, type Component } from "./combine.ts"
import * as reasons from "./reasons.ts"
import { type CarrySource, isNewer, tilings } from "./tiling.ts"

/** What is known of the figures, from the rules for targets, comparisons and checks. */
export type Known = {
  readonly targets: readonly TargetStatus[]
  readonly comparisons: readonly Comparison[]
  readonly failures: readonly CheckResult[]
}

export type CarryInput = {
  /** The unit of the view. */
  readonly unit: UnitRef
  /** Figures reported for this very unit. */
  readonly own: readonly Figure[]
  /** Every other unit of its lineage, with or without figures; empty for the view `reported`. */
  readonly sources: readonly CarrySource[]
  readonly known: Known
}

type Answer = Pick<PlaceMeasure, "how" | "comparator" | "value" | "exact" | "cautions"> & {
  readonly figures: readonly Figure[]
  readonly components: readonly Component[]
  readonly reason: Words | null
}

/**
 * The measures of a unit, with history carried along lineage, in the order in which figures come.
 *
 * A figure of the unit itself wins over carried ones of the same or an earlier period, and over
 * those that give no one number. Otherwise the newest observation of each unit that it was made of
 * is taken, from the newest time at which all of them have one, and combined as the measure adds
 * over units, comparators kept. Side by side with the reason: shares and what else does not add,
 * units without a figure (a sum of some is not the whole), unknown splits, flows of different
 * periods, and figures of a newer, larger unit, which cannot be carried back.
 */
export function carryTo(input: CarryInput): PlaceMeasure[] {
  const sets = tilings(input.unit, input.sources)
  const covering = new Set(sets.flat())
  const all = [...input.own, ...[...covering].flatMap(({ figures }) => figures)]
  const byMeasure = Map.groupBy(all, ({ measure }) => measure.code)
  return [...byMeasure.values()].flatMap((figures) => {
    const [first] = figures
    if (first === undefined) return []
    const { measure } = first
    return [complete(measure, answerFor(measure, input, sets), input.known)]
  })
}

const ofMeasure = (figures: readonly Figure[], { code }: Measure): Figure[] =>
  figures.filter(({ measure }) => measure.code === code)

function answerFor(
  measure: Measure,
  { unit, own }: CarryInput,
  sets: readonly CarrySource[][],
): Answer {
  const mine = ofMeasure(own, measure)
  const narrowed = (set: readonly CarrySource[]): CarrySource[] =>
    set.map((source) => ({ ...source, figures: ofMeasure(source.figures, measure) }))
  const headline = headlineOf(mine)
  const set = bestOf(sets.map(narrowed))
  if (set === null) return ownAnswer(mine)
  const newest = set.flatMap(({ figures }) => headlineOf(figures) ?? []).toSorted(byNewest)[0]
  const isCurrent =
    headline !== null && (newest === undefined || newest.period.ends <= headline.period.ends)
  if (isCurrent || (mine.length > 0 && newest === undefined)) return ownAnswer(mine)
  const answer = carriedAnswer(measure, unit, set)
  if (headline !== null && answer.how === "side-by-side") return ownAnswer(mine)
  return { ...answer, figures: [...mine.toSorted(byNewest), ...answer.figures] }
}

const back = (unit: UnitRef, sources: readonly CarrySource[]): Words =>
  reasons.cannotGoBack(
    unit,
    sources.map((source) => source.unit),
  )

const hasObservation = ({ figures }: CarrySource): boolean => observationOf(figures) !== null

/** The newest set that is complete, else the newest with an observation, else with any figure. */
function bestOf(sets: readonly CarrySource[][]): CarrySource[] | null {
  return (
    sets.find((set) => set.every(hasObservation)) ??
    sets.find((set) => set.some(hasObservation)) ??
    sets.find((set) => set.some(({ figures }) => figures.length > 0)) ??
    null
  )
}

function observationOf(figures: readonly Figure[]): Figure | null {
  const observed = figures.filter(
    (figure) => figure.kind === "observation" && quantityOf(figure) !== null,
  )
  return observed.toSorted(byNewest)[0] ?? null
}

function ownAnswer(figures: readonly Figure[]): Answer {
  const headline = headlineOf(figures)
  const quantity = headline === null ? null : quantityOf(headline)
  return {
    how: "own",
    comparator: quantity === null ? null : quantity.comparator,
    value: quantity === null ? null : toNumber(quantity.value),
    exact: headline === null ? null : headline.exact,
    figures: figures.toSorted(byNewest),
    components: [],
    cautions: [],
    reason: null,
  }
}

function besides(
  sources: readonly CarrySource[],
  reason: Words,
  cautions: PlaceMeasure["cautions"] = [],
): Answer {
  return {
    how: "side-by-side",
    comparator: null,
    value: null,
    exact: null,
    figures: sources.flatMap(({ figures }) => figures.toSorted(byNewest)),
    components: [],
    cautions,
    reason,
  }
}

function carriedAnswer(measure: Measure, unit: UnitRef, set: readonly CarrySource[]): Answer {
  const units = set.map((source) => source.unit)
  const reporting = set.filter(hasObservation)
  const isWhole = set.length === 1 && set[0]?.share === 1
  if (reporting.length === 0) return besides(set, reasons.onlyPlanned())
  const missing = set.filter((source) => !hasObservation(source)).map((source) => source.unit)
  const incomplete: PlaceMeasure["cautions"] =
    missing.length === 0 ? [] : [{ code: "incomplete", ...reasons.missingUnits(missing) }]
  if (measure.overUnits === "none" && !isWhole) {
    return besides(set, reasons.notAdditive(measure.share), incomplete)
  }
  const unknown = set.filter(({ share }) => share === null)
  if (unknown.length > 0) {
    const newer = unknown.filter((source) => isNewer(source.unit, unit))
    const reason =
      newer.length > 0
        ? back(unit, newer)
        : reasons.unknownSplit(unknown.map((source) => source.unit))
    return besides(set, reason, incomplete)
  }
  if (missing.length > 0) return besides(set, reasons.missingUnits(missing), incomplete)
  return combinedAnswer(measure, set, units)
}

function combinedAnswer(
  measure: Measure,
  set: readonly CarrySource[],
  units: readonly UnitRef[],
): Answer {
  const components = componentsOf(measure, set)
  if (components === null) return besides(set, reasons.noCommonPeriod())
  if (new Set(components.map(({ figure }) => figure.unitOfMeasure)).size > 1) {
    return besides(set, reasons.differentUnitsOfMeasure())
  }
  const how = measure.overUnits === "none" ? "sum" : measure.overUnits
  if (how !== "sum" && set.some(({ share }) => share !== 1)) {
    return besides(set, reasons.notDivisible())
  }
  const total = combine(how, components)
  if (total === null) return besides(set, reasons.openBothWays())
  return {
    how: "sum",
    comparator: total.comparator,
    value: toNumber(total.value),
    exact: textOf(total.value),
    figures: set.flatMap(({ figures }) => figures.toSorted(byNewest)),
    components,
    cautions: reasons.cautionsOf(components, set),
    reason: set.length === 1 ? reasons.carriedWhole(units) : reasons.combinedFrom(how, units),
  }
}

/**
 * The observation to take from each unit: its newest, but of what adds up over time the newest
 * period that all have; null where they have none in common.
 */
function componentsOf(measure: Measure, set: readonly CarrySource[]): Component[] | null {
  const common = measure.inTime === "sum" && set.length > 1 ? commonPeriod(set) : ""
  if (common === null) return null
  return set.flatMap(({ figures, share }) => {
    const figure = observationOf(
      common === "" ? figures : figures.filter(({ period }) => period.code === common),
    )
    const quantity = figure === null ? null : quantityOf(figure)
    return figure === null || quantity === null ? [] : [{ figure, quantity, share: share ?? 1 }]
  })
}

function commonPeriod(set: readonly CarrySource[]): string | null {
  const [first, ...others] = set.map(({ figures }) =>
    figures.filter((figure) => observationOf([figure]) !== null).toSorted(byNewest),
  )
  const common = first?.find(({ period }) =>
    others.every((figures) => figures.some((other) => other.period.code === period.code)),
  )
  return common?.period.code ?? null
}

function complete(measure: Measure, answer: Answer, known: Known): PlaceMeasure {
  const ids = new Set(answer.figures.map(({ id }) => id))
  const { reason, components, figures, ...rest } = answer
  const place = {
    ...rest,
    measure,
    figures: [...figures],
    components: components.map(({ figure, share }) => ({ figure: figure.id, share })),
    reasonVi: reason?.vi ?? null,
    reasonEn: reason?.en ?? null,
    targets: known.targets.filter(({ target }) => ids.has(target)),
    comparisons: known.comparisons.filter(({ figure }) => ids.has(figure)),
    failures: known.failures.filter(({ figure }) => ids.has(figure)),
  }
  const sentence = sentenceOfMeasure(place)
  return { ...place, sentenceVi: sentence?.vi ?? null, sentenceEn: sentence?.en ?? null }
}
