import { BOUNDS } from "../PointMap.tsx"

/** What a map of assets shows, as it stands in the address of its page. */
export interface MapAsked {
  readonly kind: string
  readonly state: string
  readonly unit: string
  readonly q: string
  /** Empty for today. */
  readonly at: string
  /** west,south,east,north of what is in view; empty until somebody has moved the map. */
  readonly box: string
  /** Ids of what was tapped, with commas. */
  readonly chosen: string
}

export const MAP_NAMES = {
  kind: "loai",
  state: "trang-thai",
  unit: "dia-ban",
  q: "tim",
  at: "ngay",
  box: "khung",
  chosen: "chon",
} as const satisfies Record<keyof MapAsked, string>

export function readMapAddress(query: URLSearchParams): MapAsked {
  const read = (part: keyof MapAsked) => (query.get(MAP_NAMES[part]) ?? "").trim().normalize("NFC")
  return {
    kind: read("kind"),
    state: read("state"),
    unit: read("unit"),
    q: read("q"),
    at: read("at"),
    box: read("box"),
    chosen: read("chosen"),
  }
}

/** The filters alone, as the API takes them; `box` where only what is in view is asked for. */
export function mapQuestion(asked: MapAsked, box = ""): string {
  const query = new URLSearchParams()
  for (const part of ["kind", "state", "unit", "q", "at"] as const) {
    if (asked[part] !== "") query.set(part, asked[part])
  }
  if (box !== "") query.set("box", box)
  return query.toString()
}

export type Box = readonly [west: number, south: number, east: number, north: number]

/** `box` of a question about everything that has a place. */
export const WORLD = "-180,-85,180,85"

/** More than stand at one place. */
const MOST_CHOSEN = 20

/** The assets that were tapped, each once. */
export const chosenIds = ({ chosen }: Pick<MapAsked, "chosen">): readonly string[] =>
  chosen === "" ? [] : [...new Set(chosen.split(","))].slice(0, MOST_CHOSEN)

/** Four numbers that are a part of the world, or null. */
export function boxIn(text: string): Box | null {
  const [west = NaN, south = NaN, east = NaN, north = NaN, ...more] = text.split(",").map(Number)
  const fits = west <= east && south <= north && Math.abs(south) <= 90 && Math.abs(north) <= 90
  return fits && more.length === 0 ? [west, south, east, north] : null
}

/** About ten metres: finer than anybody moves a map. */
const fine = (degrees: number) => Number(degrees.toFixed(4))
/** A box as its text has it. */
export const rounded = ([west, south, east, north]: Box): Box => [
  fine(west),
  fine(south),
  fine(east),
  fine(north),
]
export const boxText = (box: Box) => rounded(box).join(",")

/** A box around places with some room; a single place is shown with its surroundings. */
export function roomAround([west, south, east, north]: Box): Box {
  const wide = Math.max((east - west) * 0.06, 0.02)
  const high = Math.max((north - south) * 0.06, 0.02)
  return [west - wide, south - high, east + wide, north + high]
}

/** The box around everything that is drawn; null where nothing has a place. */
function extentOf(
  features: readonly { readonly properties: { readonly box: string } }[],
): Box | null {
  const boxes = features
    .map(({ properties }) => boxIn(properties.box))
    .filter((box) => box !== null)
  if (boxes.length === 0) return null
  const pick = (edge: 0 | 1 | 2 | 3) => boxes.map((box) => box[edge])
  return roomAround([
    Math.min(...pick(0)),
    Math.min(...pick(1)),
    Math.max(...pick(2)),
    Math.max(...pick(3)),
  ])
}

const COUNTRY: Box = [BOUNDS.west, BOUNDS.south, BOUNDS.east, BOUNDS.north]

/** Where a map begins: what the address names, else everything that fits, else the country. */
export const firstView = (box: string, features: Parameters<typeof extentOf>[0]): Box =>
  boxIn(box) ?? extentOf(features) ?? COUNTRY
