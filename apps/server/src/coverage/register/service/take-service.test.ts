import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { loadShippedUnits } from "../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import type { Gap } from "../../villages/gaps.ts"
import type { Village } from "../../villages/village.ts"
import { readGaps } from "../store/gaps-store.ts"
import { takeGaps, type Taking } from "./take-service.ts"
import { NO_DOCUMENTS } from "../testing/no-documents.ts"
import { ALL } from "./sight-service.ts"
import { changeGap } from "./write-service.ts"

const WRITING = { actor: OPERATOR, documents: NO_DOCUMENTS, sight: ALL }

let db: Database
let ctx: Context
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
})
afterAll(() => db.close())
beforeEach(() => db.transaction((tx) => tx.script("truncate coverage.gap cascade")))

const village = (id: string, lat: number, population: number | null = 100): Village => ({
  id,
  name: `Bản ${id}`,
  unit: "phường Hà Tu",
  lat,
  lon: 107.15,
  area: null,
  households: 20,
  population,
})

const gap = (...villages: Village[]): Gap => ({
  villages,
  units: [],
  lat: 0,
  lon: 0,
  population: 0,
  households: 0,
  uncountedVillages: 0,
  toMast: null,
  toFibre: null,
})

const sidecar = (illustrative: number) => ({
  definition: { title: "Ngoài trời", source: "Tỉnh Số" },
  parameters: { model: "itm", thresholds: { "4G": -105.5 } },
  inputs: { stations: { illustrative } },
})

const taking = (gaps: readonly Gap[], more: Partial<Taking> = {}): Taking => ({
  gaps,
  technology: "4G",
  sidecar: sidecar(0),
  rule: 0.5,
  villagesFile: "thon.csv",
  province: "Quảng Ninh",
  same: 300,
  ...more,
})

test("computed gaps are reported once, with the rule that they were found by", async () => {
  const gaps = [gap(village("1", 20.95), village("2", 20.96)), gap(village("3", 20.99, null))]
  const first = await takeGaps(ctx, OPERATOR, taking(gaps))
  const again = await takeGaps(ctx, OPERATOR, taking(gaps))
  const [one, other] = await readGaps(db)

  expect(first).toEqual({ ids: ["VL-000001", "VL-000002"], known: [] })
  expect(again.ids).toEqual([])
  expect(again.known).toEqual(first.ids.map((id) => ({ id, closed: false })))
  expect(one?.facts).toMatchObject({
    name: "Bản 1, Bản 2",
    unit: "06652.2025",
    population: 200,
    households: 40,
    source: "Điểm dân cư: thon.csv",
    definition:
      "Tính bằng mô hình ITM: dưới 50 % vị trí của thôn có 4G từ −105,5 dBm; Ngoài trời (Tỉnh Số)",
  })
  expect(one?.history).toMatchObject([{ state: "reported", day: "2026-11-21" }])
  expect(other?.facts.population).toBeNull()
})

test("of a gap that has grown only the new villages are reported; another technology is another gap", async () => {
  await takeGaps(ctx, OPERATOR, taking([gap(village("1", 20.95))]))
  const grown = [gap(village("a", 20.952), village("b", 20.97, 50))]
  const taken = await takeGaps(ctx, OPERATOR, taking(grown))
  const other = await takeGaps(ctx, OPERATOR, taking(grown, { technology: "5G" }))

  expect(taken).toEqual({ ids: ["VL-000002"], known: [{ id: "VL-000001", closed: false }] })
  expect((await readGaps(db))[1]?.facts).toMatchObject({ name: "Bản b", population: 50 })
  expect(other.ids).toEqual(["VL-000003"])
})

test("a closed gap that a model still finds is named and not reopened", async () => {
  const gaps = [gap(village("1", 20.95))]
  const { ids } = await takeGaps(ctx, OPERATOR, taking(gaps))
  const [id = ""] = ids
  const day = "2026-11-21"
  await changeGap(ctx, WRITING, id, { state: "confirmed", day, version: 1 })
  await changeGap(ctx, WRITING, id, { state: "closed", day, version: 2 })

  expect((await takeGaps(ctx, OPERATOR, taking(gaps))).known).toEqual([{ id, closed: true }])
})

test("units nobody knows and stations that are made up are refused, and nothing is written", async () => {
  const lost = { ...village("9", 20.99), unit: "phường Không Có" }
  const gaps = [gap(village("1", 20.95)), gap(lost)]

  await expect(takeGaps(ctx, OPERATOR, taking(gaps))).rejects.toMatchObject({
    kind: { status: 422 },
    errors: [{ pointer: "phường Không Có" }],
  })
  await expect(
    takeGaps(ctx, OPERATOR, taking([gap(village("1", 20.95))], { sidecar: sidecar(3) })),
  ).rejects.toThrow("minh họa")
  expect(await readGaps(db)).toEqual([])
})
