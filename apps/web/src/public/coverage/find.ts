import type { AssetPage } from "@tinhso/server/registry/assets/model"
import type { MapBoundaries, Unit } from "@tinhso/server/registry/model"
import { type Place, placeText } from "../../ui/coverage-map/address.ts"
import { middleOf } from "../../ui/coverage-map/sheet-shape.ts"
import { type PlaceFound, readPlace } from "../../ui/coverage-map/read-place.ts"
import { type Api, orNull, part, readUnits } from "../api.ts"
import type { Site } from "../site.tsx"

/** A place that a name stands for. */
export interface NamedPlace {
  readonly name: string
  readonly within: string
  readonly kind: "unit" | "village"
  readonly place: Place
}

export interface Sought {
  /** As the person wrote it. */
  readonly text: string
  /** Null where nothing was asked. */
  readonly found: PlaceFound | null
  readonly names: readonly NamedPlace[]
}

/** What the address asks about: `lon` and `lat`, or one text of coordinates or of a name. */
export async function seek(
  site: Site,
  bounds: readonly number[] | null,
  text: string,
): Promise<Sought> {
  if (text === "") return { text, found: null, names: [] }
  const [west = 102, south = 6, east = 117.9, north = 23.5] = bounds ?? []
  const found = readPlace(text, { west, south, east, north })
  const names = found.kind === "words" ? await named(site, text) : []
  return { text, found, names }
}

/** The text in an address: both coordinates as one, else the words. */
export function soughtText(query: URLSearchParams): string {
  const read = (name: string) => (query.get(name) ?? "").trim().normalize("NFC").slice(0, 200)
  const [lon, lat] = [read("lon"), read("lat")]
  return lon !== "" && lat !== "" ? `${lat}; ${lon}` : read("noi")
}

const MOST = 8

async function named({ api, today }: Site, text: string): Promise<NamedPlace[]> {
  const [units, villages] = await Promise.all([
    unitsNamed(api, text, today),
    villagesNamed(api, text),
  ])
  return [...units, ...villages]
}

async function unitsNamed(api: Api, text: string, at: string): Promise<NamedPlace[]> {
  const hits = await readUnits(api, { q: text, at })
  const some = hits
    .filter(({ level, closed }) => level !== "country" && (closed === null || closed > at))
    .slice(0, MOST)
  const found = await Promise.all(some.map(({ id }) => unitPlace(api, id, at)))
  return found.flatMap((place, i) => {
    const hit = some[i]
    if (place === null || hit === undefined) return []
    return [{ name: hit.fullName, within: hit.within, kind: "unit" as const, place }]
  })
}

/** The point that stands for a unit, else the middle of its boundary; null where neither is known. */
async function unitPlace(api: Api, id: string, at: string): Promise<Place | null> {
  const unit = await orNull(api<Unit>(`/api/v1/units/${part(id)}?at=${at}`))
  if (unit === null || unit.point !== null) return unit?.point ?? null
  const above = unit.path.at(-1)
  if (above === undefined) return null
  const { features } = await api<MapBoundaries>(
    `/api/v1/map/boundaries?level=${unit.level}&at=${at}&below=${part(above.id)}`,
  )
  const own = features.find((feature) => feature.id === id)
  return own === undefined ? null : middleOf(own.geometry.coordinates)
}

/** Villages are assets of the register; where it has none of that kind, none is found. */
async function villagesNamed(api: Api, text: string): Promise<NamedPlace[]> {
  const found = await api<AssetPage>(
    `/api/v1/assets?kind=village&q=${part(text)}&limit=${MOST}&sort=name`,
  ).catch(() => null)
  return (found?.rows ?? []).flatMap(({ name, longitude, latitude, unitName }) =>
    longitude === null || latitude === null
      ? []
      : [{ name, within: unitName ?? "", kind: "village", place: { longitude, latitude } }],
  )
}

/** The page of a place: lon and lat as people cite them. */
export function placeAddress(place: Place, more: Readonly<Record<string, string>> = {}): string {
  const [lon = "", lat = ""] = placeText(place).split(",")
  return `/vung-phu?${new URLSearchParams({ lon, lat, ...more }).toString()}`
}
