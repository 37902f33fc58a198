import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../../../platform/context.ts"
import { openTestDatabase, testContext } from "../../../../testing/database.ts"
import { loadShippedUnits } from "../../../service/units-service.ts"
import { readAssets } from "../../service/read-service.ts"
import { importFile } from "./file-service.ts"

const folder = mkdtempSync(join(tmpdir(), "tinhso-bad-"))
const db = await openTestDatabase()
const ctx = testContext(db)
beforeAll(() => loadShippedUnits(ctx))
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const DAY = "2024-06-30"
const HEAD = "Mã trạm;Kinh độ;Vĩ độ;Công nghệ;Nhà mạng;Chiều cao cột (m);Góc phương vị;Tần số"
const GOOD = "A-1;105,80;22,10;4G;Viettel;42;0/120/240;1800"

function importText(name: string, text: string, more: object = {}) {
  const path = join(folder, name)
  writeFileSync(path, text)
  return importFile(ctx, path, { actor: OPERATOR, day: DAY, commit: false, ...more })
}

test.each([
  ["a place at sea", "B-2;105,80;2,10;4G;Viettel;42;0;1800", "B3", "ngoài Việt Nam"],
  ["a place at 0/0", "B-2;0;0;4G;Viettel;42;0;1800", "B3", "0/0"],
  ["a height of 450 m", "B-2;105,80012;22,10034;4G;Viettel;450;0;1800", "F3", "Chiều cao"],
  ["a height in centimetres", "B-2;105,80012;22,10034;4G;Viettel;4500cm;0;1800", "F3", "45 m"],
  ["an azimuth of 400°", "B-2;105,80012;22,10034;4G;Viettel;42;0/120/400;1800", "G3", "400"],
  ["a technology nobody knows", "B-2;105,80012;22,10034;7G;Viettel;42;0;1800", "D3", "7G"],
  ["an operator nobody knows", "B-2;105,80012;22,10034;4G;Beepline;42;0;1800", "E3", "nhà mạng"],
  [
    "a coordinate without its mark",
    "B-2;1058001;2210034;4G;Viettel;42;0;1800",
    "B3",
    "dấu thập phân",
  ],
  ["one coordinate only", "B-2;105,80012;;4G;Viettel;42;0;1800", "B3", "thiếu"],
  ["nothing about it", ";;;4G;Viettel;42;0;1800", null, "không có tên"],
  ["a station twice", "A-1;105,80;22,10;4G;Viettel;42;0;1800", "D3", "dòng 2"],
  ["the code of another place", "A-1;105,90;22,20;3G;Viettel;42;0;1800", "B3", "cùng mã"],
])("a row with %s is refused by its cell, the other is proposed", async (what, row, cell, why) => {
  const report = await importText(
    `${what.replaceAll(/\W/gu, "")}.csv`,
    `${HEAD}\n${GOOD}\n${row}\n`,
  )

  expect(report.rows.map(({ state }) => state)).toEqual(["propose", "refuse"])
  const refusing = report.rows[1]?.problems.filter(({ severity }) => severity !== "warning")
  expect(refusing?.[0]).toMatchObject({ cell, vi: expect.stringContaining(why) })
})

test("swapped coordinates are put right and said, not refused", async () => {
  const report = await importText("doi-cho.csv", `${HEAD}\nC-1;22,10;105,80;4G;Viettel;42;0;1800\n`)

  expect(report.rows[0]).toMatchObject({ state: "propose", longitude: 105.8, latitude: 22.1 })
  expect(report.rows[0]?.told.join()).toContain("đổi chỗ")
})

test("a station that names a mast nobody knows is refused at that cell", async () => {
  const text = "Mã cột;Công nghệ;Nhà mạng\nKHONG-CO-1;4G;Viettel\n"
  const report = await importText("tram.csv", text, {
    kind: "base-station",
    columns: { "Mã cột": "mast" },
  })

  expect(report.rows[0]).toMatchObject({ state: "refuse" })
  expect(report.rows[0]?.problems[0]).toMatchObject({ code: "no-mast", cell: "A2" })
})

test("several operators beside several technologies are asked about, never crossed", async () => {
  const report = await importText(
    "nhieu-mang.csv",
    `${HEAD}\nD-1;105,81;22,11;3G/4G;Viettel, VNPT;42;0;1800\n`,
  )

  expect(report.rows[0]).toMatchObject({ state: "refuse" })
  expect(report.rows[0]?.problems).toContainEqual(
    expect.objectContaining({ code: "stations-unclear", severity: "asked", cell: "D2" }),
  )
})

const heightOn = async (on: string) =>
  (await readAssets(ctx, { kinds: ["mast"], on })).find(({ name }) => name === "E-1")?.attributes[
    "height"
  ]

test("what is wrong stays out, the rest is written as one act; again nothing is doubled", async () => {
  const bad = "E-9;105,80012;22,10034;4G;Viettel;450;0;1800"
  const text = (height: number) =>
    `${HEAD}\nE-1;105,82;22,12;4G;Viettel;${height};0;1800\nE-2;105,83;22,13;3G/4G;VNPT;36;0;2100\n${bad}\n`

  const first = await importText("ghi.csv", text(42), { commit: true })
  const again = await importText("ghi.csv", text(42), { commit: true })
  const changed = await importText("ghi.csv", text(45), { commit: true, day: "2024-09-30" })

  expect(first.counts).toMatchObject({ propose: 2, refuse: 1, assets: { add: 5 } })
  expect(again.counts.assets).toEqual({ add: 0, change: 0, same: 5 })
  expect(changed.counts.assets).toEqual({ add: 0, change: 1, same: 4 })
  expect(await heightOn("2024-07-01")).toBe(42)
  expect(await heightOn("2024-10-01")).toBe(45)
})

test("a map file of routes gives lines of its kind", async () => {
  const line = {
    type: "LineString",
    coordinates: [
      [105.8, 22.1],
      [105.82, 22.12],
    ],
  }
  const properties = { "Tên tuyến": "Tuyến Bắc Kạn – Ba Bể", "Chiều dài": 3.1, "Số sợi": 24 }
  const text = JSON.stringify({ features: [{ type: "Feature", properties, geometry: line }] })

  const report = await importText("cap-quang.geojson", text, { kind: "fibre-route" })

  expect(report.rows[0]).toMatchObject({ state: "propose", name: "Tuyến Bắc Kạn – Ba Bể" })
  expect(report.rows[0]?.assets[0]).toMatchObject({
    kind: "fibre-route",
    attributes: { length_km: 3.1, cores: 24 },
  })
})

test("a list of wifi points is known by its title", async () => {
  const text =
    'DANH SÁCH ĐIỂM WIFI CÔNG CỘNG\nSTT,Tên điểm,Tọa độ,Miễn phí\n1,Hồ Ba Bể,"22.41, 105.61",có\n2,UBND xã Khang Ninh,"22.42, 105.65",không\n'
  const report = await importText("wifi.csv", text)

  expect(report.tables[0]).toMatchObject({ kind: "wifi-point", childKind: null })
  expect(report.rows.map(({ assets }) => assets[0]?.attributes["free"])).toEqual([true, false])
})

test("a file without any table is refused in words", async () => {
  await expect(importText("van-ban.csv", "Kính gửi,các sở\nĐề nghị,báo cáo\n")).rejects.toThrow(
    /không thấy dòng tiêu đề/,
  )
})
