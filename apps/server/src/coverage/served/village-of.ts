import type { Asset } from "../../registry/index.ts"
import { type Feature, polygonsOf as polygonsIn } from "../villages/geojson.ts"
import type { Polygon } from "../villages/village.ts"
import type { Village } from "./model.ts"

/** A village of the register with what is counted from it, but is not told in lists. */
export interface RegisteredVillage extends Omit<Village, "unitName"> {
  /** Where its people live; null where only a point is known. */
  readonly area: readonly Polygon[] | null
}

type Shape = NonNullable<Feature["geometry"]>

/** States in which people live there. */
const LIVED_IN: ReadonlySet<string> = new Set(["active", "faulty"])
export const isLivedIn = ({ state }: Pick<Village, "state">): boolean => LIVED_IN.has(state)

/** An asset of the kind `village` as a village. */
export function villageOf(asset: Asset): RegisteredVillage {
  const { attributes } = asset
  const area = areaOf(asset.geometry)
  return {
    id: asset.id,
    name: asset.name,
    type: textOf(attributes["settlement_type"]),
    codes: asset.codes.map(({ code }) => code),
    state: asset.state,
    unit: asset.unit,
    longitude: asset.longitude,
    latitude: asset.latitude,
    hasArea: area !== null,
    population: countOf(attributes["population"]),
    households: countOf(attributes["households"]),
    countedOn: textOf(attributes["counted_on"]),
    countedSource: textOf(attributes["counted_source"]),
    fibreHouseholds: countOf(attributes["fibre_households"]),
    fibreOn: textOf(attributes["fibre_on"]),
    fibreSource: textOf(attributes["fibre_source"]),
    illustrative: asset.illustrative,
    area,
  }
}

/** Without a number nobody has counted: that is not 0. */
const countOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isInteger(value) ? value : null

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null

/** Only a point is known, or nothing. */
function areaOf(geometry: Asset["geometry"]): readonly Polygon[] | null {
  const polygons = polygonsOf(geometry)
  return polygons.length === 0 ? null : polygons
}

/** The polygons of a shape; none of another one. */
export const polygonsOf = (geometry: Shape | null): readonly Polygon[] =>
  polygonsIn({ type: "Feature", properties: null, geometry }) ?? []
