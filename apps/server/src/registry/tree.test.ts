import { expect, test } from "vitest"
import { bookOf } from "./book.ts"
import { factsOf } from "./derive.ts"
import { readLists } from "./lists/read.ts"
import { sampleRows } from "./lists/sample-lists.ts"
import { tablesOf } from "./lists/to-tables.ts"
import { descendants, isWithin, unitsOn } from "./tree.ts"

const book = bookOf(factsOf(tablesOf(readLists(sampleRows()).lists, [])))

test.each([
  ["a unit lies in itself", "24", "24", true],
  ["a commune lies in its province", "00105", "22", true],
  ["everything lies in the country", "00101.2025", "VN", true],
  ["a merged province lies in its heir", "27", "24.2025", true],
  ["the heir does not lie in what it was made of", "24.2025", "27", false],
  ["a district that ended lies in the heir of its province", "213", "24.2025", true],
  ["a commune that ended lies where it went", "00103", "00103.2025", true],
  ["a split commune lies where all its parts lie", "00102", "24.2025", true],
  ["a split commune does not lie in one of its parts", "00102", "00103.2025", false],
  ["nothing lies in another province", "27", "22", false],
  ["an unknown unit lies nowhere", "99", "VN", false],
])("%s", (_name, id, ancestor, expected) => {
  expect(isWithin(book, id, ancestor, "2026-01-01")).toBe(expected)
})

test("before the reform a province does not lie in what it will become", () => {
  expect(isWithin(book, "27", "24.2025", "2025-06-30")).toBe(false)
})

test("units of a level come by their codes of the day", () => {
  expect(unitsOn(book, "province", "2025-06-30").map((unit) => unit.id)).toEqual(["22", "24", "27"])
  expect(unitsOn(book, "province", "2025-07-01").map((unit) => unit.id)).toEqual(["22", "24.2025"])
  expect(unitsOn(book, "commune", "2024-01-01", "24").map((unit) => unit.id)).toEqual([
    "00101",
    "00102",
  ])
})

const below = (day: string) => descendants(book, "22", day).map((unit) => unit.id)

test("what lies below a unit is that of the day", () => {
  expect(below("2025-06-30").toSorted()).toEqual(["00104", "00105", "193", "207"])
  expect(below("2025-07-01").toSorted()).toEqual(["00104", "00105", "00207.2025"])
})
