import { expect, test } from "vitest"
import { bookOf } from "./book.ts"
import { factsOf } from "./derive.ts"
import { search } from "./search.ts"
import { readLists } from "./lists/read.ts"
import { sampleRows } from "./lists/sample-lists.ts"
import { tablesOf } from "./lists/to-tables.ts"

const aliases = [{ unit: "VN", alias: "cả nước", source: "test" }]
const book = bookOf(factsOf(tablesOf(readLists(sampleRows()).lists, aliases)))

test.each([
  ["marks left out", "bac giang", ["24", "00101.2025", "213"]],
  ["any case and spacing", "  BẮC   GIANG ", ["24", "00101.2025", "213"]],
  ["the beginning of a name", "bac n", ["24.2025", "27", "256"]],
  ["a word in the middle", "long", ["193"]],
  ["a type word", "phuong bac", ["00101.2025"]],
  ["a code", "00101", ["00101.2025", "00101"]],
  ["a name that was given up", "thi tran hoa binh", ["00104"]],
  ["an alias", "ca nuoc", ["VN"]],
  ["nothing but signs", "–", []],
])("%s finds", (_name, words, ids) => {
  expect(search(book, words, "2026-01-01", 10).map((unit) => unit.id)).toEqual(ids)
})

test("no more than asked for", () => {
  expect(search(book, "n", "2026-01-01", 2)).toHaveLength(2)
})
