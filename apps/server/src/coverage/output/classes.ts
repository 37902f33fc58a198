import type { LayerPicture } from "./layer-picture.ts"

/** What the codes of a picture of classes mean. */
export const Class = { uncovered: 0, covered: 1, unknown: 254, outside: 255 } as const

/** Pixels that were asked for: 1 within some station's radius on known ground, see `Class` for others. */
export function askedPixels(inRange: Uint8Array, known: Uint8Array): Uint8Array {
  return inRange.map((within, i) => {
    if (within === 0) return Class.outside
    return known[i] === 1 ? 1 : Class.unknown
  })
}

/** 1 covered, 0 not, 255 outside of every station's radius, 254 where the ground is not known. */
export function coveredClasses(
  { levels: [levels] }: LayerPicture,
  threshold: number,
  asked: Uint8Array,
): Uint8Array {
  const least = Math.round(threshold * 100)
  return asked.map((state, i) => {
    if (state !== 1) return state
    return levels![i]! >= least ? Class.covered : Class.uncovered
  })
}

/** The greatest share of reliability at which a pixel is covered, %; 0 none; 255 and 254 as above. */
export function reliabilityClasses(
  { levels }: LayerPicture,
  threshold: number,
  shares: readonly number[],
  asked: Uint8Array,
): Uint8Array {
  const least = Math.round(threshold * 100)
  return asked.map((state, i) => {
    if (state !== 1) return state
    let greatest = 0
    for (const [share, percent] of shares.entries()) {
      if (levels[share]![i]! >= least) greatest = Math.max(greatest, percent)
    }
    return greatest
  })
}
