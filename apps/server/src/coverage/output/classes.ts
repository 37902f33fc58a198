import type { LayerPicture } from "./layer-picture.ts"

/** What the codes of a picture of classes mean. */
export const Class = { uncovered: 0, covered: 1, outside: 255 } as const

/** 1 covered, 0 not, 255 outside of every station's radius or without known ground. */
export function coveredClasses(
  { levels: [levels] }: LayerPicture,
  threshold: number,
  asked: Uint8Array,
): Uint8Array {
  const least = Math.round(threshold * 100)
  return asked.map((inRange, i) => {
    if (inRange === 0) return Class.outside
    return levels![i]! >= least ? Class.covered : Class.uncovered
  })
}

/** The greatest share of reliability at which a pixel is covered, %; 0 none; 255 outside. */
export function reliabilityClasses(
  { levels }: LayerPicture,
  threshold: number,
  shares: readonly number[],
  asked: Uint8Array,
): Uint8Array {
  const least = Math.round(threshold * 100)
  return asked.map((inRange, i) => {
    if (inRange === 0) return Class.outside
    let greatest = 0
    for (const [share, percent] of shares.entries()) {
      if (levels[share]![i]! >= least) greatest = Math.max(greatest, percent)
    }
    return greatest
  })
}
