/** A curve over effective distance, in dB (NBS Technical Note 101, eq. III.69 and III.70). */
export interface Curve {
  readonly c1: number
  readonly c2: number
  readonly x1: number
  readonly x2: number
  readonly x3: number
}

/** What the year does to losses in one radio climate (ITM algorithm, sec. 5, table 5.1). */
export interface Climate {
  /** How far the median of the year lies above that of winter afternoons, dB. */
  readonly median: Curve
  /** Deviation over time towards more and towards less loss, dB. */
  readonly worse: Curve
  readonly better: Curve
  /** How both depend on frequency: g = a + b / ((c·ln(0.133·k))² + 1). */
  readonly worseGain: Gain
  readonly betterGain: Gain
  /** In the far tail: deviation as a share of `better`, from this standard normal deviate on. */
  readonly tailShare: number
  readonly tailFrom: number
}

export interface Gain {
  readonly a: number
  readonly b: number
  readonly c: number
}

const curve = (c1: number, c2: number, x1: number, x2: number, x3: number): Curve => ({
  c1,
  c2,
  x1: x1 * 1000,
  x2: x2 * 1000,
  x3: x3 * 1000,
})
const even: Gain = { a: 1, b: 0, c: 0 }
const tilted: Gain = { a: 0.93, b: 0.31, c: 2 }

const EQUATORIAL: Climate = {
  median: curve(-9.67, 12.7, 144.9, 190.3, 133.8),
  worse: curve(2.13, 159.5, 762.2, 123.6, 94.5),
  better: curve(2.11, 102.3, 636.9, 134.8, 95.6),
  worseGain: even,
  betterGain: even,
  tailShare: 1.224,
  tailFrom: 1.282,
}

const CONTINENTAL_SUBTROPICAL: Climate = {
  median: curve(-0.62, 9.19, 228.9, 205.2, 143.6),
  worse: curve(2.66, 7.67, 100.4, 172.5, 136.4),
  better: curve(6.87, 15.53, 138.7, 143.7, 98.6),
  worseGain: even,
  betterGain: tilted,
  tailShare: 0.801,
  tailFrom: 2.161,
}

const MARITIME_SUBTROPICAL: Climate = {
  median: curve(1.26, 15.5, 262.6, 185.2, 99.8),
  worse: curve(6.11, 6.65, 138.2, 242.2, 178.6),
  better: curve(10.08, 9.6, 165.3, 225.7, 129.7),
  worseGain: even,
  betterGain: even,
  tailShare: 1.38,
  tailFrom: 1.282,
}

const DESERT: Climate = {
  median: curve(-9.21, 9.05, 84.1, 101.1, 98.6),
  worse: curve(1.98, 13.11, 139.1, 132.7, 193.5),
  better: curve(3.68, 159.3, 464.4, 93.1, 94.2),
  worseGain: even,
  betterGain: { a: 0.93, b: 0.19, c: 1.79 },
  tailShare: 1,
  tailFrom: 20,
}

const CONTINENTAL_TEMPERATE: Climate = {
  median: curve(-0.62, 9.19, 228.9, 205.2, 143.6),
  worse: curve(2.68, 7.16, 93.7, 186.8, 133.5),
  better: curve(4.75, 8.12, 93.2, 135.9, 113.4),
  worseGain: { a: 0.92, b: 0.25, c: 1.77 },
  betterGain: tilted,
  tailShare: 1.224,
  tailFrom: 1.282,
}

const MARITIME_TEMPERATE_OVER_LAND: Climate = {
  median: curve(-0.39, 2.86, 141.7, 315.9, 167.4),
  worse: curve(6.86, 10.38, 187.8, 169.6, 108.9),
  better: curve(8.58, 13.97, 216, 152, 122.7),
  worseGain: even,
  betterGain: even,
  tailShare: 1.518,
  tailFrom: 1.282,
}

const MARITIME_TEMPERATE_OVER_SEA: Climate = {
  median: curve(3.15, 857.9, 2222, 164.8, 116.3),
  worse: curve(8.51, 169.8, 609.8, 119.9, 106.6),
  better: curve(8.43, 8.19, 136.2, 188.5, 122.9),
  worseGain: even,
  betterGain: even,
  tailShare: 1.518,
  tailFrom: 1.282,
}

/** The climate of a number from 1 to 7; the first for any other, which is refused before. */
export function climateOf(number: number): Climate {
  return CLIMATES[number - 1] ?? EQUATORIAL
}

const CLIMATES: readonly Climate[] = [
  EQUATORIAL,
  CONTINENTAL_SUBTROPICAL,
  MARITIME_SUBTROPICAL,
  DESERT,
  CONTINENTAL_TEMPERATE,
  MARITIME_TEMPERATE_OVER_LAND,
  MARITIME_TEMPERATE_OVER_SEA,
]
