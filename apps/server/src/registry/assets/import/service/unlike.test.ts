import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../../../platform/context.ts"
import type { Database } from "../../../../platform/database.ts"
import type { GridFile, GridRow, Span } from "../../../../platform/table-file/index.ts"
import { openTestDatabase, testContext } from "../../../../testing/database.ts"
import { loadShippedUnits } from "../../../service/units-service.ts"
import type { AssetImportReport } from "../model.ts"
import { importAssets } from "./import-service.ts"

let db: Database
let ctx: Context
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db, { now: () => new Date("2026-11-22T02:00:00Z") })
  await loadShippedUnits(ctx)
})
afterAll(() => db.close())

type Cell = string | number | null
interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges?: readonly Span[]
}

const rowOf = (cells: readonly Cell[], at: number): GridRow => ({
  row: at + 1,
  hidden: false,
  texts: cells.map((cell) => (cell === null ? "" : String(cell))),
  kinds: cells
    .map((cell) => {
      if (cell === null || cell === "") return "."
      if (typeof cell === "number") return "n"
      return cell.startsWith("=") ? "f" : "t"
    })
    .join(""),
})

const read = (...sheets: readonly Sheet[]): Promise<AssetImportReport> => {
  const grid: GridFile = {
    fileName: "danh-sach.xlsx",
    encoding: null,
    delimiter: null,
    sha256: "0".repeat(64),
    sheets: sheets.map(({ name, rows, merges = [] }) => ({
      name,
      hidden: false,
      merges,
      rows: rows.map(rowOf),
    })),
  }
  return importAssets(ctx, grid, { commit: false, actor: OPERATOR, format: "workbook" })
}
const sheet = (rows: Sheet["rows"], merges: readonly Span[] = [], name = "Sheet1"): Sheet => ({
  name,
  rows,
  merges,
})

const span = (top: number, left: number, bottom: number, right: number): Span => ({
  top,
  left,
  bottom,
  right,
})

/** A row of a list of stations in Hà Tu. */
const station = (code: string, east: Cell, north: Cell, height: Cell, azimuths: string): Cell[] => [
  code,
  "Phường Hà Tu",
  east,
  north,
  height,
  azimuths,
  "4G",
  "Viettel",
]

/** "5: mast 42 m; base-station 4G 452-04", for every row of data. */
const told = ({ rows }: AssetImportReport) =>
  rows
    .filter(({ what }) => what === "data")
    .map(({ row, state, assets, problems }) => {
      const words = assets.map(({ kind, attributes }) =>
        [kind, attributes["technology"], attributes["operator"], attributes["height"]]
          .filter((one) => one !== undefined)
          .join(" "),
      )
      const wrong = problems.filter(({ severity }) => severity !== "warning")
      const why = wrong.map(({ cell, code }) => `${code}@${cell ?? "-"}`)
      return `${row} ${state}: ${[...words, ...why].join("; ")}`
    })

test("operators above technologies, in a heading of three lines", async () => {
  const rows = [
    ["STT", "Thông tin vị trí", null, null, null, "Thông tin trạm", null, null, null],
    [null, "Mã trạm", "Xã", "Tọa độ", null, "Viettel", null, "VNPT", null],
    [null, null, null, "Kinh độ", "Vĩ độ", "4G", "5G", "4G", "5G"],
    [1, "A-001", "Hà Tu", 107.1512, 20.9501, "x", null, "x", "x"],
    ["", "Tổng cộng", "", "", "", 1, "", 1, 1],
  ]
  const merges = [span(1, 1, 1, 4), span(1, 5, 1, 8), span(2, 3, 2, 4), span(2, 5, 2, 6)]
  const report = await read(sheet(rows, [...merges, span(2, 7, 2, 8)]))

  expect(told(report)).toEqual([
    "4 propose: mast; base-station 4G 452-04; base-station 4G 452-02; base-station 5G 452-02",
  ])
})

test("a second table of another kind on the sheet has its own heading and kind", async () => {
  const report = await read(
    sheet([
      ["I. Danh sách điểm wifi công cộng"],
      ["TT", "Tên điểm", "Xã, phường", "Vĩ độ", "Kinh độ"],
      [1, "Wifi chợ", "Phường Hà Tu", 20.9512, 107.153],
      [],
      ["II. Danh sách camera giám sát"],
      ["TT", "Tên camera", "Xã, phường", "Vĩ độ", "Kinh độ", "Mục đích", "Số ngày lưu", "Có AI"],
      [1, "Cam 1", "Phường Hà Tu", 20.9513, 107.1531, "Giao thông", "30 ngày", "Không"],
    ]),
  )

  expect(told(report)).toEqual(["3 propose: wifi-point", "7 propose: camera"])
})

test.each([
  ["KTT 107°45'", "VN2000 KTT 107d45 mui 3"],
  ["kinh tuyến trục 107 độ 45 phút, múi chiếu 3 độ", "Tọa độ"],
  ["KTT 107,75", "Tọa độ"],
])("metres of VN-2000 on %s, X and Y either way", async (title, name) => {
  const report = await read(
    sheet(
      [
        [`CỘT ANTEN, HỆ VN-2000, ${title}`],
        ["STT", "Tên cột", "X", "Y", "Chiều cao"],
        [1, "Cột 1", 437_742.12, 2_317_013.5, 42],
        [2, "Cột 2", "2.319.300,5", "430.500,25", "36"],
      ],
      [],
      name,
    ),
  )

  expect(report.rows.map(({ longitude }) => longitude?.toFixed(3)).slice(-2)).toEqual([
    "107.153",
    "107.084",
  ])
})

