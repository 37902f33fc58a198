import { breathing } from "../../../../platform/breath.ts"
import type { Context } from "../../../../platform/context.ts"
import type { DayView } from "../../day-view.ts"
import type { AssetFilter } from "../../filter.ts"
import { viewOn } from "../../service/view-service.ts"
import type { Sight } from "../../sight.ts"
import { seenInTiles, shapeOf, spotOf } from "../found-spots.ts"
import { KeptTiles } from "../kept-tiles.ts"
import { type Shape, Shelves } from "../shelves.ts"
import {
  changedSpots,
  chosenSpots,
  Groups,
  type Placed,
  type Spot,
  type Spots,
  spotsOf,
} from "../spots.ts"

/** All assets of a day, ready to be cut into tiles. */
interface DayTiles {
  readonly view: DayView
  readonly groups: Groups
  version: number
  spots: Spots
  readonly shelves: Shelves
  /** What was asked for, the last time last. */
  readonly found: Map<string, Promise<Kept>>
}

/** What somebody finds by a filter, ready to be cut into tiles. */
export interface FoundTiles {
  readonly shelves: Shelves
  spots: Spots
  /** Lines and areas among them. */
  readonly shaped: Map<string, Spot>
  /** Tiles that were made, as long as nothing changes. */
  tiles: KeptTiles
}

interface Kept extends FoundTiles {
  version: number
  readonly isSeen: ReturnType<typeof seenInTiles>
}

/** Questions whose answers are kept ready for a day. */
const MOST_FOUND = 12

const days = new WeakMap<DayView, Promise<DayTiles>>()

/** What somebody finds by a filter on a day, with everything that is recorded. */
export async function foundTiles(
  ctx: Context,
  { filter, at }: { readonly filter: AssetFilter; readonly at: string },
  sight: Sight,
): Promise<FoundTiles> {
  const view = await viewOn(ctx, at)
  const day = await dayTiles(view)
  const key = `${numberOf(sight)} ${JSON.stringify(filter)}`
  const building = day.found.get(key) ?? find(day, filter, sight)
  day.found.delete(key)
  day.found.set(key, building)
  building.catch(() => day.found.delete(key))
  for (const old of [...day.found.keys()].slice(0, -MOST_FOUND)) day.found.delete(old)
  const found = await building
  if (renewDay(day) && renewFound(day, found)) return found
  // Too much has changed since: all is looked at anew.
  days.delete(view)
  return foundTiles(ctx, { filter, at }, sight)
}

const sights = new WeakMap<Sight, number>()
let lastSight = 0

/** The same sight is the same object. */
function numberOf(sight: Sight): number {
  const number = sights.get(sight) ?? ++lastSight
  sights.set(sight, number)
  return number
}

async function dayTiles(view: DayView): Promise<DayTiles> {
  const there = days.get(view)
  if (there !== undefined) return there
  const building = build(view)
  days.set(view, building)
  building.catch(() => days.delete(view))
  return building
}

async function build(view: DayView): Promise<DayTiles> {
  const groups = new Groups()
  const { version } = view
  const spots: Placed[] = []
  const shapes: Shape[] = []
  const breath = breathing()
  for (const standing of view.all()) {
    const spot = spotOf(standing, groups)
    if (spot !== null) spots.push(spot)
    const shape = shapeOf(standing)
    if (shape !== null) shapes.push(shape)
    if (breath.due()) await breath.take()
  }
  const shelves = new Shelves(shapes)
  return { view, groups, version, spots: spotsOf(groups, spots), shelves, found: new Map() }
}

/** Takes in what has changed; false where nobody knows any more what that was. */
function renewDay(day: DayTiles): boolean {
  const { view, groups, shelves } = day
  if (day.version === view.version) return true
  const changed = view.changedSince(day.version)
  if (changed === null) return false
  const come: Placed[] = []
  for (const id of changed) {
    const standing = view.get(id)
    const spot = standing === undefined ? null : spotOf(standing, groups)
    if (spot !== null) come.push(spot)
    const shape = standing === undefined ? null : shapeOf(standing)
    if (shape === null) shelves.remove(id)
    else shelves.put(shape)
  }
  day.spots = changedSpots(day.spots, numbersOf(view, changed), come)
  day.version = view.version
  return true
}

/** The numbers of assets, those too that are merged into others by now. */
const numbersOf = ({ stands }: DayView, ids: ReadonlySet<string>) =>
  new Set([...ids].flatMap((id) => stands.book.life(id)?.number ?? []))

async function find(day: DayTiles, filter: AssetFilter, sight: Sight): Promise<Kept> {
  const { view, spots, version, shelves } = day
  const isSeen = seenInTiles(view, filter, sight)
  const places: number[] = []
  const shaped = new Map<string, Spot>()
  const breath = breathing()
  for (const [at, spot] of spots.spots.entries()) {
    const standing = view.get(spot.id)
    if (standing !== undefined && isSeen(standing)) {
      places.push(at)
      if (shapeOf(standing) !== null) shaped.set(spot.id, spot)
    }
    if (breath.due()) await breath.take()
  }
  const chosen = chosenSpots(spots, Uint32Array.from(places))
  return { shelves, spots: chosen, shaped, tiles: new KeptTiles(), version, isSeen }
}

function renewFound(day: DayTiles, found: Kept): boolean {
  const { view, groups } = day
  if (found.version === view.version) return true
  const changed = view.changedSince(found.version)
  if (changed === null) return false
  const come: Placed[] = []
  for (const id of changed) {
    found.shaped.delete(id)
    const standing = view.get(id)
    if (standing === undefined || !found.isSeen(standing)) continue
    const spot = spotOf(standing, groups)
    if (spot === null) continue
    come.push(spot)
    if (shapeOf(standing) !== null) found.shaped.set(id, spot.spot)
  }
  found.spots = changedSpots(found.spots, numbersOf(view, changed), come)
  found.tiles = new KeptTiles()
  found.version = view.version
  return true
}
