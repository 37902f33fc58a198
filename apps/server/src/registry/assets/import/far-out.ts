import { ARCHIPELAGOS, metresBetween, type Point } from "@tinhso/places"

/** Squares of a quarter of a degree: at least 27 km wide in Viet Nam. */
const SQUARE = 0.25
/** A place with no known one in its square or the two around it is at least 50 km from all. */
const AROUND = 2
/** How far from its middle islands and platforms of an archipelago stand, in metres: DK1 is far off. */
const ISLANDS_REACH: Readonly<Record<string, number>> = {
  "hoang-sa": 250_000,
  "truong-sa": 580_000,
}
/** Inhabited islands so far off that no list of towns has one near them: Thổ Chu. */
const OUTLYING: readonly Point[] = [{ longitude: 103.48, latitude: 9.3 }]
/** Fewer places say nothing of where people live. */
const ENOUGH = 300

const squareOf = ({ longitude, latitude }: Point) =>
  [Math.floor(longitude / SQUARE), Math.floor(latitude / SQUARE)] as const

/**
 * Whether a place is more than 50 km from every commune and town that is known, and not among the
 * islands of the archipelagos: out at sea, or in another country. What is nearer to the coast only
 * loaded boundaries can tell.
 */
export function farOut(known: Iterable<Point>): (place: Point) => boolean {
  const squares = new Set<string>()
  let count = 0
  for (const point of [...known, ...OUTLYING]) {
    const [x, y] = squareOf(point)
    for (let i = -AROUND; i <= AROUND; i++) {
      for (let j = -AROUND; j <= AROUND; j++) squares.add(`${x + i} ${y + j}`)
    }
    count++
  }
  if (count < ENOUGH) return () => false
  return (place) => {
    const [x, y] = squareOf(place)
    if (squares.has(`${x} ${y}`)) return false
    return !ARCHIPELAGOS.some((one) => metresBetween(one, place) < (ISLANDS_REACH[one.id] ?? 0))
  }
}
