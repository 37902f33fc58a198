import type { Context } from "../../../platform/context.ts"
import { readAssets } from "../../../registry/index.ts"
import { distanceToWays, type Way } from "../../villages/nearest-line.ts"
import type { GapDetail } from "../model.ts"

type Nearest = NonNullable<GapDetail["nearest"]["mast"]>

interface Place {
  readonly latitude: number
  readonly longitude: number
}

/** Looked for within so many degrees, then farther. */
const WIDTHS = [0.15, 0.6]

/** What the public may know of: masts are published, fibre is not. */
const OPEN: ReadonlySet<string> = new Set(["mast"])

/** The nearest mast in use, and the nearest node or end of fibre, from any village of a gap. */
export async function nearestOf(
  ctx: Context,
  villages: readonly Place[],
  isReader: boolean,
): Promise<GapDetail["nearest"]> {
  const [mast, fibre] = [
    await nearestAsset(ctx, villages, ["mast"], isReader),
    isReader ? await nearestAsset(ctx, villages, ["fibre-node", "fibre-route"], isReader) : null,
  ]
  return { mast, fibre }
}

async function nearestAsset(
  ctx: Context,
  villages: readonly Place[],
  kinds: readonly string[],
  isReader: boolean,
): Promise<Nearest | null> {
  for (const width of WIDTHS) {
    const found = await nearestWithin(ctx, villages, kinds, width)
    if (found === null) continue
    const { id, name, metres, illustrative, kind } = found
    const told = { metres: Math.round(metres), illustrative }
    return isReader || OPEN.has(kind) ? { ...told, asset: { id, name } } : told
  }
  return null
}

async function nearestWithin(
  ctx: Context,
  villages: readonly Place[],
  kinds: readonly string[],
  width: number,
) {
  if (villages.length === 0) return null
  const longitudes = villages.map(({ longitude }) => longitude)
  const latitudes = villages.map(({ latitude }) => latitude)
  const box = [
    Math.min(...longitudes) - width,
    Math.min(...latitudes) - width,
    Math.max(...longitudes) + width,
    Math.max(...latitudes) + width,
  ] as const
  const assets = await readAssets(ctx, { kinds, states: ["active", "faulty"], box })
  let best: Found | null = null
  for (const asset of assets) {
    const way = wayOf(asset)
    if (way === null) continue
    const from = distanceToWays([way])
    const all = villages.map(({ latitude, longitude }) => from({ lat: latitude, lon: longitude }))
    const metres = Math.min(...all)
    if (metres < (best?.metres ?? Infinity)) best = { ...asset, metres }
  }
  return best
}

type Asset = Awaited<ReturnType<typeof readAssets>>[number]
type Found = Pick<Asset, "id" | "name" | "kind" | "illustrative"> & { readonly metres: number }

/** Where an asset is: one point, or a line from point to point. */
function wayOf({ geometry, longitude, latitude }: Asset): Way | null {
  if (geometry?.type === "LineString") {
    return geometry.coordinates.map(([x = 0, y = 0]) => [x, y] as const)
  }
  return longitude === null || latitude === null ? null : [[longitude, latitude]]
}
