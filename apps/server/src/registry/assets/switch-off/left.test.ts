import { expect, test } from "vitest"
import { leftWithout } from "./left.ts"

const station = (
  mast: string | null,
  technology: string,
  { unit = "A", operator = "452-04" }: { unit?: string; operator?: string | null } = {},
) => ({ mast, technology, unit, operator })

test("a mast with nothing but the technology has nothing left, one with more has", () => {
  const stations = [
    station("m1", "2G"),
    station("m1", "2G"),
    station("m2", "2G"),
    station("m2", "4G"),
    station("m3", "4G"),
    station("m4", "2G", { unit: "B" }),
  ]

  expect(leftWithout(stations, "2G")).toEqual({
    stations: 4,
    masts: 3,
    mastsOnly: 2,
    unknown: 0,
    units: [
      { unit: "A", stations: 3, masts: 2, mastsOnly: 1, unknown: 0 },
      { unit: "B", stations: 1, masts: 1, mastsOnly: 1, unknown: 0 },
    ],
    operators: [{ operator: "452-04", stations: 4, masts: 3, mastsOnly: 2, unknown: 0 }],
    onlyOn: ["m1", "m4"],
  })
})

test("another operator's 4G on the mast leaves nothing to the customers of the one that goes", () => {
  const stations = [station("m1", "3G"), station("m1", "4G", { operator: "452-01" })]
  const left = leftWithout(stations, "3G")

  expect(left.mastsOnly).toBe(0)
  expect(left.operators).toEqual([
    { operator: "452-04", stations: 1, masts: 1, mastsOnly: 1, unknown: 0 },
  ])
})

test("a station of which no mast is known is told apart, never counted as alone", () => {
  expect(leftWithout([station(null, "2G", { operator: null })], "2G")).toMatchObject({
    stations: 1,
    masts: 0,
    mastsOnly: 0,
    unknown: 1,
    operators: [{ operator: null, unknown: 1 }],
  })
})
