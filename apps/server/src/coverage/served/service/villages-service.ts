import { compareVietnamese, searchKey } from "@tinhso/vietnamese"
import type { Reader } from "../../../platform/database.ts"
import { assetsOfKind, type Territories, territories } from "../../../registry/index.ts"
import { pathOf } from "../../register/place.ts"
import { isLivedIn, type RegisteredVillage, villageOf } from "../village-of.ts"

const VILLAGES = assetsOfKind("village")

/** A village of a day, ready to be looked for. */
export interface ListedVillage {
  readonly village: RegisteredVillage
  readonly unitName: string | null
  /** Names and codes, marks left out. */
  readonly key: string
}

/** The villages of a day in which people live. */
export interface VillageBook {
  readonly day: string
  readonly revision: string
  readonly units: Territories
  /** In the order of their units' names, then of their own. */
  readonly byUnit: readonly ListedVillage[]
  readonly byName: readonly ListedVillage[]
  /** Most people first; those that nobody counted last. */
  readonly byPopulation: readonly ListedVillage[]
  readonly byId: ReadonlyMap<string, ListedVillage>
  /** The unit and everything above it. */
  readonly above: (unit: string) => readonly string[]
}

/** Days whose villages are kept in memory. */
const MOST_DAYS = 4

const kept = new WeakMap<object, Map<string, { revision: string; book: Promise<VillageBook> }>>()

/** The villages of a day, current with everything that is recorded. */
export async function villagesOn(db: Reader, day: string): Promise<VillageBook> {
  const units = await territories(db)
  const revision = await VILLAGES.revision(db)
  const days = kept.get(db) ?? new Map<string, { revision: string; book: Promise<VillageBook> }>()
  kept.set(db, days)
  const before = days.get(day)
  if (before?.revision === revision && (await before.book).units === units) return before.book
  const book = build(db, day, revision, units)
  days.delete(day)
  days.set(day, { revision, book })
  book.catch(() => days.delete(day))
  for (const old of [...days.keys()].slice(0, -MOST_DAYS)) days.delete(old)
  return book
}

const people = ({ village }: ListedVillage) => village.population ?? -1

async function build(
  db: Reader,
  day: string,
  revision: string,
  units: Territories,
): Promise<VillageBook> {
  const names = new Map<string, string | null>()
  const nameOf = (unit: string) => {
    const name = names.get(unit) ?? units.ref(unit, day)?.fullName ?? null
    names.set(unit, name)
    return name
  }
  const listed = (await VILLAGES.on(db, day))
    .map(villageOf)
    .filter(isLivedIn)
    .map((village) => ({
      village,
      unitName: village.unit === null ? null : nameOf(village.unit),
      key: searchKey([village.id, village.name, ...village.codes].join(" ")),
    }))
  const byName = listed.toSorted((a, b) => compareVietnamese(a.village.name, b.village.name))
  const unitOrder = [...new Set(byName.map(({ unitName }) => unitName ?? ""))].toSorted(
    compareVietnamese,
  )
  const rank = new Map(unitOrder.map((name, i) => [name, i]))
  const rankOf = ({ unitName }: ListedVillage) => rank.get(unitName ?? "") ?? 0
  const paths = new Map<string, readonly string[]>()
  return {
    day,
    revision,
    units,
    byName,
    byUnit: byName.toSorted((a, b) => rankOf(a) - rankOf(b)),
    byPopulation: byName.toSorted((a, b) => people(b) - people(a)),
    byId: new Map(listed.map((one) => [one.village.id, one])),
    above(unit) {
      const path = paths.get(unit) ?? pathOf(units, unit, day)
      paths.set(unit, path)
      return path
    },
  }
}

/** The units of a day in which the register of villages is kept whole. */
export const keptVillageUnits = (db: Reader, day: string) => VILLAGES.keptFor(db, day)

export const villagesRevision = (db: Reader) => VILLAGES.revision(db)

export const villagesIllustrative = (db: Reader) => VILLAGES.illustrative(db)
