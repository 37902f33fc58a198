import { afterAll, beforeAll, expect, test } from "vitest"
import type { Context } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { loadShippedFigures } from "../index.ts"
import { answerPivot } from "../pivot/service/pivot-service.ts"
import { showDashboard } from "../views/service/dashboards-service.ts"
import { illustrativeCells } from "./illustrative.ts"
import { isIllustrative } from "./store.ts"
import { loadDemoCells } from "./service.ts"

let db: Database
let ctx: Context

beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db, { now: () => new Date("2026-11-21T09:00:00+07:00") })
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
})
afterAll(() => db.close())

test("made-up values come only when asked for, are marked, and are refused beside others", async () => {
  expect(await isIllustrative(db)).toBe(false)
  const { cells, dashboard } = await loadDemoCells(ctx)
  expect(await isIllustrative(db)).toBe(true)
  expect(cells).toBeGreaterThan(10_000)

  const asking = { actor: null, administers: false }
  const { tiles, name } = await showDashboard(ctx, dashboard, asking)
  expect(name).toContain("minh họa")
  expect(tiles.map(({ problem }) => problem)).toEqual(tiles.map(() => ""))
  expect(tiles.every(({ period }) => period !== null)).toBe(true)
  const answer = await answerPivot(ctx, {
    indicators: "tổng_hộ",
    units: "22",
    periods: "2026-Q3",
    asOf: null,
  })
  expect(answer.illustrative).toBe(true)

  await expect(loadDemoCells(ctx)).rejects.toThrow("không được trộn")
})

test("a part is never more than its whole, and the same commune has the same values", () => {
  for (let unit = 0; unit < 200; unit++) {
    const cells = illustrativeCells(`u${unit}`, "2025-Q4", { step: 3, steps: 8 })
    const value = new Map(cells.map((cell) => [cell.measure, cell.value ?? 0]))
    expect(value.get("hộ_có_cáp_quang")).toBeLessThanOrEqual(value.get("tổng_hộ") ?? 0)
    expect(value.get("hồ_sơ_trực_tuyến")).toBeLessThanOrEqual(value.get("hồ_sơ_tiếp_nhận") ?? 0)
    expect(illustrativeCells(`u${unit}`, "2025-Q4", { step: 3, steps: 8 })).toEqual(cells)
  }
})
