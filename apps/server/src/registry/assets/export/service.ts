import { Readable } from "node:stream"
import { slug } from "@tinhso/vietnamese"
import type { Context } from "../../../platform/context.ts"
import { workbookStream, XLSX } from "../../../platform/workbook/index.ts"
import { organisationRefs } from "../../organisations/service/read-service.ts"
import { pathOf } from "../../tree.ts"
import { refOf } from "../../view.ts"
import { badQuestion } from "../errors.ts"
import { holdersOf } from "../filter.ts"
import { shippedWords } from "../import/loader.ts"
import { vocabularyOf } from "../import/vocabulary.ts"
import type { AssetQuestion } from "../model.ts"
import { findAssets, toldOf } from "../service/list-service.ts"
import { groundOf } from "../service/view-service.ts"
import { BLIND, type Sight } from "../sight.ts"
import type { Standing } from "../standing.ts"
import { oneKindNeeded } from "./errors.ts"
import { geopackageOf } from "./geopackage.ts"
import type { Layer } from "./layer.ts"
import { geojsonOf, kmlOf } from "./map-text.ts"
import type { ExportFormat } from "./model.ts"
import { shapefileZip } from "./shapefile.ts"
import { csvOf, sheetsOf, type TableWords, type UnitNames } from "./table.ts"

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: XLSX,
  geojson: "application/geo+json",
  kml: "application/vnd.google-earth.kml+xml",
  gpkg: "application/geopackage+sqlite3",
  "shp.zip": "application/zip",
}

export interface AssetExport {
  readonly name: string
  readonly count: number
  readonly stream: Readable
}

/** All assets that fit, as a file; each as whoever asks may see it. */
export async function exportAssets(
  ctx: Context,
  format: ExportFormat,
  question: AssetQuestion,
  sight: Sight,
): Promise<AssetExport> {
  const { view, found, at } = await findAssets(ctx, question, sight)
  const { kinds } = await groundOf(ctx)
  const order = found.toSorted((a, b) => a.life.number - b.life.number)
  const byKind = Map.groupBy(order, ({ life }) => life.kind)
  const asked = question.kind?.split(",").map((one) => one.trim()) ?? []
  const layers: Layer[] = [...kinds.listed.values()].flatMap((kind) => {
    const some = byKind.get(kind.code) ?? []
    // A kind that was asked for by its name is there although it is empty.
    if (some.length === 0 && !asked.includes(kind.code)) return []
    const assets = () => told(some, sight, view.stands)
    return [{ kind, whole: sight !== BLIND, count: some.length, assets }]
  })
  const [only] = layers
  const what = layers.length === 1 && only !== undefined ? slug(only.kind.nameVi) : "ha-tang-so"
  const stream = await written(ctx, format, layers, () => wordsFor(ctx, found, at))
  return { name: `${what}-${at}.${format}`, count: found.length, stream }
}

function* told(some: readonly Standing[], sight: Sight, stands: Parameters<typeof toldOf>[2]) {
  for (const standing of some) yield toldOf(standing, sight, stands)
}

async function written(
  ctx: Context,
  format: ExportFormat,
  layers: readonly Layer[],
  words: () => Promise<TableWords>,
): Promise<Readable> {
  const at = ctx.now()
  switch (format) {
    case "csv":
      return Readable.from(pieces(csvOf(onlyLayer(layers), await words())))
    case "xlsx":
      return workbookStream(sheetsOf(layers, await words()), at)
    case "geojson":
      return Readable.from(pieces(geojsonOf(layers)))
    case "kml":
      return Readable.from(pieces(kmlOf(layers)))
    case "gpkg":
      return Readable.from([Buffer.from(await geopackageOf(layers, at))])
    case "shp.zip":
      return shapefileZip(layers, at)
  }
}

function onlyLayer(layers: readonly Layer[]): Layer {
  const [only, ...others] = layers
  if (only === undefined) {
    throw badQuestion(
      "kind",
      "Không tài sản nào hợp điều kiện; chọn loại bằng “kind” để nhận tệp rỗng.",
    )
  }
  if (others.length > 0) throw oneKindNeeded(layers.map(({ kind }) => kind.code))
  return only
}

const PIECE = 64_000

/** Lines gathered to pieces worth sending. */
function* pieces(lines: Iterable<string>): Generator<Buffer> {
  let gathered = ""
  for (const line of lines) {
    gathered += line
    if (gathered.length < PIECE) continue
    yield Buffer.from(gathered)
    gathered = ""
  }
  if (gathered !== "") yield Buffer.from(gathered)
}

async function wordsFor(ctx: Context, found: readonly Standing[], at: string): Promise<TableWords> {
  const { kinds, units } = await groundOf(ctx)
  const holders = [...new Set(found.flatMap(holdersOf))]
  const refs = await organisationRefs(ctx.db, holders, at)
  const known = new Map<string, UnitNames>()
  return {
    vocabulary: vocabularyOf(shippedWords(), [...kinds.listed.values()], null),
    organisationName: (id) => refs.get(id)?.nameVi ?? id,
    unitNames: (id) => {
      const before = known.get(id)
      if (before !== undefined) return before
      const unit = units.units.get(id)
      const path = unit === undefined ? [] : [...pathOf(units, unit, at), unit]
      const of = (level: string) => {
        const there = path.find((one) => one.level === level)
        return there === undefined ? null : refOf(there, at).fullName
      }
      const names = { commune: of("commune"), district: of("district"), province: of("province") }
      known.set(id, names)
      return names
    },
  }
}
