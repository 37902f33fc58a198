import { createHash } from "node:crypto"
import { promisify } from "node:util"
import { gzip } from "node:zlib"
import { breathing } from "../../../../platform/breath.ts"
import { dayInVietnam } from "../../../../platform/clock.ts"
import type { Context } from "../../../../platform/context.ts"
import { readFilter } from "../../service/list-service.ts"
import { groundOf } from "../../service/view-service.ts"
import type { Sight } from "../../sight.ts"
import { encodeTile, type TileFeature } from "../encode.ts"
import type { Tile } from "../kept-tiles.ts"
import type { TileQuestion } from "../model.ts"
import { boxOf, pointLayer, type TilePlace } from "../point-layer.ts"
import { shapeLayers } from "../shape-layers.ts"
import type { Spot } from "../spots.ts"
import { type FoundTiles, foundTiles } from "./index-service.ts"

/** A tile of the assets that fit, for whoever asks. */
export async function assetTile(
  ctx: Context,
  question: TileQuestion,
  place: TilePlace,
  sight: Sight,
): Promise<Tile> {
  const found = await foundFor(ctx, question, sight)
  return found.tiles.get(`${place.z} ${place.x} ${place.y}`, () => made(found, place))
}

/** west, south, east, north of the assets that fit; null where none has a place. */
export async function assetBounds(
  ctx: Context,
  question: TileQuestion,
  sight: Sight,
): Promise<number[] | null> {
  const { spots } = await foundFor(ctx, question, sight)
  const size = spots.codes.length
  return size === 0 ? null : boxOf(spots, [[0, size]])
}

/** What whoever asks finds, ready to be cut into tiles. */
export async function foundFor(ctx: Context, { at, ...question }: TileQuestion, sight: Sight) {
  const { kinds } = await groundOf(ctx)
  const filter = readFilter(question, kinds.compiled)
  return foundTiles(ctx, { filter, at: at ?? dayInVietnam(ctx.now()) }, sight)
}

async function made(found: FoundTiles, place: TilePlace): Promise<Tile> {
  const { spots, shelves, shaped } = found
  const points = pointLayer(spots, place)
  const breath = breathing()
  const shapes =
    shaped.size === 0 ? [] : await shelves.tile(place, () => (breath.due() ? breath.take() : null))
  const layers = shapeLayers(shapes, place.z, (id) => toldOf(shaped.get(id), place.z))
  return packed({ ...layers, points })
}

/** From here on there is room for the names of lines; further away there are many of them. */
const SHAPES_NAMED_FROM = 11

function toldOf(spot: Spot | undefined, zoom: number) {
  if (spot === undefined) return null
  const { id, name, group } = spot
  const told = { ids: id, kind: group.kind, state: group.state }
  return zoom < SHAPES_NAMED_FROM ? told : { ...told, name: name.normalize("NFC") }
}

const gzipped = promisify(gzip)

/** A tile as it is sent; the same content has the same etag. */
export async function packed(
  layers: Readonly<Record<string, readonly TileFeature[]>>,
): Promise<Tile> {
  const bytes = Buffer.from(encodeTile(layers))
  const hash = createHash("sha256").update(bytes).digest("base64url").slice(0, 22)
  return { bytes, gzipped: await gzipped(bytes, { level: 5 }), etag: `W/"${hash}"` }
}
