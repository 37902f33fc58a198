import { afterAll, beforeAll, expect, test } from "vitest"
import type { AssetMap, AssetsByUnit } from "../model.ts"
import { CAO_XANH, HA_TU, mast, openStand, point, type Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
  await stand.made(mast("Cột A", { unit: HA_TU, geometry: point(107.15, 20.95) }))
  await stand.made(mast("Cột B", { unit: HA_TU, geometry: point(107.151, 20.951) }))
  await stand.made(
    mast("Cột C", { unit: CAO_XANH, geometry: point(107.05, 20.98), state: "faulty" }),
  )
  await stand.made({
    kind: "camera",
    unit: HA_TU,
    geometry: point(107.15, 20.95),
    attributes: { analytics: false, purpose: "traffic", retention_days: 30 },
  })
})
afterAll(() => stand.close())

const counts = ({ features }: AssetMap) => features.map(({ properties }) => properties.count)

test("a map gathers at a low zoom and tells apart at a high one, as filters ask", async () => {
  const at = "box=106,20,108,22"
  const far = await stand.get<AssetMap>(`/assets/map?kind=mast&${at}&zoom=6`)
  const near = await stand.get<AssetMap>(`/assets/map?kind=mast&${at}&zoom=16`)
  const faulty = await stand.get<AssetMap>(`/assets/map?state=faulty&${at}&zoom=6`)

  expect([far.total, counts(far).reduce((sum, one) => sum + one, 0)]).toEqual([3, 3])
  expect(counts(far).length).toBeLessThan(3)
  expect(counts(near)).toEqual([1, 1, 1])
  expect(faulty.features[0]?.properties).toMatchObject({ count: 1, name: "Cột C", faulty: 1 })
  expect((await stand.http.inject({ url: "/api/v1/assets/map?zoom=6" })).statusCode).toBe(400)
})

test("where a kind is published without its place, only those who may see it find it on the map", async () => {
  const asked = "/assets/map?kind=camera&box=106,20,108,22&zoom=16"

  expect((await stand.get<AssetMap>(asked)).total).toBe(0)
  expect((await stand.get<AssetMap>(asked, stand.editor)).total).toBe(1)
})

test("units are ranked by how many lie in them, below the country and below a province", async () => {
  const country = await stand.get<AssetsByUnit>("/assets/by-unit?kind=mast")
  const province = await stand.get<AssetsByUnit>("/assets/by-unit?kind=mast&unit=22")

  expect(country.rows).toMatchObject([{ unit: "22", total: 3 }])
  expect(province.rows).toEqual([
    { unit: HA_TU, name: "Phường Hà Tu", total: 2, states: [{ state: "active", total: 2 }] },
    { unit: CAO_XANH, name: "Phường Cao Xanh", total: 1, states: [{ state: "faulty", total: 1 }] },
  ])
  expect([province.total, province.elsewhere]).toEqual([3, 0])
})
