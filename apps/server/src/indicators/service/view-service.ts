import { type Carried, lineageOf, lineages } from "../../registry/index.ts"
import type { Context } from "../../platform/context.ts"
import { dayInVietnam } from "../../platform/clock.ts"
import { carryTo, type Known } from "../carry/carry-to.ts"
import { comparisons } from "../comparison.ts"
import type { Figure, MeasureFigures, PlaceFigures } from "../model.ts"
import { type AsOf, findFigures } from "../store/figure-store.ts"
import { targetStatuses } from "../target-status.ts"
import { checksOf, withSurroundings } from "./checks-service.ts"
import { type Lookup, lookup, withNames } from "./figures-service.ts"
import { keep } from "./kept-service.ts"
import { getMeasure } from "./read-service.ts"

/** `reported`, or `at:` and a day; without it, today's units. */
export function viewOf(ctx: Context, asked: string | undefined): string {
  return asked ?? `at:${dayInVietnam(ctx.now())}`
}

/** The day of a view; null where units stay those of the time. */
const dayOf = (view: string): string | null => (view === "reported" ? null : view.slice(3))

/** All measures of a place: as reported for this very unit, or with history carried to a day. */
export async function placeFigures(
  ctx: Context,
  id: string,
  view: string,
  asOf: AsOf,
): Promise<PlaceFigures> {
  const today = dayInVietnam(ctx.now())
  const found = await keep(ctx, `place ${id} ${view} ${asOf} ${today}`, () =>
    placeInView(ctx, id, view, asOf, today),
  )
  return { ...found, view, asOf: asOf ?? ctx.now().toISOString() }
}

async function placeInView(
  ctx: Context,
  id: string,
  view: string,
  asOf: AsOf,
  today: string,
): Promise<Pick<PlaceFigures, "place" | "measures">> {
  const day = dayOf(view)
  const lineage = await lineageOf(ctx.db, id, day ?? today)
  const sources = day === null ? [] : lineage.filter(({ unit }) => unit !== id)
  const names = await lookup(ctx)
  const units = [id, ...sources.map(({ unit }) => unit)]
  const figures = withNames(await findFigures(ctx.db, { units }, asOf), names)
  const known = await knownOf(ctx, figures, asOf, names)
  const on = day ?? today
  return {
    place: names.place(id, on),
    measures: carry(id, sources, byUnit(figures), known, { names, on }),
  }
}

/** One measure, its places side by side. */
export async function measureFigures(
  ctx: Context,
  code: string,
  view: string,
  asOf: AsOf,
): Promise<MeasureFigures> {
  const measure = await getMeasure(ctx, code)
  const today = dayInVietnam(ctx.now())
  const places = await keep(ctx, `measure ${code} ${view} ${asOf} ${today}`, () =>
    placesOfMeasure(ctx, code, view, asOf, today),
  )
  return { measure, view, asOf: asOf ?? ctx.now().toISOString(), places }
}

async function placesOfMeasure(
  ctx: Context,
  code: string,
  view: string,
  asOf: AsOf,
  today: string,
): Promise<MeasureFigures["places"]> {
  const names = await lookup(ctx)
  const figures = withNames(await findFigures(ctx.db, { measures: [code] }, asOf), names)
  const known = await knownOf(ctx, figures, asOf, names)
  const units = byUnit(figures)
  const day = dayOf(view)
  const on = day ?? today
  const { of, from } = await lineages(ctx.db)
  const ids =
    day === null
      ? [...units.keys()]
      : new Set([...units.keys()].flatMap((unit) => heirsOf(from(unit, day), unit)))
  const places = [...ids].flatMap((id) => {
    const sources = day === null ? [] : of(id, day).filter(({ unit }) => unit !== id)
    const place = names.place(id, on)
    return carry(id, sources, units, known, { names, on }).map((one) => ({ ...one, place }))
  })
  return inOrder(places)
}

/** What became of a unit; one that ended without heirs stands for itself. */
const heirsOf = (found: readonly Carried[], unit: string): string[] =>
  found.length === 0 ? [unit] : found.map((one) => one.unit)

const byUnit = (figures: readonly Figure[]) => Map.groupBy(figures, ({ place }) => place.id)

function carry(
  id: string,
  sources: readonly Carried[],
  figures: ReadonlyMap<string, readonly Figure[]>,
  known: Known,
  { names, on }: { readonly names: Lookup; readonly on: string },
) {
  return carryTo({
    unit: names.place(id, on),
    own: figures.get(id) ?? [],
    sources: sources.map(({ unit, share, basis }) => ({
      unit: names.place(unit, on),
      share,
      basis,
      figures: figures.get(unit) ?? [],
    })),
    known,
  })
}

async function knownOf(
  ctx: Context,
  figures: readonly Figure[],
  asOf: AsOf,
  names: Lookup,
): Promise<Known> {
  const all = await withSurroundings(ctx, figures, asOf, names)
  const checks = await checksOf(figures, all)
  return {
    targets: targetStatuses(all),
    comparisons: comparisons(all),
    failures: checks.filter(({ outcome }) => outcome === "fail"),
  }
}

type MeasuredPlace = MeasureFigures["places"][number]

const LEVELS = ["country", "province", "district", "commune"]
const levelOf = ({ place }: MeasuredPlace) => LEVELS.indexOf(place.level)
const valueOf = ({ value }: MeasuredPlace) => value ?? Number.NEGATIVE_INFINITY

/** The country first, then by level, then by the newest number, highest first. */
function inOrder(places: readonly MeasuredPlace[]): MeasuredPlace[] {
  return places.toSorted((a, b) => levelOf(a) - levelOf(b) || valueOf(b) - valueOf(a) || 0)
}
