import type { Context } from "../../../platform/context.ts"
import type { Cog } from "../cog/cog.ts"
import { COG_TILE } from "../cog/directory.ts"
import { placeSwapped } from "../errors.ts"
import type { PlaceAnswer, PlaceQuestion } from "../model.ts"
import { layerAt, NOTHING_THERE, type PixelValues } from "../place/layer-at.ts"
import { type Pixel, pixelAt } from "../place/pixel.ts"
import type { KeptRun } from "../store.ts"
import type { StoredLayer } from "../kept-facts.ts"
import { type OpenedRun, type Shelf, shelfOf } from "./open-service.ts"
import { openedRun } from "./tile-service.ts"

/** What the pictures of a run say of a place, for every technology and operator. */
export async function placeIn(
  ctx: Context,
  run: KeptRun,
  { lon, lat }: PlaceQuestion,
): Promise<PlaceAnswer> {
  const opened = openedRun(run)
  const { facts } = opened
  const shelf = shelfOf(ctx)
  const pixel = pixelIn(opened, { lon, lat })
  const { stations } = await shelf.sidecar(opened)
  const layers = await Promise.all(
    facts.layers.map(async (layer) =>
      layerAt(layer, await valuesAt(shelf, opened, layer, pixel), pixel, stations),
    ),
  )
  return {
    run: run.id,
    asked: { longitude: lon, latitude: lat },
    pixel: pixel === null ? null : { longitude: pixel.longitude, latitude: pixel.latitude },
    illustrative: run.illustrative,
    flatGround: run.flatGround,
    layers,
  }
}

/** The pixel of a place; null outside of the pictures, unless both numbers are plainly swapped. */
export function pixelIn(
  { id, facts }: { readonly id: string; readonly facts: Parameters<typeof pixelAt>[0] },
  { lon, lat }: PlaceQuestion,
): Pixel | null {
  const pixel = pixelAt(facts, lon, lat)
  if (pixel === null && pixelAt(facts, lat, lon) !== null) throw placeSwapped(id)
  return pixel
}

async function valuesAt(
  shelf: Shelf,
  run: OpenedRun,
  layer: StoredLayer,
  pixel: Pixel | null,
): Promise<PixelValues> {
  if (pixel === null)
    return layer.thresholdDbm === null ? { ...NOTHING_THERE, covered: null } : NOTHING_THERE
  const of = async (what: string) => {
    const file = layer.files.find((one) => one.what === what)
    return file === undefined ? null : valueIn(await shelf.picture(run, file), pixel)
  }
  const [covered, level, reliability, server, sight] = await Promise.all([
    of("covered"),
    of("level"),
    of("reliability"),
    of("server"),
    of("sight"),
  ])
  return { covered, level, reliability, server, sight }
}

async function valueIn(cog: Cog, { column, row }: Pixel): Promise<number> {
  const values = await cog.tile(0, Math.floor(column / COG_TILE), Math.floor(row / COG_TILE))
  return values[(row % COG_TILE) * COG_TILE + (column % COG_TILE)]!
}
