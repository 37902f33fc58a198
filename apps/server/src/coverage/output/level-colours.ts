import { NO_LEVEL } from "../engine/parameters.ts"
import type { Colour } from "./png.ts"

/** Steps above the threshold, dB, and their colours: dark is strong, in grey print as well. */
const STEPS: readonly { readonly above: number; readonly colour: Colour }[] = [
  { above: 30, colour: [0x08, 0x30, 0x6b, 230] },
  { above: 20, colour: [0x21, 0x71, 0xb5, 220] },
  { above: 10, colour: [0x6b, 0xae, 0xd6, 210] },
  { above: 0, colour: [0xc6, 0xdb, 0xef, 200] },
  // Below the threshold, but not far: where an outdoor antenna may still do.
  { above: -10, colour: [0xfd, 0xbe, 0x85, 170] },
]

/** Steps above the threshold, dB, as `LEVEL_PALETTE` has them from its second colour on. */
export const LEVEL_STEPS: readonly number[] = STEPS.map(({ above }) => above)

export const LEVEL_PALETTE: readonly Colour[] = [[0, 0, 0, 0], ...STEPS.map(({ colour }) => colour)]

/** The index into `LEVEL_PALETTE` of every level, hundredths of a dBm. */
export function levelColours(levels: Int16Array, threshold: number): Uint8Array {
  const least = STEPS.map(({ above }) => Math.round((threshold + above) * 100))
  const colours = new Uint8Array(levels.length)
  for (let i = 0; i < colours.length; i++) {
    const level = levels[i]!
    if (level !== NO_LEVEL) colours[i] = 1 + least.findIndex((step) => level >= step)
  }
  return colours
}

export const COVERED_PALETTE: readonly Colour[] = [
  [0, 0, 0, 0],
  [0x21, 0x71, 0xb5, 200],
]
