import { type AssetState, type MapFeature } from "./model.ts"

/** An asset as a map draws it. */
export interface Spot {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly state: AssetState
  readonly longitude: number
  readonly latitude: number
}

/** Assets nearer to each other than this on the screen are drawn as one, with their number. */
const CELL_PIXELS = 28
/** The circles of two heaps that are further apart than this do not cover each other. */
const HEAP_PIXELS = 52
/** MapLibre's world at zoom 0. */
const WORLD_PIXELS = 512
/** From here on only what stands at the same place is drawn as one. */
export const APART_FROM_ZOOM = 15
/** Of so many the ids are told, so that a tap can list them. */
const NAMED = 20

/**
 * What a map draws at a zoom: assets of their own, and heaps of those that would cover each other.
 * The largest heaps stay where they are and take in what they cover.
 */
export function gather(spots: readonly Spot[], zoom: number): MapFeature[] {
  if (zoom >= APART_FROM_ZOOM) {
    return [...Map.groupBy(spots, samePlace).values()].map((some) => featureOf(some, some))
  }
  const pixels = WORLD_PIXELS * 2 ** zoom
  const cells = [...Map.groupBy(spots, cellAt(pixels / CELL_PIXELS)).values()]
  const heaps: { readonly core: readonly Spot[]; readonly all: Spot[] }[] = []
  const near = nearby(HEAP_PIXELS / pixels)
  for (const cell of cells.toSorted((a, b) => b.length - a.length)) {
    const at = worldOf(meanPlace(cell))
    const taking = near.first(at)
    if (taking === undefined) near.add(at, heaps.push({ core: cell, all: [...cell] }) - 1)
    else heaps[taking]?.all.push(...cell)
  }
  return heaps.map(({ core, all }) => featureOf(core, all))
}

type World = readonly [x: number, y: number]

/** Heaps by squares of the side `reach`, in shares of the world. */
function nearby(reach: number) {
  const squares = new Map<string, { readonly at: World; readonly heap: number }[]>()
  const squareOf = ([x, y]: World) => [Math.floor(x / reach), Math.floor(y / reach)] as const
  return {
    add(at: World, heap: number): void {
      const [x, y] = squareOf(at)
      const key = `${x} ${y}`
      squares.set(key, [...(squares.get(key) ?? []), { at, heap }])
    },
    /** The first, so the largest, that a place lies within reach of. */
    first(at: World): number | undefined {
      const [x, y] = squareOf(at)
      const around = [x - 1, x, x + 1].flatMap((i) =>
        [y - 1, y, y + 1].flatMap((j) => squares.get(`${i} ${j}`) ?? []),
      )
      const reached = around.filter(
        (one) => Math.hypot(one.at[0] - at[0], one.at[1] - at[1]) < reach,
      )
      return reached.length === 0 ? undefined : Math.min(...reached.map(({ heap }) => heap))
    },
  }
}

const samePlace = ({ longitude, latitude }: Spot) =>
  `${longitude.toFixed(5)} ${latitude.toFixed(5)}`

const cellAt = (cells: number) => (spot: Spot) => {
  const [x, y] = worldOf(spot)
  return `${Math.floor(x * cells)} ${Math.floor(y * cells)}`
}

type Place = Pick<Spot, "longitude" | "latitude">

const worldOf = ({ longitude, latitude }: Place): World => [
  (longitude + 180) / 360,
  mercatorOf(latitude),
]

const meanPlace = (some: readonly Place[]): Place => ({
  longitude: meanOf(some.map(({ longitude }) => longitude)),
  latitude: meanOf(some.map(({ latitude }) => latitude)),
})

/** From 0 in the far north to 1 in the far south. */
const mercatorOf = (latitude: number) =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI)

/** Assets drawn as one, at the middle of those that they were gathered around. */
function featureOf(core: readonly Spot[], some: readonly Spot[]): MapFeature {
  const [first] = some
  const longitudes = some.map(({ longitude }) => longitude)
  const latitudes = some.map(({ latitude }) => latitude)
  const middle = meanPlace(core)
  const coordinates = [middle.longitude, middle.latitude]
  const alike = (one: (spot: Spot) => string) => {
    const values = new Set(some.map(one))
    return values.size === 1 ? ([...values][0] ?? "") : ""
  }
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates },
    properties: {
      count: some.length,
      ids:
        some.length > NAMED
          ? ""
          : some
              .map(({ id }) => id)
              .toSorted()
              .join(","),
      name: some.length === 1 ? (first?.name ?? "") : "",
      kind: alike(({ kind }) => kind),
      state: alike(({ state }) => state),
      faulty: some.filter(({ state }) => state === "faulty").length,
      box: boxOf(longitudes, latitudes).join(","),
    },
  }
}

const meanOf = (values: readonly number[]) =>
  Math.round((values.reduce((sum, one) => sum + one, 0) / values.length) * 1e6) / 1e6

function boxOf(longitudes: readonly number[], latitudes: readonly number[]): number[] {
  const [west, east] = reachOf(longitudes)
  const [south, north] = reachOf(latitudes)
  return [west, south, east, north]
}

/** The lowest and the highest; a province has too many values to spread. */
function reachOf(values: readonly number[]): readonly [number, number] {
  let low = Infinity
  let high = -Infinity
  for (const one of values) {
    low = Math.min(low, one)
    high = Math.max(high, one)
  }
  return [low, high]
}
