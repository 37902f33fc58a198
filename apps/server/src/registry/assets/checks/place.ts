import { metresBetween } from "@tinhso/places"
import { formatNumber } from "@tinhso/vietnamese"
import { type Box, boxOf, kindOfGeometry, positionOf } from "../geometry.ts"
import type { CompiledKind, PlaceCheck, PlaceCheckCode } from "../kinds/read-kinds.ts"
import type { Geometry, GeometryKind } from "../model.ts"
import type { Locator } from "../locate.ts"
import type { Finding } from "./finding.ts"

/** Whether a check is made, how grave it is and what it says. */
export type PlaceChecks = ReadonlyMap<PlaceCheckCode, PlaceCheck>

/** All land and islands of Việt Nam, Hoàng Sa and Trường Sa too, with some of the sea. */
const COUNTRY: Box = [102, 6, 118, 23.6]

/** What the checks of a place ask of units. */
export interface PlaceUnits {
  readonly locator: Locator
  /** The province over a unit on the day; null for the country and what is unknown. */
  provinceOf(unit: string): string | null
  /** "Xã Ba Chẽ" */
  nameOf(unit: string): string
  /** Whether the first unit is the second or lies below it on the day. */
  isWithin(unit: string, ancestor: string): boolean
  isCommune(unit: string): boolean
}

export interface PlacedAsset {
  readonly geometry: Geometry | null
  /** The unit that was declared, led to the units of the day. */
  readonly declared: string | null
  /** The unit whose boundary it lies in. */
  readonly located: string | null
  /** The place of the asset it stands on, where it has a place of its own too. */
  readonly standsAt: readonly [number, number] | null
}

function finding(
  checks: PlaceChecks,
  code: PlaceCheckCode,
  more: {
    readonly vi?: string
    readonly en?: string
    readonly suggestion?: string
    readonly about: readonly unknown[]
    readonly field?: string
  },
): Finding[] {
  const check = checks.get(code)
  if (check === undefined) return []
  const { field = "geometry", about, suggestion } = more
  const [vi, en] = [`${check.vi}${more.vi ?? ""}`, `${check.en}${more.en ?? ""}`]
  const told = { code, severity: check.severity, field, vi, en, about }
  return [suggestion === undefined ? told : { ...told, suggestion }]
}

/** What is wrong with where an asset is said to be. */
export function placeFindings(
  { kind }: CompiledKind,
  asset: PlacedAsset,
  checks: PlaceChecks,
  units: PlaceUnits,
): Finding[] {
  const { geometry } = asset
  if (geometry === null)
    return kind.placeFrom !== null && asset.standsAt !== null ? [] : noPlace(kind)
  const shape = kindOfGeometry(geometry)
  if (shape !== kind.geometry && !(kind.orArea && shape === "polygon"))
    return [otherShape(kind.geometry, shape)]
  const impossible = impossiblePlace(geometry, checks)
  if (impossible.length > 0) return impossible
  return [
    ...provinceFindings(asset, geometry, checks, units),
    ...communeFindings(asset, checks, units),
    ...standFindings(asset, geometry, checks),
  ]
}

function noPlace(kind: CompiledKind["kind"]): Finding[] {
  if (kind.geometry === "none" || kind.place === "optional") return []
  const severity = kind.place === "required" ? ("error" as const) : ("warning" as const)
  return [
    {
      code: "no-place",
      severity,
      field: "geometry",
      vi: "Chưa có tọa độ",
      en: "There are no coordinates",
      about: [],
    },
  ]
}

const SHAPES: Readonly<Record<GeometryKind, string>> = {
  point: "điểm",
  line: "đường",
  polygon: "vùng",
  none: "không có vị trí",
}

const otherShape = (wanted: GeometryKind, given: GeometryKind): Finding => ({
  code: "other-geometry",
  severity: "error",
  field: "geometry",
  vi: `Cần hình dạng “${SHAPES[wanted]}”, không phải “${SHAPES[given]}”`,
  en: `The kind has the geometry “${wanted}”, not “${given}”`,
  about: [given],
})

const inside = (x: number, y: number) => within(COUNTRY, x, y)
const near = (value: number) => Math.abs(value) < 0.01
const within = ([west, south, east, north]: Box, x: number, y: number) =>
  x >= west && x <= east && y >= south && y <= north

