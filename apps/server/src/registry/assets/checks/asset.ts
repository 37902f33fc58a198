import { attributesOf, geometryOf, textOf } from "../facts.ts"
import { positionOf } from "../geometry.ts"
import type { CompiledKind } from "../kinds/read-kinds.ts"
import { placeGiver, type Standing, type Stands } from "../standing.ts"
import { factsOn, isKnown } from "../replay.ts"
import { attributeFindings } from "./attributes.ts"
import type { Finding } from "./finding.ts"
import { neighbourFindings, placeFindings, type PlaceChecks } from "./place.ts"

/** What the checks of an asset need besides the asset. */
export interface CheckWorld extends Stands {
  readonly checks: PlaceChecks
  readonly today: string
  /** Assets of a kind within metres of a place. */
  near(kind: string, longitude: number, latitude: number, metres: number): readonly Neighbour[]
}

export interface Neighbour {
  readonly id: string
  readonly operator: string | null
  readonly metres: number
}

/** Everything that is wrong with an asset as it stands: attributes, rules, place, neighbours. */
export function findingsOf(standing: Standing, world: CheckWorld): Finding[] {
  const { life, facts } = standing
  if (textOf(facts, "state") === "removed") return []
  const compiled = world.kinds.get(life.kind)
  if (compiled === undefined) return []
  const others = {
    today: world.today,
    asset: (id: string) => {
      const found = world.book.follow(id)
      if (found === undefined) return null
      const theirs = factsOn(found.statements, world.units.day)
      return isKnown(theirs) ? { kind: found.kind, facts: theirs } : null
    },
  }
  return [
    ...unknownAttributes(compiled, standing),
    ...attributeFindings(compiled, facts, others),
    ...placeFindings(compiled, placed(standing, world), world.checks, world.units),
    ...neighboursOf(compiled, standing, world),
  ]
}

/** Attributes that the declaration in effect no longer has. */
function unknownAttributes({ attributes }: CompiledKind, { facts }: Standing): Finding[] {
  return Object.keys(attributesOf(facts))
    .filter((code) => !attributes.has(code))
    .map((code) => ({
      code: "unknown-attribute",
      severity: "warning",
      field: `attributes.${code}`,
      vi: `Loại tài sản không còn thuộc tính “${code}”`,
      en: `The kind no longer has an attribute “${code}”`,
      about: [code],
    }))
}

function placed(standing: Standing, world: CheckWorld) {
  const { facts, life, located } = standing
  const under = placeGiver(life.kind, facts, world)
  const theirs = under === null ? null : geometryOf(under.facts)
  const declared = textOf(facts, "unit")
  return {
    geometry: geometryOf(facts),
    declared: declared === null ? null : world.units.carried(declared).unit,
    located,
    standsAt: theirs === null ? null : positionOf(theirs),
  }
}

function neighboursOf({ kind }: CompiledKind, standing: Standing, world: CheckWorld): Finding[] {
  const { longitude, latitude, life, facts } = standing
  if (kind.sameWithin === null || longitude === null || latitude === null) return []
  const operator = textOf(facts, "operator") ?? textOf(facts, "owner")
  const near = world
    .near(life.kind, longitude, latitude, kind.sameWithin)
    .filter(({ id }) => id !== life.id)
  return neighbourFindings(operator, near, world.checks)
}
