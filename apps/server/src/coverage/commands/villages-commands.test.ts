import { readFileSync } from "node:fs"
import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Command } from "commander"
import { beforeAll, expect, test } from "vitest"
import { geographicKeys, rolling, writeHgt, writeSheet } from "../testing/terrain-files.ts"
import { coverageCommands } from "./index.ts"

/** What every line says of villages, whatever the order of lines. */
const villagesIn = (rows: Record<string, string>[]) =>
  rows
    .map((row) => [row["unit"], row["operator"], row["villages_served"], row["villages_of"]].join())
    .toSorted()

let folder = ""
const at = (name: string) => join(folder, name)

async function tinhso(...argv: string[]) {
  const out: string[] = []
  const note: string[] = []
  const program = new Command().exitOverride()
  coverageCommands(program, {
    open: () => Promise.reject(new Error("no database is needed")),
    out: (line) => void out.push(line),
    note: (line) => void note.push(line),
    fail: () => undefined,
    path: (typed) => join(folder, typed),
  })
  await program.parseAsync(["coverage", ...argv], { from: "user" })
  const [header = "", ...lines] = out
  const columns = header.split("\t")
  const rows = lines.map((line) =>
    Object.fromEntries(line.split("\t").map((cell, i) => [columns[i] ?? "", cell])),
  )
  return { rows, note: note.join("\n") }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tinhso-villages-"))
  await writeHgt(folder, { south: 20, west: 106 }, rolling)
  const stations = [
    "id,lat,lon,height_m,frequency_mhz,power_dbm,technology,operator",
    "A,20.5,106.5,45,1800,10,4G,Viettel",
    "B,20.52,106.53,45,1800,10,4G,MobiFone",
  ]
  await writeFile(at("tram.csv"), stations.join("\n"))
  const villages = [
    "id,name,unit,lat,lon,households,population",
    "v1,Bản Một,Xã A,20.5002,106.5003,50,200",
    "v2,Bản Hai,Xã A,20.56,106.47,80,300",
    "v3,Bản Ba,Xã B,20.575,106.475,20,",
    "v4,Bản Bốn,Xã B,20.44,106.60,40,160",
  ]
  await writeFile(at("thon.csv"), villages.join("\n"))
  const fibre = {
    type: "FeatureCollection",
    features: [
      {
        type: "Feature",
        properties: null,
        geometry: {
          type: "LineString",
          coordinates: [
            [106.4, 20.5],
            [106.6, 20.5],
          ],
        },
      },
    ],
  }
  await writeFile(at("cap.geojson"), JSON.stringify(fibre))
  const where = ["--stations", "tram.csv", "--terrain", "N20E106.hgt", "--out", "out"]
  const how = ["--radius", "4", "--resolution", "100", "--workers", "1", "--reliability", "50"]
  await tinhso("run", ...where, ...how)
})

test("served says who has signal of how many, by unit, operator and over all", async () => {
  const { rows } = await tinhso("served", "--points", "thon.csv", "--coverage", "out")
  const any = rows.filter(({ operator }) => operator === "*")
  expect(any.map(({ unit }) => unit)).toEqual(["Xã A", "Xã B", "*"])
  expect(any[0]).toMatchObject({ villages_served: "1", villages_of: "2" })
  expect(any[1]).toMatchObject({
    villages_served: "0",
    population_of: "160",
    population_unknown_villages: "1",
  })
})

test("asked of the stations themselves the villages served are the same", async () => {
  const where = ["--stations", "tram.csv", "--terrain", "N20E106.hgt", "--radius", "4"]
  const direct = await tinhso("served", "--points", "thon.csv", ...where)
  const pictures = await tinhso("served", "--points", "thon.csv", "--coverage", "out")
  expect(villagesIn(direct.rows)).toEqual(villagesIn(pictures.rows))
})

test("gaps are ranked by people, with the way to the nearest mast and cable", async () => {
  const options = ["--coverage", "out", "--points", "thon.csv", "--fibre", "cap.geojson"]
  const { rows, note } = await tinhso("gaps", ...options, "--out", "lom.geojson")
  expect(rows.map(({ names }) => names)).toEqual(["Bản Hai, Bản Ba", "Bản Bốn"])
  expect(rows[0]).toMatchObject({ population: "300", uncounted_villages: "1" })
  expect(Number(rows[0]?.["to_fibre_m"])).toBeCloseTo(6640, -2)
  expect(Number(rows[1]?.["to_mast_m"])).toBeGreaterThan(9000)
  expect(note).toMatch(/2 vùng lõm 4G, gồm 3 trong 4 điểm dân cư/)
  expect(JSON.parse(readFileSync(at("lom.geojson"), "utf8"))).toMatchObject({
    features: [{ properties: { rank: 1, villages: ["v2", "v3"] } }, { properties: { rank: 2 } }],
  })
})

test("sites bring signal to those without, most people first, compared with the optimum", async () => {
  const options = ["--coverage", "out", "--points", "thon.csv", "--terrain", "N20E106.hgt"]
  const { rows, note } = await tinhso("sites", ...options, "--count", "2", "--around", "1")
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.length).toBeLessThanOrEqual(2)
  const gains = rows.map(({ gain }) => Number(gain))
  expect(gains).toEqual(gains.toSorted((one, other) => other - one))
  expect(note).toMatch(/3 thôn chưa có 4G, 460 người/)
  expect(note).toMatch(/1 thôn không có số người/)
  expect(note).toMatch(/Đạt [\d,]+ % của phương án tối ưu/)
})

