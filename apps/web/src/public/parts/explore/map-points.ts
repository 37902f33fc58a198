import type { PivotAnswer } from "@tinhso/server/indicators/pivot/model"
import type { Level, MapUnits } from "@tinhso/server/registry/model"
import type { MapPoint } from "../../../ui/PointMap.tsx"
import type { Api } from "../../api.ts"
import { href, type Site } from "../../site.tsx"
import { placePath } from "../figure.tsx"
import { ISLANDS } from "../../../ui/islands-of-vietnam.ts"
import { inLanguage } from "../words.ts"
import { ranked } from "./chart-data.ts"

/** More names than this only cover the map. */
const MOST_NAMED = 70

export interface MapDrawn {
  readonly points: readonly MapPoint[]
  /** Units of the table that have a point. */
  readonly drawn: number
  readonly credit: string
}

/** The rows of the table as points coloured from the lowest to the highest value. */
export async function mapOf(site: Site, answer: PivotAnswer, column: number): Promise<MapDrawn> {
  const day =
    answer.view === "reported" ? (answer.periods.at(-1)?.ends ?? site.today) : answer.view.slice(3)
  const levels = [...new Set(answer.units.map(({ level }) => level))]
  const known = await Promise.all(levels.map((level) => readPoints(site.api, day, level)))
  const places = new Map(known.flatMap(({ units }) => units.map((unit) => [unit.id, unit])))
  const rows = ranked(answer, column)
  const values = rows.map(({ value }) => value)
  const stepOf = stepsOf(Math.min(...values), Math.max(...values))
  const valued = new Map(rows.map(({ row, value }) => [row.unit ?? "", value]))
  const points = answer.rows.flatMap(({ unit: id = "" }): MapPoint[] => {
    const unit = places.get(id)
    const value = valued.get(id)
    if (unit === undefined || unit.point === null) return []
    return [
      {
        key: unit.id,
        label: unit.name,
        ...unit.point,
        href: href(site, placePath(unit)),
        step: value === undefined ? null : stepOf(value),
        named: answer.rows.length <= MOST_NAMED,
        sides: ["right", "left", "above", "below"],
      },
    ]
  })
  return {
    points: [...ISLANDS.map((one) => islandPoint(one, site)), ...points],
    drawn: points.length,
    credit: known[0]?.credit ?? "",
  }
}

const readPoints = (api: Api, at: string, level: Level) =>
  api<MapUnits>(`/api/v1/map/units?at=${at}&level=${level}`)

/** Five steps from the lowest to the highest value. */
const stepsOf = (low: number, high: number) => (value: number) =>
  high === low ? 4 : Math.min(4, Math.floor(((value - low) / (high - low)) * 5))

const islandPoint = (island: (typeof ISLANDS)[number], site: Site): MapPoint => ({
  key: island.id,
  label: inLanguage(site, island.nameVi, island.nameEn).replace(" (", "\n("),
  longitude: island.longitude,
  latitude: island.latitude,
  href: null,
  step: null,
  named: true,
  sides: ["below", "above", "left", "right"],
})
