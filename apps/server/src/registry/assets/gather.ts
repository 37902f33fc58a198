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
const CELL_PIXELS = 56
/** MapLibre's world at zoom 0. */
const WORLD_PIXELS = 512
/** From here on only what stands at the same place is drawn as one. */
export const APART_FROM_ZOOM = 15
/** Of so many the ids are told, so that a tap can list them. */
const NAMED = 20

/** What a map draws at a zoom: assets of their own, and heaps of those that would cover each other. */
export function gather(spots: readonly Spot[], zoom: number): MapFeature[] {
  const cellOf = zoom >= APART_FROM_ZOOM ? samePlace : cellAt(zoom)
  const cells = Map.groupBy(spots, cellOf)
  return [...cells.values()].map((some) => featureOf(some))
}

const samePlace = ({ longitude, latitude }: Spot) =>
  `${longitude.toFixed(5)} ${latitude.toFixed(5)}`

function cellAt(zoom: number): (spot: Spot) => string {
  const cells = (WORLD_PIXELS * 2 ** zoom) / CELL_PIXELS
  return ({ longitude, latitude }) => {
    const x = Math.floor(((longitude + 180) / 360) * cells)
    const y = Math.floor(mercatorOf(latitude) * cells)
    return `${x} ${y}`
  }
}

/** From 0 in the far north to 1 in the far south. */
const mercatorOf = (latitude: number) =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI)

function featureOf(some: readonly Spot[]): MapFeature {
  const [first] = some
  const longitudes = some.map(({ longitude }) => longitude)
  const latitudes = some.map(({ latitude }) => latitude)
  const coordinates = [meanOf(longitudes), meanOf(latitudes)]
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
