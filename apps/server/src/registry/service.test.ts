import { afterAll, beforeAll, expect, test } from "vitest"
import type { Database } from "../platform/database.ts"
import { openTestDatabase, testContext } from "../testing/database.ts"
import {
  carryTargets,
  isWithin,
  lineageOf,
  loadShippedUnits,
  resolveUnit,
  unitsOn,
} from "./index.ts"

let db: Database
beforeAll(async () => {
  db = await openTestDatabase()
  await loadShippedUnits(testContext(db))
})
afterAll(() => db.close())

test("loading the shipped units again writes nothing", async () => {
  expect(await loadShippedUnits(testContext(db))).toBe(0)
})

test("before the reform there were 63 provinces, after it 34", async () => {
  expect(await unitsOn(db, "province", "2025-06-30")).toHaveLength(63)
  expect(await unitsOn(db, "province", "2025-07-01")).toHaveLength(34)
})

test.each([
  ["Bắc Giang", "2026-01-01", "24"],
  ["Bắc Ninh", "2026-01-01", "24.2025"],
  ["Bắc Ninh", "2024-01-01", "27"],
  ["bac ninh", "2024-01-01", "27"],
  ["tinh bac ninh", "2024-01-01", "27"],
  ["TP Bắc Ninh", "2024-01-01", "256"],
  ["24", "2024-01-01", "24"],
  ["24", "2026-01-01", "24.2025"],
  ["id:24", "2026-01-01", "24"],
  ["06970", "2026-01-01", "06978.2025"],
  ["Hạ Long", "2023-12-31", "193"],
  ["Việt Nam", "2023-12-31", "VN"],
  ["xã Ba Chẽ", "2026-01-01", "06978.2025"],
  ["Tỉnh Đồng Nai", "2026-10-01", "75.2025"],
])("%s on %s is %s", async (name, on, id) => {
  expect(await resolveUnit(db, { name, on })).toMatchObject({ kind: "found", unit: { id } })
})

test("what makes up", async () => {
  expect(await lineageOf(db, "24.2025", "2026-01-01")).toEqual([
    { unit: "24.2025", share: 1, basis: "whole" },
    { unit: "24", share: 1, basis: "whole" },
    { unit: "27", share: 1, basis: "whole" },
  ])
  expect(await lineageOf(db, "27", "2024-01-01")).toEqual([
    { unit: "27", share: 1, basis: "whole" },
    { unit: "24.2025", share: null, basis: "undetermined" },
  ])
  expect(await carryTargets(db, "24", "2026-01-01")).toEqual([
    { unit: "24.2025", share: 1, basis: "whole" },
  ])
  expect(await isWithin(db, "24", "24.2025", "2026-01-01")).toBe(true)
  expect(await isWithin(db, "24.2025", "24", "2026-01-01")).toBe(false)
  expect(await isWithin(db, "193", "22", "2026-01-01")).toBe(true)
})
