import type { Comparison, ComparisonGroup } from "../model.ts"
import type { Points } from "../points/points.ts"
import type { MeasurementRules } from "../rules.ts"
import type { NetworkWords } from "../import/network.ts"
import {
  type ComparedPixel,
  comparePixels,
  layerResult,
  type ModelledLayer,
} from "./compare-layer.ts"
import { groupsIn } from "./groups.ts"
import { measuredPixels, type PixelGrid } from "./pixels.ts"
import { type NamedStation, stationFinder } from "./stations.ts"

/** Measured points of one campaign or file, with what was declared of them. */
export interface MeasuredSet {
  readonly id: string | null
  readonly name: string
  readonly points: Points
  /** dB; added only where it is asked for. */
  readonly correction: number | null
  readonly noiseFloor: number | null
  readonly illustrative: boolean
}

/** A run to compare with. */
interface ModelledRun {
  readonly grid: PixelGrid
  readonly stations: readonly (NamedStation & { readonly lat: number; readonly lon: number })[]
  readonly layers: readonly { readonly technology: string; readonly operator: string | null }[]
  /** Reads the pictures of a layer, by its position. */
  readonly open: (layer: number) => Promise<ModelledLayer>
  readonly reliefAt: (place: { longitude: number; latitude: number }) => number | null
}

export interface CompareWish {
  readonly sets: readonly MeasuredSet[]
  readonly run: ModelledRun
  readonly networks: NetworkWords
  readonly rules: MeasurementRules
  /** Only this technology, this operator. */
  readonly technology: string | null
  readonly operator: string | null
  /** Add what every campaign declares. */
  readonly correct: boolean
  /** Before those that campaigns declare, dBm. */
  readonly noiseFloor: number | null
}

export interface Compared {
  readonly layers: Comparison["layers"]
  readonly groups: ComparisonGroup[]
  readonly leftOut: Map<string, number>
  /** The pixels of every layer: for files of differences. */
  readonly pixels: readonly (ComparedPixel & {
    readonly technology: string
    readonly operator: string | null
    readonly campaign: string
  })[]
}

type OutPixel = Compared["pixels"][number]

/** Compares measured points with a run, layer by layer. */
export async function compareAll(wish: CompareWish): Promise<Compared> {
  const { sets, run, rules, networks } = wish
  const floor = floorOf(wish)
  const leftOut = new Map<string, number>()
  const left = (code: string, points: number) => {
    if (points > 0) leftOut.set(code, (leftOut.get(code) ?? 0) + points)
  }
  const chosen = sets.map((set) => positionsByLayer(set.points, wish, left))
  const layers: Comparison["layers"] = []
  const pixels: OutPixel[] = []
  for (const [at, { technology }] of run.layers.entries()) {
    if (!chosen.some((byLayer) => (byLayer.get(at)?.length ?? 0) > 0)) continue
    const layer = await run.open(at)
    const own = run.stations.flatMap((station, i) => (station.technology === technology ? [i] : []))
    const find = stationFinder(run.stations, own)
    const each = sets.map((set, i) =>
      compareOne(set, chosen[i]?.get(at) ?? new Uint32Array(), layer, find, wish, left),
    )
    const all = each.flatMap((one) => one)
    const { operator } = layer
    const operatorName =
      operator === null ? null : networks.nameOf(networks.operatorOf(operator) ?? operator)
    layers.push({ ...layerResult(all, layer, floor, rules), operatorName })
    for (const [i, one] of each.entries()) {
      const campaign = sets[i]?.id ?? sets[i]?.name ?? ""
      for (const pixel of one) {
        pixels.push({ ...pixel, technology, operator: layer.operator, campaign })
      }
    }
  }
  const grouping = { floor, rules }
  const samples = pixels.filter(({ error }) => error !== null)
  const groups = [
    ...groupsIn(samples, "technology", ({ technology }) => technology, grouping),
    ...groupsIn(samples, "operator", ({ operator }) => operator ?? "*", grouping),
    ...(sets.length > 1 ? groupsIn(samples, "campaign", ({ campaign }) => campaign, grouping) : []),
  ]
  return { layers, groups, leftOut, pixels }
}

