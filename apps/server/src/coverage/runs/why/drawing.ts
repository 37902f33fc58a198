import { STANDARD_EARTH_RADIUS } from "@tinhso/propagation"
import type { WhyAnswer } from "../model.ts"
import type { Station } from "../../stations/station.ts"
import type { Path } from "./kernel.ts"

type Drawing = NonNullable<WhyAnswer["profile"]>

/** A drawing needs no more points. */
const MOST_POINTS = 300
const SPEED_OF_LIGHT = 299.792458

const tenths = (value: number) => Math.round(value * 10) / 10

/** The ground between a station and a place with the earth's curve, the ray and its first Fresnel zone. */
export function drawingOf(station: Station, rxHeight: number, path: Path): Drawing {
  const { heights, step, distance } = path
  const last = heights.length - 1
  const antenna = heights[0]! + station.height
  const receiver = heights[last]! + rxHeight
  const wavelength = SPEED_OF_LIGHT / station.frequency
  return {
    station: station.id,
    frequencyMhz: station.frequency,
    distanceM: Math.round(distance),
    antennaM: tenths(antenna),
    receiverM: tenths(receiver),
    earthRadiusM: Math.round(STANDARD_EARTH_RADIUS),
    points: drawnSamples(path).map((i) => {
      // The last sample lies at the end itself, not a rounding beyond it.
      const along = Math.min(distance, i * step)
      const rest = along * (distance - along)
      return {
        distanceM: Math.round(along),
        groundM: tenths(heights[i]!),
        bulgeM: tenths(rest / (2 * STANDARD_EARTH_RADIUS)),
        rayM: tenths(antenna + ((receiver - antenna) * along) / distance),
        fresnelM: tenths(Math.sqrt((wavelength * rest) / distance)),
      }
    }),
  }
}

/** Both ends, and of every stretch between the sample that comes nearest to the ray: no peak is lost. */
function drawnSamples({ heights, step, sight }: Path): number[] {
  const last = heights.length - 1
  const every = Math.ceil(Math.max(1, last / MOST_POINTS))
  const drawn = new Set([0, last])
  for (let from = 1; from < last; from += every) {
    let highest = from
    for (let i = from; i < Math.min(last, from + every); i++) {
      if (heights[i]! > heights[highest]!) highest = i
    }
    drawn.add(highest)
  }
  if (!Number.isNaN(sight.distance)) drawn.add(Math.round(sight.distance / step))
  return [...drawn].toSorted((one, other) => one - other)
}
