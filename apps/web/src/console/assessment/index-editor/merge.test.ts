import { expect, test } from "vitest"
import { mergeEdits } from "./merge.ts"
import { criterion as row, indexOf } from "./sample.test-data.ts"

const BASE = indexOf([row("1", null), row("2", null), row("3", null)], { name: "Cũ" })
const withRow = (code: string, name: string) =>
  indexOf(
    BASE.criteria.map((one) => (one.code === code ? { ...one, name } : one)),
    { name: BASE.name },
  )
const names = (merged: ReturnType<typeof mergeEdits>) =>
  merged.index.criteria.map(({ name }) => name)

test("edits of different rows are put together", () => {
  const merged = mergeEdits(BASE, withRow("1", "Của tôi"), withRow("3", "Của người kia"))
  expect(names(merged)).toEqual(["Của tôi", "Tiêu chí 2", "Của người kia"])
  expect(merged.both).toEqual([])
})

test("where both changed the same row, mine stays and the row is named", () => {
  const merged = mergeEdits(BASE, withRow("2", "Của tôi"), withRow("2", "Của người kia"))
  expect(names(merged)[1]).toBe("Của tôi")
  expect(merged.both).toEqual(["2"])
})

test("a row that they added comes in at its place; one that they removed goes, unless I changed it", () => {
  const added = indexOf([row("1", null), row("1b", null), row("2", null)], { name: BASE.name })
  const merged = mergeEdits(BASE, withRow("2", "Của tôi"), added)
  expect(names(merged)).toEqual(["Tiêu chí 1", "Tiêu chí 1b", "Của tôi"])

  const removed = indexOf(BASE.criteria.slice(0, 1), { name: BASE.name })
  const kept = mergeEdits(BASE, withRow("3", "Của tôi"), removed)
  expect(names(kept)).toEqual(["Tiêu chí 1", "Của tôi"])
  expect(kept.both).toEqual(["3"])
})

test("the order of keys is no change; the index's own words are merged as rows are", () => {
  const shuffled = indexOf(BASE.criteria.map(({ note, ...one }) => ({ note, ...one })))
  const merged = mergeEdits(
    BASE,
    { ...BASE, name: "Tên của tôi" },
    { ...shuffled, name: "Cũ", decision: "7/QĐ-UBND" },
  )
  expect([merged.index.name, merged.index.decision, merged.both]).toEqual([
    "Tên của tôi",
    "7/QĐ-UBND",
    [],
  ])
})
