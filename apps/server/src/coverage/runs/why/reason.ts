import type { WhyReason } from "../model.ts"

/** What is known of a station at a place when it is asked why. Levels in dBm. */
export interface Circumstances {
  /** Null: nothing says what is covered. */
  readonly threshold: number | null
  readonly level: number | null
  /** Why there is no level. */
  readonly why: "radius" | "terrain" | "refused" | null
  /** dB */
  readonly antennaLoss: number
  /** If nothing lay between, its antenna included. */
  readonly freeSpace: number
  readonly hidden: boolean
}

/**
 * Why a station does not serve a place: whatever alone would have to be otherwise. If its antenna
 * looked this way it would: `antenna`. If no ground rose in the way and then free space would do:
 * `hidden`. Otherwise it is too far or too weak: `budget`.
 */
export function reasonOf(given: Circumstances): WhyReason {
  const { threshold, level, why, antennaLoss, freeSpace, hidden } = given
  if (level === null) return why ?? "refused"
  if (threshold === null || level >= threshold) return "serves"
  if (antennaLoss > 0 && level + antennaLoss >= threshold) return "antenna"
  return hidden && freeSpace >= threshold ? "hidden" : "budget"
}
