import { compareVietnamese } from "@tinhso/vietnamese"
import { type Carried, lineages } from "../../registry/index.ts"
import type { UnitRef } from "../../registry/model.ts"
import { dayInVietnam } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import { leadingMeasures, targetCounts } from "../leading-measures.ts"
import type { Overview, PlaceFigures, PlaceOverview } from "../model.ts"
import { headlineOf } from "../newest.ts"
import { type AsOf, findFigures } from "../store/figure-store.ts"
import { findProblems } from "./checks-service.ts"
import { type Lookup, lookup } from "./figures-service.ts"
import { keep } from "./kept-service.ts"
import { placeFigures } from "./view-service.ts"

const LEADING = 3

/** Every place with figures, those of the view's day first: what says most of each of them. */
export async function overview(ctx: Context, view: string, asOf: AsOf): Promise<Overview> {
  const today = dayInVietnam(ctx.now())
  const found = await keep(ctx, `overview ${view} ${asOf} ${today}`, () =>
    overviewInView(ctx, view, asOf, today),
  )
  return { ...found, view, asOf: asOf ?? ctx.now().toISOString() }
}

/** More places than these are counted, not told: a page is read in half a minute. */
const MOST = 24

async function overviewInView(
  ctx: Context,
  view: string,
  asOf: AsOf,
  today: string,
): Promise<Omit<Overview, "view" | "asOf">> {
  const figures = await findFigures(ctx.db, {}, asOf)
  const names = await lookup(ctx)
  const on = view === "reported" ? today : view.slice(3)
  const reporting = new Set(figures.map(({ unit }) => unit))
  const { from, of } = await lineages(ctx.db)
  const heirs = [...reporting].flatMap((unit) => from(unit, on).map((one) => one.unit))
  const ids = view === "reported" ? reporting : new Set([...heirs, ...reporting])
  const units = [...ids].map((id) => names.place(id, on)).filter(({ level }) => level !== "country")
  const shown = units.toSorted(inOrder).slice(0, MOST)
  const problems = await findProblems(ctx, asOf)
  const places: PlaceOverview[] = []
  for (const place of shown) {
    const older = of(place.id, on).filter(({ unit }) => unit !== place.id)
    const newer = place.closed === null ? [] : from(place.id, today)
    places.push({
      ...told(place, await placeFigures(ctx, place.id, view, asOf)),
      madeOf: refs(older, names, on),
      nowPartOf: refs(newer, names, today),
    })
  }
  return {
    figures: figures.length,
    documents: new Set(figures.map(({ document }) => document)).size,
    problems: problems.length,
    places,
    more: units.length - shown.length,
  }
}

/** A long list of units says less than its length; the place's own page has it. */
const FEW = 6

const refs = (units: readonly Carried[], names: Lookup, on: string): UnitRef[] =>
  units.length > FEW ? [] : units.map(({ unit }) => names.place(unit, on))

function told(
  place: UnitRef,
  { measures }: PlaceFigures,
): Omit<PlaceOverview, "madeOf" | "nowPartOf"> {
  const newest = headlineOf(measures.flatMap(({ figures }) => figures))
  return {
    place,
    measures: leadingMeasures(measures, LEADING),
    measured: measures.length,
    targets: targetCounts(measures),
    newest: newest?.period ?? null,
  }
}

const LEVELS = ["province", "commune", "district"]

/** Units that exist before those that do not, by level, then by name. */
function inOrder(a: UnitRef, b: UnitRef): number {
  return (
    Number(a.closed !== null) - Number(b.closed !== null) ||
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    compareVietnamese(a.name, b.name)
  )
}
