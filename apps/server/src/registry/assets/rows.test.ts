import { expect, test } from "vitest"
import { pageOf, readCursor } from "./page.ts"
import { Rows } from "./rows.ts"
import type { Standing } from "./standing.ts"

/** As much of a standing as rows and pages look at. */
function standing(number: number, more: Partial<Omit<Standing, "life">> = {}): Standing {
  const life = {
    id: `TS-${String(number).padStart(6, "0")}`,
    number,
    kind: "mast",
    created: 1,
    mergedInto: null,
    merged: null,
    undone: [],
    illustrative: false,
    version: 1000 - number,
    statements: [],
    answers: [],
  }
  return {
    life,
    facts: { name: `Cột ${(number * 7) % 10}`, height: number % 3 },
    state: "active",
    placedBy: null,
    longitude: 106,
    latitude: 21,
    box: [106 + number / 100, 21, 106 + number / 100, 21],
    unit: null,
    unitBasis: "none",
    located: null,
    searchText: null,
    nameKey: null,
    ...more,
  }
}

const height = ({ facts }: Standing) => facts["height"]

function fitting(rows: Rows, fits: (value: unknown) => boolean): number[] {
  const column = rows.column("height", height)
  const [numbers, fit] = [column.numbers, column.fitting(fits)]
  return rows.standings.flatMap((one, row) =>
    one !== null && fit[numbers[row] ?? 0] === 1 ? [one.life.number] : [],
  )
}

test("rows are in the order of numbers, whatever the order in which they come", () => {
  const rows = new Rows()
  for (const number of [5, 9, 2, 7, 1, 3000]) rows.put(number, standing(number))
  rows.put(9, null)
  rows.put(8, standing(8))
  expect(rows.standings.map((one) => one?.life.number ?? null)).toEqual([1, 2, 5, 7, 8, null, 3000])
  const inside = rows.touching([106.02, 20, 106.08, 22])
  expect(rows.standings.flatMap((one, row) => (inside(row) ? [one?.life.number] : []))).toEqual([
    2, 5, 7, 8,
  ])
})

test("a column follows what changes, what comes and what goes, over any number of rows", () => {
  const rows = new Rows()
  for (let number = 1; number <= 2500; number++) rows.put(number, standing(number))
  expect(fitting(rows, (value) => value === 2)).toHaveLength(833)
  rows.put(1, standing(1, { facts: { height: 2 } }))
  rows.put(2, null)
  rows.put(4, standing(4, { facts: { height: [2, 3] } }))
  rows.put(6000, standing(6000, { facts: {} }))
  expect(fitting(rows, (value) => value === 2).slice(0, 3)).toEqual([1, 5, 8])
  expect(fitting(rows, (value) => Array.isArray(value))).toEqual([4])
  expect(fitting(rows, (value) => value === null)).toEqual([6000])
})

const found = Array.from({ length: 25 }, (_one, n) => standing(n + 1))

// The version falls as the number grows.
test.each([
  ["id", found],
  ["-id", found.toReversed()],
  ["-changed", found],
] as const)("pages by %s follow each other without a gap or a repeat", (sort, expected) => {
  const seen: Standing[] = []
  for (let after: string | null = null; ;) {
    const place = after === null ? null : readCursor(after, sort)
    const { rows, next } = pageOf(found, { sort, after: place, limit: 10 })
    seen.push(...rows)
    after = next
    if (after === null) break
  }
  expect(seen).toEqual(expected)
})

test("by name equal names follow the order in which they became known, forth and back", () => {
  const forth = pageOf(found, { sort: "name", after: null, limit: 25 }).rows
  const back = pageOf(found, { sort: "-name", after: null, limit: 25 }).rows
  expect(forth.slice(0, 3).map(({ life }) => life.number)).toEqual([10, 20, 3])
  expect(back).toEqual(forth.toReversed())
})

test("after something that is gone the next page begins where it stood", () => {
  const left = found.filter(({ life }) => life.number !== 10)
  const { rows } = pageOf(left, { sort: "id", after: [10, 10], limit: 3 })
  expect(rows.map(({ life }) => life.number)).toEqual([11, 12, 13])
  const before = pageOf(left, { sort: "-id", after: [10, 10], limit: 3 }).rows
  expect(before.map(({ life }) => life.number)).toEqual([9, 8, 7])
  expect(pageOf(left, { sort: "id", after: [25, 25], limit: 3 })).toEqual({ rows: [], next: null })
})
