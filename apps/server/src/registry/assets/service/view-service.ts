import { breathing } from "../../../platform/breath.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { readBook } from "../../store/book-store.ts"
import type { UnitBook } from "../../book.ts"
import type { AssetBook } from "../book.ts"
import { DayView } from "../day-view.ts"
import type { Locator } from "../locate.ts"
import type { Stands } from "../standing.ts"
import { areasRevision, readLocator } from "../store/areas-store.ts"
import { type DayUnits, dayUnits } from "../unit-of.ts"
import type { CheckWorld } from "../checks/asset.ts"
import { OpenWarnings } from "../warnings.ts"
import { currentBook, type HasDb, whenTouched } from "./book-service.ts"
import { type Kinds, kindsOf } from "./kinds-service.ts"

/** What assets are held against: declarations, units and boundaries, as they are now. */
export interface Ground {
  readonly kinds: Kinds
  readonly units: UnitBook
  readonly locator: Locator
  /** The units of a day; remembered. */
  on(day: string): DayUnits
  readonly revision: string
}

interface Kept {
  ground: Ground | null
  areas: { readonly revision: string; readonly locator: Promise<Locator> } | null
  readonly views: Map<string, Promise<DayView>>
  readonly built: Map<string, DayView>
  /** Touched while a view was being built. */
  readonly missed: Map<string, Set<string>>
  readonly warnings: WeakMap<DayView, KeptWarnings>
}

interface KeptWarnings {
  building: Promise<OpenWarnings>
  open: OpenWarnings | null
}

const kept = new WeakMap<object, Kept>()
/** Days whose assets are kept in memory. */
const MOST_DAYS = 4

function keptFor(ctx: HasDb): Kept {
  const there = kept.get(ctx.db)
  if (there !== undefined) return there
  const made: Kept = {
    ground: null,
    areas: null,
    views: new Map(),
    built: new Map(),
    missed: new Map(),
    warnings: new WeakMap(),
  }
  kept.set(ctx.db, made)
  whenTouched(ctx, (touched) => {
    for (const [day] of made.views) {
      const view = made.built.get(day)
      if (view !== undefined) {
        const { changed, places } = view.refresh(touched)
        made.warnings.get(view)?.open?.refresh(changed, places)
      } else for (const id of touched) made.missed.get(day)?.add(id)
    }
  })
  return made
}

/** Declarations, units and boundaries; the same object until one of them changes. */
export async function groundOf(ctx: HasDb): Promise<Ground> {
  const own = keptFor(ctx)
  const [kinds, units, areas] = [
    await kindsOf(ctx.db),
    await readBook(ctx.db),
    await areasRevision(ctx.db),
  ]
  if (own.areas?.revision !== areas) {
    own.areas = { revision: areas, locator: readLocator(ctx.db) }
  }
  const locator = await own.areas.locator
  const { ground } = own
  if (ground?.kinds === kinds && ground.units === units && ground.locator === locator) return ground
  const days = new Map<string, DayUnits>()
  const made: Ground = {
    kinds,
    units,
    locator,
    revision: `${kinds.revision} ${areas}`,
    on(day) {
      const there = days.get(day) ?? dayUnits(units, locator, day)
      days.set(day, there)
      return there
    },
  }
  own.ground = made
  own.views.clear()
  own.built.clear()
  return made
}

export const standsOn = (ground: Ground, book: AssetBook, day: string): Stands => ({
  book,
  kinds: ground.kinds.compiled,
  units: ground.on(day),
})

/** All assets as they stand on a day, current with everything that is recorded. */
export async function viewOn(ctx: Context, day: string): Promise<DayView> {
  const ground = await groundOf(ctx)
  const book = await currentBook(ctx)
  const own = keptFor(ctx)
  const there = own.views.get(day)
  if (there !== undefined) {
    own.views.delete(day)
    own.views.set(day, there)
    return there
  }
  const building = build(own, standsOn(ground, book, day))
  own.views.set(day, building)
  building.catch(() => own.views.delete(day))
  const today = dayInVietnam(ctx.now())
  for (const old of [...own.views.keys()].filter((one) => one !== today).slice(0, -MOST_DAYS)) {
    own.views.delete(old)
    own.built.delete(old)
  }
  return building
}

async function build(own: Kept, stands: Stands): Promise<DayView> {
  const { day } = stands.units
  const missed = new Set<string>()
  own.missed.set(day, missed)
  const breath = breathing()
  const view = await DayView.of(stands, () => (breath.due() ? breath.take() : null))
  if (missed.size > 0) view.refresh(missed)
  own.built.set(day, view)
  own.missed.delete(day)
  return view
}

/** What the checks of a view are made with. */
export async function checkingOf(ctx: Context, view: DayView): Promise<CheckWorld> {
  const { kinds } = await groundOf(ctx)
  return {
    ...view.stands,
    checks: kinds.checks,
    today: dayInVietnam(ctx.now()),
    near: (kind, longitude, latitude, metres) => view.neighbours(kind, longitude, latitude, metres),
  }
}

/** Which assets of a view have warnings that nobody has answered. */
export async function openWarningsOf(ctx: Context, view: DayView): Promise<OpenWarnings> {
  const { warnings } = keptFor(ctx)
  const there = warnings.get(view)
  if (there !== undefined) return there.building
  const world = await checkingOf(ctx, view)
  const version = view.version
  const breath = breathing()
  const building = OpenWarnings.of(view, world, () => (breath.due() ? breath.take() : null))
  const own: KeptWarnings = { building, open: null }
  warnings.set(view, own)
  own.open = await building
  // Something changed while all were looked at: look again next time.
  if (view.version !== version) warnings.delete(view)
  return building
}