/** Places that nothing in the country can have, each with the likeliest reason. */
function impossiblePlace(geometry: Geometry, checks: PlaceChecks): Finding[] {
  const [west, south, east, north] = boxOf(geometry)
  const about = [west, south, east, north]
  if (inside(west, south) && inside(east, north)) return []
  if (near(west) && near(south)) return finding(checks, "zero-coordinates", { about })
  if (inside(south, west) && inside(north, east)) {
    const [longitude, latitude] = positionOf(geometry)
    return finding(checks, "swapped-coordinates", {
      about,
      suggestion: `${latitude}, ${longitude}`,
    })
  }
  const [longitude, latitude] = positionOf(geometry)
  const metric = Math.abs(longitude) > 180 || Math.abs(latitude) > 90
  const vi = metric
    ? ` (${longitude}, ${latitude} trông như mét của VN-2000, không phải độ)`
    : ` (${formatNumber(longitude, { maxDecimals: 5 })}; ${formatNumber(latitude, { maxDecimals: 5 })})`
  return finding(checks, "outside-country", { about, vi, en: ` (${longitude}, ${latitude})` })
}

/** Only where boundaries of the declared province are loaded; without them nothing can be said. */
function provinceFindings(
  { declared, located }: PlacedAsset,
  geometry: Geometry,
  checks: PlaceChecks,
  units: PlaceUnits,
): Finding[] {
  const province = declared === null ? null : units.provinceOf(declared)
  if (province === null) return []
  if (located !== null && units.isWithin(located, province)) return []
  const { locator } = units
  const [longitude, latitude] = positionOf(geometry)
  if (locator.isInside(province, longitude, latitude)) return []
  const metres = locator.metresFrom(province, longitude, latitude)
  if (metres === null) return []
  const about = [province, longitude, latitude]
  const far =
    metres >= 1000
      ? `${formatNumber(metres / 1000, { maxDecimals: 1 })} km`
      : `${Math.round(metres)} m`
  const where =
    located === null
      ? "ngoài mọi ranh giới đã nạp, có thể ngoài biển"
      : `ở ${units.nameOf(located)}`
  const vi = `: cách ${units.nameOf(province)} ${far}, ${where}`
  const en = `: ${Math.round(metres)} m from it`
  const limit = checks.get("outside-province")?.limit ?? 0
  return finding(checks, metres > limit ? "outside-province" : "near-province", { about, vi, en })
}

function communeFindings(
  { declared, located }: PlacedAsset,
  checks: PlaceChecks,
  units: PlaceUnits,
): Finding[] {
  if (declared === null || located === null || !units.isCommune(located)) return []
  if (units.isWithin(located, declared) || units.isWithin(declared, located)) return []
  const [theirs, ours] = [units.nameOf(declared), units.nameOf(located)]
  const vi = `: khai ${theirs}, tọa độ ở ${ours}`
  const en = `: declared ${theirs}, lies in ${ours}`
  return finding(checks, "other-commune", {
    about: [declared, located],
    vi,
    en,
    field: "unit",
    suggestion: ours,
  })
}

function standFindings(
  { standsAt }: PlacedAsset,
  geometry: Geometry,
  checks: PlaceChecks,
): Finding[] {
  const limit = checks.get("far-from-mast")?.limit ?? null
  if (standsAt === null || limit === null) return []
  const [longitude, latitude] = positionOf(geometry)
  const [standsEast, standsNorth] = standsAt
  const metres = metresBetween(
    { longitude, latitude },
    { longitude: standsEast, latitude: standsNorth },
  )
  if (metres <= limit) return []
  const vi = `: ${formatNumber(Math.round(metres))} m`
  return finding(checks, "far-from-mast", {
    about: [...standsAt, longitude, latitude],
    vi,
    en: `: ${Math.round(metres)} m`,
  })
}

/** Assets of the kind by other operators so near that they may be the same one. */
export function neighbourFindings(
  operator: string | null,
  neighbours: readonly {
    readonly id: string
    readonly operator: string | null
    readonly metres: number
  }[],
  checks: PlaceChecks,
): Finding[] {
  return neighbours
    .filter((one) => operator === null || one.operator !== operator)
    .flatMap(({ id, metres }) =>
      finding(checks, "neighbour", {
        about: [id],
        vi: `: ${id} cách ${Math.round(metres)} m`,
        en: `: ${id}, ${Math.round(metres)} m away`,
      }).map((one) => ({ ...one, assets: [id] })),
    )
}
