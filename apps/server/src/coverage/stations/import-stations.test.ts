import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { Refusal } from "../../platform/problem.ts"
import { readStations } from "./import-stations.ts"

const HEAD = "id,lat,lon,height_m,frequency_mhz,power_dbm,technology,operator"
const GOOD = "S1,21.05,106.95,45,900,43,2G,Viettel"

async function fileOf(lines: readonly string[], more: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "tinhso-stations-"))
  for (const [name, text] of Object.entries(more)) await writeFile(join(folder, name), text)
  const path = join(folder, "tram.csv")
  await writeFile(path, lines.join("\n"))
  return path
}

test("a row says all that is needed, and what it does not say is plain", async () => {
  const { stations } = await readStations(await fileOf([HEAD, GOOD]), "itm", false)
  expect(stations).toEqual([
    {
      id: "S1",
      lat: 21.05,
      lon: 106.95,
      height: 45,
      frequency: 900,
      power: 43,
      technology: "2G",
      operator: "Viettel",
      gain: 0,
      feederLoss: 0,
      azimuths: [],
      beamwidth: 65,
      mechanicalTilt: 0,
      electricalTilt: 0,
      pattern: null,
      mast: null,
    },
  ])
})

test("sectors, tilt, gain and mast are read where they are there", async () => {
  const head = `${HEAD},azimuth,beamwidth,tilt_deg,electrical_tilt,gain_dbi,feeder_loss,mast`
  const row = `${GOOD},0/120/240,33,"2,5",4,17,1.2,QN-001`
  const { stations } = await readStations(await fileOf([head, row]), "itm", false)
  expect(stations[0]).toMatchObject({
    azimuths: [0, 120, 240],
    beamwidth: 33,
    mechanicalTilt: 2.5,
    electricalTilt: 4,
    gain: 17,
    feederLoss: 1.2,
    mast: "QN-001",
  })
})

test.each([
  ["an azimuth of 400°", "azimuth", `${GOOD},400`, /dòng 2, cột azimuth: 400 ngoài khoảng 0–360/],
  ["a second azimuth that is none", "azimuth", `${GOOD},0/x`, /cột azimuth: “x” không phải là số/],
  ["a beam of no width", "beamwidth", `${GOOD},0`, /cột beamwidth: 0 ngoài khoảng/],
  [
    "a pattern that is not there",
    "pattern",
    `${GOOD},k.msi`,
    /cột pattern: “k.msi”: không mở được/,
  ],
])("%s is refused by row and column", async (_name, column, row, reason) => {
  await expect(faultsOf([`${HEAD},${column}`, row])).resolves.toMatch(reason)
})

test.each([
  ["a height of 450 m", "S,21,106,450,900,43,2G,V", /cột height_m: 450 ngoài khoảng 1–400 m/],
  ["a height in centimetres", "S,21,106,4500,900,43,2G,V", /height_m: 4500 .*xăng-ti-mét/],
  ["swapped coordinates", "S,106.9,21.05,45,900,43,2G,V", /cột lat: 106.9 .*đổi chỗ/],
  ["coordinates 0/0", "S,0,0,45,900,43,2G,V", /cột lat: tọa độ 0, 0/],
  ["a latitude in words", "S,bắc,106,45,900,43,2G,V", /cột lat: “bắc” không phải là số/],
  ["no latitude", "S,,106,45,900,43,2G,V", /cột lat: trống/],
  ["a frequency in GHz", "S,21,106,45,1.8,43,2G,V", /frequency_mhz: 1.8 ngoài khoảng 20–20000 MHz/],
  ["no technology", "S,21,106,45,900,43,,V", /cột technology: trống/],
  ["an id twice", `${GOOD.replace("S1", "S")}\nS,21,106,45,900,43,2G,V`, /dòng 3, cột id: trùng/],
])("%s is refused by row and column", async (_name, row, reason) => {
  await expect(faultsOf([HEAD, row])).resolves.toMatch(reason)
})

test("a frequency outside of the model's range is refused for that model alone", async () => {
  const path = await fileOf([HEAD, "S,21,106,45,7000,43,5G,V"])
  await expect(readStations(path, "p1812", false)).rejects.toThrow(Refusal)
  await expect(readStations(path, "itm", false)).resolves.toMatchObject({ faults: [] })
})

test("bad rows are left out and told only where that is asked for", async () => {
  const path = await fileOf([HEAD, GOOD, "S2,21,106,450,900,43,2G,V"])
  const { stations, faults } = await readStations(path, "itm", true)
  expect(stations.map(({ id }) => id)).toEqual(["S1"])
  expect(faults).toMatchObject([{ row: 3, column: "height_m" }])
})

test("a table of nothing but bad rows is refused also then", async () => {
  const path = await fileOf([HEAD, "S2,21,106,450,900,43,2G,V"])
  await expect(readStations(path, "itm", true)).rejects.toThrow(/không còn trạm nào/)
})

test("a pattern beside the table gives the antenna its gain and its cuts", async () => {
  const text = ["NAME K80", "GAIN 15 dBi", ...cut("HORIZONTAL"), ...cut("VERTICAL")].join("\n")
  const path = await fileOf([`${HEAD},pattern,azimuth`, `${GOOD},k.msi,90`], { "k.msi": text })
  const { stations } = await readStations(path, "itm", false)
  expect(stations[0]).toMatchObject({ gain: 15, azimuths: [90], pattern: { name: "K80" } })
})

const cut = (name: string) => [
  `${name} 360`,
  ...Array.from({ length: 360 }, (_, i) => `${i} ${i > 90 && i < 270 ? 20 : 0}`),
]

/** Everything a refusal says, a fault a line. */
async function faultsOf(lines: readonly string[]): Promise<string> {
  try {
    await readStations(await fileOf(lines), "itm", false)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join("\n")
  }
  throw new Error("nothing was refused")
}
