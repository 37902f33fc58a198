/** Radio-climatic zones of a profile (P.1812-8, sec. 3.3). */
export const P1812Zone = { sea: 1, coastal: 3, inland: 4 } as const

/** The path from transmitter to receiver: one entry for each point, at least five. */
export interface P1812Profile {
  /** Distance from the transmitter, km, ascending from 0. */
  readonly distance: Float64Array
  /** Ground, m above the sea. */
  readonly height: Float64Array
  /** Representative height of clutter above ground, m; null where there is none. */
  readonly clutter: Float64Array | null
  /** `P1812Zone` of every point; null where all is inland. */
  readonly zone: Uint8Array | null
}

/** Everything P.1812 asks about a link except its path. */
export interface P1812Link {
  /** MHz: 30–6 000. */
  readonly frequency: number
  /** Share of an average year in which the loss is not exceeded, %: 1–50. */
  readonly time: number
  /** Share of places in which the loss is not exceeded, %: 0–100, both excluded. */
  readonly location: number
  /** Deviation of losses over places, dB; 0 leaves them out; `p1812LocationDeviation` gives it. */
  readonly locationDeviation: number
  /** Antennas above ground, m: 1–3 000. */
  readonly txHeight: number
  readonly rxHeight: number
  /** 0 horizontal, 1 vertical. */
  readonly polarisation: number
  /** Where the antennas stand, degrees north and east. */
  readonly txLatitude: number
  readonly txLongitude: number
  readonly rxLatitude: number
  readonly rxLongitude: number
  /** How fast refractivity falls over the lowest km, ΔN, N-units/km, positive. */
  readonly lapse: number
  /** Refractivity at the level of the sea at the middle of the path, N₀, N-units. */
  readonly refractivity: number
  /** Way over land from each antenna to the coast along the path, km; 500 where it is far. */
  readonly txCoast: number
  readonly rxCoast: number
  /**
   * Whether the smooth path is solved by formula (Attachment 4 to Annex 1) and not along the
   * profile: faster, with slightly other results.
   */
  readonly smoothByFormula?: boolean
}

/** Losses of one path, dB. */
export interface P1812Result {
  /** Basic transmission loss not exceeded at the asked share of time and of places (eq. 69). */
  readonly loss: number
  /** The same for half of the places, before the limit that sight sets (eq. 65). */
  readonly median: number
  /** The least loss that focusing and multipath leave in sight (eq. 10). */
  readonly lineOfSight: number
  /** Loss to diffraction beyond that of sight (eq. 41). */
  readonly diffraction: number
  /** By scatter in the troposphere (eq. 44). */
  readonly troposcatter: number
  /** By ducts and reflecting layers (eq. 46). */
  readonly anomalous: number
  /** Whether frequency is within the 30 MHz to 6 GHz the Recommendation is meant for. */
  readonly withinRange: boolean
}
