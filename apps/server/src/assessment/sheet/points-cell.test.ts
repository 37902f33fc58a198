import { expect, test } from "vitest"
import { readPoints } from "./points-cell.ts"

const text = (written: string) => ({ kind: "text", text: written })

test.each([
  ["7.04", 10, 7.04],
  ["7,04", 10, 7.04],
  ["10", 10, 10],
  ["1.596", 10, 1.596],
  ["1.596", 2000, null],
  ["15 điểm", 20, 15],
  ["mười", 20, null],
  ["-1", 20, null],
  ["0.12345", 20, null],
  ["50%", 20, null],
] as const)("%s of %s", (written, most, points) => {
  const read = readPoints(text(written), most, undefined)
  expect(read.kind === "points" ? read.points : null).toBe(points)
})

test.each(["", "-", "nt", "chưa có số liệu"])("“%s” says nothing", (written) => {
  expect(readPoints(text(written), 10, undefined)).toEqual({ kind: "empty" })
})

test("a number of a workbook is what it is", () => {
  expect(readPoints({ kind: "number", text: "1.596" }, 2000, undefined)).toEqual({
    kind: "points",
    points: 1.596,
  })
})

test("a declared mark settles what a text means", () => {
  expect(readPoints(text("1.596"), 2000, "comma")).toEqual({ kind: "points", points: 1596 })
})
