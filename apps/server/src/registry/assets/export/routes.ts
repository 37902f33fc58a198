import type { FastifyReply } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Identity } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { readingSightOf } from "../service/reading-service.ts"
import { EXPORT_FORMATS, ExportQuestion } from "./model.ts"
import { type AssetExport, exportAssets, MEDIA_TYPES } from "./service.ts"

const refusals = {
  400: Problem,
  401: Problem,
  403: Problem,
  404: Problem,
  429: Problem,
}
const OPERATIONS = {
  csv: ["Csv", "CSV of one kind, under headings by which it is read back"],
  xlsx: ["Xlsx", "a workbook with a sheet for each kind, under headings by which it is read back"],
  geojson: ["GeoJson", "GeoJSON (RFC 7946)"],
  kml: ["Kml", "KML, a folder for each kind"],
  gpkg: ["GeoPackage", "GeoPackage, a table for each kind"],
  "shp.zip": [
    "Shapefile",
    "Shapefiles in a zip, UTF-8; cac-truong.csv in it tells what its short names of fields stand for",
  ],
} as const

const send = (reply: FastifyReply, type: string, { name, stream }: AssetExport) =>
  reply
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "private, no-cache")
    .type(type)
    .send(stream)

/** Lists of assets as files. */
export function assetExportRoutes(
  http: Http,
  ctx: Context,
  identity: Pick<Identity, "gate" | "keys">,
): void {
  for (const format of EXPORT_FORMATS) {
    const [name, what] = OPERATIONS[format]
    const type = MEDIA_TYPES[format]
    http.get(`/api/v1/assets/export.${format}`, {
      schema: {
        operationId: `exportAssets${name}`,
        summary: `All assets that fit a question as ${what}`,
        description:
          "Filtered as the list is. With a session, or a key of scope assets:read, what its holder may see; otherwise what is published.",
        tags: ["assets"],
        querystring: ExportQuestion,
        produces: [type],
        response: { 200: Type.String({ description: "The file" }), ...refusals },
      },
      handler: async (request, reply) => {
        const sight = await readingSightOf(ctx, identity, request)
        const file = await exportAssets(ctx, format, request.query, sight)
        return send(reply, type, file)
      },
    })
  }
}
