import { type Climate, climateOf, type Gain } from "./climates.ts"
import type { ItmLink } from "./link.ts"
import { normalDeviate } from "./normal-deviate.ts"

/** Which quantile of the losses over time, places and situations a link asks for. */
export interface Distribution {
  readonly climate: Climate
  /** 0 single message, 1 accidental, 2 mobile, 3 broadcast. */
  readonly mode: number
  readonly time: number
  readonly location: number
  readonly situation: number
  /** Whether losses vary from place to place, and from situation to situation. */
  readonly withLocation: boolean
  readonly withSituation: boolean
  /** Whether a quantile lies more than 3.1 deviations out. */
  readonly extreme: boolean
  readonly worseGain: number
  readonly betterGain: number
  readonly waveNumber: number
  /** The part of the effective distance that only frequency decides, m (ITM algorithm, eq. 5.3). */
  readonly reach: number
}

export function createDistribution(link: ItmLink): Distribution {
  const climate = climateOf(link.climate)
  const waveNumber = link.frequency / 47.7
  const log = Math.log(0.133 * waveNumber)
  const mode = link.variability % 10
  const situation = normalDeviate(link.situation / 100)
  const time = mode === 0 ? situation : normalDeviate(link.time / 100)
  const location = locationDeviate(mode, time, situation, link.location)
  const outermost = Math.max(Math.abs(time), Math.abs(location), Math.abs(situation))
  return {
    climate,
    mode,
    time,
    location,
    situation,
    withLocation: link.variability % 20 < 10,
    withSituation: link.variability < 20,
    extreme: outermost > 3.1,
    worseGain: gainAt(climate.worseGain, log),
    betterGain: gainAt(climate.betterGain, log),
    waveNumber,
    reach: Math.cbrt(575.7e12 / waveNumber),
  }
}

/** A moving receiver meets places as it meets times, a single message as it meets situations. */
function locationDeviate(mode: number, time: number, situation: number, percent: number): number {
  if (mode === 3) return normalDeviate(percent / 100)
  return mode === 2 ? time : situation
}

const gainAt = ({ a, b, c }: Gain, log: number) => a + b / ((c * log) ** 2 + 1)
