import { treeOf } from "@tinhso/server/assessment/index-set/model"
import { expect, test } from "vitest"
import { criterion, indexOf } from "../index-editor/sample.test-data.ts"
import {
  draftOf,
  draftProblems,
  proposedBeside,
  rowOf,
  shareOf,
  withBasis,
} from "./mapping-draft.ts"

const tree = treeOf(indexOf([criterion("1", null)]))
const code = "1"
const row = { from: code, to: code, share: 1, basis: "same", note: "" } as const

test("a share is written in percent and read back", () => {
  expect(draftOf({ ...row, share: 0.125 }).percent).toBe("12,5")
  expect(rowOf(draftOf({ ...row, share: 0.125 })).share).toBe(0.125)
})

test.each([
  ["50", 0.5],
  ["33,3 %", 0.333],
  ["0", null],
  ["101", null],
  ["", null],
  ["nửa", null],
])("the share %s is %s", (percent, share) => {
  expect(shareOf(percent)).toBe(share)
})

test("the same content is the whole of the other", () => {
  expect(withBasis({ ...draftOf(row), basis: "part", percent: "50" }, "same").percent).toBe("100")
})

test("what is wrong is told by row", () => {
  const wrong = draftProblems(tree, tree, [
    draftOf(row),
    { ...draftOf(row), from: "9.9.9", basis: "judged" },
  ])

  expect(wrong).toEqual([{ row: 1, detail: "không có tiêu chí 9.9.9" }])
})

test("a proposal leaves alone what somebody has said already", () => {
  const said = { ...draftOf(row), from: "x" }

  expect(proposedBeside([said], [row])).toEqual([])
  expect(proposedBeside([], [row])).toEqual([draftOf(row)])
})
