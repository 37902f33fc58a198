import type { ImportRow } from "@tinhso/server/registry/assets/import/model"

interface Dot {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly title: string
  readonly tone: "good" | "warn"
}

interface Plot {
  readonly width: number
  readonly height: number
  readonly dots: readonly Dot[]
}

const WIDTH = 640
const TALLEST = 480
const MARGIN = 12
/** More would only be a stain. */
const MOST = 1_500

/** Places of rows on a plane, north up, a degree of longitude as short as it is there. */
export function plotOf(rows: readonly ImportRow[]): Plot | null {
  const placed = rows.flatMap(({ row, sheet, name, longitude, latitude, problems }) =>
    longitude === null || latitude === null
      ? []
      : [
          {
            key: `${sheet ?? ""}!${row}`,
            row,
            name,
            longitude,
            latitude,
            warned: problems.length > 0,
          },
        ],
  )
  if (placed.length === 0) return null
  const longitudes = placed.map(({ longitude }) => longitude)
  const latitudes = placed.map(({ latitude }) => latitude)
  const [west, east] = rangeOf(longitudes)
  const [south, north] = rangeOf(latitudes)
  const stretch = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const wide = Math.max((east - west) * stretch, 0.01)
  const tall = Math.max(north - south, 0.01)
  const scale = Math.min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall)
  return {
    width: WIDTH,
    height: Math.round(tall * scale + 2 * MARGIN),
    dots: placed.slice(0, MOST).map(({ key, row, name, longitude, latitude, warned }) => ({
      key,
      x: Math.round((MARGIN + (longitude - west) * stretch * scale) * 10) / 10,
      y: Math.round((MARGIN + (north - latitude) * scale) * 10) / 10,
      title: `${name} (${row})`,
      tone: warned ? "warn" : "good",
    })),
  }
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return [least, most]
}
