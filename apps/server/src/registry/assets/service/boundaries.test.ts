import { existsSync } from "node:fs"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../../platform/context.ts"
import { importBoundaries } from "../../service/boundary-service.ts"
import { importUnits } from "../../service/units-service.ts"
import type { AssetChecks, AssetDetail } from "../model.ts"
import { CAO_XANH, HA_TU, mast, openStand, point, type Stand } from "../testing/stand.ts"

const GIS = "../shared/gis"
const there = existsSync(GIS)

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
  if (!there) return
  const { ctx } = stand
  await importUnits(ctx, "../shared/units", { commit: true, actor: OPERATOR })
  const shared = { source: "test", commit: true, actor: OPERATOR } as const
  const load = (file: string, level: "province" | "commune", at: string) =>
    importBoundaries(ctx, `${GIS}/${file}`, { ...shared, level, at })
  await load("provinces_2024_QN_BN_BG_BK_TN.geojson", "province", "2024-12-31")
  await load("provinces_2025_QN_BN_TN.geojson", "province", "2025-07-01")
  await load("communes_2025_QN_BN_TN.geojson", "commune", "2025-07-01")
})
afterAll(() => stand.close())

test.skipIf(!there)(
  "with boundaries the unit is the one the place lies in, whatever was declared (needs ../shared)",
  async () => {
    const { id } = await stand.made(
      mast("Cột Cao Xanh", { unit: HA_TU, geometry: point(107.115, 20.99) }),
    )
    const found = await stand.get<AssetDetail>(`/assets/${id}`, stand.editor)
    expect(found).toMatchObject({ unit: CAO_XANH, unitBasis: "boundary", declaredUnit: HA_TU })

    const { warnings } = await stand.get<AssetChecks>(`/assets/${id}/checks`, stand.editor)
    expect(warnings).toMatchObject([
      {
        code: "other-commune",
        field: "unit",
        vi: "Tọa độ nằm ở xã khác với xã đã khai: khai Phường Hà Tu, tọa độ ở Phường Cao Xanh",
      },
    ])
  },
)

test.skipIf(!there)(
  "before the reform the province is known by its boundary of the time (needs ../shared)",
  async () => {
    const draft = mast("Cột Bắc Giang", {
      unit: undefined,
      geometry: point(106.2, 21.28),
      from: "2024-06-01",
      owner: null,
    })
    const response = await stand.send("POST", "/assets", { ...draft, unit: null })
    expect([response.statusCode, response.body]).toEqual([
      422,
      expect.stringContaining("không thuộc phạm vi được ghi"),
    ])
    const own = await stand.made(
      mast("Cột Quảng Ninh", { unit: "22", geometry: point(107.31, 21.03), from: "2024-06-01" }),
    )

    const then = await stand.get<AssetDetail>(`/assets/${own.id}?at=2025-06-30`, stand.editor)
    const now = await stand.get<AssetDetail>(`/assets/${own.id}?at=2025-07-01`, stand.editor)
    expect([then.unit, then.unitBasis]).toEqual(["22", "boundary"])
    expect([now.place.unit?.level, now.unitBasis]).toEqual(["commune", "boundary"])
  },
)

test.skipIf(!there).each([
  ["far out in the sea", point(107.9, 20.4), "có thể ngoài biển"],
  ["in another province", point(106.06, 21.18), "ở "],
])("a place %s is refused with how far it is (needs ../shared)", async (_name, geometry, words) => {
  const response = await stand.send("POST", "/assets", mast("x", { geometry }))

  expect([response.statusCode, response.body]).toEqual([
    422,
    expect.stringContaining("Tọa độ nằm ngoài tỉnh đã khai"),
  ])
  expect(response.body).toContain(words)
  expect(response.body).toMatch(/cách Tỉnh Quảng Ninh \d+(?:,\d)? km/u)
})
