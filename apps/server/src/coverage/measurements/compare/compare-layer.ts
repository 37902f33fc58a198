import { metresBetween } from "@tinhso/places"
import type { ComparisonGroup, ComparisonLayer, GroupBy } from "../model.ts"
import type { MeasurementRules } from "../rules.ts"
import { confusionOf, type Verdict } from "./confusion.ts"
import { figuresOf, type Sample } from "./figures.ts"
import { groupsIn } from "./groups.ts"
import { type MeasuredPixel, middleOf, type PixelGrid } from "./pixels.ts"

/** What a run says of one technology and operator, pixel by pixel. */
export interface ModelledLayer {
  readonly technology: string
  readonly operator: string | null
  /** dBm; null where no definition gives one. */
  readonly threshold: number | null
  /** dBm, −9999 where nothing was computed; null where the run only says covered or not. */
  readonly level: ArrayLike<number> | null
  /** Position of the best station; 65535 for none. */
  readonly server: ArrayLike<number> | null
  /** 2 free, 1 grazing, 0 hidden, 255 unknown. */
  readonly sight: ArrayLike<number> | null
  /** 1 covered, 0 not, 254 no ground, 255 not asked. */
  readonly covered: ArrayLike<number> | null
}

export interface LayerWish {
  readonly layer: ModelledLayer
  readonly grid: PixelGrid
  readonly stations: readonly { readonly lat: number; readonly lon: number }[]
  readonly pixels: readonly MeasuredPixel[]
  /** Difference of heights around a place, m; null where no ground is known. */
  readonly reliefAt: (place: { longitude: number; latitude: number }) => number | null
  readonly rules: MeasurementRules
}

/** A pixel that is compared, with everything by which it is grouped. */
export interface ComparedPixel extends Sample {
  readonly pixel: number
  readonly longitude: number
  readonly latitude: number
  /** Null where the run has no levels. */
  readonly error: number | null
  readonly measuredCovered: boolean | null
  readonly modelledCovered: boolean | null
  /** By kind of group: "1–3 km". */
  readonly groups: Readonly<Partial<Record<GroupBy, string>>>
}

const NOT_COMPUTED = -9999
const NO_STATION = 65_535

/** Pixel by pixel; of points in pixels of which the model says nothing only their number is told. */
export function comparePixels(wish: LayerWish): {
  readonly pixels: readonly ComparedPixel[]
  readonly notModelled: number
} {
  const pixels: ComparedPixel[] = []
  let notModelled = 0
  for (const measured of wish.pixels) {
    const one = comparePixel(measured, wish)
    if (one === null) notModelled += measured.points
    else pixels.push(one)
  }
  return { pixels, notModelled }
}

/**
 * Measured against modelled for one technology and operator.
 *
 * @param floor of the receiver with the correction added, hundredths of a dBm
 */
export function layerResult(
  pixels: readonly ComparedPixel[],
  { technology, operator, threshold }: ModelledLayer,
  floor: number | null,
  rules: MeasurementRules,
): Omit<ComparisonLayer, "operatorName"> {
  const samples = pixels.filter(({ error }) => error !== null)
  const figures = figuresOf(samples, floor, rules.few)
  const verdicts = pixels.flatMap(({ measuredCovered, modelledCovered }): Verdict[] =>
    measuredCovered === null || modelledCovered === null
      ? []
      : [{ measured: measuredCovered, modelled: modelledCovered }],
  )
  const matched = pixels.filter(({ groups }) => groups.server !== "unmatched")
  return {
    technology,
    operator,
    figures,
    confusion: threshold === null ? null : confusionOf(verdicts, threshold, rules.few),
    groups: groupsOf(samples, floor, rules),
    histogram: histogramOf(samples, rules.histogram),
    suggestedOffset: figures.few ? null : figures.bias,
    cells: {
      matched: matched.length,
      sameServer: matched.filter(({ groups }) => groups.server === "same").length,
    },
  }
}

function comparePixel(measured: MeasuredPixel, wish: LayerWish): ComparedPixel | null {
  const { layer, grid, rules } = wish
  const { pixel, level, censored, points } = measured
  const modelled = levelAt(layer, pixel)
  const modelledCovered = coveredAt(layer, pixel)
  if (modelled === null && modelledCovered === null) return null
  const place = middleOf(grid, pixel)
  const server = valueAt(layer.server, pixel, NO_STATION)
  const isHeard =
    !censored && layer.threshold !== null && level >= Math.round(layer.threshold * 100)
  return {
    pixel,
    ...place,
    measured: level,
    modelled: modelled ?? 0,
    censored,
    points,
    error: modelled === null ? null : level - modelled,
    measuredCovered: layer.threshold === null ? null : isHeard,
    modelledCovered,
    groups: {
      distance: ringOf(wish, server, place),
      sight: SIGHTS[valueAt(layer.sight, pixel, 255)] ?? "unknown",
      terrain: terrainOf(wish.reliefAt(place), rules.relief),
      server: serverOf(measured.station, server),
    },
  }
}

const valueAt = (picture: ArrayLike<number> | null, pixel: number, otherwise: number): number =>
  picture?.[pixel] ?? otherwise

/** Hundredths of a dBm; null where nothing was computed. */
function levelAt({ level }: ModelledLayer, pixel: number): number | null {
  const said = valueAt(level, pixel, NOT_COMPUTED)
  return said <= NOT_COMPUTED ? null : Math.round(said * 100)
}

/** Null where it was not asked, or no ground is known. */
function coveredAt({ covered }: ModelledLayer, pixel: number): boolean | null {
  const state = valueAt(covered, pixel, 255)
  return state === 0 || state === 1 ? state === 1 : null
}

const SIGHTS: Readonly<Record<number, string>> = { 0: "hidden", 1: "grazing", 2: "free" }

/** The number of the ring around the best station that a place lies in. */
function ringOf(
  { stations, rules }: LayerWish,
  server: number,
  place: { longitude: number; latitude: number },
): string {
  const station = stations[server]
  if (station === undefined) return "unknown"
  const far = metresBetween(place, { longitude: station.lon, latitude: station.lat }) / 1000
  const ring = rules.ringsKm.findIndex((end) => far < end)
  return String(ring < 0 ? rules.ringsKm.length : ring)
}

function terrainOf(relief: number | null, { rolling, hilly }: MeasurementRules["relief"]): string {
  if (relief === null) return "unknown"
  return relief >= hilly ? "hilly" : relief >= rolling ? "rolling" : "flat"
}

function serverOf(station: number, server: number): string {
  if (station < 0) return "unmatched"
  return station === server ? "same" : "other"
}

const KINDS = ["distance", "sight", "terrain", "server"] as const

function groupsOf(
  samples: readonly ComparedPixel[],
  floor: number | null,
  rules: MeasurementRules,
): ComparisonGroup[] {
  return KINDS.flatMap((by) =>
    groupsIn(samples, by, ({ groups }) => groups[by] ?? "unknown", { floor, rules }),
  )
}

/** Errors by size; what is beyond the ends is counted in the first and the last. */
function histogramOf(
  samples: readonly ComparedPixel[],
  { width, from, to }: MeasurementRules["histogram"],
): ComparisonLayer["histogram"] {
  const count = Math.round((to - from) / width) + 2
  const bins = Array.from({ length: count }, (_, i) => ({ from: from + (i - 1) * width, n: 0 }))
  for (const { error, censored } of samples) {
    if (censored || error === null) continue
    const at = Math.floor((error / 100 - from) / width) + 1
    bins[Math.max(0, Math.min(count - 1, at))]!.n++
  }
  return { width, bins }
}
