import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { loadShippedUnits } from "../../service/units-service.ts"
import type { AssetDraft } from "../model.ts"
import { readAssets } from "./read-service.ts"
import { assetSaver, checkAssets, saveAssets, saveAssetsIn } from "./save-service.ts"

const HA_TU = "06652.2025"
const CAO_XANH = "06658.2025"

let db: Database
let ctx: Context
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
})
afterAll(() => db.close())

const saving = { source: { kind: "form" } as const, actor: OPERATOR }
const mast = (code: string, more: Partial<AssetDraft> = {}): AssetDraft => ({
  kind: "mast",
  codes: [{ scheme: "VIETTEL", code }],
  name: `Cột ${code}`,
  unit: HA_TU,
  geometry: { type: "Point", coordinates: [107.1 + Number(code.slice(1)) / 100, 20.95] },
  attributes: { height: 42, class: "A2b" },
  from: "2024-10-01",
  ...more,
})
const station = (key: string, technology: string): AssetDraft => ({
  kind: "base-station",
  attributes: { mast: `key:${key}`, technology, operator: "452-04" },
  from: "2024-10-01",
})

test("a mast and its stations come in one save; the stations stand where the mast does", async () => {
  const drafts = [station("m", "4G"), station("m", "2G"), { ...mast("A1"), key: "m" }]
  const done = await saveAssets(ctx, drafts, saving)

  expect(done.counts).toEqual({ add: 3, change: 0, same: 0, refuse: 0 })
  const stations = await readAssets(ctx, { kinds: ["base-station"] })
  expect(stations.map(({ longitude, unit, unitBasis }) => [longitude, unit, unitBasis])).toEqual([
    [107.11, HA_TU, "declared"],
    [107.11, HA_TU, "declared"],
  ])
  const near = await readAssets(ctx, { kinds: ["mast"], box: [107.109, 20.949, 107.111, 20.951] })
  expect(near.map(({ name }) => name)).toEqual(["Cột A1"])
})

test("a draft with a known code changes that asset; one that says nothing new changes nothing", async () => {
  const done = await saveAssets(
    ctx,
    [mast("a1", { name: "Cột Hà Tu", from: "2025-02-01" })],
    saving,
  )
  const again = await saveAssets(
    ctx,
    [mast("A1", { name: "Cột Hà Tu", from: "2025-02-01" })],
    saving,
  )

  expect(done.counts).toMatchObject({ change: 1 })
  expect(again).toMatchObject({ act: null, counts: { same: 1 } })
  const names = async (on: string) =>
    (await readAssets(ctx, { kinds: ["mast"], on })).map(({ name }) => name)
  expect(await names("2025-01-31")).toEqual(["Cột A1"])
  expect(await names("2025-02-01")).toEqual(["Cột Hà Tu"])
  expect(await names("2024-09-30")).toEqual([])
})

test("one refused draft keeps all from being written; with partial the others are", async () => {
  const drafts = [mast("A2"), mast("A3", { attributes: { height: 450 } })]
  const none = await saveAssets(ctx, drafts, saving)
  const some = await saveAssets(ctx, drafts, { ...saving, partial: true })

  expect(none).toMatchObject({ act: null, counts: { add: 1, refuse: 1 } })
  expect(none.outcomes.map(({ id }) => id)).toEqual([null, null])
  expect(some.counts).toMatchObject({ add: 1, refuse: 1 })
  expect(some.outcomes[1]?.problems[0]).toMatchObject({
    code: "out-of-range",
    field: "attributes.height",
    vi: "Chiều cao cột: 450 m nằm ngoài khoảng từ 1 đến 300 m; có phải 4,5 m (ghi bằng cm)?",
  })
})

test("what was checked and not saved is not known to anybody", async () => {
  const done = await checkAssets(ctx, [mast("A9")])

  expect(done).toMatchObject({ act: null, counts: { add: 1 } })
  expect(await readAssets(ctx, { q: "A9" })).toEqual([])
})

test("two saves in one transaction see each other, and leave no trace where it is given up", async () => {
  const saver = await assetSaver(ctx)
  const twice = ctx.db.transaction(async (tx) => {
    await saveAssetsIn(ctx, tx, [mast("A5")], { ...saving, saver })
    const second = await saveAssetsIn(ctx, tx, [mast("A5")], { ...saving, saver })
    expect(second.counts).toMatchObject({ same: 1 })
    throw new Error("given up")
  })
  await expect(twice).rejects.toThrow("given up")

  expect(await readAssets(ctx, { q: "A5" })).toEqual([])
  const done = await saveAssets(ctx, [mast("A5", { unit: CAO_XANH })], saving)
  expect(done.counts).toMatchObject({ add: 1 })
  expect((await readAssets(ctx, { unit: CAO_XANH })).map(({ name }) => name)).toEqual(["Cột A5"])
})
