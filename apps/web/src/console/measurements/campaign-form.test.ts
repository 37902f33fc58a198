import { expect, test } from "vitest"
import { campaignOf, EMPTY, wrongIn } from "./campaign-form.ts"

const FILLED = { ...EMPTY, name: "Đợt 1", unit: "22", by: "Trung tâm", source: "BB 12" }

test("an empty form lacks name, unit, who and source", () => {
  expect([...wrongIn(EMPTY)]).toEqual(["name", "unit", "by", "source"])
  expect(campaignOf(EMPTY)).toBeNull()
})

test("a correction needs its basis, and numbers their limits", () => {
  const typed = { ...FILLED, correction: "8,5", noiseFloor: "-20", antennaHeight: "cao" }

  expect(wrongIn(typed)).toEqual(new Set(["antennaHeight", "noiseFloor", "correctionBasis"]))
})

test("what is typed becomes a campaign, what is left empty is not known", () => {
  const typed = {
    ...FILLED,
    correction: "8,5",
    correctionBasis: "Thử trong xe",
    antennaHeight: "1,5",
  }

  expect(campaignOf(typed)).toMatchObject({
    name: "Đợt 1",
    correction: 8.5,
    antennaHeight: 1.5,
    noiseFloor: null,
    device: null,
    place: "unknown",
  })
})
