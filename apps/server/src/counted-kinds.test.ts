import { afterAll, beforeAll, expect, test } from "vitest"
import { answerQuery, loadShippedFigures, refreshRegisters } from "./indicators/index.ts"
import { type Context, OPERATOR } from "./platform/context.ts"
import type { Database } from "./platform/database.ts"
import { assetQueries, loadShippedUnits, saveAssets } from "./registry/index.ts"
import { importKinds } from "./registry/assets/service/import-kinds.ts"
import { declareKept, endKept } from "./registry/assets/service/kept-service.ts"

import { openTestDatabase, testContext } from "./testing/database.ts"

const HA_TU = "06652.2025"
const CAO_XANH = "06658.2025"

const value = (code: string, vi: string) => ({ code, vi, en: code })
const SIRENS = {
  code: "siren",
  nameVi: "Còi báo bão",
  nameEn: "Storm siren",
  groupVi: "Cảnh báo",
  groupEn: "Warning",
  geometry: "point",
  attributes: [
    { code: "reach", nameVi: "Bán kính", nameEn: "Reach", type: "number", unitOfMeasure: "m" },
    {
      code: "power",
      nameVi: "Nguồn điện",
      nameEn: "Power",
      type: "enum",
      values: [value("grid", "Điện lưới"), value("sun", "Mặt trời; pin")],
    },
  ],
  public: { listed: true },
  counts: [
    {
      query: "assets.sirens",
      measure: "số_còi_báo_bão",
      nameVi: "Số còi báo bão",
      nameEn: "Storm sirens",
      unitOfMeasure: "còi",
    },
  ],
  source: "Tỉnh",
}

let db: Database
let ctx: Context
let now = new Date("2026-11-21T02:00:00Z")
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db, { now: () => now })
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
})
afterAll(() => db.close())

const declare = (kind: object) =>
  importKinds(
    ctx,
    { file: "coi.json", text: JSON.stringify({ kinds: [kind] }) },
    { commit: true, actor: OPERATOR },
  )
const siren = (name: string, unit: string, power: string) => ({
  kind: "siren",
  name,
  unit,
  attributes: { reach: 800, power },
  from: "2026-10-01",
})
const count = () => refreshRegisters(ctx, assetQueries, { query: "assets.sirens" })
async function told(units: string, by?: string) {
  const asked = { indicators: "số_còi_báo_bão", units, periods: "2026-10", view: "reported" }
  const { rows } = await answerQuery(ctx, {
    ...asked,
    asOf: null,
    ...(by === undefined ? {} : { by }),
  })
  return by === undefined ? rows[0]?.value : rows.map((row) => [row.breakdown, row.value])
}

test("a kind that only the province declares is counted; where its register is kept whole no record is 0", async () => {
  await declare(SIRENS)
  await saveAssets(ctx, [siren("Còi 1", HA_TU, "grid"), siren("Còi 2", HA_TU, "sun")], {
    source: { kind: "form" },
    actor: OPERATOR,
  })
  await declareKept(
    ctx,
    { unit: "22", kind: "siren", since: "2026-10-01", reason: "Biên bản kiểm kê 30/9" },
    OPERATOR,
  )
  await count()

  expect(await told(HA_TU)).toBe(2)
  expect(await told(CAO_XANH)).toBe(0)
  expect(await told("22")).toBe(2)
  expect(await told("24.2025")).toBeNull()
  const found = (await assetQueries(db)).find(({ code }) => code === "assets.sirens")
  const records = (await found?.records(db, "2026-10-31")) ?? []
  expect(records.map(({ label, href }) => [label, href])).toEqual([
    ["Còi 1", "/console/ha-tang/TS-000001"],
    ["Còi 2", "/console/ha-tang/TS-000002"],
  ])
})

test("a breakdown that a later version declares is counted from then on", async () => {
  const [count0] = SIRENS.counts
  await declare({ ...SIRENS, counts: [{ ...count0, by: ["power"] }] })
  await count()

  expect(await told("22", "nguồn điện")).toEqual([
    ["nguồn điện=Điện lưới", 1],
    ["nguồn điện=Mặt trời pin", 1],
  ])
})

test("a register that is no longer kept leaves figures unknown from that day, as before it was", async () => {
  now = new Date("2026-11-22T02:00:00Z")
  await endKept(
    ctx,
    { unit: "22", kind: "siren", since: "2026-10-01", until: "2026-10-15", reason: "Thiếu hai xã" },
    OPERATOR,
  )
  await count()

  expect(await told("22")).toBeNull()
})
