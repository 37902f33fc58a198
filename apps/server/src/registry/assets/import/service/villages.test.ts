import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../../../platform/context.ts"
import { openTestDatabase, testContext } from "../../../../testing/database.ts"
import { loadShippedUnits } from "../../../service/units-service.ts"
import { listAssets } from "../../service/list-service.ts"
import { readAssets } from "../../service/read-service.ts"
import { ALL } from "../../sight.ts"
import { importFile } from "./file-service.ts"

const folder = mkdtempSync(join(tmpdir(), "tinhso-thon-"))
const db = await openTestDatabase()
const ctx = testContext(db)
beforeAll(() => loadShippedUnits(ctx))
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

function take(name: string, text: string, commit = false) {
  const path = join(folder, name)
  writeFileSync(path, text)
  return importFile(ctx, path, {
    actor: OPERATOR,
    kind: "village",
    day: "2024-12-31",
    scheme: "SO-THON",
    commit,
  })
}

const HEAD = "TT,Mã,Thôn/Bản,Xã/phường,Huyện,Số hộ,Dân số,Kinh độ,Vĩ độ,Nguồn số liệu"
/** As such lists come: groups, "nt", places turned, grouped thousands, composed in pieces. */
const LIST = [
  "DANH SÁCH THÔN TỈNH BẮC GIANG,,,,,,,,,",
  HEAD,
  "I,,Huyện Sơn Động,,,,,,,",
  '1,T1,Thôn Nà Trắng,Xã An Lạc,,"1.596",6.012,106.9512,21.3612,Báo cáo 12/BC-UBND',
  '2,T2,Bản Mùng,nt,,87,"350",21.3512,106.9412,nt',
  "3,T3,Thôn Đồng Dương,nt,,-,,106.9312,21.3412,",
  "4,T4,Thôn Không,nt,,10,20,0,0,x",
  "5,T5,Thôn Sai,nt,,mười,20,106.9212,21.3312,x",
].join("\n")

test("a list of villages comes in as it is sent; what is wrong is told by row and column", async () => {
  const report = await take("thon.csv", LIST.normalize("NFD"), true)
  const villages = await readAssets(ctx, { kinds: ["village"], on: "2024-12-31" })
  const refused = report.rows.filter(({ state }) => state === "refuse")

  expect(report.counts).toMatchObject({ propose: 3, refuse: 2, assets: { add: 3 } })
  expect(villages.map(({ name, attributes }) => [name, attributes])).toEqual([
    ["Thôn Nà Trắng", { households: 1596, population: 6012, counted_source: "Báo cáo 12/BC-UBND" }],
    ["Bản Mùng", { households: 87, population: 350, counted_source: "Báo cáo 12/BC-UBND" }],
    ["Thôn Đồng Dương", {}],
  ])
  expect(villages[1]).toMatchObject({ longitude: 106.9412, latitude: 21.3512 })
  expect(villages.every(({ unit }) => unit === villages[0]?.unit && unit !== null)).toBe(true)
  expect(refused.map(({ row }) => row)).toEqual([7, 8])
  expect(JSON.stringify(refused)).toContain("0/0")
})

test("the same list again changes nothing; a later count is said of its day, the earlier stays", async () => {
  const again = await take("thon.csv", LIST, true)
  expect(again.counts.assets).toMatchObject({ add: 0, change: 0, same: 3 })

  const path = join(folder, "sau.csv")
  writeFileSync(path, `${HEAD}\n1,T1,Thôn Nà Trắng,Xã An Lạc,,1600,6100,106.9512,21.3612,Báo cáo 9`)
  const later = { actor: OPERATOR, kind: "village", scheme: "SO-THON", commit: true }
  await importFile(ctx, path, { ...later, day: "2025-06-30" })
  const peopleOn = async (on: string) => {
    const [first] = await readAssets(ctx, { kinds: ["village"], on, q: "T1" })
    return first?.attributes["population"]
  }
  expect(await peopleOn("2025-01-01")).toBe(6012)
  expect(await peopleOn("2025-07-01")).toBe(6100)
})

test("areas come in as areas, and more households with fibre than households are refused", async () => {
  const ring = [
    [106.9, 21.3],
    [106.91, 21.3],
    [106.91, 21.31],
    [106.9, 21.3],
  ]
  const feature = (name: string, fibre: number) => ({
    type: "Feature",
    properties: {
      thôn: name,
      xã: "An Lạc",
      huyện: "Sơn Động",
      "số hộ": 50,
      fibre_households: fibre,
    },
    geometry: { type: "Polygon", coordinates: [ring] },
  })
  const features = [feature("Thôn Vùng", 40), feature("Thôn Quá", 60)]
  const report = await take(
    "vung.geojson",
    JSON.stringify({ type: "FeatureCollection", features }),
    true,
  )
  const [area] = await readAssets(ctx, { kinds: ["village"], on: "2024-12-31", q: "thon vung" })

  expect(report.counts).toMatchObject({ propose: 1, refuse: 1 })
  expect(area).toMatchObject({
    geometry: { type: "Polygon" },
    attributes: { households: 50, fibre_households: 40 },
  })
})

test("villages are no infrastructure: a list that names no kind leaves them out", async () => {
  const at = "2024-12-31"

  expect((await listAssets(ctx, { at }, ALL)).total).toBe(0)
  expect((await listAssets(ctx, { at, kind: "village" }, ALL)).total).toBe(4)
})
