import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { encode } from "@tinhso/vietnamese"
import { afterAll, expect, test } from "vitest"
import { writeZip } from "../../../../platform/table-file/testing/zip-writer.ts"
import { dbfOf, shpOfLine, shpOfPoints } from "../testing/shapefile-writer.ts"
import { readAssetFile } from "./read-file.ts"

const folder = mkdtempSync(join(tmpdir(), "tinhso-formats-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(name: string, content: string | Buffer) {
  const path = join(folder, name)
  writeFileSync(path, content)
  const { grid, format } = await readAssetFile(path)
  return { format, rows: grid.sheets[0]?.rows.map(({ texts }) => texts) ?? [] }
}

const feature = (properties: object, geometry: object) => ({
  type: "Feature",
  properties,
  geometry,
})
const collection = (...features: object[]) =>
  JSON.stringify({ type: "FeatureCollection", features })
const point = (...coordinates: number[]) => ({ type: "Point", coordinates })

test("points of a GeoJSON become rows with their properties", async () => {
  const { format, rows } = await read(
    "cot.geojson",
    collection(feature({ Tên: "BKN-001", height: 42 }, point(105.8, 22.1))),
  )

  expect(format).toBe("geojson")
  expect(rows[0]?.slice(0, 4)).toEqual(["Tên", "height", "longitude", "latitude"])
  expect(rows[1]?.slice(0, 4)).toEqual(["BKN-001", "42", "105.8", "22.1"])
})

test.each([
  ["not JSON", "{", "không phải JSON"],
  [
    "another grid",
    '{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:3405"}},"features":[]}',
    "hệ tọa độ",
  ],
  ["nothing in it", collection(), "không có hình nào"],
  ["a feature without a type", '{"features":[{}]}', "hình thứ 1"],
  [
    "a geometry that is none",
    collection(feature({}, { type: "Point", coordinates: ["a"] })),
    "hình “Point”",
  ],
])("a GeoJSON with %s is refused", async (_what, text, why) => {
  await expect(read("sai.geojson", text)).rejects.toThrow(why)
})

test("placemarks of a KML become rows; heights of 0 and styles are left out", async () => {
  const { rows } = await read(
    "wifi.kml",
    `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>
      <name>Điểm wifi Hồ Ba Bể</name><styleUrl>#a</styleUrl>
      <ExtendedData><Data name="Miễn phí"><value>có</value></Data></ExtendedData>
      <Point><coordinates>105.61,22.41,0</coordinates></Point></Placemark></Document></kml>`,
  )

  expect(rows[0]).toEqual([
    "name",
    "Miễn phí",
    "longitude",
    "latitude",
    "geometry (geojson)",
    "tọa độ x",
    "tọa độ y",
  ])
  expect(rows[1]?.slice(0, 4)).toEqual(["Điểm wifi Hồ Ba Bể", "có", "105.61", "22.41"])
})

test("a KML with entities of its own is refused", async () => {
  const text = '<!DOCTYPE kml [<!ENTITY a "b">]><kml><Document/></kml>'

  await expect(read("bom.kml", text)).rejects.toThrow("ENTITY")
})

test("a route of a KML keeps its line", async () => {
  const { rows } = await read(
    "tuyen.kml",
    `<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>T1</name><LineString><coordinates>105.6,22.4 105.7,22.5</coordinates></LineString></Placemark></kml>`,
  )

  expect(JSON.parse(rows[1]?.[3] ?? "")).toEqual({
    type: "LineString",
    coordinates: [
      [105.6, 22.4],
      [105.7, 22.5],
    ],
  })
})

const VN2000 =
  'PROJCS["VN_2000_TM3_106_30",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",106.5],PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'

const part = (name: string, data: Buffer | string) => ({
  name,
  data: typeof data === "string" ? Buffer.from(data) : data,
})

const FIELDS = [
  { name: "TEN", length: 40 },
  { name: "CAO", length: 6 },
]
const ROWS = [
  ["Trạm Đức Xuân phường Nguyễn Thị Minh Khai", "42"],
  ["Trạm Bộc Bố huyện Pác Nặm", "45"],
]

test.each(["tcvn3", "vni", "windows-1258", "utf-8"] as const)(
  "a Shapefile in VN-2000 metres with letters in %s comes in degrees and in Vietnamese",
  async (encoding) => {
    const letters = (text: string) =>
      encoding === "utf-8" ? Buffer.from(text) : encode(text, encoding)
    const zip = writeZip([
      part(
        "cot.shp",
        shpOfPoints([
          [448_890, 2_456_897],
          [453_040, 2_482_786],
        ]),
      ),
      part(
        "cot.dbf",
        dbfOf(
          [
            { name: "TEN", length: 80 },
            { name: "CAO", length: 6 },
          ],
          ROWS,
          letters,
        ),
      ),
      part("cot.prj", VN2000),
      ...(encoding === "utf-8" ? [part("cot.cpg", "UTF-8")] : []),
    ])

    const { format, rows } = await read(`cot-${encoding}.zip`, zip)

    expect(format).toBe("shapefile")
    expect(rows.slice(1).map(([name, height]) => [name, height])).toEqual(ROWS)
    expect(Number(rows[1]?.[2])).toBeCloseTo(106.006165, 5)
    expect(Number(rows[1]?.[3])).toBeCloseTo(22.209063, 5)
  },
)

test("metres of a Shapefile without .prj stay metres, to be asked about like any others", async () => {
  const zip = writeZip([
    part("a.shp", shpOfPoints([[448_890, 2_456_897]])),
    part("a.dbf", dbfOf(FIELDS, [["A", "1"]], Buffer.from)),
  ])

  const { rows } = await read("khong-prj.zip", zip)

  expect(rows[1]?.slice(-2)).toEqual(["448890", "2456897"])
})

test.each([
  ["no .shp", [part("a.txt", "x")], "không có .shp"],
  [
    "two layers",
    [part("a.shp", shpOfPoints([[105, 21]])), part("b.shp", shpOfPoints([[105, 21]]))],
    "2 lớp",
  ],
  [
    "another grid",
    [part("a.shp", shpOfPoints([[1, 2]])), part("a.prj", 'PROJCS["NAD83"]')],
    "hệ tọa độ",
  ],
  [
    "a line without .prj",
    [
      part(
        "a.shp",
        shpOfLine([
          [448_890, 2_456_897],
          [448_990, 2_456_997],
        ]),
      ),
    ],
    "không có .prj",
  ],
  [
    "a table that was cut",
    [part("a.shp", shpOfPoints([[105, 21]])), part("a.dbf", Buffer.alloc(10))],
    "bị cắt",
  ],
])("a Shapefile with %s is refused", async (what, parts, why) => {
  await expect(read(`${what.replaceAll(/\W/gu, "")}.zip`, writeZip(parts))).rejects.toThrow(why)
})

test.each([
  ["sum is wrong", { ...part("a.kml", "<kml/>"), crc: 1 }],
  ["part lies outside", part("../a.kml", "<kml/>")],
])("a zip whose %s is refused as damaged", async (_what, one) => {
  await expect(read("hong.kmz", writeZip([one]))).rejects.toThrow("cắt hoặc hỏng")
})

const CELLS = [
  "LTE,452,04,1234,2560001,0,105.80,22.10,1000,30,1,1,1,0",
  "LTE,452,04,1234,2560002,0,105.81,22.11,1000,10,1,1,1,0",
  "GSM,452,1,55,77,,105.90,22.20,500,3,1,1,1,0",
]

test.each([
  [
    "with",
    [
      "radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal",
      ...CELLS,
    ],
  ],
  ["without", CELLS],
])("OpenCelliD %s its heading: cells of one eNodeB are one station", async (_what, lines) => {
  const { format, rows } = await read("452.csv", `${lines.join("\n")}\n`)

  expect(format).toBe("opencellid")
  expect(rows.slice(1)).toEqual([
    ["LTE-452-04-10000", "LTE-452-04-10000", "4G", "452-04", "105.802500", "22.102500"],
    ["GSM-452-01-55-7", "GSM-452-01-55-7", "2G", "452-01", "105.900000", "22.200000"],
  ])
})

test("cells of GSM, UMTS and NR whose numbers share a site are one station where their places agree", async () => {
  const lines = [
    "GSM,452,1,55,771,,105.90,22.20,500,1,1,1,1,0",
    "GSM,452,1,55,772,,105.902,22.20,500,1,1,1,1,0",
    "GSM,452,1,55,773,,106.40,22.20,500,1,1,1,1,0",
    "GSM,452,1,56,774,,105.90,22.20,500,1,1,1,1,0",
    "UMTS,452,4,7,65811,,105.80,22.10,500,1,1,1,1,0",
    "UMTS,452,4,7,65812,,105.801,22.10,500,3,1,1,1,0",
    "NR,452,4,7,16777217,,105.70,22.00,500,1,1,1,1,0",
    "NR,452,4,7,16777219,,105.70,22.00,500,1,1,1,1,0",
  ]
  const { rows } = await read("452.csv", `${lines.join("\n")}\n`)

  expect(rows.slice(1).map(([code, , technology, , east]) => [code, technology, east])).toEqual([
    ["GSM-452-01-55-77", "2G", "105.901000"],
    ["GSM-452-01-55-77.773", "2G", "106.400000"],
    ["GSM-452-01-56-77", "2G", "105.900000"],
    ["UMTS-452-04-7-6581", "3G", "105.800750"],
    ["NR-452-04-7-65536", "5G", "105.700000"],
  ])
})
