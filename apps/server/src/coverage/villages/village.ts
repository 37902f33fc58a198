/** Rings of a polygon, outer first, as GeoJSON writes them: longitude, latitude. */
export type Polygon = readonly (readonly (readonly [number, number])[])[]

/** A village, hamlet or quarter: people who should be served. */
export interface Village {
  readonly id: string
  readonly name: string
  /** The unit it is counted in: a commune, as the file names it; "" where it names none. */
  readonly unit: string
  readonly lat: number
  readonly lon: number
  /** Where people live; null where only its middle is known. */
  readonly area: readonly Polygon[] | null
  /** Null where nobody knows: unknown is never nought. */
  readonly households: number | null
  readonly population: number | null
}
