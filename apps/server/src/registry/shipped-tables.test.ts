import { afterAll, beforeAll, expect, test } from "vitest"
import type { Database } from "../platform/database.ts"
import { openTestDatabase, testContext } from "../testing/database.ts"
import { bookOf, type UnitBook } from "./book.ts"
import { contradictions } from "./consistency.ts"
import { readFacts } from "./store/facts-store.ts"
import {
  carryTargets,
  isWithin,
  lineageOf,
  loadShippedUnits,
  resolveUnit,
  searchUnits,
  unitsOn,
} from "./index.ts"
import { shippedTables } from "./service/units-service.ts"

let db: Database
let book: UnitBook
beforeAll(async () => {
  db = await openTestDatabase()
  await loadShippedUnits(testContext(db))
  book = bookOf(await readFacts(db))
})
afterAll(() => db.close())

test("loading the shipped units again writes nothing", async () => {
  expect(await loadShippedUnits(testContext(db))).toBe(0)
})

test("the shipped facts do not contradict each other", async () => {
  expect(contradictions(await readFacts(db))).toEqual([])
})

test.each([
  ["province", "2025-06-30", null, 63],
  ["province", "2025-07-01", null, 34],
  ["commune", "2025-06-30", "22", 171],
  ["commune", "2025-06-30", "27", 121],
  ["commune", "2025-06-30", "24", 192],
  ["commune", "2025-06-30", "06", 108],
  ["commune", "2025-06-30", "19", 172],
  ["commune", "2025-07-01", "22", 54],
  ["commune", "2025-07-01", "24.2025", 99],
  ["commune", "2025-07-01", "19.2025", 92],
] as const)("units of level %s on %s under %s: %i", async (level, day, parent, count) => {
  expect(await unitsOn(db, level, day, parent)).toHaveLength(count)
})

test("every commune of the provinces shown has its history", () => {
  const made = [...book.units.values()].filter(
    (unit) => unit.level === "commune" && unit.id.endsWith(".2025"),
  )
  const ended = [...book.units.values()].filter(
    (unit) => unit.level === "commune" && unit.closed === "2025-07-01",
  )

  expect(made.filter((unit) => !book.linksTo.has(unit.id))).toEqual([])
  expect(ended.filter((unit) => !book.linksFrom.has(unit.id))).toEqual([])
})

test.each([
  ["Bắc Giang", "2026-01-01", "24"],
  ["Bắc Ninh", "2026-01-01", "24.2025"],
  ["Bắc Ninh", "2024-01-01", "27"],
  ["Hạ Long", "2023-12-31", "193"],
  ["TP Hạ Long", "2026-12-31", "193"],
  ["06970", "2026-01-01", "06978.2025"],
  ["Tỉnh Đồng Nai", "2026-10-01", "75.2025"],
  ["Việt Nam", "2023-12-31", "VN"],
  ["TP.HCM", "2023-12-31", "79"],
  ["Đặc khu Hoàng Sa", "2026-01-01", "20333.2025"],
  ["Đặc khu Trường Sa", "2026-01-01", "22736.2025"],
])("%s on %s is %s", async (name, on, id) => {
  expect(await resolveUnit(db, { name, on })).toMatchObject({ kind: "found", unit: { id } })
})

test("today's Bắc Ninh is made of the old one and Bắc Giang, whole", async () => {
  expect(await lineageOf(db, "24.2025", "2026-01-01")).toEqual([
    { unit: "24.2025", share: 1, basis: "whole" },
    { unit: "24", share: 1, basis: "whole" },
    { unit: "27", share: 1, basis: "whole" },
  ])
  expect(await carryTargets(db, "06", "2026-01-01")).toEqual([
    { unit: "19.2025", share: 1, basis: "whole" },
  ])
  expect(await isWithin(db, "193", "22", "2026-01-01")).toBe(true)
})

test("a search without marks finds the province first", async () => {
  const found = await searchUnits(db, "bac giang", "2026-01-01", 3)

  expect(found.map((unit) => unit.id)).toEqual(["24", "07210.2025", "213"])
})

test("every province has a point in Vietnam, Hoàng Sa and Trường Sa theirs at sea", async () => {
  const provinces = [...book.units.values()].filter((unit) => unit.level === "province")
  const lost = provinces.filter(
    ({ point }) =>
      point === null ||
      point.longitude < 102.1 ||
      point.longitude > 109.5 ||
      point.latitude < 8.5 ||
      point.latitude > 23.4,
  )

  expect(lost.map((unit) => unit.id)).toEqual([])
  expect(book.units.get("20333.2025")?.point).toMatchObject({ longitude: 111.61, latitude: 16.53 })
  expect(book.units.get("22736.2025")?.point).toMatchObject({ longitude: 111.92, latitude: 8.64 })
})

test("points come once for each unit and say where they are from", async () => {
  const { points } = await shippedTables()

  expect(new Set(points.map((row) => row.unit)).size).toBe(points.length)
  expect(points.filter((row) => !/^(own|GeoNames: .+)$/u.test(row.source))).toEqual([])
})
