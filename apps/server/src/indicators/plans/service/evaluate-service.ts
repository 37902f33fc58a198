import type { Context } from "../../../platform/context.ts"
import { readHead } from "../../cells/store/acts.ts"
import type { Definitions } from "../../definitions/check-definition.ts"
import { definitionsOf } from "../../definitions/service.ts"
import type { CheckResult, Figure } from "../../model.ts"
import { checksOf, withSurroundings } from "../../service/checks-service.ts"
import { type Lookup, lookup, withNames } from "../../service/figures-service.ts"
import { keep } from "../../service/kept-service.ts"
import { type AsOf, findFigures } from "../../store/figure-store.ts"
import { cascadeResults, type PlacedTarget } from "../cascade.ts"
import { measureNamed } from "../computed-measure.ts"
import type { TargetText } from "../content.ts"
import type { CascadeResult, TargetReport } from "../model.ts"
import { findPlans, type StandingPlan } from "../store/read-store.ts"
import { cellsOfCascade } from "./cascade-service.ts"
import { readingsFor, type ReadingsOf, type Wanted } from "./computed-service.ts"
import { type Held, judged } from "./report-service.ts"

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
export async function evaluate(ctx: Context, asOf: AsOf, on: string): Promise<Evaluation> {
  // Published cells change without the figures doing so.
  const { batch } = await readHead(ctx.db)
  return keep(ctx, `plans ${asOf} ${on} ${batch}`, () => evaluateAll(ctx, asOf, on))
}

async function evaluateAll(ctx: Context, asOf: AsOf, on: string): Promise<Evaluation> {
  const definitions = await definitionsOf(ctx)
  const names = namesWith(await lookup(ctx), definitions)
  const plans = await findPlans(ctx.db, asOf)
  const figures = await figuresOf(ctx, plans, asOf, names)
  const observations = await observationsFor(ctx, plans, figures, asOf, names)
  const readings = await readingsFor(ctx, wantedBy(plans, figures), { asOf, on, names })
  const byTarget = Map.groupBy(observations, ({ measure, place }) => `${measure.code} ${place.id}`)
  const own = [...figures.values()]
  const checks = await checksOf(own, await withSurroundings(ctx, own, asOf, names))
  const failures = checks.filter(({ outcome }) => outcome === "fail")
  const evaluated = plans.map((plan): Evaluated => {
    const both = plan.targets.map((target) => {
      const figure = figureFor(target, figures, names, on)
      const key = figure === null ? "" : `${figure.measure.code} ${figure.place.id}`
      const held = heldAgainst(figure, byTarget.get(key) ?? [], readings)
      return judged({ plan, target, figure, on, names }, held)
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
  const cascade = cascadeResults(
    evaluated.flatMap(({ placed }) => placed),
    await cellsOfCascade(ctx, { definitions, readings, on }),
  )
  return { plans: evaluated, cascade, names }
}

/** Names of what targets are of: also of computed indicators. */
const namesWith = (names: Lookup, definitions: Definitions): Lookup => ({
  ...names,
  measure: (code) => measureNamed(definitions, code) ?? names.measure(code),
})

/** What each target of a code and a period is held against. */
function wantedBy(plans: readonly StandingPlan[], figures: ReadonlyMap<string, Figure>): Wanted[] {
  return plans.flatMap(({ targets }) =>
    targets.flatMap(({ figure, unit, measure, period }): Wanted[] => {
      const known = figures.get(figure ?? "")
      const code = known?.measure.code ?? measure
      const when = known?.period ?? period
      if (code === null || when === null) return []
      return [{ code, unit: known?.place.id ?? unit, kind: when.kind }]
    }),
  )
}

/** Published figures, and what cells give for periods that none was published for. */
function heldAgainst(
  target: Figure | null,
  published: readonly Figure[],
  readings: ReadingsOf,
): Held {
  if (target === null) return { observations: published, computed: [] }
  const { measure, place, period } = target
  const said = new Set(published.map((figure) => figure.period.code))
  const all = readings({ code: measure.code, unit: place.id, kind: period.kind })
  const computed = all.filter(({ figure }) => !said.has(figure.period.code))
  return { observations: [...published, ...computed.map(({ figure }) => figure)], computed }
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
