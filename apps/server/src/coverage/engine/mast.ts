import { columnOf, heightAt, type Lattice, rowOf } from "@tinhso/terrain"
import type { Cell } from "./cell.ts"

/** Stations of one antenna height: what the ground does to them is found out once. */
export interface HeightGroup {
  readonly height: number
  readonly cells: readonly Cell[]
}

/** Stations of one place: they share the ground between them and any other place. */
export interface Mast {
  readonly lat: number
  readonly lon: number
  readonly column: number
  readonly row: number
  /** m above the sea; NaN where it is not known. */
  readonly ground: number
  readonly groups: readonly HeightGroup[]
  /** Of its first station; for a firm order. */
  readonly order: number
}

/** Puts stations together by place, then by height. */
export function mastsOf(cells: readonly Cell[], lattice: Lattice): Mast[] {
  const places = Map.groupBy(cells, ({ station }) => `${station.lat} ${station.lon}`)
  return [...places.values()].map((here) => {
    const { station, order } = here[0]!
    const column = columnOf(lattice, station.lon)
    const row = rowOf(lattice, station.lat)
    const heights = Map.groupBy(here, (cell) => cell.station.height)
    return {
      lat: station.lat,
      lon: station.lon,
      column,
      row,
      ground: heightAt(lattice, column, row),
      groups: [...heights].map(([height, ofHeight]) => ({ height, cells: ofHeight })),
      order,
    }
  })
}
