import type { PixelGrid } from "../compare/pixels.ts"

/** What points are made up from: one layer of a run. */
export interface DemoLayer {
  readonly technology: string
  readonly operator: string
  /** dBm, −9999 where nothing was computed. */
  readonly level: ArrayLike<number>
  /** Position of the best station. */
  readonly server: ArrayLike<number> | null
}

export interface DemoGround {
  readonly grid: PixelGrid
  readonly stations: readonly {
    readonly id: string
    readonly lat: number
    readonly lon: number
    readonly technology: string
    readonly operator: string
  }[]
}

const HEAD =
  "Timestamp,Longitude,Latitude,Operatorname,NetworkTech,Level,Qual,SNR,CellID,Download (Mbps),IMEI"
const TRACKS = 6
const STEPS = 400
/** Between points, m. */
const STRIDE = 60
const DEGREE = 111_320
/** What the made-up network differs by from the modelled one, dB. */
const OFFSET = -4
const SPREAD = 6
const FLOOR = -124

/**
 * Made-up drives over a run, as a drive-test export writes them: from stations outwards along winding
 * ways, with levels that differ from the modelled ones by a few dB. The same run gives the same lines.
 */
export function* makeLines(layers: readonly DemoLayer[], ground: DemoGround): Generator<string> {
  yield HEAD
  for (const layer of layers) {
    const starts = ground.stations.filter(
      ({ technology, operator }) => technology === layer.technology && operator === layer.operator,
    )
    const every = Math.max(1, Math.floor(starts.length / TRACKS))
    for (let track = 0; track < TRACKS; track++) {
      const start = starts[track * every]
      if (start !== undefined) yield* drive(layer, ground, start, track)
    }
  }
}

function* drive(
  layer: DemoLayer,
  ground: DemoGround,
  start: DemoGround["stations"][number],
  track: number,
): Generator<string> {
  const chance = chances(`${layer.technology} ${layer.operator} ${track} ${start.id}`)
  let { lat, lon } = start
  let heading = chance() * 2 * Math.PI
  let shadow = 0
  for (let step = 0; step < STEPS; step++) {
    heading += (chance() - 0.5) * 0.5
    lat += (Math.cos(heading) * STRIDE) / DEGREE
    lon += (Math.sin(heading) * STRIDE) / (DEGREE * Math.cos((lat * Math.PI) / 180))
    const pixel = pixelAt(ground.grid, lon, lat)
    const modelled = layer.level[pixel] ?? -9999
    if (modelled <= -9999) return
    // Neighbours are alike: what shades one place shades the next.
    shadow = 0.9 * shadow + 0.44 * SPREAD * (chance() + chance() + chance() - 1.5) * 2
    const level = modelled + OFFSET + shadow
    yield lineOf(
      layer,
      ground,
      { lat, lon, level, pixel, seconds: track * 3600 + step * 5 },
      chance,
    )
  }
}

interface Seen {
  readonly lat: number
  readonly lon: number
  readonly level: number
  readonly pixel: number
  readonly seconds: number
}

function lineOf(
  { technology, operator, server }: DemoLayer,
  { stations }: DemoGround,
  { lat, lon, level, pixel, seconds }: Seen,
  chance: () => number,
): string {
  const clock = new Date(Date.UTC(2026, 9, 12, 8) + seconds * 1000).toISOString()
  const when = clock.slice(0, 19).replace("T", " ")
  const silent = level < FLOOR
  const station = stations[server?.[pixel] ?? -1]?.id ?? ""
  const cell = chance() < 0.8 ? station : ""
  const rate = Math.max(0.1, (level + 125) * 1.4 * (0.6 + 0.8 * chance()))
  return [
    when,
    lon.toFixed(6),
    lat.toFixed(6),
    `"${operator}"`,
    technology,
    silent ? "no service" : level.toFixed(1),
    silent ? "" : (-9 - 8 * chance()).toFixed(1),
    silent ? "" : ((level + 115) / 3).toFixed(1),
    silent ? "" : cell,
    silent || chance() > 0.05 ? "" : rate.toFixed(1),
    "000000000000000",
  ].join(",")
}

function pixelAt(grid: PixelGrid, lon: number, lat: number): number {
  const column = Math.floor((lon - grid.west) / grid.stepX)
  const row = Math.floor((grid.north - lat) / grid.stepY)
  const isInside = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows
  return isInside ? row * grid.columns + column : -1
}

/** Numbers from 0 to 1, always the same for the same words (mulberry32). */
function chances(words: string): () => number {
  let state = 0
  for (const letter of words) state = (Math.imul(state, 31) + letter.codePointAt(0)!) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
