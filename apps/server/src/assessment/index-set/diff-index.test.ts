import { expect, test } from "vitest"
import { group, indexSet, row } from "../testing/index-set.ts"
import { diffIndex } from "./diff-index.ts"

const OLD = indexSet([
  group("1", 30),
  row("1.1", { name: "Họp ban chỉ đạo" }),
  row("1.2", { name: "Văn bản chỉ đạo" }),
  row("1.3", { name: "Trang thông tin" }),
])

test("a version is the same as itself", () => {
  expect(diffIndex(OLD, OLD)).toEqual({ added: [], removed: [], changed: [], index: [] })
})

test("a row that went and those numbered anew after it are one removed and the rest moved", () => {
  const now = indexSet([
    group("1", 30),
    row("1.1", { name: "Họp ban chỉ đạo" }),
    row("1.2", { name: "Trang thông tin" }),
  ])
  const { removed, added, changed } = diffIndex(OLD, now)

  expect(removed.map(({ code }) => code)).toEqual(["1.2"])
  expect(added).toEqual([])
  expect(changed).toEqual([
    { code: "1.2", codeBefore: "1.3", name: "Trang thông tin", moved: true, fields: [] },
  ])
})

test("points, rule and name that changed are told as they were and are; the index as a whole too", () => {
  const now = indexSet(
    [
      group("1", 30.5),
      row("1.1", { name: "Họp ban chỉ đạo", maxPoints: 10.5, rule: "a / b * điểm_tối_đa" }),
      row("1.2", { name: "Văn bản chỉ đạo chuyên đề" }),
      row("1.3", { name: "Trang thông tin" }),
    ],
    { decision: "2/QĐ-UBND" },
  )
  const { changed, index } = diffIndex(OLD, now)

  expect(changed.map(({ code, fields }) => [code, fields])).toEqual([
    ["1", [{ field: "maxPoints", before: "30", after: "30,5" }]],
    [
      "1.1",
      [
        { field: "maxPoints", before: "10", after: "10,5" },
        { field: "rule", before: "", after: "a / b * điểm_tối_đa" },
      ],
    ],
    ["1.2", [{ field: "name", before: "Văn bản chỉ đạo", after: "Văn bản chỉ đạo chuyên đề" }]],
  ])
  expect(index).toEqual([{ field: "decision", before: "1/QĐ-UBND", after: "2/QĐ-UBND" }])
})

test("a row below another parent is moved; those below a group that was numbered anew are told by their codes", () => {
  const now = indexSet([
    group("2", 30),
    row("2.1", { name: "Họp ban chỉ đạo" }),
    row("2.2", { name: "Văn bản chỉ đạo" }),
    row("2.3", { name: "Trang thông tin", parent: null }),
  ])
  const old = indexSet([...OLD.criteria])
  const { changed, added, removed } = diffIndex(
    old,
    indexSet(now.criteria.map((one) => (one.code === "2" ? { ...one, name: "Tiêu chí 1" } : one))),
  )
  expect([added, removed]).toEqual([[], []])
  expect(changed.map(({ codeBefore, code, moved }) => [codeBefore, code, moved])).toEqual([
    ["1", "2", true],
    ["1.1", "2.1", true],
    ["1.2", "2.2", true],
    ["1.3", "2.3", true],
  ])
})
