/** Radio climate of ITM: what the year does to the median. */
export const ItmClimate = {
  equatorial: 1,
  continentalSubtropical: 2,
  maritimeSubtropical: 3,
  desert: 4,
  continentalTemperate: 5,
  maritimeTemperateOverLand: 6,
  maritimeTemperateOverSea: 7,
} as const

/** Everything ITM asks about a link except its path. */
export interface ItmLink {
  /** Height of the antenna above ground, m: 0.5–3 000, with a warning outside 1–1 000. */
  readonly txHeight: number
  /** Height of the antenna above ground, m: 0.5–3 000, with a warning outside 1–1 000. */
  readonly rxHeight: number
  /** 1–7, see `ItmClimate`. */
  readonly climate: number
  /** Refractivity reduced to sea level, N-units: 250–400. */
  readonly refractivity: number
  /** MHz: 20–20 000, with a warning outside 40–10 000. */
  readonly frequency: number
  /** 0 horizontal, 1 vertical. */
  readonly polarisation: number
  /** Relative permittivity of the ground, at least 1; average ground 15. */
  readonly permittivity: number
  /** Conductivity of the ground, S/m, above 0; average ground 0.005. */
  readonly conductivity: number
  /**
   * Mode of variability: 0 single message, 1 accidental, 2 mobile, 3 broadcast; plus 10
   * to leave out variability of place, plus 20 to leave out that of situations.
   */
  readonly variability: number
  /** Share of time, of places and of situations that have at most this loss, %: 0–100, both excluded. */
  readonly time: number
  readonly location: number
  readonly situation: number
}

/** The link with confidence and reliability in place of the three shares, %: 0–100, both excluded. */
export type ItmConfidenceLink = Omit<ItmLink, "time" | "location" | "situation"> & {
  readonly confidence: number
  readonly reliability: number
}

/** Confidence stands for situations, reliability for time, and half of the places are meant. */
export function withShares({ confidence, reliability, ...link }: ItmConfidenceLink): ItmLink {
  return { ...link, time: reliability, location: 50, situation: confidence }
}
