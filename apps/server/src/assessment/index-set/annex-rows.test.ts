import { expect, test } from "vitest"
import type { AnnexField } from "./annex-columns.ts"
import { readAnnex } from "./annex-rows.ts"

const EMPTY: Record<AnnexField, string> = {
  code: "",
  name: "",
  maxPoints: "",
  ruleWords: "",
  evidence: "",
  dataSource: "",
  coVerifier: "",
  note: "",
  parent: "",
  kind: "",
  rule: "",
  figures: "",
  notApplicable: "",
  set: "",
}
const annex = (...rows: Partial<Record<AnnexField, string>>[]) =>
  readAnnex(rows.map((cells, i) => ({ row: i + 2, cells: { ...EMPTY, ...cells } })))

test("Roman rows head groups, numbers stand below one another to any depth", () => {
  const { criteria, wrong } = annex(
    { code: "I", name: "Nền tảng chung", maxPoints: "40" },
    { code: "1", name: "Nhận thức số", maxPoints: "40 điểm" },
    { code: "1.1.", name: "Họp", maxPoints: "20", ruleWords: ">=4: 20; 3: 15; còn lại: 0" },
    { code: "1.2", name: "Văn bản", maxPoints: "20", ruleWords: "a/b*điểm tối đa" },
    { code: "II", name: "Hoạt động", maxPoints: "10,5" },
    { code: "2", name: "Chính quyền số", maxPoints: "10,5", coVerifier: "Công an tỉnh" },
    { code: "", name: "Tổng cộng", maxPoints: "50,5" },
  )

  expect(wrong).toEqual([])
  expect(
    criteria.map(({ code, parent, kind, maxPoints }) => [code, parent, kind, maxPoints]),
  ).toEqual([
    ["I", null, "group", 40],
    ["1", "I", "group", 40],
    ["1.1", "1", "scored", 20],
    ["1.2", "1", "scored", 20],
    ["II", null, "group", 10.5],
    ["2", "II", "scored", 10.5],
  ])
})

test("numbers that begin again under each Roman row get it as their beginning", () => {
  const { criteria } = annex(
    { code: "I", name: "A" },
    { code: "1", name: "B", maxPoints: "5" },
    { code: "II", name: "C" },
    { code: "1", name: "D", maxPoints: "5" },
  )
  expect(criteria.map(({ code, parent }) => [code, parent])).toEqual([
    ["I", null],
    ["I.1", "I"],
    ["II", null],
    ["II.1", "II"],
  ])
})

test("rows without a number go on with the words of the row above", () => {
  const { criteria, readings } = annex(
    { code: "1", name: "Trưởng ban", maxPoints: "10", ruleWords: "Bí thư: điểm tối đa" },
    { ruleWords: "Phó Bí thư: 1/2 điểm tối đa" },
    { ruleWords: "còn lại: 0" },
  )
  expect(readings).toEqual([
    {
      row: 2,
      code: "1",
      rule: "enumerated",
      message: "if(bi_thu; điểm_tối_đa; if(pho_bi_thu; điểm_tối_đa * 1 / 2; 0))",
    },
  ])
  expect(criteria).toHaveLength(1)
})

test("what is not recognised is left to a person; what is not scored has no rule", () => {
  const { readings } = annex(
    { code: "1", name: "Mức độ", maxPoints: "10", ruleWords: "Theo hướng dẫn" },
    { code: "2", name: "Đô thị thông minh (không tính điểm)" },
  )
  expect(readings.map(({ rule, message }) => [rule, message])).toEqual([
    ["unknown", "không nhận ra cách tính: cần người xem"],
    ["unscored", ""],
  ])
})

test("a code twice and points that are none are told by row", () => {
  const { wrong } = annex(
    { code: "1", name: "A", maxPoints: "mười" },
    { code: "1", name: "B", maxPoints: "5" },
  )
  expect(wrong).toEqual([
    { row: 2, message: "“mười” không phải là điểm" },
    { row: 3, message: "mã 1 có hai lần" },
  ])
})
