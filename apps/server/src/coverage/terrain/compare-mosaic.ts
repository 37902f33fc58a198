import type { Lattice } from "@tinhso/terrain"
import { type Disagreement, notable } from "./disagreement.ts"
import { Known, type Mosaic } from "./mosaic.ts"
import { positionIn } from "./place-mosaic.ts"

/** More common samples than these say nothing new. */
const MOST = 4000

/** How a mosaic differs from what the lattice knows already; null where they agree. */
export function disagreementOf(
  lattice: Lattice,
  known: Uint8Array,
  mosaic: Mosaic,
): Disagreement | null {
  const at = positionIn(lattice, mosaic)
  const { columns, rows } = mosaic.window
  const differences: number[] = []
  // A stride that shares nothing with the number of columns visits all of them.
  const stride = Math.max(1, Math.ceil(known.length / MOST)) | 1
  for (let i = 0; i < known.length; i += stride) {
    if (known[i] !== Known.height) continue
    const place = at(i % lattice.columns, Math.trunc(i / lattice.columns))
    const column = Math.round(place.column)
    const row = Math.round(place.row)
    if (!(column >= 0 && row >= 0 && column < columns && row < rows)) continue
    const sample = row * columns + column
    if (mosaic.known[sample] === Known.height) {
      differences.push(mosaic.heights[sample]! - lattice.heights[i]!)
    }
  }
  return notable(mosaic.paths, differences)
}
