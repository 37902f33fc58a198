import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { toMetres, vn2000 } from "@tinhso/places"
import { encode } from "@tinhso/vietnamese"
import { expect, test } from "vitest"
import type { MeasurementOptions } from "../model.ts"
import type { Points } from "../points/points.ts"
import { readFileOfPoints } from "./reading-service.ts"

const NOW = new Date("2026-11-21T02:00:00Z")

async function read(name: string, content: string | Uint8Array, options: MeasurementOptions = {}) {
  const path = join(await mkdtemp(join(tmpdir(), "tinhso-do-")), name)
  await writeFile(path, content)
  return (await readFileOfPoints(path, name, options, NOW)).read
}

const first = ({
  longitude,
  latitude,
  level,
  technology,
  operator,
  seconds,
  words,
  download,
  latency,
}: Points) => ({
  longitude: longitude[0]! / 1e6,
  latitude: latitude[0]! / 1e6,
  level: level[0]! / 100,
  technology: words.technology[technology[0]!],
  operator: words.operator[operator[0]!],
  at: new Date(seconds[0]! * 1000).toISOString(),
  download: download[0],
  latency: latency[0],
})

test("G-NetTrack's export", async () => {
  const { points } = await read(
    "g.csv",
    "Timestamp,Longitude,Latitude,Speed,Operatorname,Operator,CGI,Node,CellID,NetworkTech,NetworkMode,Level,Qual,SNR,DL_bitrate,NRxLev1\n2026.03.15_10.22.33,107.123456,20.954321,40,Viettel,45204,x,1000,256001,4G,LTE,-95,-11,8,12345,-101\n",
  )

  expect(first(points)).toMatchObject({
    longitude: 107.123456,
    latitude: 20.954321,
    level: -95,
    technology: "4G",
    operator: "452-04",
    at: "2026-03-15T03:22:33.000Z",
    download: 12_345,
  })
  expect(points.words.cell[1]).toBe("1000/256001")
})

test("TEMS' export below lines of its own, tabs between, several technologies", async () => {
  const { points, rows } = await read(
    "tems.txt",
    "TEMS Export\nLog: drive1.trp\n\nTime\tAll-Longitude\tAll-Latitude\tServing Cell RSRP (dBm)\tActive RSCP (dBm)\tSystem\n15/03/2026 10:22:33.123\t107.1\t20.95\t-101.5\t\tLTE\n15/03/2026 10:22:34.123\t107.2\t20.95\t\t-88\tWCDMA\n",
  )

  expect(rows).toBe(2)
  expect([...points.level]).toEqual([-10_150, -8800])
  expect([...points.technology].map((word) => points.words.technology[word])).toEqual(["4G", "3G"])
})

test("OpenCelliD's measurements, with the ASU of GSM where it is declared", async () => {
  const text =
    "mcc,net,area,cell,lon,lat,signal,measured_at,rating,speed,direction,act\n452,4,1201,31234,107.1,20.95,20,1773544953000,,,,GSM\n"
  const asked = await read("m.csv", text)
  const declared = await read("m.csv", text, { level: "asu" })

  expect([...asked.reasons]).toEqual([["level-unit", 1]])
  expect(first(declared.points)).toMatchObject({ level: -73, technology: "2G", operator: "452-04" })
})

test("a Vietnamese table with decimal commas, degrees and minutes, in old letters", async () => {
  const text =
    "Ngày đo;Giờ đo;Kinh độ;Vĩ độ;Nhà mạng;Công nghệ;Mức thu (dBm);Ghi chú\n15/03/2026;10:22;107,123456;20,954321;VinaPhone;LTE;-95,5;đo lại\n15/03/2026;10:23;107°6'36\"Đ;20°57'0\"B;MobiFone;4G;-88;\n"
  const written = encode(text, "windows-1258")
  const { points, decimal, told } = await read("bang.csv", written ?? text)

  expect(decimal).toBe("comma")
  expect(new Set(points.level)).toEqual(new Set([-9550, -8800]))
  expect(new Set(points.words.operator)).toEqual(new Set([null, "452-01", "452-02"]))
  expect([...told.keys()].join(" ")).toContain("độ, phút, giây")
})

