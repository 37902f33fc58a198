import { NO_LEVEL, NO_STATION, type Parameters } from "./parameters.ts"

/** How much was done for some answers. */
export interface Effort {
  /** Pairs of a mast and a place within the radius. */
  pairs: number
  /** Of those, pairs whose profile was read. */
  profiles: number
  /** Profiles surveyed, one for every height. */
  surveys: number
  /** Losses computed. */
  losses: number
  /** Pairs without known ground between them, and losses that the model refused. */
  withoutGround: number
  refused: number
}

export const noEffort = (): Effort => ({
  pairs: 0,
  profiles: 0,
  surveys: 0,
  losses: 0,
  withoutGround: 0,
  refused: 0,
})

export function addEffort(to: Effort, more: Effort): void {
  to.pairs += more.pairs
  to.profiles += more.profiles
  to.surveys += more.surveys
  to.losses += more.losses
  to.withoutGround += more.withoutGround
  to.refused += more.refused
}

/**
 * Best levels at some places: one array for every layer and share, layer by layer. With
 * `covered`, the search for a place ends where a station reaches the threshold.
 */
export interface Answers {
  readonly count: number
  readonly shares: number
  readonly covered: boolean
  /** Hundredths of a dBm, `NO_LEVEL` for none. */
  readonly levels: readonly Int16Array[]
  /** Position of the station in the list; `NO_STATION` for none. */
  readonly servers: readonly Uint16Array[]
  /**
   * 1 where every station is a candidate; 0 where the best of the stations is known already and only
   * new ones are asked.
   */
  readonly open: readonly Uint8Array[]
  readonly effort: Effort
}

export function noAnswers(count: number, layers: number, parameters: Parameters): Answers {
  const shares = parameters.reliabilities.length
  const all = Array.from({ length: layers * shares }, (_, i) => i)
  return {
    count,
    shares,
    covered: parameters.mode === "covered",
    levels: all.map(() => new Int16Array(count).fill(NO_LEVEL)),
    servers: all.map(() => new Uint16Array(count).fill(NO_STATION)),
    open: all.map(() => new Uint8Array(count).fill(1)),
    effort: noEffort(),
  }
}
