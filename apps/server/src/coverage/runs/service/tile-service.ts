import type { Context } from "../../../platform/context.ts"
import type { Sidecar } from "../../output/sidecar.ts"
import { noSuchTile, notComputedYet, pictureNotThere } from "../errors.ts"
import type { Picture, TileJson } from "../model.ts"
import type { KeptRun } from "../store.ts"
import type { StoredLayer } from "../kept-facts.ts"
import { drawTile, EMPTY_TILE } from "../tiles/draw.ts"
import { type MapTile, samplingOf, zoomOf } from "../tiles/mercator.ts"
import { shadesOfMasts } from "../tiles/mast-shades.ts"
import { legendOf, SERVER_SHADES, type Shading, shadingOf } from "../tiles/shades.ts"
import { tilesOf } from "../told.ts"
import { type OpenedRun, shelfOf } from "./open-service.ts"

/** Changes whenever the same raster would be drawn in another way. */
const DRAWING = "1"

/** A run that has results. */
export function openedRun({ id, facts }: Pick<KeptRun, "id" | "facts">): OpenedRun {
  if (facts === null) throw notComputedYet(id)
  return { id, facts }
}

function layerOf({ facts }: OpenedRun, key: string, what: string): StoredLayer {
  const layer = facts.layers.find((one) => one.key === key)
  if (layer === undefined) throw pictureNotThere(key, what)
  return layer
}

function fileOf(run: OpenedRun, key: string, what: Picture) {
  const layer = layerOf(run, key, what)
  const file = layer.files.find((one) => one.what === what)
  if (file === undefined) throw pictureNotThere(key, what)
  return { layer, file }
}

/** What names the tiles of a picture: its contents, and how they are drawn. */
export const tileTag = (run: OpenedRun, key: string, what: Picture): string =>
  `"${fileOf(run, key, what).file.sha256.slice(0, 24)}-${DRAWING}"`

/** A tile of a picture as PNG. */
export async function tileOf(
  ctx: Context,
  run: OpenedRun,
  key: string,
  what: Picture,
  tile: MapTile,
): Promise<Buffer> {
  const { layer, file } = fileOf(run, key, what)
  const across = 2 ** tile.z
  if (tile.x >= across || tile.y >= across) throw noSuchTile(tile.z, tile.x, tile.y)
  const shelf = shelfOf(ctx)
  const cog = await shelf.picture(run, file)
  const sampling = samplingOf(cog, tile)
  if (sampling.tiles.length === 0) return EMPTY_TILE
  const needed = sampling.tiles.map(
    async ([column, row]) =>
      [`${column} ${row}`, await cog.tile(sampling.level, column, row)] as const,
  )
  const shading = shadingIn(run, layer, what, what === "server" ? await shelf.sidecar(run) : null)
  return drawTile(sampling, new Map(await Promise.all(needed)), shading)
}

const shadesOf = new WeakMap<Sidecar, readonly number[]>()

function shadingIn(
  { facts }: OpenedRun,
  { thresholdDbm }: StoredLayer,
  what: Picture,
  sidecar: Sidecar | null,
): Shading {
  let shadeOfServer: readonly number[] = []
  if (sidecar !== null) {
    shadeOfServer =
      shadesOf.get(sidecar) ?? shadesOfMasts(sidecar.stations, facts.radiusM, SERVER_SHADES)
    shadesOf.set(sidecar, shadeOfServer)
  }
  return shadingOf({ what, thresholdDbm, reliabilities: facts.reliabilities, shadeOfServer })
}

/** TileJSON of a picture. `name` is the run's. */
export function tileJson(
  run: OpenedRun & { readonly name: string; readonly illustrative: boolean },
  key: string,
  what: Picture,
): TileJson {
  const { layer } = fileOf(run, key, what)
  const { facts, id, name, illustrative } = run
  const marks = [
    "Tính bằng mô hình, không phải số đo (modelled)",
    ...(illustrative ? ["trạm minh họa, không có thật (made-up stations)"] : []),
    ...(facts.ground.flat ? ["coi như đất phẳng (flat ground)"] : []),
  ]
  const { thresholdDbm } = layer
  const drawn = { what, thresholdDbm, reliabilities: facts.reliabilities, shadeOfServer: [] }
  return {
    tilejson: "3.0.0",
    name: `${name}: ${layer.technology} ${layer.operator ?? ""}`.trim(),
    description: marks.join("; "),
    attribution: marks.join("; "),
    scheme: "xyz",
    tiles: [tilesOf(id, key, what)],
    bounds: [...facts.bounds],
    minzoom: 0,
    maxzoom: Math.min(22, zoomOf(facts.frame.stepX) + 2),
    legend: legendOf(shadingOf(drawn)),
  }
}
