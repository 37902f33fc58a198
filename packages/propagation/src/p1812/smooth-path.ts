/** A path over a smooth earth. */
export interface SmoothPath {
  /** km. */
  readonly length: number
  /** Antennas above the surface, m. */
  readonly tx: number
  readonly rx: number
  /** Of the earth on which rays are straight, km. */
  readonly earthRadius: number
}
