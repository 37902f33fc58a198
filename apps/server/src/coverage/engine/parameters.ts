/** What a coverage run asks of its model; every field changes the result. */
export interface Parameters {
  readonly model: "itm" | "p1812"
  /** `field` computes levels everywhere; `covered` only whether they reach the threshold. */
  readonly mode: "field" | "covered"
  /** m. */
  readonly radius: number
  /** Size of a pixel, m. */
  readonly resolution: number
  /** Between the points of a profile, m, and what is taken for ground there, see `samplingFor`. */
  readonly spacing: number
  readonly sampling: "nearest" | "bilinear"
  /** Of the receiver above ground, m. */
  readonly rxHeight: number
  readonly rxGain: number
  /** Whatever else is lost on the way: walls, bodies, margins, dB. */
  readonly otherLoss: number
  /** Shares for which levels are given, %, ascending, each 1–99: cell-edge reliability. */
  readonly reliabilities: readonly number[]
  /** Level from which a place is covered, dBm, by technology. */
  readonly thresholds: Readonly<Record<string, number>>
  /** Share of time, %; P.1812 takes at most 50. */
  readonly time: number
  readonly climate: number
  readonly refractivity: number
  /** Fall of refractivity over the lowest km, N-units; P.1812 only. */
  readonly lapse: number
  readonly polarisation: number
  readonly permittivity: number
  readonly conductivity: number
  /** What ITM's variability means, see `ItmLink`. */
  readonly variability: number
}

/** A picture is computed in squares of so many pixels. */
export const TILE = 64

/** No level known, hundredths of a dBm. */
export const NO_LEVEL = -32_768

/** No station. */
export const NO_STATION = 65_535

/** Levels are kept in hundredths of a dB, so that equal ones are equal on every machine. */
export const inHundredths = (level: number): number =>
  Math.max(-32_767, Math.min(32_767, Math.round(level * 100)))

/** More shares of reliability than these say nothing new. */
export const MOST_SHARES = 5
