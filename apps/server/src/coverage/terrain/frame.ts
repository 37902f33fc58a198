/**
 * A grid of samples: where its first sample lies and how far apart they are, in degrees or, where
 * `projection` is not null, in its metres. `y` decreases from row to row.
 */
export interface Frame {
  /** As proj4 writes it; null for longitude and latitude on WGS 84. */
  readonly projection: string | null
  readonly x: number
  readonly y: number
  readonly stepX: number
  readonly stepY: number
}

/** A thousandth of a sample: less than a decimetre at 90 m. */
const SAME_PLACE = 1e-3

const apart = (one: number, other: number) => Math.abs(one - other)
const fromWhole = (value: number) => apart(value, Math.round(value))

/** Whether samples of both grids lie on the same places, so that they can be joined as they are. */
export function isSameGrid(one: Frame, other: Frame): boolean {
  // Over a tile of ten thousand samples the steps may differ by a thousandth of one in all.
  const steps =
    apart(one.stepX, other.stepX) / one.stepX + apart(one.stepY, other.stepY) / one.stepY
  return (
    one.projection === other.projection &&
    steps < 2e-7 &&
    fromWhole((one.x - other.x) / one.stepX) < SAME_PLACE &&
    fromWhole((one.y - other.y) / one.stepY) < SAME_PLACE
  )
}

/** How far the samples of a grid are apart, degrees of latitude. */
export const fineness = (frame: Frame): number =>
  isInDegrees(frame) ? frame.stepY : frame.stepY / 110_600

const isInDegrees = ({ projection }: Frame) => projection?.startsWith("+proj=longlat") ?? true