/** The floor of all sets together where they have the same, hundredths of a dBm. */
function floorOf(wish: CompareWish): number | null {
  const floors = new Set(wish.sets.map((set) => shiftedFloor(set, wish)))
  const [only = null] = floors
  return floors.size === 1 ? only : null
}

const correctionOf = (set: MeasuredSet, { correct }: CompareWish) =>
  correct ? Math.round((set.correction ?? 0) * 100) : 0

function ownFloor(set: MeasuredSet, { noiseFloor }: CompareWish): number | null {
  const floor = noiseFloor ?? set.noiseFloor
  return floor === null ? null : Math.round(floor * 100)
}

const shiftedFloor = (set: MeasuredSet, wish: CompareWish) => {
  const floor = ownFloor(set, wish)
  return floor === null ? null : floor + correctionOf(set, wish)
}

type Find = ReturnType<typeof stationFinder>

function compareOne(
  set: MeasuredSet,
  positions: Uint32Array,
  layer: ModelledLayer,
  find: Find,
  wish: CompareWish,
  left: (code: string, points: number) => void,
): readonly ComparedPixel[] {
  const { grid, stations, reliefAt } = wish.run
  const { points } = set
  const operator = layer.operator === null ? null : wish.networks.operatorOf(layer.operator)
  const words = points.words.cell.map((cell) => (cell === null ? -1 : find(cell, operator)))
  const { pixels, withoutLevel, outside } = measuredPixels({
    points,
    positions,
    grid,
    correction: correctionOf(set, wish),
    floor: ownFloor(set, wish),
    stationOf: words.some((station) => station >= 0) ? (word) => words[word] ?? -1 : null,
  })
  left("no-level", withoutLevel)
  left("outside", outside)
  const compared = comparePixels({ layer, grid, stations, pixels, reliefAt, rules: wish.rules })
  left("not-modelled", compared.notModelled)
  return compared.pixels
}

/** The points that each layer is compared with: of its own operator, or of nobody's for the best of all. */
function positionsByLayer(
  points: Points,
  wish: CompareWish,
  left: (code: string, points: number) => void,
): Map<number, Uint32Array> {
  const { technology: words, operator: operators } = points.words
  const layerOf = layerFinder(wish)
  const target = words.map((technology) =>
    operators.map((operator) => layerOf(technology, operator)),
  )
  const found = new Map<number, number[]>()
  for (let i = 0; i < points.length; i++) {
    const at = target[points.technology[i]!]?.[points.operator[i]!] ?? "no-layer"
    if (typeof at === "string") left(at, 1)
    else {
      const there = found.get(at)
      if (there === undefined) found.set(at, [i])
      else there.push(i)
    }
  }
  return new Map([...found].map(([at, positions]) => [at, Uint32Array.from(positions)]))
}

function layerFinder(wish: CompareWish) {
  const { run, networks } = wish
  const plain = (text: string) => networks.technologyOf(text) ?? text
  const named = (text: string) => networks.operatorOf(text) ?? text
  const layers = run.layers.map(({ technology, operator }, at) => ({
    at,
    technology: plain(technology),
    operator: operator === null ? null : named(operator),
  }))
  const technologyAsked = wish.technology === null ? null : plain(wish.technology)
  const operatorAsked = wish.operator === null ? null : named(wish.operator)
  const isAsked = (technology: string, operator: string | null) =>
    (technologyAsked === null || technologyAsked === technology) &&
    (operatorAsked === null || operatorAsked === operator)
  return (technology: string | null, operator: string | null): number | string => {
    if (technology === null) return "no-technology"
    const whose = operator === null ? null : named(operator)
    if (!isAsked(plain(technology), whose)) return "not-asked"
    const same = layers.filter((layer) => layer.technology === plain(technology))
    if (same.length === 0) return "no-layer"
    if (whose !== null) return same.find((layer) => layer.operator === whose)?.at ?? "no-operator"
    const best = same.find((layer) => layer.operator === null) ?? same[0]
    return best?.at ?? "no-layer"
  }
}
