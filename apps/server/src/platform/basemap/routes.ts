import { type Static, Type } from "typebox"
import type { Context } from "../context.ts"
import type { Http } from "../http.ts"
import { Problem, Refusal } from "../problem.ts"
import { type Basemap, openArchive } from "./archive.ts"
import { remoteTiles } from "./remote.ts"
import { BASEMAP, isShown } from "./where.ts"

/** What lies under a map. */
const BasemapTold = Type.Object({
  kind: Type.Union([Type.Literal("vector"), Type.Literal("raster")]),
  /** Its tiles, from this server. */
  tiles: Type.String(),
  /** west, south, east, north */
  bounds: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
  minzoom: Type.Integer(),
  maxzoom: Type.Integer(),
  /** Layers of vector tiles; null where nobody says. */
  layers: Type.Union([Type.Array(Type.String()), Type.Null()]),
  /** Whom to name. */
  credit: Type.String(),
})

const noTile = { code: "khong-co-o-ban-do", status: 404, title: "Không có ô bản đồ" }
const Tile = Type.Object({
  z: Type.Integer({ minimum: 0, maximum: 24 }),
  x: Type.Integer({ minimum: 0 }),
  y: Type.Integer({ minimum: 0 }),
})
const PATH = "/api/v1/map/basemap"
const DAY = 24 * 3600

/** The basemap of the settings and its tiles; a file that cannot be read stops the start. */
export async function basemapRoutes(http: Http, ctx: Context): Promise<void> {
  const basemap = await basemapOf(ctx)
  http.addHook("onClose", async () => basemap?.close())
  http.get(PATH, {
    schema: {
      operationId: "getBasemap",
      summary: "What lies under maps; null where no basemap is set",
      tags: ["units"],
      response: { 200: Type.Union([BasemapTold, Type.Null()]) },
    },
    handler: async () => (basemap === null ? null : told(basemap, ctx.settings.basemapCredit)),
  })
  http.get(`${PATH}/:z/:x/:y`, {
    schema: {
      operationId: "getBasemapTile",
      summary: "A tile of the basemap; none where Hoàng Sa and Trường Sa lie",
      tags: ["units"],
      params: Tile,
      response: { 200: Type.Any({ description: "The tile" }), 404: Problem },
    },
    handler: async (request, reply) => {
      const { z, x, y } = request.params
      const tile = basemap !== null && isShown(z, x, y) ? await basemap.tile(z, x, y) : null
      if (tile === null) throw new Refusal(noTile, `Không có ô ${z}/${x}/${y}.`)
      return reply
        .header("cache-control", `public, max-age=${DAY}`)
        .type(tile.type)
        .send(tile.bytes)
    },
  })
}

async function basemapOf({ settings }: Context): Promise<Basemap | null> {
  const { basemap } = settings
  if (basemap === null) return null
  return /^https?:/u.test(basemap) ? remoteTiles(basemap) : openArchive(basemap)
}

function told(basemap: Basemap, credit: string | null): Static<typeof BasemapTold> {
  const { west, south, east, north, minzoom } = BASEMAP
  return {
    kind: basemap.kind,
    tiles: `${PATH}/{z}/{x}/{y}`,
    bounds: [west, south, east, north],
    minzoom,
    maxzoom: Math.max(minzoom, basemap.maxzoom),
    layers: basemap.layers === null ? null : [...basemap.layers],
    credit: credit ?? basemap.credit,
  }
}
