import { readTogether } from "@tinhso/places"

interface Village {
  readonly name: string
  readonly latitude: number
  readonly longitude: number
}

/** A line that could not be read, counted from 1. */
interface WrongLine {
  readonly line: number
  readonly why: "outside" | "unreadable" | "asked"
}

export interface PlacesRead {
  readonly villages: readonly Village[]
  readonly wrong: readonly WrongLine[]
}

/**
 * Villages as people write them, one a line: "Khe Sâu: 20.95, 107.15", or coordinates alone, which
 * then go by the name of the gap. What is before the last colon that leaves a place is the name.
 */
export function readPlaces(text: string, unnamed: string): PlacesRead {
  const villages: Village[] = []
  const wrong: WrongLine[] = []
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue
    const { name, place } = partsOf(line)
    const read = readTogether(place, { first: null })
    if (read.kind === "point") {
      const { latitude, longitude } = read
      villages.push({
        name: name || unnamed.trim() || "?",
        latitude: sixth(latitude),
        longitude: sixth(longitude),
      })
    } else wrong.push({ line: i + 1, why: read.kind })
  }
  return { villages, wrong }
}

const sixth = (degrees: number) => Math.round(degrees * 1e6) / 1e6

function partsOf(line: string): { readonly name: string; readonly place: string } {
  const at = line.indexOf(":")
  const before = at === -1 ? "" : line.slice(0, at)
  // "X: 2343210; Y: 512345" begins with a coordinate and not with a name.
  if (!/\p{L}{2}/u.test(before)) return { name: "", place: line }
  return { name: before.trim().slice(0, 200), place: line.slice(at + 1) }
}

/** The same villages as lines again. */
export const placesText = (villages: readonly Village[]): string =>
  villages.map(({ name, latitude, longitude }) => `${name}: ${latitude}, ${longitude}`).join("\n")
