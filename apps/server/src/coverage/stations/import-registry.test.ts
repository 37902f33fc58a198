import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { Refusal } from "../../platform/problem.ts"
import { loadShippedUnits, saveAssets } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { readRegistryStations } from "./import-registry.ts"

let db: Database
let ctx: Context
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db, { now: () => new Date("2026-11-21T02:00:00Z") })
  await loadShippedUnits(ctx)
})
afterAll(() => db.close())

const source = { kind: "form" } as const
const HA_TU = "06652.2025"

const save = (drafts: Parameters<typeof saveAssets>[1]) =>
  saveAssets(ctx, drafts, { source, actor: OPERATOR })

const station = (key: string, attributes: object, more: object = {}) => ({
  kind: "base-station",
  key,
  name: key,
  unit: HA_TU,
  from: "2026-01-01",
  attributes: { mast: "key:cot", operator: "452-04", technology: "4G", ...attributes },
  ...more,
})

test("base stations in use are read as stations; what nobody entered is told by its record", async () => {
  const { counts } = await save([
    {
      kind: "mast",
      key: "cot",
      name: "Cột 1",
      unit: HA_TU,
      geometry: { type: "Point", coordinates: [107.15, 20.95] },
      attributes: { height: 42, class: "A2b" },
      from: "2026-01-01",
    },
    station("đủ", {
      frequency_mhz: 1800,
      power_dbm: 43,
      antenna_height: 38,
      azimuths: [0, 120, 240],
      tilt: 4,
    }),
    station("thiếu", { technology: "2G", power_dbm: 43, antenna_height: 38 }),
    station("chưa dùng", { technology: "5G" }, { state: "planned" }),
  ])
  expect(counts.refuse).toBe(0)

  const { stations, faults, illustrative } = await readRegistryStations(ctx, "itm", true)
  expect(stations).toMatchObject([
    {
      lat: 20.95,
      lon: 107.15,
      height: 38,
      frequency: 1800,
      power: 43,
      technology: "4G",
      operator: "452-04",
      azimuths: [0, 120, 240],
      mechanicalTilt: 4,
    },
  ])
  expect(illustrative).toBe(0)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatchObject({
    place: expect.stringMatching(/^trạm TS-\d+$/),
    column: "frequency_mhz",
  })
  await expect(readRegistryStations(ctx, "itm", false)).rejects.toThrow(Refusal)
})
