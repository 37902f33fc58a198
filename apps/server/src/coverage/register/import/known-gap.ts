import { liesWithin } from "@tinhso/terrain"
import { searchKey } from "@tinhso/vietnamese"

interface Place {
  readonly latitude: number
  readonly longitude: number
}

interface Register {
  readonly id: string
  readonly name: string
  readonly technology: string
  readonly villages: readonly (Place & { readonly name: string })[]
  /** The unit it lies in on the day of the list. */
  readonly unit: string
}

/** A gap as a list tells of it. */
interface Listed {
  readonly id: string | null
  readonly name: string
  readonly technology: string
  readonly unit: string
  readonly villages: readonly Place[]
}

/**
 * The gap of a register that a list means: by its id; otherwise one that lacks the same technology and
 * has a village within some metres; otherwise, where either has no place, one of that name in the unit.
 */
export function knownGap<G extends Register>(
  register: readonly G[],
  listed: Listed,
  metres: number,
): G | undefined {
  if (listed.id !== null) return register.find(({ id }) => id === listed.id)
  const alike = register.filter(({ technology }) => technology === listed.technology)
  const near = alike.find(({ villages }) =>
    villages.some((one) =>
      listed.villages.some((other) =>
        liesWithin(metres, one.latitude, one.longitude, other.latitude, other.longitude),
      ),
    ),
  )
  if (near !== undefined) return near
  const key = searchKey(listed.name)
  return alike.find(
    ({ name, unit, villages }) =>
      unit === listed.unit &&
      (villages.length === 0 || listed.villages.length === 0) &&
      (searchKey(name) === key || villages.some((one) => searchKey(one.name) === key)),
  )
}
