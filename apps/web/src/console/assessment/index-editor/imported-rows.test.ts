import { expect, test } from "vitest"
import { importedRows, needsLook } from "./imported-rows.ts"
import { criterion } from "./sample.test-data.ts"

test("rows come with what was found about them; what concerns the whole comes first", () => {
  const rows = importedRows({
    sheet: "PL",
    notes: [],
    criteria: [criterion("1", null, { rule: "a / b * điểm_tối_đa" }), criterion("2", null)],
    pillars: [],
    readings: [
      { row: 5, code: "1", rule: "ratio", message: "a / b * điểm_tối_đa" },
      { row: 6, code: "2", rule: "unknown", message: "không ghi cách tính: cần người xem" },
    ],
    wrong: [],
    findings: [{ code: null, weight: "wrong", message: "không khớp", row: 9 }],
    maxPoints: 20,
    said: { id: "", decision: "", name: "" },
    level: null,
    whole: {},
  })
  expect(rows.map(({ row, code, hasRule }) => [row, code, hasRule])).toEqual([
    [9, "", false],
    [5, "1", true],
    [6, "2", false],
  ])
  expect(rows.filter(needsLook).map(({ code }) => code)).toEqual(["", "2"])
})
