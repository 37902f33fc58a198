import type { Picture } from "@tinhso/server/coverage/runs/model"

/** What may be drawn of a layer: yes or no, the level, the share of certainty, the best station. */
export const SHOWN = ["covered", "level", "reliability", "server"] as const satisfies Picture[]

/** What a map shows of coverage, as it stands in the address of its page. */
export interface CoverageAsked {
  /** Id of a run; empty for the one that is published now. */
  readonly run: string
  /** Code of a layer, `4g` or `4g_viettel`; empty where none is drawn. */
  readonly layer: string
  readonly shown: Picture
  /** Per cent. */
  readonly opacity: number
  readonly gaps: boolean
  /** longitude,latitude of the place that is asked about; empty for none. */
  readonly place: string
}

export const COVERAGE_NAMES = {
  run: "lan-tinh",
  layer: "phu",
  shown: "hien",
  opacity: "dam",
  gaps: "lom",
  place: "noi",
} as const satisfies Record<keyof CoverageAsked, string>

/** The words of the address for what is drawn. */
export const SHOWN_NAMES = {
  covered: "co-song",
  level: "muc",
  reliability: "tin-cay",
  server: "tram",
} as const satisfies Record<Picture, string>

export const OPACITY = 65

/** As the server writes them; anything else is not asked for. */
const LAYER = /^[a-z0-9][a-z0-9_-]{0,99}$/
const RUN = /^PS-[0-9]{6,12}$/

export function readCoverageAddress(query: URLSearchParams): CoverageAsked {
  const read = (part: keyof CoverageAsked) =>
    (query.get(COVERAGE_NAMES[part]) ?? "").trim().normalize("NFC")
  const layer = read("layer")
  const run = read("run")
  const word = read("shown")
  const opacity = Number(read("opacity") || OPACITY)
  return {
    run: RUN.test(run) ? run : "",
    layer: LAYER.test(layer) ? layer : "",
    shown: SHOWN.find((shown) => SHOWN_NAMES[shown] === word) ?? "covered",
    opacity: Number.isFinite(opacity) ? Math.min(100, Math.max(10, Math.round(opacity))) : OPACITY,
    gaps: read("gaps") === "co",
    place: placeIn(read("place")) === null ? "" : read("place"),
  }
}

const NOTHING: CoverageAsked = {
  run: "",
  layer: "",
  shown: "covered",
  opacity: OPACITY,
  gaps: false,
  place: "",
}
const PARTS = ["run", "layer", "shown", "opacity", "gaps", "place"] as const

/** Changes as query values; null leaves a name out, because it goes without saying. */
export function coverageChanges(part: Partial<CoverageAsked>): Record<string, string | null> {
  const { run, layer, shown, opacity, gaps, place } = { ...NOTHING, ...part }
  const written = {
    run: run || null,
    layer: layer || null,
    shown: shown === "covered" ? null : SHOWN_NAMES[shown],
    opacity: opacity === OPACITY ? null : String(opacity),
    gaps: gaps ? "co" : null,
    place: place || null,
  }
  const changed = PARTS.filter((name) => part[name] !== undefined)
  return Object.fromEntries(changed.map((name) => [COVERAGE_NAMES[name], written[name]]))
}

export interface Place {
  readonly longitude: number
  readonly latitude: number
}

/** "107.1234,21.05" as a place, or null. */
export function placeIn(text: string): Place | null {
  const found = /^(-?\d{1,3}(?:\.\d{1,9})?),(-?\d{1,2}(?:\.\d{1,9})?)$/u.exec(text)
  if (found === null) return null
  const longitude = Number(found[1])
  const latitude = Number(found[2])
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? { longitude, latitude } : null
}

/** About a metre: a house, not a brick. */
export const placeText = ({ longitude, latitude }: Place) =>
  `${Number(longitude.toFixed(5))},${Number(latitude.toFixed(5))}`
