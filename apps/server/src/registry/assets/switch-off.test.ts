import { expect, test } from "vitest"
import { switchOffOf } from "./switch-off.ts"

const station = (mast: string | null, technology: string, unit = "A") => ({
  mast,
  technology,
  unit,
})

test("a mast with nothing but the technology has nothing left, one with more has", () => {
  const stations = [
    station("m1", "2G"),
    station("m1", "2G"),
    station("m2", "2G"),
    station("m2", "4G"),
    station("m3", "4G"),
    station("m4", "2G", "B"),
  ]

  expect(switchOffOf(stations, "2G")).toEqual({
    stations: 4,
    masts: 3,
    mastsOnly: 2,
    unknown: 0,
    units: [
      { unit: "A", stations: 3, masts: 2, mastsOnly: 1, unknown: 0 },
      { unit: "B", stations: 1, masts: 1, mastsOnly: 1, unknown: 0 },
    ],
    onlyOn: ["m1", "m4"],
  })
})

test("a station of which no mast is known is told apart, never counted as alone", () => {
  expect(switchOffOf([station(null, "2G")], "2G")).toMatchObject({
    stations: 1,
    masts: 0,
    mastsOnly: 0,
    unknown: 1,
  })
})
