import { type Box, isInside } from "@tinhso/places"
import type { Context } from "../../../platform/context.ts"
import { badBox } from "../errors.ts"
import { networkWords } from "../import/network.ts"
import { shippedNetworks, shippedRules, shippedWords } from "../loader.ts"
import type { CellQuestion, MeasuredCells } from "../model.ts"
import { type Cells, cellsOf } from "../points/cells.ts"
import { NO_VALUE } from "../points/points.ts"
import { standingOf } from "../standing.ts"
import { contentOf, pointsOf } from "./points-service.ts"
import { seenCampaign } from "./read-service.ts"
import type { SeesUnit } from "./sight-service.ts"

/** Readers of a unit see cells of this size by themselves, m. */
const FINE = 100
/** Cells of so many campaigns and sizes stay in memory. */
const KEPT = 20

const remembered = new WeakMap<Context, Map<string, Promise<Cells>>>()

/**
 * What was measured in cells: for readers of its unit as finely as they ask, except that points of
 * phones are never shown alone; for everybody as finely as it was published.
 */
export async function cellsIn(
  ctx: Context,
  id: string,
  asked: CellQuestion,
  sees: SeesUnit,
): Promise<MeasuredCells> {
  const kept = await seenCampaign(ctx, id, sees)
  const isReader = sees(kept.facts.unit)
  const rules = shippedRules()
  const published = standingOf(kept.acts).publication ?? rules.public
  const isFree = isReader && kept.facts.kind === "drive"
  const finest = isFree ? 50 : published.cell
  const cell = Math.max(finest, asked.cell ?? (isFree ? FINE : published.cell))
  const least = isFree ? 1 : published.least
  const cells = await remember(ctx, `${cell} ${contentOf(kept)}`, async () =>
    cellsOf(await pointsOf(ctx, kept), cell),
  )
  return collection(cells, least, asked)
}

function remember(ctx: Context, key: string, make: () => Promise<Cells>): Promise<Cells> {
  const known = remembered.get(ctx) ?? new Map<string, Promise<Cells>>()
  remembered.set(ctx, known)
  const made = known.get(key) ?? make()
  known.delete(key)
  known.set(key, made)
  made.catch(() => known.delete(key))
  for (const old of known.keys()) {
    if (known.size <= KEPT) break
    known.delete(old)
  }
  return made
}

function collection(cells: Cells, least: number, asked: CellQuestion): MeasuredCells {
  const { limit = 5000 } = asked
  const isWanted = wantedIn(cells, asked)
  const found: number[] = []
  let withheld = 0
  for (let i = 0; i < cells.length; i++) {
    if (!isWanted(i)) continue
    if (cells.points[i]! < least) withheld += cells.points[i]!
    else found.push(i)
  }
  const truncated = found.length > limit
  const shown = truncated
    ? found.toSorted((a, b) => cells.points[b]! - cells.points[a]! || a - b).slice(0, limit)
    : found
  return {
    type: "FeatureCollection",
    cell: cells.cell,
    least,
    withheld,
    truncated,
    features: shown.map((i) => featureOf(cells, i)),
  }
}

/** Whether a cell is of what was asked for: box, technology, operator by any of its names. */
function wantedIn(cells: Cells, asked: CellQuestion): (i: number) => boolean {
  const networks = networkWords(shippedWords(), shippedNetworks())
  const box = asked.box === undefined ? null : boxOf(asked.box)
  const technology = meant(asked.technology, networks.technologyOf)
  const operator = meant(asked.operator, networks.operatorOf)
  const { technology: technologies, operator: operators } = cells.words
  return (i) =>
    (box === null || touches(box, cells, i)) &&
    (technology === null || technologies[cells.technology[i]!] === technology) &&
    (operator === null || operators[cells.operator[i]!] === operator)
}

const meant = (text: string | undefined, read: (text: string) => string | null): string | null =>
  text === undefined ? null : (read(text) ?? text)

/** "west,south,east,north" */
function boxOf(text: string): Box {
  const [west = NaN, south = NaN, east = NaN, north = NaN, ...more] = text.split(",").map(Number)
  const isBox = more.length === 0 && west < east && south < north
  const isEarth = isInside(
    { west: -180, east: 180, south: -90, north: 90 },
    { longitude: west, latitude: south },
  )
  if (!isBox || !isEarth) throw badBox(text)
  return { west, south, east, north }
}

const touches = (box: Box, { west, south, east, north }: Cells, i: number) =>
  west[i]! <= box.east && east[i]! >= box.west && south[i]! <= box.north && north[i]! >= box.south

const six = (degrees: number) => Math.round(degrees * 1e6) / 1e6

function featureOf(cells: Cells, i: number): MeasuredCells["features"][number] {
  const west = six(cells.west[i]!)
  const south = six(cells.south[i]!)
  const east = six(cells.east[i]!)
  const north = six(cells.north[i]!)
  const level = cells.level[i]!
  const download = cells.download[i]!
  return {
    type: "Feature",
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    },
    properties: {
      kind: "measured",
      technology: cells.words.technology[cells.technology[i]!] ?? null,
      operator: cells.words.operator[cells.operator[i]!] ?? null,
      points: cells.points[i]!,
      level: level === NO_VALUE ? null : level / 100,
      silent: cells.silent[i]!,
      download: Number.isNaN(download) ? null : Math.round(download) / 1000,
    },
  }
}
