import type { Curve } from "./climates.ts"
import type { Distribution } from "./distribution.ts"
import type { ItmRadio } from "./radio.ts"

/** Width of the intervals over which a curve is bounded, m. */
const INTERVAL = 5e3
/** No path differs over places by more (ITM algorithm, eq. 5.9), dB. */
const MOST_OVER_PLACES = 10

/**
 * Losses that no path of a length can stay below, dB: entry `i` holds for every profile whose length
 * is at least `i` and less than `i + 1` spacings. With them a receiver need not ask stations that
 * cannot be its best.
 *
 * The attenuation of reference is never below nought, and what the year, places and situations may
 * give back is bounded from the curves of the climate; the rest is free space. The first entry is
 * minus infinity.
 */
export function itmLossFloors(radio: ItmRadio, spacing: number, count: number): Float64Array {
  const { distribution } = radio
  return Float64Array.from({ length: count }, (_, i) => {
    const free = 32.45 + radio.frequencyDecibels + 20 * Math.log10((i * spacing) / 1000)
    return free + bent(-mostGain(distribution, (i + 1) * spacing))
  })
}

/** As `attenuationAt` draws what is better than free space towards it; it grows with its argument. */
const bent = (result: number) =>
  result < 0 ? (result * (29 - result)) / (29 - 10 * result) : result

/** The most that variability can give back on paths up to `distance` m, dB. */
function mostGain(distribution: Distribution, distance: number): number {
  const { climate, reach } = distribution
  // Antennas that see farther than those on the ground only shorten the effective distance.
  const effective = distance < reach ? (130e3 * distance) / reach : 130e3 + distance - reach
  const overTime = mostOverTime(distribution, effective)
  return highest(climate.median, effective) + mostOf(distribution, effective, overTime)
}

function mostOverTime({ climate, time, betterGain }: Distribution, effective: number): number {
  if (time < 0) return 0
  const better = highest(climate.better, effective) * betterGain
  return time <= climate.tailFrom ? better : better * Math.max(1, climate.tailShare)
}

/** A deviate times the root of a sum: the largest root where it gives back, the least where it takes. */
const rooted = (deviate: number, least: number, most: number) =>
  Math.sqrt(deviate > 0 ? most : least) * deviate

function mostOf(distribution: Distribution, effective: number, overTime: number): number {
  const { mode, time, location, situation, withLocation, withSituation } = distribution
  const overPlaces = withLocation ? MOST_OVER_PLACES : 0
  const least = withSituation ? (5 + 3 * Math.exp(-effective / 100e3)) ** 2 : 0
  const most =
    (withSituation ? 64 : 0) + (overTime * time) ** 2 / 7.8 + (overPlaces * location) ** 2 / 24
  const times = overTime ** 2
  const places = overPlaces ** 2
  switch (mode) {
    case 0:
      return rooted(situation, least, times + places + most)
    case 1:
      return Math.max(0, time) * overTime + rooted(situation, least, places + most)
    case 2:
      return rooted(time, 0, times + places) + rooted(situation, least, most)
    default:
      return (
        Math.max(0, time) * overTime +
        Math.max(0, location) * overPlaces +
        rooted(situation, least, most)
      )
  }
}

/** A height that a curve does not pass up to an effective distance, dB: interval by interval. */
function highest(curve: Curve, distance: number): number {
  let most = 0
  for (let from = 0; from < distance; from += INTERVAL) {
    most = Math.max(most, highestBetween(curve, from, Math.min(distance, from + INTERVAL)))
  }
  return most
}

function highestBetween({ c1, c2, x1, x2, x3 }: Curve, from: number, to: number): number {
  // The bell is highest at x2 or at the end that is nearer to it; the other factor only rises.
  const nearest = Math.min(Math.max(x2, from), to)
  const offset = (nearest - x2) / x3
  const bell = c1 + Math.max(0, c2) / (1 + offset * offset)
  const ratio = (bell > 0 ? to : from) / x1
  return (bell * ratio * ratio) / (1 + ratio * ratio)
}