test("two meridians in one file are asked about, never chosen", async () => {
  const report = await read(
    sheet([
      ["KTT 107°45' (Hạ Long), KTT 105°00' (nơi khác)"],
      ["STT", "Tên cột", "X", "Y"],
      [1, "Cột 1", 2_317_013.5, 437_742.12],
    ]),
  )

  expect(told(report)).toEqual(["3 refuse: place-grid@C3"])
})

test("what a station stands on is named by the code of a mast, in a sheet of its own", async () => {
  const masts = [
    ["Mã cột", "Tên cột", "Kinh độ", "Vĩ độ"],
    ["K1", "Cột 1", 107.1512, 20.9501],
  ]
  const stations = [
    ["Mã trạm", "Mã cột", "Nhà mạng", "Công nghệ"],
    ["T1", "K1", "Viettel", "LTE"],
    ["T2", "K9", "VNPT", "5G"],
  ]
  const report = await read(sheet(masts, [], "Cột"), sheet(stations, [], "Trạm"))

  expect(told(report)).toEqual([
    "2 propose: mast",
    "2 propose: base-station 4G 452-04",
    "3 refuse: no-mast@B3",
  ])
})

test("headings are words of what the rows are: one syllable without its tone is none", async () => {
  const report = await read(
    sheet([
      ["DANH SÁCH TUYẾN CÁP QUANG"],
      ["TT", "Tên tuyến cáp", "Chiều dài (m)", "Số sợi", "Phương thức"],
      [1, "Tuyến A", 3200, "048", "Treo"],
    ]),
  )

  expect(report.tables[0]?.columns.map(({ target }) => target)).toEqual([
    "index",
    "name",
    "attribute:length_km",
    "attribute:cores",
    "none",
  ])
  expect(report.rows.at(-1)?.assets[0]?.attributes).toMatchObject({ length_km: 3.2, cores: 48 })
})

test("groups with their sums are groups; running numbers may be formulas", async () => {
  const report = await read(
    sheet([
      ["TT", "Tên trạm", "Kinh độ", "Vĩ độ", "2G", "4G"],
      ["A", "Phường Hà Tu (2 trạm)", null, null, 1, 2],
      ["=ROW()-2", "HT1", 107.1512, 20.9501, 1, 1],
      ["=A3+1", "HT2", 107.1562, 20.9511, null, 1],
    ]),
  )

  expect(told(report)).toEqual([
    "3 propose: mast; base-station 2G; base-station 4G",
    "4 propose: mast; base-station 4G",
  ])
  expect(report.rows.map(({ unitName }) => unitName)).toEqual([
    null,
    "Phường Hà Tu",
    "Phường Hà Tu",
  ])
})

test("IP or FM under “Loại (IP/FM)”, “Cột A2a”, and the network of a list of masts", async () => {
  const loud = await read(
    sheet([
      ["DANH SÁCH CỤM LOA TRUYỀN THANH"],
      ["TT", "Địa điểm đặt", "Xã", "Số loa", "Loại (IP/FM)", "Vĩ độ", "Kinh độ"],
      [1, "Thôn 1", "Hà Tu", "02", "IP", 20.9501, 107.1512],
      [2, "Thôn 2", "Hà Tu", 4, "FM", 20.9601, 107.1612],
    ]),
  )
  const masts = await read(
    sheet([
      ["Mã cột", "Loại cột", "Nhà mạng", "Kinh độ", "Vĩ độ", "Cao cột (cm)"],
      ["C1", "Cột A2a", "Viettel", 107.1512, 20.9501, 4200],
    ]),
  )

  expect(
    loud.rows.flatMap(({ assets }) => assets.map(({ attributes }) => attributes["ip"])),
  ).toEqual([true, false])
  expect(masts.rows[0]?.assets[0]).toMatchObject({ attributes: { class: "A2a", height: 42 } })
})

test("a place at sea is refused although nothing says where it should lie", async () => {
  const report = await read(
    sheet([
      ["Mã cột", "Kinh độ", "Vĩ độ"],
      ["B1", 108.9012, 20.2012],
      ["B2", 114.3312, 11.4312],
      ["B3", 107.1512, 20.9501],
    ]),
  )

  expect(told(report)).toEqual(["2 refuse: place-far-out@B2", "3 propose: mast", "4 propose: mast"])
})

test("bad cells are refused at their cell with the rest proposed, each told once", async () => {
  const heading = ["Mã cột", "Xã", "Kinh độ", "Vĩ độ", "Cao cột", "Góc phương vị", "CN", "Mạng"]
  const report = await read(
    sheet([
      heading,
      station("B1", 20.9501, 107.1512, 42, "0,120"),
      station("B2", 108.9012, 20.2012, 42, "0,120"),
      station("B3", 0, 0, 42, "0,120"),
      station("B4", 107.1612, 20.9601, 450, "0,120"),
      station("B5", 107.1712, 20.9651, 4200, "0,120"),
      station("B6", 107.1812, 20.9751, 42, "0,400"),
    ]),
  )

  expect(told(report)).toEqual([
    "2 propose: mast 42; base-station 4G 452-04",
    "3 refuse: place-far-out@C3",
    "4 refuse: place-outside@C4",
    "5 refuse: out-of-range@E5",
    "6 refuse: out-of-range@E6",
    "7 refuse: out-of-range@F7",
  ])
})
