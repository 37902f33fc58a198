import { expect, test } from "vitest"
import { draftOf, EMPTY, missingIn } from "./draft.ts"

const filled = {
  ...EMPTY,
  id: "2024-q3",
  titleVi: "Hạ tầng số",
  indicators: "bts",
  units: "22",
  periods: "2024-Q3",
}

test("what is needed is named; a correction needs its reason", () => {
  expect(missingIn(EMPTY)).toEqual(["id", "titleVi", "indicators", "units", "periods"])
  expect(missingIn(filled)).toEqual([])
  expect(missingIn({ ...filled, corrects: "2024-q2" })).toEqual(["reason"])
})

test("what is left empty is not sent, and the Vietnamese title stands in for the English one", () => {
  expect(draftOf(filled)).toEqual({
    id: "2024-q3",
    titleVi: "Hạ tầng số",
    titleEn: "Hạ tầng số",
    noteVi: "",
    noteEn: "",
    indicators: "bts",
    units: "22",
    periods: "2024-Q3",
    figures: false,
    view: "reported",
  })
  expect(draftOf({ ...filled, reported: false })).not.toHaveProperty("view")
})
