import { metresBetween } from "./box.ts"
import { readCoordinate } from "./coordinate.ts"
import { type PairOptions, type PlaceReading, readPair } from "./pair.ts"
import { tidy } from "./spelling.ts"

/**
 * A place from one text that holds both coordinates: "21.18, 106.07", "21,18; 106,07",
 * `21°10'53"N 106°04'12"E`, "21 10 53 106 04 12", "X: 2343210; Y: 512345". Every way to part it is
 * tried; one that gives a place in the area is taken, several different ones are asked about.
 */
export function readTogether(text: string, options: PairOptions): PlaceReading {
  // "105 59 12,3" is one coordinate, although 105°59′ and 12,3° would be a place too.
  if (readCoordinate(text).kind === "angle") return ONE_ONLY
  const readings = splits(tidy(text)).map(([one, two]) => readPair(one, two, options))
  const points = readings.filter((reading) => reading.kind === "point")
  const [found] = points
  if (found !== undefined) {
    if (points.every((point) => metresBetween(found, point) < 1)) return found
    const candidates = points.map(({ longitude, latitude }) => ({
      longitude,
      latitude,
      grid: null,
    }))
    return { kind: "asked", why: "several", candidates }
  }
  const rank = { asked: 0, outside: 1, unreadable: 2, point: 3 }
  const [best] = readings.toSorted((a, b) => rank[a.kind] - rank[b.kind])
  return best ?? { kind: "unreadable", which: "both", why: "form" }
}

const ONE_ONLY: PlaceReading = { kind: "unreadable", which: "second", why: "empty" }

/** A separator of two coordinates; a strong one (";", "/", a line) leaves no other way to part. */
function splits(text: string): (readonly [string, string])[] {
  const bare = text
    .replace(/^[([{]+|[)\]}]+$/gu, "")
    .replace(/(?:^|(?<=[\s;,]))[xy]\s*[:=]\s*/giu, "")
  const strong = bare.split(/\s*[;|/]\s*|\s+-\s+|\s+và\s+/u).filter((part) => part !== "")
  if (strong.length === 2) return [[strong[0] ?? "", strong[1] ?? ""]]
  const found: (readonly [string, string])[] = []
  for (const { index, 0: mark } of bare.matchAll(/\s*,\s*|\s+|(?<=[NSEWBĐT])(?=\d)/giu)) {
    const one = bare.slice(0, index).trim()
    const two = bare.slice(index + mark.length).trim()
    if (one !== "" && two !== "") found.push([one, two])
  }
  return found
}
