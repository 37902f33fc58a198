import { expect, test } from "vitest"
import { instantOf } from "./as-of.ts"
import { searchRank } from "./search-rank.ts"
import { sortKey } from "./sort-key.ts"

test.each([
  ["the end of a Vietnamese day", "2026-01-31", "2026-01-31T16:59:59.999Z"],
  ["an instant in Vietnam", "2026-01-31T09:00:00+07:00", "2026-01-31T02:00:00.000Z"],
  ["a day that does not exist", "2026-02-29", null],
  ["an instant without a zone", "2026-01-31T09:00:00", null],
  ["an hour that does not exist", "2026-01-31T25:00:00Z", null],
  ["a word", "today", null],
])("as of %s", (_name, text, instant) => {
  expect(instantOf(text)).toBe(instant)
})

test("figures sort by document, then by the numbers in their ids", () => {
  const ids = ["qn-10", "qn-2", "bn-1", "qn-02", "qn-1"]
  const sorted = ids
    .map((id) => [sortKey("000", id), id] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, id]) => id)

  expect(sorted).toEqual(["bn-1", "qn-1", "qn-2", "qn-02", "qn-10"])
  expect(sortKey("9", "a") < sortKey("10", "a")).toBe(true)
})

test.each([
  ["the whole text", "tram bts", ["tram bts"], 0],
  ["its beginning", "tram", ["tram bts"], 1],
  ["words inside it", "bts loai", ["tram bts loai moi"], 2],
  ["words anywhere in it", "moi tram", ["tram bts loai moi"], 3],
  ["part of a word", "ram", ["tram bts"], null],
])("a search for %s ranks it", (_name, wanted, keys, rank) => {
  expect(searchRank(wanted, keys)).toBe(rank)
})
