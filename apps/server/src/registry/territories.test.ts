import { expect, test } from "vitest"
import { bookOf } from "./book.ts"
import type { Facts } from "./facts.ts"
import { territoriesOf } from "./territories.ts"

const unit = (id: string, opened: string | null, closed: string | null) =>
  ({ id, level: "province", opened, closed }) as const
const NOTHING = {
  names: [],
  codes: [],
  parents: [],
  aliases: [],
  events: [],
  links: [],
  points: [],
}
const facts: Facts = {
  ...NOTHING,
  units: [
    unit("24", null, "2025-07-01"),
    unit("22", null, null),
    unit("24.2025", "2025-07-01", null),
  ],
  parents: [
    { unit: "22", parent: "VN", hierarchy: "administrative", from: null, to: "2020-01-01" },
    { unit: "22", parent: "VN.2", hierarchy: "administrative", from: "2020-01-01", to: null },
  ],
}

test.each([
  ["2019-12-31", "0001-01-01"],
  ["2020-01-01", "2020-01-01"],
  ["2025-06-30", "2020-01-01"],
  ["2026-01-01", "2025-07-01"],
])("nothing about units changed between %s and %s", (day, since) => {
  expect(territoriesOf(bookOf(facts)).unchangedSince(day)).toBe(since)
})

test("parents are those of the day, and a book has one such object", () => {
  const book = bookOf(facts)
  const territories = territoriesOf(book)

  expect(territories.parentOn("22", "2019-06-01")).toBe("VN")
  expect(territories.parentOn("22", "2026-01-01")).toBe("VN.2")
  expect(territories.parentOn("24.2025", "2026-01-01")).toBeNull()
  expect(territoriesOf(book)).toBe(territories)
})
