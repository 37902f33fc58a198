import { createHash } from "node:crypto"
import { open, stat } from "node:fs/promises"
import { basename, extname } from "node:path"
import { type GridFile, readGrid } from "../../../../platform/table-file/index.ts"
import { notReadable } from "../errors.ts"
import { type Feature, featureGrid } from "./feature-grid.ts"
import { readGeoJson } from "./geojson.ts"
import { withoutOldFonts } from "./legacy-letters.ts"
import { readKml } from "./kml.ts"
import { isOpenCellId, openCellIdGrid } from "./opencellid.ts"
import { readShapefile } from "./shapefile.ts"
import { unzip } from "./unzip.ts"

export type FileFormat = "workbook" | "text" | "geojson" | "kml" | "shapefile" | "opencellid"

export interface ReadFile {
  readonly grid: GridFile
  readonly format: FileFormat
}

/** Map files are read whole; tables have limits of their own. */
const MOST = 128 * 2 ** 20

/** Everything that a file of assets holds, as a table, whatever its format. */
export async function readAssetFile(path: string, fileName?: string): Promise<ReadFile> {
  const name = (fileName ?? basename(path)).normalize("NFC")
  const ending = extname(name).toLowerCase()
  if (ending === ".geojson" || ending === ".json") {
    return mapFile(path, name, "geojson", async (bytes) => readGeoJson(textOf(bytes), name))
  }
  if (ending === ".kml") {
    return mapFile(path, name, "kml", async (bytes) => readKml(textOf(bytes), name))
  }
  if (ending === ".kmz") {
    return mapFile(path, name, "kml", async (bytes) => {
      const [part] = (await unzip(bytes, name, /\.kml$/iu)).values()
      if (part === undefined) throw notReadable(name, "tệp nén không có .kml")
      return readKml(textOf(part), name)
    })
  }
  if (ending === ".zip") {
    return mapFile(path, name, "shapefile", async (bytes) =>
      readShapefile(await unzip(bytes, name, /\.(?:shp|dbf|prj|cpg)$/iu), name),
    )
  }
  const grid = withoutOldFonts(await readGrid(path, { fileName: name }))
  if (isOpenCellId(grid)) return { grid: openCellIdGrid(grid), format: "opencellid" }
  return { grid, format: grid.delimiter === null ? "workbook" : "text" }
}

const textOf = (bytes: Buffer) =>
  bytes
    .toString("utf8")
    .replace(/^\ufeff/u, "")
    .normalize("NFC")

async function mapFile(
  path: string,
  fileName: string,
  format: FileFormat,
  read: (bytes: Buffer) => Promise<Feature[]>,
): Promise<ReadFile> {
  const bytes = await readWhole(path, fileName)
  const features = await read(bytes)
  if (features.length === 0) throw notReadable(fileName, "không có hình nào")
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  return { grid: featureGrid({ fileName, sha256, encoding: null }, features), format }
}

async function readWhole(path: string, file: string): Promise<Buffer> {
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile()) throw notReadable(file, "không có tệp này")
  if (found.size > MOST) throw notReadable(file, `lớn hơn ${MOST / 2 ** 20} MB`)
  const handle = await open(path)
  try {
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}
