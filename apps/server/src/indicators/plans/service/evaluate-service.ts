import type { Context } from "../../../platform/context.ts"
import type { UnitRef } from "../../../registry/model.ts"
import type { CheckResult, Figure } from "../../model.ts"
import { checksOf, withSurroundings } from "../../service/checks-service.ts"
import { type Lookup, lookup, withNames } from "../../service/figures-service.ts"
import { keep } from "../../service/kept-service.ts"
import { type AsOf, findFigures } from "../../store/figure-store.ts"
import { cascadeResults, type PlacedTarget } from "../cascade.ts"
import type { TargetText } from "../content.ts"
import { judgeTarget, unmeasured } from "../judge-target.ts"
import type { CascadeResult, TargetReport } from "../model.ts"
import { findPlans, type StandingPlan } from "../store/read-store.ts"

/** A plan with its targets judged. */
export interface Evaluated {
  readonly plan: StandingPlan
  readonly reports: readonly TargetReport[]
  readonly placed: readonly PlacedTarget[]
  readonly figures: readonly {
    role: "goals" | "tasks" | "issued" | "reported"
    figure: Figure
    failures: CheckResult[]
  }[]
}

export interface Evaluation {
  readonly plans: readonly Evaluated[]
  readonly cascade: readonly CascadeResult[]
  readonly names: Lookup
}

/** Every plan that stood at the instant, its targets held against what was known then, on a day. */
export function evaluate(ctx: Context, asOf: AsOf, on: string): Promise<Evaluation> {
  return keep(ctx, `plans ${asOf} ${on}`, () => evaluateAll(ctx, asOf, on))
}

async function evaluateAll(ctx: Context, asOf: AsOf, on: string): Promise<Evaluation> {
  const names = await lookup(ctx)
  const plans = await findPlans(ctx.db, asOf)
  const figures = await figuresOf(ctx, plans, asOf, names)
  const observations = await observationsFor(ctx, plans, figures, asOf, names)
  const byTarget = Map.groupBy(observations, ({ measure, place }) => `${measure.code} ${place.id}`)
  const own = [...figures.values()]
  const checks = await checksOf(own, await withSurroundings(ctx, own, asOf, names))
  const failures = checks.filter(({ outcome }) => outcome === "fail")
  const evaluated = plans.map((plan): Evaluated => {
    const both = plan.targets.map((target) => {
      const figure = figureFor(target, figures, names, on)
      const key = figure === null ? "" : `${figure.measure.code} ${figure.place.id}`
      return judged(plan, target, figure, byTarget.get(key) ?? [], on, names)
    })
    return {
      plan,
      reports: both.map(({ report }) => report),
      placed: both.map(({ placed }) => placed),
      figures: plan.figures.flatMap(({ figure: id, role }) => {
        const figure = figures.get(id)
        if (figure === undefined) return []
        return [{ role, figure, failures: failures.filter((one) => one.figure === id) }]
      }),
    }
  })
  return {
    plans: evaluated,
    cascade: cascadeResults(evaluated.flatMap(({ placed }) => placed)),
    names,
  }
}

/** The figures that plans name, as they stood. */
async function figuresOf(
  ctx: Context,
  plans: readonly StandingPlan[],
  asOf: AsOf,
  names: Lookup,
): Promise<ReadonlyMap<string, Figure>> {
  const ids = plans.flatMap(({ targets, figures }) => [
    ...targets.flatMap(({ figure }) => figure ?? []),
    ...figures.map(({ figure }) => figure),
  ])
  const found = withNames(await findFigures(ctx.db, { ids: [...new Set(ids)] }, asOf), names)
  return new Map(found.map((figure) => [figure.id, figure]))
}

async function observationsFor(
  ctx: Context,
  plans: readonly StandingPlan[],
  figures: ReadonlyMap<string, Figure>,
  asOf: AsOf,
  names: Lookup,
): Promise<Figure[]> {
  const units = new Set<string>()
  const measures = new Set<string>()
  for (const { targets } of plans) {
    for (const { figure, unit, measure } of targets) {
      const known = figures.get(figure ?? "")
      units.add(known?.place.id ?? unit)
      const code = known?.measure.code ?? measure
      if (code !== null) measures.add(code)
    }
  }
  const filter = { units: [...units], measures: [...measures] }
  const found = withNames(await findFigures(ctx.db, filter, asOf), names)
  return found.filter(({ kind }) => kind === "observation" || kind === "rank")
}

