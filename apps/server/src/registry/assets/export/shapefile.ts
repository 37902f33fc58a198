import { Readable } from "node:stream"
import { ZipFile } from "yazl"
import { shapeOf, tellableOf } from "../feature.ts"
import type { Geometry, ToldAsset } from "../model.ts"
import { dbfOf } from "./dbf.ts"
import { fieldNames } from "./field-names.ts"
import type { Layer } from "./layer.ts"
import { type ShapeType, shapeTypeOf, shpOf } from "./shp.ts"

const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'

interface Placed {
  readonly asset: ToldAsset
  readonly shape: Geometry | null
}

/**
 * Shapefiles in a zip, one for each kind and type of shape, in UTF-8. `cac-truong.csv` tells what the
 * names of fields stand for, which are ten letters long at most.
 */
export function shapefileZip(layers: readonly Layer[], at: Date): Readable {
  const zip = new ZipFile()
  const fields: string[] = ["lop,truong,thuoc_tinh,ten"]
  for (const layer of layers) {
    const placed = [...layer.assets()].map((asset) => ({ asset, shape: shapeOf(asset) }))
    const usual = layer.kind.geometry === "none" ? "point" : layer.kind.geometry
    const types = Map.groupBy(placed, ({ shape }) => (shape === null ? usual : shapeTypeOf(shape)))
    for (const [type, some] of types) {
      const name = type === usual ? layer.kind.code : `${layer.kind.code}-${type}`
      fields.push(...addShapes(zip, name, type, some, layer, at))
    }
  }
  zip.addBuffer(Buffer.from(`\ufeff${fields.join("\r\n")}\r\n`), "cac-truong.csv", { mtime: at })
  zip.end()
  return Readable.from(zip.outputStream)
}

/** Adds the five files of a layer; what its fields are called, as lines of CSV. */
function addShapes(
  zip: ZipFile,
  name: string,
  type: ShapeType,
  placed: readonly Placed[],
  { kind, whole }: Layer,
  at: Date,
): string[] {
  const properties = tellableOf(kind, whole)
  const names = fieldNames(["id", ...properties.map((one) => one.name)])
  const id = {
    name: "id",
    type: "text" as const,
    valueOf: (row: number) => placed[row]?.asset.id ?? null,
  }
  const rest = properties.map(({ type: of, many, valueOf }, index) => ({
    name: names[index + 1] ?? "",
    type: many ? ("text" as const) : of,
    valueOf: (row: number) => {
      const asset = placed[row]?.asset
      return asset === undefined ? null : valueOf(asset)
    },
  }))
  const { shp, shx } = shpOf(
    type,
    placed.map(({ shape }) => shape),
  )
  const files: readonly (readonly [string, Buffer])[] = [
    ["shp", shp],
    ["shx", shx],
    ["dbf", dbfOf([id, ...rest], placed.length, at)],
    ["prj", Buffer.from(WGS84)],
    ["cpg", Buffer.from("UTF-8")],
  ]
  for (const [ending, bytes] of files) zip.addBuffer(bytes, `${name}.${ending}`, { mtime: at })
  return properties.map(
    (one, index) => `${name},${names[index + 1]},${one.name},"${one.title.replaceAll('"', '""')}"`,
  )
}
