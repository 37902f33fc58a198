import { expect, test } from "vitest"
import { PARTS } from "./index.ts"
import type { Words } from "./words.ts"

const all = PARTS.flatMap((part: Words) => Object.entries(part))
const holes = (text: string) => (text.match(/\{\{[^}]+\}\}/g) ?? []).toSorted()

test("no text is defined twice", () => {
  const keys = all.map(([key]) => key)

  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

test.each(all)("%s has the same values to fill in in both languages", (_, pair) => {
  expect(holes(pair[1])).toEqual(holes(pair[0]))
})

test.each(all)("%s is NFC, in both languages", (_, pair) => {
  expect(pair.map((text) => text.normalize("NFC"))).toEqual(pair)
})
