import { ItmCode, ItmWarning } from "./codes.ts"
import type { ItmLink } from "./link.ts"

const outside = (value: number, low: number, high: number) => value < low || value > high

/** Warnings about inputs near their limits, as far as the reference gets before it refuses. */
export function inputWarnings(link: ItmLink, code: number): number {
  let warnings = 0
  if (outside(link.txHeight, 1, 1000)) warnings |= ItmWarning.txHeight
  if (code === ItmCode.txHeight) return warnings
  if (outside(link.rxHeight, 1, 1000)) warnings |= ItmWarning.rxHeight
  const before: readonly number[] = [ItmCode.rxHeight, ItmCode.climate, ItmCode.refractivity]
  if (before.includes(code)) return warnings
  if (outside(link.frequency, 40, 10_000)) warnings |= ItmWarning.frequency
  return warnings
}

/** The first thing about a link that ITM refuses, or 0. The order is the reference's. */
export function refusalOf(link: ItmLink): number {
  if (outside(link.txHeight, 0.5, 3000)) return ItmCode.txHeight
  if (outside(link.rxHeight, 0.5, 3000)) return ItmCode.rxHeight
  if (!isClimate(link.climate)) return ItmCode.climate
  if (outside(link.refractivity, 250, 400)) return ItmCode.refractivity
  if (outside(link.frequency, 20, 20_000)) return ItmCode.frequency
  if (link.polarisation !== 0 && link.polarisation !== 1) return ItmCode.polarisation
  if (link.permittivity < 1) return ItmCode.permittivity
  if (link.conductivity <= 0) return ItmCode.conductivity
  if (!isVariability(link.variability)) return ItmCode.variabilityMode
  return refusalOfShares(link)
}

const isClimate = (climate: number) => Number.isInteger(climate) && climate >= 1 && climate <= 7

const isVariability = (mode: number) =>
  Number.isInteger(mode) && mode >= 0 && mode <= 33 && mode % 10 <= 3

const isShare = (percent: number) => percent > 0 && percent < 100

function refusalOfShares(link: ItmLink): number {
  if (!isShare(link.situation)) return ItmCode.situation
  if (!isShare(link.time)) return ItmCode.time
  if (!isShare(link.location)) return ItmCode.location
  return ItmCode.success
}
