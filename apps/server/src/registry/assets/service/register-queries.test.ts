import { readFileSync } from "node:fs"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Context } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { loadShippedUnits } from "../../service/units-service.ts"
import { AREAS } from "../demo/published.ts"
import { loadDemoAssets } from "./demo-service.ts"
import { readAssets } from "./read-service.ts"
import { assetQueries } from "./register-queries.ts"

let db: Database
let ctx: Context
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  await loadDemoAssets(ctx)
})
afterAll(() => db.close())

const queryOf = async (code: string) => {
  const found = (await assetQueries(db)).find((query) => query.code === `assets.${code}`)
  if (found === undefined) throw new Error(code)
  return found
}

/** What the records of a province come to on a day, whole or by one breakdown. */
async function counted(code: string, unit: string, day: string, by?: string) {
  const records = await (await queryOf(code)).records(db, day)
  const own = await readAssets(ctx, { unit, on: day })
  const ids = new Set(own.map(({ id }) => id))
  const its = records.filter(({ id }) => ids.has(id))
  const sum = (some: typeof its) => some.reduce((total, { value }) => total + value, 0)
  if (by === undefined) return sum(its)
  const groups = Map.groupBy(its, ({ attributes }) => attributes[by] ?? "")
  return Object.fromEntries([...groups].map(([value, some]) => [value, sum(some)]))
}

test("1 596 masts and 3 775 stations as 884, 1 242, 1 647 and 2 come out of the records", async () => {
  const day = "2024-10-31"

  expect(await counted("masts", "24", day)).toBe(1596)
  expect(await counted("base-stations", "24", day)).toBe(3775)
  expect(await counted("base-stations", "24", day, "công nghệ")).toEqual({
    "2G": 884,
    "3G": 1242,
    "4G": 1647,
    "5G": 2,
  })
  expect(await counted("cameras", "24", day, "có phân tích tự động AI")).toEqual({
    có: 22,
    không: 1283,
  })
})

test("what texts say of Hạ Long and Quảng Ninh comes out too", async () => {
  expect(await counted("base-stations", "193", "2023-12-31")).toBe(887)
  expect(await counted("base-stations", "22", "2024-11-30")).toBe(6101)
  expect(await counted("loudspeakers", "193", "2024-06-30")).toBe(951)
  expect(await counted("wifi-points", "193", "2024-06-30", "nơi đặt")).toEqual({
    "Điểm du lịch": 107,
    "Trụ sở, nhà văn hóa xã": 16,
  })
  expect(await counted("broadcast-stations", "193", "2024-06-30", "dùng công nghệ IP")).toEqual({
    có: 17,
    không: 15,
  })
  expect(await counted("tslcd-nodes", "193", "2024-06-30")).toBe(38)
})

test("every total of the demonstration is the one that the published figures have", () => {
  const file = new URL("../../../../../../data/published-figures.csv", import.meta.url)
  const rows = new Map(
    readFileSync(file, "utf8")
      .split("\n")
      .map((line) => line.split(","))
      .map((cells) => [cells[0] ?? "", { comparator: cells[8], value: Number(cells[9]) }]),
  )
  for (const { figure, value } of AREAS.flatMap(({ totals }) => totals)) {
    const { comparator = "", value: published = Number.NaN } = rows.get(figure) ?? {}
    expect([figure, value]).toEqual([figure, comparator === ">" ? published + 1 : published])
  }
})

test("where the register is kept there is 0, elsewhere nothing is known; merged communes carry it on", async () => {
  const masts = await queryOf("masts")

  expect(await masts.keptFor(db, "2024-10-08")).toEqual(["27"])
  expect((await masts.keptFor(db, "2024-10-31")).toSorted()).toEqual(["24", "27"])
  const after = await masts.keptFor(db, "2025-07-31")
  expect(after.length).toBeGreaterThan(90)
  expect(after).not.toContain("24.2025")
})

test("records lie in the units of the day, before and after the reform, and none is lost", async () => {
  const stations = await queryOf("base-stations")
  const before = await stations.records(db, "2025-06-30")
  const after = await stations.records(db, "2025-07-01")

  expect(after.length).toBe(before.length)
  expect(before.some(({ unit }) => unit.endsWith(".2025"))).toBe(false)
  expect(await counted("base-stations", "24.2025", "2025-07-31")).toBe(3775 + 3146)
})

test("every made-up asset says that it is", async () => {
  const assets = await readAssets(ctx, {})

  expect(assets.length).toBeGreaterThan(20_000)
  expect(assets.every(({ illustrative }) => illustrative)).toBe(true)
  expect(await (await queryOf("masts")).illustrative?.(db)).toBe(true)
  await expect(loadDemoAssets(ctx)).rejects.toThrow("không được trộn")
})
