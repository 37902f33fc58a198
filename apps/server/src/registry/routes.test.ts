import { afterAll, beforeAll, expect, test } from "vitest"
import type { Database } from "../platform/database.ts"
import { createHttp, type Http } from "../platform/http.ts"
import { openTestDatabase, TEST_NOW, testContext } from "../testing/database.ts"
import { keepBoundaries } from "./store/boundary-store.ts"
import { loadShippedUnits } from "./index.ts"
import { registryRoutes } from "./routes.ts"

let db: Database
let http: Http
beforeAll(async () => {
  db = await openTestDatabase()
  const ctx = testContext(db)
  await loadShippedUnits(ctx)
  http = await createHttp(ctx)
  registryRoutes(http, ctx)
})
afterAll(async () => {
  await http.close()
  await db.close()
})

async function get(url: string) {
  const response = await http.inject(url)
  return { status: response.statusCode, body: response.json<unknown>() }
}

test("a unit says what became of it", async () => {
  expect(await get("/api/v1/units/24?at=2026-01-01")).toMatchObject({
    status: 200,
    body: {
      fullName: "Tỉnh Bắc Giang",
      existsThen: false,
      successors: [{ id: "24.2025", date: "2025-07-01", share: 1, document: "202/2025/QH15" }],
    },
  })
})

test("without a day the unit is shown as of today", async () => {
  expect(await get("/api/v1/units/22")).toMatchObject({
    body: { at: "2026-11-21", children: [{ level: "commune", count: 54 }] },
  })
})

test.each([
  "/api/v1/units/99",
  "/api/v1/units/99/children",
  "/api/v1/units/99/lineage",
  "/api/v1/units?parent=99",
])("%s is a problem in Vietnamese", async (url) => {
  expect(await get(url)).toMatchObject({
    status: 404,
    body: { title: "Không tìm thấy đơn vị", type: "urn:tinhso:loi:khong-tim-thay-don-vi" },
  })
})

test.each([
  "/api/v1/units/..%2F..%2Fetc",
  "/api/v1/units/22?at=1.7.2025",
  "/api/v1/units/22?at=2025-13-45",
  "/api/v1/units/22?at=2025-02-29",
  "/api/v1/units?level=village",
  "/api/v1/units?limit=0",
])("%s is refused", async (url) => {
  expect((await get(url)).status).toBe(400)
})

test("a search finds units without marks and says where they lie", async () => {
  expect(await get("/api/v1/units?q=ba+che&at=2026-01-01")).toMatchObject({
    body: [{ id: "06978.2025", within: "Tỉnh Quảng Ninh" }, { id: "202" }, { id: "06970" }],
  })
})

test("a search below a province keeps to what is or was in its care", async () => {
  const { body } = await get("/api/v1/units?q=tan&parent=24.2025&level=district&at=2026-01-01")

  expect(body).toMatchObject([{ fullName: "Huyện Tân Yên", within: "Tỉnh Bắc Giang" }])
})

test("without a question the provinces of the day are listed", async () => {
  const { body } = await get("/api/v1/units?at=2024-01-01")

  expect(body).toHaveLength(63)
})

test("children are those directly below, or all of a level", async () => {
  const direct = await get("/api/v1/units/27/children?at=2024-01-01")
  const communes = await get("/api/v1/units/27/children?at=2024-01-01&level=commune")

  expect(direct.body).toHaveLength(8)
  expect(communes.body).toHaveLength(121)
})

test("lineage is a graph with what else went into the heir", async () => {
  expect(await get("/api/v1/units/24/lineage")).toMatchObject({
    body: {
      unit: "24",
      nodes: [{ id: "24" }, { id: "27" }, { id: "24.2025" }],
      edges: [
        { source: "24", target: "24.2025", share: 1, event: "merge" },
        { source: "27", target: "24.2025", share: 1, event: "merge" },
      ],
    },
  })
})

test("the map has a point for every province and names GeoNames", async () => {
  const { body } = await get("/api/v1/map/units?at=2026-01-01")

  expect(body).toMatchObject({ level: "province", credit: "GeoNames (CC BY 4.0)" })
  expect(JSON.stringify(body)).not.toContain('"point":null')
})

test("no boundary is shipped; one that is kept comes as GeoJSON on the days of its unit", async () => {
  expect(await get("/api/v1/map/boundaries")).toMatchObject({ body: { features: [] } })
  const coordinates = [
    [
      [106, 21.5],
      [107, 21],
      [107, 22],
      [106, 21.5],
    ],
  ]
  const box = { west: 106, south: 21, east: 107, north: 22 }
  await db.transaction((tx) =>
    keepBoundaries(
      tx,
      [{ unit: "24.2025", geometry: { type: "Polygon", coordinates }, source: "thử", ...box }],
      "0",
      TEST_NOW,
    ),
  )

  expect(await get("/api/v1/map/boundaries?at=2026-01-01")).toEqual({
    status: 200,
    body: {
      type: "FeatureCollection",
      features: [
        {
          type: "Feature",
          id: "24.2025",
          properties: { name: "Bắc Ninh", fullName: "Tỉnh Bắc Ninh", code: "24", source: "thử" },
          geometry: { type: "Polygon", coordinates },
        },
      ],
    },
  })
  expect(await get("/api/v1/map/boundaries?at=2024-01-01")).toMatchObject({
    body: { features: [] },
  })
  expect(await get("/api/v1/map/boundaries?at=2026-01-01&below=VN")).toMatchObject({
    body: { features: [{ id: "24.2025" }] },
  })
  expect(await get("/api/v1/map/boundaries?at=2026-01-01&below=22")).toMatchObject({
    body: { features: [] },
  })
  expect(await get("/api/v1/map/boundaries?below=KHONG.CO")).toMatchObject({ status: 404 })
})
