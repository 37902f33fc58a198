import type { Criterion } from "@tinhso/server/assessment/model"
import { expect, test } from "vitest"
import {
  addAfter,
  addBelow,
  indentRow,
  moveRow,
  nextCode,
  outdentRow,
  outline,
  removeRow,
  renameRow,
  renumber,
  roman,
} from "./tree.ts"
import { criterion as row } from "./sample.test-data.ts"

const INDEX = {
  criteria: [
    row("1", null, { kind: "group" }),
    row("1.1", "1"),
    row("1.2", "1", { kind: "group" }),
    row("1.2.1", "1.2"),
    row("1.2.2", "1.2"),
    row("2", null, { kind: "group" }),
    row("2.1", "2"),
  ],
  pillars: [{ code: "P1", name: "Trụ cột", members: ["1.2", "2"] }],
}
const told = ({ criteria }: { readonly criteria: readonly Criterion[] }) =>
  outline(criteria).map(({ row: one, depth }) => "·".repeat(depth - 1) + one.code)

test("rows are read each before what stands below it, whatever their order in the file", () => {
  const mixed = { criteria: INDEX.criteria.toReversed() }
  expect(told(mixed)).toEqual(["2", "·2.1", "1", "·1.2", "··1.2.2", "··1.2.1", "·1.1"])
  expect(told(INDEX)).toEqual(["1", "·1.1", "·1.2", "··1.2.1", "··1.2.2", "2", "·2.1"])
})

test.each([
  ["below a group", "1.2", "1.2.3"],
  ["below a criterion, which becomes a group", "1.1", "1.1.1"],
  ["at the end", null, "3"],
])("a row is added %s", (_name, parent, code) => {
  const added = addBelow(INDEX, parent, "Mới")
  expect(added.code).toBe(code)
  expect(added.index.criteria.find((one) => one.code === code)).toMatchObject({
    parent,
    name: "Mới",
    kind: "scored",
  })
  expect(added.index.criteria.find((one) => one.code === parent)?.kind ?? "group").toBe("group")
})

test("a row is added right after another and counts on from the highest", () => {
  const { index, code } = addAfter(INDEX, "1.1", "Mới")
  expect(code).toBe("1.3")
  expect(told(index)).toEqual(["1", "·1.1", "·1.3", "·1.2", "··1.2.1", "··1.2.2", "2", "·2.1"])
})

test("a row goes with all that is below it, and out of the pillars; the next one is chosen", () => {
  const { index, code } = removeRow(INDEX, "1.2")
  expect(told(index)).toEqual(["1", "·1.1", "2", "·2.1"])
  expect(index.pillars).toEqual([{ code: "P1", name: "Trụ cột", members: ["2"] }])
  expect(code).toBe("1.1")
})

test("a row changes places with its sibling and takes along what is below; the first cannot go up", () => {
  expect(told(moveRow(INDEX, "1.2", -1).index).slice(0, 5)).toEqual([
    "1",
    "·1.2",
    "··1.2.1",
    "··1.2.2",
    "·1.1",
  ])
  expect(moveRow(INDEX, "1", -1).index).toBe(INDEX)
})

test("a row that goes below another takes a code that fits; its own rows and the pillars follow", () => {
  const { index, code } = indentRow(INDEX, "2")
  expect(code).toBe("1.3")
  expect(told(index)).toEqual(["1", "·1.1", "·1.2", "··1.2.1", "··1.2.2", "·1.3", "··1.3.1"])
  expect(index.pillars[0]?.members).toEqual(["1.2", "1.3"])
})

test("a row that comes out stands right after its parent", () => {
  const { index, code } = outdentRow(INDEX, "1.2.1")
  expect(code).toBe("1.3")
  expect(told(index)).toEqual(["1", "·1.1", "·1.2", "··1.2.2", "·1.3", "2", "·2.1"])
})

test("another code is given where it is free; what is numbered below follows", () => {
  expect(told(renameRow(INDEX, "1", "4")?.index ?? INDEX)).toContain("··4.2.1")
  expect(renameRow(INDEX, "1", "2")).toBeNull()
})

test("rows are numbered again in the order of reading, each in its own way", () => {
  const { index } = removeRow(INDEX, "1.1")
  expect(told(renumber(index))).toEqual(["1", "·1.1", "··1.1.1", "··1.1.2", "2", "·2.1"])
  const mixed = {
    criteria: [
      row("DTI", null, { kind: "group" }),
      row("G1", "DTI", { kind: "group" }),
      row("2", "G1", { kind: "group" }),
      row("2.*", "2", { kind: "gap" }),
      row("G2", "DTI", { kind: "group" }),
      row("9", "G2", { kind: "group" }),
      row("9.4", "9"),
      row("9.7", "9"),
    ],
    pillars: [{ code: "P", name: "P", members: ["2", "9"] }],
  }
  const again = renumber(mixed)
  expect(again.criteria.map(({ code }) => code)).toEqual([
    "DTI",
    "G1",
    "1",
    "1.*",
    "G2",
    "2",
    "2.1",
    "2.2",
  ])
  expect(again.pillars[0]?.members).toEqual(["1", "2"])
})

test("codes of any depth count on: 4.22.11 after 4.22.10; Roman groups too", () => {
  expect(nextCode([row("4.22", null), row("4.22.10", "4.22")], "4.22")).toBe("4.22.11")
  expect(nextCode([row("I", null), row("II", null), row("III", null)], null)).toBe("IV")
  expect([1, 4, 9, 14, 39].map(roman)).toEqual(["I", "IV", "IX", "XIV", "XXXIX"])
})
