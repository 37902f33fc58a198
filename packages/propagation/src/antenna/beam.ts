import type { AntennaPattern, Cut } from "./pattern.ts"

/** A sector antenna of which no pattern is at hand, only how wide its beam is. */
export interface Beam {
  /** Angles between the directions with half of the power, degrees, above 0. */
  readonly horizontal: number
  readonly vertical: number
  /** The most it gives less to the back and far above or below its beam, dB. */
  readonly back: number
  readonly side: number
}

const cut = (width: number, most: number): Cut => {
  const angle = Float64Array.from({ length: 360 }, (_, degrees) => degrees)
  const loss = angle.map((degrees) => {
    const off = Math.min(degrees, 360 - degrees)
    return Math.min(12 * (off / width) ** 2, most)
  })
  return { angle, loss }
}

/**
 * The pattern of a beam by the parabola that cell networks are planned with: 12·(angle/width)² dB,
 * up to a limit, in both cuts (3GPP TR 36.814, table A.2.1.1-2; its limits are 25 and 20 dB, its
 * vertical width is 10°).
 */
export function beamPattern(beam: Beam): AntennaPattern {
  const horizontal = cut(beam.horizontal, beam.back)
  const vertical = cut(beam.vertical, beam.side)
  // Behind, the vertical cut continues what the horizontal one leaves there.
  const loss = vertical.loss.map((value, degrees) => {
    const behind = Math.abs(180 - degrees)
    const atBack =
      (horizontal.loss[180] ?? 0) + Math.min(12 * (behind / beam.vertical) ** 2, beam.side)
    return degrees > 90 && degrees < 270 ? Math.min(beam.back, atBack) : value
  })
  return {
    name: `beam ${beam.horizontal}°`,
    gain: null,
    frequency: null,
    electricalTilt: 0,
    horizontal,
    vertical: { angle: vertical.angle, loss },
  }
}
