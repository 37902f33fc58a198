import type { StoredFacts } from "../kept-facts.ts"

/** A pixel of a run's pictures and the middle of it, degrees. */
export interface Pixel {
  readonly column: number
  readonly row: number
  readonly longitude: number
  readonly latitude: number
}

/** The pixel that a place lies in; null outside of the pictures. */
export function pixelAt(
  { frame, columns, rows }: Pick<StoredFacts, "frame" | "columns" | "rows">,
  lon: number,
  lat: number,
): Pixel | null {
  const { west, north, stepX, stepY } = frame
  const column = Math.floor((lon - west) / stepX)
  const row = Math.floor((north - lat) / stepY)
  if (!(column >= 0 && row >= 0 && column < columns && row < rows)) return null
  // As the engine counts them, from Greenwich and from the north pole: to the last bit.
  const left = Math.round(west / stepX)
  const top = Math.round((90 - north) / stepY)
  return {
    column,
    row,
    longitude: (left + column + 0.5) * stepX,
    latitude: 90 - (top + row + 0.5) * stepY,
  }
}
