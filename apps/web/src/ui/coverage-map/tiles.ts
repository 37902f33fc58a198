import type { Place } from "./address.ts"

/** The tile of ground heights (one degree, by its south-western corner) of a place: "N21E107". */
export function groundTile({ longitude, latitude }: Place): string {
  const south = Math.floor(latitude)
  const west = Math.floor(longitude)
  const ns = `${south < 0 ? "S" : "N"}${String(Math.abs(south)).padStart(2, "0")}`
  return `${ns}${west < 0 ? "W" : "E"}${String(Math.abs(west)).padStart(3, "0")}`
}

const STEPS = 200

/** The tiles that the straight way between two places crosses, in its order. */
export function tilesBetween(from: Place, to: Place): string[] {
  const crossed = new Set<string>()
  for (let i = 0; i <= STEPS; i++) {
    const part = i / STEPS
    crossed.add(
      groundTile({
        longitude: from.longitude + (to.longitude - from.longitude) * part,
        latitude: from.latitude + (to.latitude - from.latitude) * part,
      }),
    )
  }
  return [...crossed]
}
