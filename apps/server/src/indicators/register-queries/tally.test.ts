import { expect, test } from "vitest"
import type { RegisterRecord } from "../../platform/register-query.ts"
import { periodsCountedOn, monthsSince } from "./counted-periods.ts"
import { hashOf, tally } from "./tally.ts"

const mast = (id: string, unit: string, more: Partial<RegisterRecord> = {}): RegisterRecord => ({
  id,
  unit,
  label: `Cột ${id}`,
  value: 1,
  attributes: {},
  href: null,
  ...more,
})
const MASTS = [
  mast("1", "A", { value: 30.5, attributes: { owner: "VNPT" } }),
  mast("2", "A", { value: 42, attributes: { owner: "Viettel" } }),
  mast("3", "A", { value: 20, attributes: { owner: "chưa rõ" } }),
  mast("4", "B", { value: 18, attributes: { owner: "VNPT" } }),
  mast("5", "ngoài", { value: 99 }),
]
const asked = {
  dimensions: { owner: ["VNPT", "Viettel"] },
  units: ["A", "B", "C"],
  unitOf: ({ unit }: { readonly unit: string }) => (unit === "ngoài" ? null : unit),
}
const valuesOf = (how: "count" | "sum") =>
  Object.fromEntries(
    [...tally(MASTS, { ...asked, how })].map(({ unit, cut, value }) => [
      `${unit} ${cut}`.trim(),
      value,
    ]),
  )

test("records are counted in the whole and by each breakdown; where a register has none it is 0", () => {
  expect(valuesOf("count")).toEqual({
    A: 3,
    "A owner=VNPT": 1,
    "A owner=Viettel": 1,
    B: 1,
    "B owner=VNPT": 1,
    "B owner=Viettel": 0,
    C: 0,
    "C owner=VNPT": 0,
    "C owner=Viettel": 0,
  })
})

test("an attribute of records is summed the same way", () => {
  expect(valuesOf("sum")).toMatchObject({ A: 92.5, "A owner=VNPT": 30.5, B: 18, C: 0 })
})

test("the hash is that of the records in any order, and of no others", () => {
  const [first, ...others] = MASTS
  if (first === undefined) throw new Error("no masts")

  expect(hashOf([...others, first])).toBe(hashOf(MASTS))
  expect(hashOf(others)).not.toBe(hashOf(MASTS))
  expect(hashOf([{ ...first, value: 31 }, ...others])).not.toBe(hashOf(MASTS))
  expect(hashOf([{ ...first, label: "Cột số 1" }, ...others])).toBe(hashOf(MASTS))
})

test("months are counted from the first known day to the present one", () => {
  expect(monthsSince("2025-11-30", "2026-02-10").map(({ code }) => code)).toEqual([
    "2025-11",
    "2025-12",
    "2026-01",
    "2026-02",
  ])
})

test.each([
  ["a day within a month", "2025-06-15", ["2025-06-15"]],
  ["the last day of a month", "2025-06-30", ["2025-06-30", "2025-06"]],
  ["today", "2026-02-10", ["2026-02-10", "2026-02"]],
])(
  "counting on %s gives that day, and the month it is the last known day of",
  (_name, day, codes) => {
    expect(periodsCountedOn(day, "2026-02-10").map(({ code }) => code)).toEqual(codes)
  },
)
