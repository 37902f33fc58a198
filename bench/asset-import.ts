/**
 * A list of 100 000 masts with a station each, from CSV into an installation of its own: as a look
 * and written, the start of the process included; places in degrees, seconds and VN-2000 metres.
 */
import { createWriteStream } from "node:fs"
import { once } from "node:events"
import { join } from "node:path"
import { command, temporaryFolder } from "./measure/product.ts"
import { note, report } from "./measure/report.ts"
import { toMetres, vn2000 } from "../packages/places/src/index.ts"

const ROWS = 100_000
const folder = temporaryFolder()
const file = join(folder, "danh-sach-tram-bts.csv")
await writeList(file)

const dataDir = join(folder, "data")
await command({ dataDir }, "units", "list")
const size = `${ROWS.toLocaleString("en")} rows, CSV: a mast and a station each`
for (const flags of [[], ["--commit"]]) {
  const { ms, out } = await command(
    { dataDir },
    "import",
    "assets",
    file,
    "--province",
    "Bắc Kạn",
    "--at",
    "2024-06-30",
    ...flags,
  )
  const told = out.split("\n").find((line) => line.includes(" dòng: ")) ?? ""
  if (!told.includes("100.000 đề nghị")) throw new Error(told)
  const work = flags.length === 0 ? "import of assets, a look" : "import of assets, written"
  report({ work, size, values: [ms / 1000], unit: "s", bar: null })
  note(`${work}: ${Math.round(ROWS / (ms / 1000)).toLocaleString("en")} rows/s`)
}

/** Places on a grid of about 60 m, so that no two may be one. */
async function writeList(path: string): Promise<void> {
  const out = createWriteStream(path)
  out.write("Mã trạm;Kinh độ;Vĩ độ;Công nghệ;Nhà mạng;Chiều cao cột (m);Ngày phát sóng\n")
  for (let at = 0; at < ROWS; at++) {
    const longitude = 105.6 + (at % 320) * 0.0006
    const latitude = 22 + Math.floor(at / 320) * 0.0006
    const [first, second] = written(at, longitude, latitude)
    const line = `BKN-${at};${first};${second};4G;Viettel;${30 + (at % 30)};06/02/2019\n`
    if (!out.write(line)) await once(out, "drain")
  }
  out.end()
  await once(out, "finish")
}

function written(at: number, longitude: number, latitude: number): readonly [string, string] {
  if (at % 3 === 0)
    return [longitude.toFixed(6).replace(".", ","), latitude.toFixed(6).replace(".", ",")]
  if (at % 3 === 1) return [seconds(longitude), seconds(latitude)]
  const { easting, northing } = toMetres(vn2000(106.5, 3), { longitude, latitude })
  return [easting.toFixed(2), northing.toFixed(2)]
}

function seconds(value: number): string {
  const hundredths = Math.round(value * 360_000)
  const whole = Math.floor(hundredths / 360_000)
  const minutes = Math.floor((hundredths % 360_000) / 6_000)
  return `${whole}°${minutes}'${((hundredths % 6_000) / 100).toFixed(2)}"`
}