test("VN-2000 metres need their meridian, and are asked about without it", async () => {
  const { easting, northing } = toMetres(vn2000(107.75, 3), { longitude: 107.1, latitude: 20.95 })
  const text = `X (m),Y (m),Mức,Công nghệ\n${northing.toFixed(2)},${easting.toFixed(2)},-90,4G\n`
  const asked = await read("vn.csv", text)
  const known = await read("vn.csv", text, { meridian: "107°45'" })

  expect(asked.points.length).toBe(0)
  expect(first(known.points).longitude).toBeCloseTo(107.1, 5)
  expect(first(known.points).latitude).toBeCloseTo(20.95, 5)
})

test("GeoJSON and KML points", async () => {
  const feature = {
    type: "Feature",
    geometry: { type: "Point", coordinates: [107.1, 20.95] },
    properties: { rsrp: -99, technology: "LTE", time: "2026-03-15T03:00:00Z" },
  }
  const map = await read(
    "a.geojson",
    JSON.stringify({ type: "FeatureCollection", features: [feature] }),
  )
  const kml = await read(
    "a.kml",
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><ExtendedData><Data name="RSRP"><value>-99</value></Data><Data name="technology"><value>4G</value></Data></ExtendedData><Point><coordinates>107.1,20.95,0</coordinates></Point></Placemark></Document></kml>',
  )

  expect(first(map.points)).toMatchObject({
    level: -99,
    technology: "4G",
    at: "2026-03-15T03:00:00.000Z",
  })
  expect(first(kml.points)).toMatchObject({ longitude: 107.1, latitude: 20.95, level: -99 })
})

test("a speed test has no level, and a speed without its unit is left out with a question", async () => {
  const speeds = await read(
    "s.csv",
    "lon,lat,Tải xuống (Mbps),Tải lên (Mbps),Ping (ms),Loại mạng\n107.1,20.95,45.5,12,31,5G\n",
  )
  const plain = await read("s.csv", "lon,lat,Download,Ping\n107.1,20.95,45.5,31\n")
  const chosen = await read("s.csv", "lon,lat,Download,Ping\n107.1,20.95,45.5,31\n", {
    columns: { Download: "download:mbit/s" },
  })

  expect(first(speeds.points)).toMatchObject({ download: 45_500, latency: 310, technology: "5G" })
  expect(plain.columns.find(({ heading }) => heading === "Download")).toMatchObject({ unit: null })
  expect(first(chosen.points).download).toBe(45_500)
})

test("rows without service are points that heard nothing, in whichever column they say so", async () => {
  const { points, silent } = await read(
    "x.csv",
    "lon,lat,RSRP,Công nghệ,Trạng thái\n107.1,20.95,No Service,4G,\n107.2,20.95,,4G,Mất sóng\n107.3,20.95,-100,4G,OK\n",
  )

  expect(silent).toBe(2)
  expect(points.length).toBe(3)
})

test("a time zone in the text counts before the one that is declared", async () => {
  const text = "time,lon,lat,rsrp,rat\n2026-03-15 10:00:00,107.1,20.95,-90,4G\n"
  const zoned = "time,lon,lat,rsrp,rat\n2026-03-15T10:00:00+07:00,107.1,20.95,-90,4G\n"

  expect(first((await read("t.csv", text)).points).at).toBe("2026-03-15T03:00:00.000Z")
  expect(first((await read("t.csv", text, { timezone: "UTC" })).points).at).toBe(
    "2026-03-15T10:00:00.000Z",
  )
  expect(first((await read("t.csv", zoned, { timezone: "UTC" })).points).at).toBe(
    "2026-03-15T03:00:00.000Z",
  )
})
