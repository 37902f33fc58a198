import { notWhole, outsideWorld, tooNear } from "./errors.ts"
import { FINEST_TILE, type TileAddress } from "./model.ts"
import type { TilePlace } from "./point-layer.ts"

/** The tile that an address names; refused where there is none. */
export function placeOf(address: TileAddress): TilePlace {
  const z = whole("z", address.z)
  const x = whole("x", address.x)
  const y = whole("y", address.y.replace(/\.(?:mvt|pbf)$/u, ""))
  if (z > FINEST_TILE) throw tooNear(z, FINEST_TILE)
  if (x >= 2 ** z) throw outsideWorld("x", z, x)
  if (y >= 2 ** z) throw outsideWorld("y", z, y)
  return { z, x, y }
}

function whole(part: "z" | "x" | "y", text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw notWhole(part, text)
  return Number(text)
}
