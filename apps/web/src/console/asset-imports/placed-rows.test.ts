import type { ImportRow } from "@tinhso/server/registry/assets/import/model"
import { expect, test } from "vitest"
import { placedRows } from "./placed-rows.ts"

const row = (number: number, more: Partial<ImportRow> = {}): ImportRow => ({
  sheet: null,
  row: number,
  state: "propose",
  what: "data",
  hidden: false,
  text: "",
  name: `Cột ${number}`,
  code: null,
  unit: null,
  unitName: null,
  longitude: 107 + number / 100,
  latitude: 21,
  assets: [],
  told: [],
  problems: [],
  ...more,
})
const problem = (vi: string) => ({
  code: "x",
  severity: "warning" as const,
  cell: "E2",
  heading: null,
  vi,
  suggestions: [],
})

test("rows in trouble come first, each with the first thing that is wrong", () => {
  const found = placedRows([
    row(1),
    row(2, { problems: [problem("thiếu loại cột")] }),
    row(3, { state: "refuse", problems: [problem("cao 450 m")] }),
    row(4, { longitude: null, latitude: null }),
  ])

  expect(found?.rows.map(({ row: number, tone, why }) => [number, tone, why])).toEqual([
    [3, "bad", "cao 450 m"],
    [2, "warn", "thiếu loại cột"],
    [1, "good", ""],
  ])
  expect(found?.box).toEqual([107.01, 21, 107.03, 21])
})

test("a list without places has no map", () => {
  expect(placedRows([row(1, { longitude: null, latitude: null })])).toBeNull()
})
