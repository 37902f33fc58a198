import { liesWithin } from "@tinhso/terrain"

interface Point {
  readonly latitude: number
  readonly longitude: number
}

interface Known<V extends Point> {
  readonly id: string
  readonly technology: string
  readonly villages: readonly V[]
}

/** Which villages no gap of the register has yet, and which gaps have the others. */
export interface Split<V extends Point> {
  readonly fresh: readonly V[]
  readonly known: readonly string[]
}

/** A village is known where a gap of the same technology has one within some metres of it. */
export function splitKnown<V extends Point>(
  villages: readonly V[],
  technology: string,
  register: readonly Known<Point>[],
  metres: number,
): Split<V> {
  const alike = register.filter((gap) => gap.technology === technology)
  const known = new Set<string>()
  const fresh = villages.filter((village) => {
    const same = alike.find((gap) => gap.villages.some((other) => isNear(village, other, metres)))
    if (same !== undefined) known.add(same.id)
    return same === undefined
  })
  return { fresh, known: [...known] }
}

const isNear = (one: Point, other: Point, metres: number) =>
  liesWithin(metres, one.latitude, one.longitude, other.latitude, other.longitude)