test("only given candidates are taken where they are given", async () => {
  await writeFile(at("ung-vien.csv"), "id,lat,lon\nU1,20.561,106.471\nU2,20.441,106.601\n")
  const options = ["--coverage", "out", "--points", "thon.csv", "--terrain", "N20E106.hgt"]
  const { rows } = await tinhso("sites", ...options, "--candidates", "ung-vien.csv")
  expect(rows.map(({ id }) => id)).toEqual(["U1", "U2"])
})

const square = (west: number, south: number, east: number, north: number) => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

const boundary = (properties: object, geometry: object) => ({
  type: "Feature",
  properties,
  geometry,
})

const collection = (...features: object[]) =>
  JSON.stringify({ type: "FeatureCollection", features })

test("served with boundaries says km² of every unit, with what they are of", async () => {
  const units = collection(
    boundary({ name: "Xã A", code: "00001" }, square(106.49, 20.49, 106.51, 20.51)),
    boundary({ name: "Xã B", code: "00002" }, square(106.53, 20.52, 106.7, 20.53)),
    boundary({ name: "Xã B", code: "00003" }, square(107, 20.5, 107.01, 20.51)),
  )
  await writeFile(at("xa.geojson"), units)
  const { rows, note } = await tinhso("served", "--boundaries", "xa.geojson", "--coverage", "out")
  expect(rows.map(({ unit, operator }) => `${unit} ${operator}`)).toEqual(
    ["Xã A", "Xã B (00002)", "Xã B (00003)"].flatMap((unit) =>
      ["MobiFone", "Viettel", "*"].map((operator) => `${unit} ${operator}`),
    ),
  )
  const [, , near, , , half, , , far] = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, name === "unit" ? cell : Number(cell)]),
    ),
  )
  // 0,02° by 0,02° at 20,5° N: 2,086 km by 2,214 km.
  expect(near?.["km2_unit"]).toBeCloseTo(4.618, 1)
  expect(near).toMatchObject({ km2_beyond: 0, km2_unknown: 0 })
  expect(near?.["km2_share"]).toBeGreaterThan(0.5)
  expect(half?.["km2_beyond"]).toBeGreaterThan(10)
  expect(half?.["km2_of"]).toBeCloseTo(
    Number(half?.["km2_computed"]) + Number(half?.["km2_beyond"]),
    2,
  )
  expect(far).toMatchObject({ km2_served: 0, km2_computed: 0, km2_share: 0 })
  expect(note).toMatch(/tâm/)
})

test.each([
  [
    "a point",
    collection(boundary({ name: "A" }, { type: "Point", coordinates: [1, 2] })),
    /Polygon/,
  ],
  ["no name", collection(boundary({ x: 1 }, square(106, 20, 107, 21))), /không có thuộc tính/],
  ["metres", collection(boundary({ name: "A" }, square(5e5, 2e6, 6e5, 3e6))), /EPSG:4326/],
  ["nothing", collection(), /không có đối tượng/],
])("boundaries with %s are refused", async (_what, text, reason) => {
  await writeFile(at("sai-xa.geojson"), text)
  const options = ["--boundaries", "sai-xa.geojson", "--coverage", "out"]
  await expect(tinhso("served", ...options)).rejects.toThrow(reason)
})

test("new stations are judged with the land cover that the run was computed with", async () => {
  await writeSheet(folder, "lop-phu.tif", {
    x: 106.3,
    y: 20.8,
    stepX: 0.002,
    stepY: 0.002,
    columns: 200,
    rows: 300,
    geoKeys: geographicKeys(4326),
    height: (column) => (column % 10 < 5 ? 10 : 40),
  })
  const where = ["--stations", "tram.csv", "--terrain", "N20E106.hgt", "--out", "out-cover"]
  const how = ["--radius", "2", "--resolution", "300", "--workers", "1", "--reliability", "50"]
  const cover = ["--clutter", "lop-phu.tif"]
  await tinhso("run", ...where, ...how, "--model", "p1812", ...cover)
  const options = ["--coverage", "out-cover", "--points", "thon.csv", "--terrain", "N20E106.hgt"]
  await expect(tinhso("sites", ...options)).rejects.toThrow(/thêm --clutter/)
  const { rows } = await tinhso("sites", ...options, "--around", "0.5", ...cover)
  expect(rows.length).toBeGreaterThan(0)
})

test.each([
  ["served", ["--coverage", "out"], /Thêm --points/],
  ["served", ["--boundaries", "xa.geojson"], /cần --coverage/],
  ["served", ["--points", "thon.csv"], /Thêm --coverage/],
  ["served", ["--points", "thon.csv", "--coverage", "."], /không có kết quả/],
  ["served", ["--points", "none.csv", "--coverage", "out"], /none\.csv/],
  ["gaps", ["--points", "thon.csv", "--coverage", "out", "--technology", "5G"], /có: 4G/],
  ["served", ["--points", "sai.csv", "--coverage", "out"], /2 chỗ cần sửa/],
  ["served", ["--points", "sai.geojson", "--coverage", "out"], /FeatureCollection/],
])("%s %j is refused", async (command, options, reason) => {
  await writeFile(at("sai.csv"), "id,lat,lon,population\na,91,106,5\nb,21,106,nhiều\n")
  await writeFile(at("sai.geojson"), "{}")
  await expect(tinhso(command, ...options)).rejects.toThrow(reason)
})
