import { expect, test } from "vitest"
import { breakdownFaults } from "./check-breakdowns.ts"

const DIMENSIONS = { sex: ["nam", "nữ"], area: ["thành thị", "nông thôn"] }
const said = (values: Record<string, number | null | "n/a">) =>
  Object.entries(values).map(([cut, value]) => ({
    cut,
    value: value === "n/a" ? null : value,
    status: value === "n/a" ? "not-applicable" : value === null ? "missing" : "normal",
  }))

test.each([
  ["parts that sum to the whole", { "": 10, "sex=nam": 4, "sex=nữ": 6 }],
  ["parts that sum to it but for the last digits", { "": 0.3, "sex=nam": 0.1, "sex=nữ": 0.2 }],
  ["a part that is not there, the other within the whole", { "": 10, "sex=nam": 4 }],
  ["a whole that is not there", { "sex=nam": 4, "sex=nữ": 6 }],
  ["a part that does not apply", { "": 4, "sex=nam": 4, "sex=nữ": "n/a" as const }],
  ["a part that is said to be missing", { "": 10, "sex=nam": 4, "sex=nữ": null }],
  ["a negative part beside one that is not there", { "": -5, "sex=nam": -3 }],
])("%s is no fault", (_name, values) => {
  expect(breakdownFaults(said(values), DIMENSIONS)).toEqual([])
})

test("parts that are all there and come to something else contradict the whole, by name", () => {
  expect(breakdownFaults(said({ "": 1600, "sex=nam": 700, "sex=nữ": 800.5 }), DIMENSIONS)).toEqual([
    {
      cut: "",
      dimension: "sex",
      kind: "differs",
      whole: 1600,
      parts: 1500.5,
      sentenceVi: "Các phần theo “sex” cộng lại là 1.500,5, khác số chung 1.600.",
      sentenceEn: "The parts by “sex” come to 1.500,5, not to the whole of 1.600.",
    },
  ])
})

test("one part alone contradicts a whole that it exceeds", () => {
  expect(breakdownFaults(said({ "": 5, "sex=nam": 6 }), DIMENSIONS)).toMatchObject([
    { kind: "exceeds", parts: 6, sentenceVi: expect.stringContaining("lớn hơn số chung 5") },
  ])
})

test("0 is a whole like any other", () => {
  expect(breakdownFaults(said({ "": 0, "sex=nam": 1, "sex=nữ": 0 }), DIMENSIONS)).toHaveLength(1)
})

test("a part is a whole for the breakdown below it, and every breakdown is looked at", () => {
  const faults = breakdownFaults(
    said({
      "": 10,
      "sex=nam": 4,
      "sex=nữ": 6,
      "area=thành thị": 8,
      "area=nông thôn": 3,
      "area=thành thị; sex=nữ": 5,
      "area=nông thôn; sex=nữ": 2,
    }),
    DIMENSIONS,
  )

  expect(faults.map(({ cut, dimension, parts }) => [cut, dimension, parts])).toEqual([
    ["", "area", 11],
    ["sex=nữ", "area", 7],
  ])
})
