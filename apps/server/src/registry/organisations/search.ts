import { searchKey } from "@tinhso/vietnamese"
import { existsOn } from "../book.ts"
import { type OrganisationBook, type OrganisationRecord, stateOn } from "./book.ts"

/** What a name, a short name and a code are found by. */
export function searchOf(state: {
  readonly nameVi: string
  readonly nameEn: string
  readonly shortName: string
  readonly code: string | null
}): string {
  const keys = [state.nameVi, state.shortName, state.nameEn, state.code ?? ""].map(searchKey)
  return keys.filter((key) => key !== "").join("\n")
}

/**
 * Organisations found by words, marks left out, best first: a whole name or the id before its
 * beginning, before names that have the words; those of the day before those that are gone.
 */
export function searchOrganisations(
  book: OrganisationBook,
  text: string,
  day: string,
  wanted: (one: OrganisationRecord) => boolean,
): OrganisationRecord[] {
  const key = searchKey(text)
  if (key === "") return []
  const words = key.split(" ")
  return [...book.byId.values()]
    .flatMap((record) => {
      const fit = wanted(record) ? fitOf(record, key, words) : null
      if (fit === null) return []
      return [{ record, rank: fit * 2 + (existsOn(record, day) ? 0 : 1) }]
    })
    .toSorted(
      (a, b) => a.rank - b.rank || (nameKey(a.record, day) < nameKey(b.record, day) ? -1 : 1),
    )
    .map(({ record }) => record)
}

const nameKey = (record: OrganisationRecord, day: string): string =>
  `${searchKey(stateOn(record, day).nameVi)} ${record.id}`

/** 0 whole, 1 beginning, 2 the words together, 3 each word somewhere; the best of all its names. */
function fitOf(record: OrganisationRecord, key: string, words: readonly string[]): number | null {
  const lines = [searchKey(record.id), ...record.states.flatMap(({ search }) => search.split("\n"))]
  const fits = lines.flatMap((line) => {
    if (line === key) return [0]
    if (line.startsWith(key)) return [1]
    if (` ${line}`.includes(` ${key}`)) return [2]
    return words.every((word) => ` ${line}`.includes(` ${word}`)) ? [3] : []
  })
  return fits.length === 0 ? null : Math.min(...fits)
}
