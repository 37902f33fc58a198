import type { ImportRow } from "@tinhso/server/registry/assets/import/model"
import { expect, test } from "vitest"
import { plotOf } from "./plot.ts"

const row = (number: number, longitude: number | null, latitude: number | null): ImportRow => ({
  sheet: null,
  row: number,
  state: "propose",
  what: "data",
  hidden: false,
  text: "",
  name: `R${number}`,
  code: null,
  unit: null,
  unitName: null,
  longitude,
  latitude,
  assets: [],
  told: [],
  problems: [],
})

test("north is up and east is right", () => {
  const plot = plotOf([row(1, 105.5, 22), row(2, 106, 22.5)])
  const [south, north] = plot?.dots ?? []

  expect((south?.x ?? 0) < (north?.x ?? 0)).toBe(true)
  expect((south?.y ?? 0) > (north?.y ?? 0)).toBe(true)
})

test("rows without a place are not drawn; without any there is no map", () => {
  expect(plotOf([row(1, null, null)])).toBeNull()
  expect(plotOf([row(1, null, null), row(2, 106, 22)])?.dots).toHaveLength(1)
})

test("one place alone is drawn inside the map", () => {
  const plot = plotOf([row(1, 106, 22)])
  const [dot] = plot?.dots ?? []

  expect(dot).toMatchObject({ x: 12, y: 12 })
})