/** The target as a figure of kind target; null where it names no measure, or its figure is gone. */
function figureFor(
  target: TargetText,
  figures: ReadonlyMap<string, Figure>,
  names: Lookup,
  on: string,
): Figure | null {
  if (target.figure !== null) {
    const figure = figures.get(target.figure)
    return figure === undefined ? null : betterAs(figure, target)
  }
  if (target.measure === null || target.period === null) return null
  const measure = names.measure(target.measure)
  const figure: Figure = {
    id: `plan-target-${target.id}`,
    kind: "target",
    measure,
    place: names.place(target.unit, target.period.ends),
    placeName: target.placeName,
    placeLevel: names.place(target.unit, on).level,
    period: target.period,
    comparator: target.comparator ?? "=",
    value: target.value === null ? null : Number(target.value),
    exact: target.value,
    unitOfMeasure: target.unitOfMeasure ?? measure.unitOfMeasure,
    label: target.text,
    breakdown: [],
    datesPrinted: [],
    whole: null,
    relation: null,
    note: target.note,
    document: { id: "", number: null, title: "", issuer: null, issued: null, abstract: null },
    source: { kind: "published-document", file: "", sheet: null, row: 0, sha256: "" },
    version: 1,
    recordedAt: "",
    supersededAt: null,
  }
  return betterAs(figure, target)
}

/** Which way is better, where the plan says it itself. */
const betterAs = (figure: Figure, { direction }: TargetText): Figure =>
  direction === null ? figure : { ...figure, measure: { ...figure.measure, better: direction } }

function judged(
  plan: StandingPlan,
  target: TargetText,
  figure: Figure | null,
  observations: readonly Figure[],
  on: string,
  names: Lookup,
): { report: TargetReport; placed: PlacedTarget } {
  const { high } = target
  const baseline = baselineOf(target)
  const verdict =
    figure === null
      ? unmeasured(target, on)
      : judgeTarget({ figure, high, baseline }, observations, on)
  const day = target.period?.ends ?? plan.head.ends ?? on
  const said =
    figure === null ? saidInWords(target, names.place(target.unit, day)) : saidAs(figure, target)
  const { words, observation, ...rest } = verdict
  return {
    report: {
      ...said,
      ...rest,
      highExact: high,
      measure: figure?.measure.code ?? null,
      observation: observations.find(({ id }) => id === observation) ?? null,
      baseline,
      by: responsible(target, said.place),
      explanation: words.vi,
      explanationEn: words.en,
      note: target.note,
      noteEn: target.noteEn,
    },
    placed: {
      ...said,
      plan: plan.head.id,
      high,
      measure: figure?.measure ?? null,
      parent: parentOf(target),
    },
  }
}

type Said = Pick<
  TargetReport,
  | "id"
  | "text"
  | "textEn"
  | "place"
  | "period"
  | "comparator"
  | "exact"
  | "unitOfMeasure"
  | "figure"
>

function saidInWords(target: TargetText, place: UnitRef): Said {
  const { id, text, textEn, period, comparator, value, unitOfMeasure, figure } = target
  return { id, text, textEn, place, period, comparator, exact: value, unitOfMeasure, figure }
}

function saidAs(figure: Figure, { id, text, textEn, figure: figureId }: TargetText): Said {
  const { place, period, comparator, exact, unitOfMeasure, measure } = figure
  return {
    id,
    text,
    textEn: textEn === "" ? measure.nameEn : textEn,
    place,
    period,
    comparator: exact === null ? null : comparator,
    exact,
    unitOfMeasure,
    figure: figureId,
  }
}

function baselineOf({ baselineValue, baselinePeriod }: TargetText): TargetReport["baseline"] {
  if (baselineValue === null || baselinePeriod === null) return null
  return { exact: baselineValue, period: baselinePeriod }
}

function parentOf({ parentPlan, parentTarget }: TargetText): PlacedTarget["parent"] {
  if (parentPlan === null || parentTarget === null) return null
  return { plan: parentPlan, target: parentTarget }
}

const responsible = ({ organisation }: TargetText, place: UnitRef): TargetReport["by"] =>
  organisation === null
    ? { kind: "place", name: place.fullName }
    : { kind: "organisation", name: organisation }
