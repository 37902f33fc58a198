import { setTimeout as wait } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { saveCells } from "../cells/service/save-service.ts"
import { loadShippedFigures } from "../index.ts"
import { cubeAsOf, cubeOf, type Seen } from "./service.ts"

let db: Database
let ctx: Context
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
})
afterAll(() => db.close())

const UNIT = "06652.2025"
const save = (value: number) =>
  saveCells(
    ctx,
    [
      {
        draft: { measure: "tổng_hộ", unit: UNIT, period: "2025-Q4", value },
        pointer: (column) => column,
      },
    ],
    { layer: "published", source: { kind: "form", form: "thử" } },
    () => Promise.resolve(OPERATOR),
  )

const valueIn = ({ slices }: Pick<Seen, "slices">) =>
  slices.slice("tổng_hộ", "", "2025-Q4")?.values[slices.numberOf(UNIT)]

test("the cube of another process hears of what is recorded, and one opened later reads it", async () => {
  const other = await cubeOf({ ...db })
  await save(100)
  await save(200)
  for (let tries = 0; valueIn(other.at("published")) !== 200 && tries < 100; tries++) await wait(20)

  expect(valueIn(other.at("published"))).toBe(200)
  expect(valueIn((await cubeOf({ ...db })).at("published"))).toBe(200)
})

test("an earlier state is read from the history, and what stands is left alone", async () => {
  const { batch } = await save(300)
  await save(400)

  expect(
    valueIn(await cubeAsOf(db, { measures: ["tổng_hộ"], batch: batch ?? 0, stage: "published" })),
  ).toBe(300)
  expect(
    valueIn(await cubeAsOf(db, { measures: ["cameras"], batch: batch ?? 0, stage: "published" })),
  ).toBeUndefined()
  expect(valueIn((await cubeOf(db)).at("published"))).toBe(400)
})

test("many people saving at once lose nothing: every act has its number, the last one stands", async () => {
  const saved = await Promise.all(Array.from({ length: 20 }, (_, i) => save(1000 + i)))
  const batches = saved.map(({ batch }) => batch)

  expect(new Set(batches).size).toBe(20)
  const last = batches.indexOf(Math.max(...batches.map((batch) => batch ?? 0)))
  expect(valueIn((await cubeOf(db)).at("published"))).toBe(1000 + last)
})

test("recorded cells are never rewritten", async () => {
  const rewrite = db.transaction((tx) => tx.script("update indicators.cell set value = 1"))

  await expect(rewrite).rejects.toThrow("append-only")
})
