import { searchKey } from "@tinhso/vietnamese"
import type { Standing, VillageLayer, VillageQuestion } from "./model.ts"
import type { RegisteredVillage } from "./village-of.ts"

export type Box = readonly [west: number, south: number, east: number, north: number]

/** Four numbers of an address as a box; null where they are none. */
export function boxOf(text: string): Box | null {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(",").map(Number)
  return west > east || south > north ? null : [west, south, east, north]
}

interface Listed {
  readonly village: RegisteredVillage
  readonly key: string
}

type Test = (listed: Listed) => boolean

/** Which villages of a list fit a question; what they have is asked of `layerOf`. */
export function villageTests(
  { unit, q = "", standing, population }: VillageQuestion,
  box: Box | null,
  above: (unit: string) => readonly string[],
  standingOf: (id: string) => Standing | null,
): Test[] {
  const tests: Test[] = []
  if (population !== undefined) {
    tests.push(({ village }) => (village.population !== null) === (population === "known"))
  }
  if (box !== null) tests.push(({ village }) => isInside(village, box))
  if (unit !== undefined) {
    const known = new Map<string, boolean>()
    tests.push(({ village: { unit: own } }) => {
      if (own === null) return false
      const answer = known.get(own) ?? above(own).includes(unit)
      known.set(own, answer)
      return answer
    })
  }
  for (const word of searchKey(q).split(" ")) {
    if (word !== "") tests.push(({ key }) => key.includes(word))
  }
  if (standing !== undefined) tests.push(({ village }) => standingOf(village.id) === standing)
  return tests
}

function isInside({ longitude, latitude }: RegisteredVillage, [west, south, east, north]: Box) {
  if (longitude === null || latitude === null) return false
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

/** The share of its places that has signal, for sorting; those of which nobody knows come last. */
export const signalOf = (layer: VillageLayer | null): number =>
  layer === null || layer.known === 0 ? -1 : layer.covered / layer.known
