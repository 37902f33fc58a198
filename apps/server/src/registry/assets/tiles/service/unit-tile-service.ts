import { ARCHIPELAGOS } from "@tinhso/places"
import { breathing } from "../../../../platform/breath.ts"
import { dayInVietnam } from "../../../../platform/clock.ts"
import type { Context } from "../../../../platform/context.ts"
import { existsOn } from "../../../book.ts"
import { refOf } from "../../../view.ts"
import { isDrawnOn, type Locator, type UnitArea } from "../../locate.ts"
import { type Ground, groundOf } from "../../service/view-service.ts"
import { stepOf, type TileFeature } from "../encode.ts"
import { innerPoint } from "../inner-point.ts"
import { KeptTiles, type Tile } from "../kept-tiles.ts"
import { UNIT_LAYERS } from "../model.ts"
import type { TilePlace } from "../point-layer.ts"
import { Shelves } from "../shelves.ts"
import { worldOf } from "../world.ts"
import { packed } from "./tile-service.ts"

type DrawnLevel = "province" | "district" | "commune"

/** From which zoom on borders and names of a level are worth their weight. */
const BORDERS_FROM: Readonly<Record<DrawnLevel, number>> = { province: 0, district: 7, commune: 8 }
const NAMES_FROM: Readonly<Record<DrawnLevel, number>> = { province: 0, district: 8, commune: 9 }
const LEVELS: readonly DrawnLevel[] = ["province", "district", "commune"]

const isDrawn = (level: string): level is DrawnLevel => LEVELS.some((one) => one === level)

/** Boundaries of units of any day, by level. */
type Borders = ReadonlyMap<DrawnLevel, Shelves>

interface Name {
  readonly level: DrawnLevel | "archipelago"
  readonly from: number
  readonly unit: string
  readonly name: string
  readonly x: number
  readonly y: number
}

/** The units of a day. */
interface DayUnitTiles {
  readonly day: string
  /** Of every unit with a boundary what is told. */
  readonly told: ReadonlyMap<
    string,
    { readonly unit: string; readonly name: string; readonly level: string }
  >
  readonly names: readonly Name[]
  readonly tiles: KeptTiles
}

const borders = new WeakMap<Locator, Borders>()
const days = new WeakMap<Ground, Map<string, Promise<DayUnitTiles>>>()
/** Days whose units are kept ready. */
const MOST_DAYS = 6

/** A tile of the boundaries and names of the units of a day. */
export async function unitTile(
  ctx: Context,
  at: string | undefined,
  place: TilePlace,
): Promise<Tile> {
  const ground = await groundOf(ctx)
  const day = await unitsOfDay(ground, at ?? dayInVietnam(ctx.now()))
  const key = `${place.z} ${place.x} ${place.y}`
  return day.tiles.get(key, () => tileOf(ground.locator, day, place))
}

async function tileOf(locator: Locator, day: DayUnitTiles, place: TilePlace): Promise<Tile> {
  const breath = breathing()
  const boundaries: TileFeature[] = []
  for (const [level, shelves] of bordersOf(locator)) {
    if (place.z < BORDERS_FROM[level]) continue
    const shapes = await shelves.tile(place, () => (breath.due() ? breath.take() : null))
    for (const shape of shapes) {
      const told = day.told.get(String(shape.tags?.["id"]))
      if (told !== undefined) boundaries.push({ ...shape, tags: told })
    }
  }
  const names = day.names.filter(({ from }) => from <= place.z).flatMap((one) => nameIn(one, place))
  return packed({ [UNIT_LAYERS.boundaries]: boundaries, [UNIT_LAYERS.names]: names })
}

function nameIn({ unit, name, level, from, x, y }: Name, place: TilePlace): TileFeature[] {
  const tiles = 2 ** place.z
  if (Math.floor(x * tiles) !== place.x || Math.floor(y * tiles) !== place.y) return []
  const geometry: [number, number][] = [[stepOf(x, place.z, place.x), stepOf(y, place.z, place.y)]]
  return [{ type: 1, geometry, tags: { unit, name, level, from } }]
}

function bordersOf(locator: Locator): Borders {
  const there = borders.get(locator)
  if (there !== undefined) return there
  const shapes = locator.areas.map((area, number) => ({ area, number }))
  const made = new Map(
    LEVELS.map((level) => [
      level,
      new Shelves(
        shapes.flatMap(({ area, number }) =>
          area.level === level ? [{ id: area.unit, number, geometry: geometryOf(area) }] : [],
        ),
      ),
    ]),
  )
  borders.set(locator, made)
  return made
}

const geometryOf = ({ polygons }: UnitArea) => ({
  type: "MultiPolygon" as const,
  coordinates: polygons.map((rings) => rings.map((ring) => ring.map((place) => [...place]))),
})

function unitsOfDay(ground: Ground, day: string): Promise<DayUnitTiles> {
  const kept = days.get(ground) ?? new Map<string, Promise<DayUnitTiles>>()
  days.set(ground, kept)
  const building = kept.get(day) ?? readDay(ground, day)
  kept.delete(day)
  kept.set(day, building)
  for (const old of [...kept.keys()].slice(0, -MOST_DAYS)) kept.delete(old)
  return building
}

async function readDay({ units, locator }: Ground, day: string): Promise<DayUnitTiles> {
  const areas = new Map(locator.areas.map((area) => [area.unit, area]))
  const told = new Map<string, { unit: string; name: string; level: string }>()
  const names: Name[] = ARCHIPELAGOS.map(({ id, nameVi: name, longitude, latitude }) => ({
    unit: id,
    name: name.normalize("NFC"),
    level: "archipelago",
    from: 0,
    ...worldOf(longitude, latitude),
  }))
  const breath = breathing()
  for (const unit of units.units.values()) {
    const { level } = unit
    if (!isDrawn(level) || !existsOn(unit, day)) continue
    const name = refOf(unit, day).name.normalize("NFC")
    const area = areas.get(unit.id)
    if (area !== undefined && isDrawnOn(area, day))
      told.set(unit.id, { unit: unit.id, name, level })
    const at = unit.point ?? pointOf(area)
    if (at === null) continue
    const place = worldOf(at.longitude, at.latitude)
    names.push({ unit: unit.id, name, level, from: NAMES_FROM[level], ...place })
    if (breath.due()) await breath.take()
  }
  return { day, told, names, tiles: new KeptTiles() }
}

const inner = new WeakMap<UnitArea, { longitude: number; latitude: number } | null>()

/** Where the name of an area stands. */
function pointOf(area: UnitArea | undefined) {
  if (area === undefined) return null
  const known = inner.get(area)
  if (known !== undefined) return known
  const at = innerPoint(area.polygons)
  const point = at === null ? null : { longitude: at[0], latitude: at[1] }
  inner.set(area, point)
  return point
}
