import { searchKey } from "@tinhso/vietnamese"
import type { AssetBook, AssetLife } from "./book.ts"
import { attributeField, codesOf, geometryOf, stateOf, textOf } from "./facts.ts"
import { type Box, boxOf, positionOf } from "./geometry.ts"
import type { CompiledKind } from "./kinds/read-kinds.ts"
import type { AssetState, UnitBasis } from "./model.ts"
import { type Facts, factsOn, isKnown } from "./replay.ts"
import type { DayUnits } from "./unit-of.ts"

/** An asset as it stood on a day, with its place. */
export interface Standing {
  readonly life: AssetLife
  readonly facts: Facts
  readonly state: AssetState
  /** The asset whose place it has, where it has none of its own. */
  readonly placedBy: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly box: Box | null
  readonly unit: string | null
  readonly unitBasis: UnitBasis
  /** The unit whose boundary it lies in. */
  readonly located: string | null
  /** Its words folded for search, once somebody has asked for them. */
  searchText: string | null
  /** What it is called, as lists by name have it; once one was asked for. */
  nameKey: string | null
}

export interface Stands {
  readonly book: AssetBook
  readonly kinds: ReadonlyMap<string, CompiledKind>
  readonly units: DayUnits
}

/** How an asset stood on a day; null where nothing is known of it then, and after a merger. */
export function standingOf(life: AssetLife, stands: Stands): Standing | null {
  if (life.mergedInto !== null) return null
  const facts = factsOn(life.statements, stands.units.day)
  return isKnown(facts) ? standingWith(life, facts, stands) : null
}

/** The same with facts that are not kept yet. */
export function standingWith(life: AssetLife, facts: Facts, stands: Stands): Standing {
  const under = placeGiver(life.kind, facts, stands)
  const own = geometryOf(facts)
  const theirs = under === null ? null : geometryOf(under.facts)
  const geometry = own ?? theirs
  const placedBy = own === null && theirs !== null && under !== null ? under.id : null
  const declared = textOf(facts, "unit") ?? textOf(under?.facts ?? {}, "unit")
  const state = stateOf(facts)
  if (geometry === null) {
    return { life, facts, state, placedBy, ...NOWHERE, ...unitOf(declared, null, stands.units) }
  }
  const [longitude, latitude] = positionOf(geometry)
  const located = stands.units.located(longitude, latitude)
  const unit = unitOf(declared, located, stands.units)
  return {
    life,
    facts,
    state,
    placedBy,
    longitude,
    latitude,
    box: boxOf(geometry),
    located,
    searchText: null,
    nameKey: null,
    ...unit,
  }
}

const NOWHERE = {
  longitude: null,
  latitude: null,
  box: null,
  located: null,
  searchText: null,
  nameKey: null,
}

/** By boundary; what was declared is closer only where no boundary of that level is loaded. */
function unitOf(
  declared: string | null,
  located: string | null,
  units: DayUnits,
): Pick<Standing, "unit" | "unitBasis"> {
  const carried = declared === null ? null : units.carried(declared)
  const { unit = null, basis = "none" } = carried ?? {}
  if (located === null) return { unit, unitBasis: basis }
  const closer = unit !== null && unit !== located && units.isWithin(unit, located)
  return closer ? { unit, unitBasis: basis } : { unit: located, unitBasis: "boundary" }
}

/** The asset that gives another one its place: the mast of a station. */
export function placeGiver(
  kind: string,
  facts: Facts,
  { book, kinds, units }: Stands,
): { readonly id: string; readonly facts: Facts } | null {
  const attribute = kinds.get(kind)?.kind.placeFrom ?? null
  const id = attribute === null ? null : textOf(facts, attributeField(attribute))
  const giver = id === null ? undefined : book.follow(id)
  return giver === undefined ? null : { id: giver.id, facts: factsOn(giver.statements, units.day) }
}

/** Names, codes and texts of an asset, folded for search. */
export function searchTextOf(standing: Standing): string {
  standing.searchText ??= folded(standing)
  return standing.searchText
}

function folded({ life: { id }, facts }: Standing): string {
  const texts = [id, textOf(facts, "name") ?? "", ...codesOf(facts).map(({ code }) => code)]
  for (const [field, value] of Object.entries(facts)) {
    if (field.startsWith("a.") && typeof value === "string" && !value.startsWith("TS-")) {
      texts.push(value)
    }
  }
  return searchKey(texts.join(" "))
}
