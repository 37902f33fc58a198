import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { Refusal } from "../../platform/problem.ts"
import { loadShippedUnits, saveAssets } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { readRegistryStations } from "./import-registry.ts"
import { readStations } from "./import-stations.ts"

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

const cut = (name: string) => [
  `${name} 360`,
  ...Array.from({ length: 360 }, (_, i) => `${i} ${i > 90 && i < 270 ? 20 : 0}`),
]

test("a station of the registry is the same station as that of a table", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tinhso-patterns-"))
  const pattern = ["NAME K80", "GAIN 15 dBi", ...cut("HORIZONTAL"), ...cut("VERTICAL")]
  await writeFile(join(folder, "k80.msi"), pattern.join("\n"))
  const attributes = {
    mast: "key:cot 2",
    operator: "452-01",
    technology: "3G",
    frequency_mhz: 2100,
    power_dbm: 43,
    antenna_height: 38,
    azimuths: [10, 130],
    tilt: 2,
    electrical_tilt: 4,
    feeder_loss_db: 1.5,
    beamwidth: 33,
  }
  const { counts } = await save([
    {
      kind: "mast",
      key: "cot 2",
      name: "Cột 2",
      unit: HA_TU,
      geometry: { type: "Point", coordinates: [107.16, 20.96] },
      attributes: { height: 42, class: "A2b" },
      from: "2026-01-01",
    },
    station("đủ cả", { ...attributes, gain_dbi: 17.5 }),
    station("giản đồ", { ...attributes, antenna_pattern: "k80.msi" }),
  ])
  expect(counts.refuse).toBe(0)
  const columns =
    "id,lat,lon,height_m,frequency_mhz,power_dbm,technology,operator,azimuth,tilt,electrical_tilt,gain,feeder_loss,beamwidth,pattern,mast"
  const asked = { operators: ["452-01"], patterns: folder }
  const { stations } = await readRegistryStations(ctx, "itm", false, asked)
  const [first, second] = stations
  const mast = first?.mast ?? ""
  const common = "20.96,107.16,38,2100,43,3G,452-01,10/130,2,4"
  const table = [
    columns,
    `${first?.id},${common},17.5,1.5,33,,${mast}`,
    `${second?.id},${common},,1.5,33,k80.msi,${mast}`,
  ]
  const path = join(folder, "tram.csv")
  await writeFile(path, table.join("\n"))
  expect(stations).toEqual((await readStations(path, "itm", false)).stations)
  expect(stations.map(({ gain }) => gain)).toEqual([17.5, 15])
})

test("a pattern whose file nobody gave is told by its record", async () => {
  const { faults } = await readRegistryStations(ctx, "itm", true, { operators: ["452-01"] })
  expect(faults).toMatchObject([{ column: "pattern" }])
  expect(faults[0]?.detail).toMatch(/k80\.msi.*--patterns/)
})

test("a record never chooses which files of the machine are read", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tinhso-patterns-"))
  await writeFile(join(folder, "secret.msi"), "HORIZONTAL secret")
  const named = { antenna_pattern: "../secret.msi", power_dbm: 43, antenna_height: 38 }
  const [mast] = (await readRegistryStations(ctx, "itm", true)).stations
  const more = { frequency_mhz: 700, technology: "5G", operator: "452-05", mast: mast?.mast ?? "" }
  await save([station("đường dẫn", { ...named, ...more })])
  const patterns = join(folder, "patterns")
  const asked = { operators: ["452-05"], patterns }
  const refused: unknown = await readRegistryStations(ctx, "itm", false, asked).catch(
    (error: unknown) => error,
  )
  const { errors } = refused instanceof Refusal ? refused : { errors: [] }
  expect(errors.map(({ detail }) => detail)).toEqual([expect.stringContaining("tên tệp")])
  expect(JSON.stringify(errors)).not.toContain("HORIZONTAL")
})
