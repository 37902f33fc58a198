import { afterAll, beforeAll, expect, test } from "vitest"
import type { Context } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { loadShippedUnits, territories } from "../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { servedQueries } from "./figures/index.ts"
import { villagesOn } from "./villages-service.ts"
import { countDemoVillages, loadDemoVillages } from "./demo-service.ts"
import { makeVillages } from "../demo/make-villages.ts"

let db: Database
let ctx: Context
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  await loadDemoVillages(ctx)
})
afterAll(() => db.close())

const records = async (code: string, day: string) => {
  const query = servedQueries.find((one) => one.code === `coverage.${code}`)
  if (query === undefined) throw new Error(code)
  return query.records(db, day)
}
const sum = async (code: string, day: string) =>
  (await records(code, day)).reduce((total, { value }) => total + value, 0)

test("made-up villages of Bắc Giang come to the published 86,3 % of households with fibre", async () => {
  const day = "2024-10-31"
  const [fibre, all] = [await sum("fibre-households", day), await sum("fibre-asked", day)]

  expect(Math.round((fibre / all) * 1000) / 10).toBe(86.3)
  expect(fibre).toBe(Math.round(all * 0.863))
})

test("each says that it is made up, some of them nobody has counted, and none may be mixed with others", async () => {
  const { byName } = await villagesOn(db, "2024-12-31")

  expect(byName.length).toBeGreaterThan(1500)
  expect(byName.every(({ village }) => village.illustrative)).toBe(true)
  expect(byName.some(({ village }) => village.population === null)).toBe(true)
  await expect(loadDemoVillages(ctx)).rejects.toThrow("không được trộn")
})

test("no run of coverage, nothing counted", async () => {
  expect(await countDemoVillages(ctx)).toBeNull()
})

test("after the reform they lie in the communes of the day, and none is lost", async () => {
  const before = await records("villages", "2025-06-30")
  const after = await records("villages", "2025-07-01")

  expect(after.length).toBe(before.length)
  const units = await territories(db)
  const exists = (id: string, day: string) => {
    const unit = units.unit(id)
    return unit !== undefined && units.existsOn(unit, day)
  }
  expect(before.every(({ unit }) => exists(unit, "2025-06-30"))).toBe(true)
  expect(after.every(({ unit }) => exists(unit, "2025-07-01"))).toBe(true)
})

test("the same communes give the same villages, whatever the share to the household", () => {
  const commune = { unit: "07000", name: "Thử", fullName: "Xã Thử", longitude: 106, latitude: 21 }
  const make = (fibreShare: number) => makeVillages([commune], { from: "2024-10-09", fibreShare })
  const names = make(0.5).map(({ name }) => name)

  expect(make(0.5)).toEqual(make(0.5))
  expect(new Set(names).size).toBe(names.length)
  for (const share of [0, 0.2, 0.5, 0.87, 1]) {
    const drafts = make(share)
    const total = (code: string) =>
      drafts.reduce((n, { attributes = {} }) => {
        const value = attributes[code]
        const counts = attributes["fibre_households"] !== undefined && typeof value === "number"
        return n + (counts ? value : 0)
      }, 0)
    expect(total("fibre_households")).toBe(Math.round(total("households") * share))
  }
})
