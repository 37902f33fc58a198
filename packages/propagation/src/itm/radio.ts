import { ItmCode } from "./codes.ts"
import { groundImpedance } from "./ground.ts"
import type { ItmLink } from "./link.ts"
import { createDistribution, type Distribution } from "./distribution.ts"
import { inputWarnings, refusalOf } from "./validate.ts"

/** A link made ready: everything that follows from it without its path. */
export interface ItmRadio {
  readonly link: ItmLink
  /** What is refused about the link itself, or 0; a path then cannot help. */
  readonly code: number
  readonly warnings: number
  /** MHz, its cube root, its natural logarithm and its twenty decimal logarithms. */
  readonly frequency: number
  readonly frequencyRoot: number
  readonly frequencyLog: number
  readonly frequencyDecibels: number
  /** 2π over the wavelength, 1/m, as ITM rounds it. */
  readonly waveNumber: number
  /** Of the ground: its parts and its size. */
  readonly impedanceRe: number
  readonly impedanceIm: number
  readonly impedance: number
  /** What is refused about the ground, but only after the path was looked at; or 0. */
  readonly impedanceCode: number
  readonly distribution: Distribution
}

/** Makes a link ready for any number of paths. Never throws: `code` tells what is refused. */
export function prepareItm(link: ItmLink): ItmRadio {
  const { frequency, polarisation, permittivity, conductivity } = link
  const refused = refusalOf(link)
  const ground = groundImpedance(frequency, polarisation === 1, permittivity, conductivity)
  const tooSteep = ground.re <= Math.abs(ground.im)
  return {
    link,
    code: refused,
    warnings: inputWarnings(link, refused),
    frequency,
    frequencyRoot: Math.cbrt(frequency),
    frequencyLog: Math.log(frequency),
    frequencyDecibels: 20 * Math.log10(frequency),
    waveNumber: frequency / 47.7,
    impedanceRe: ground.re,
    impedanceIm: ground.im,
    impedance: ground.size,
    impedanceCode: tooSteep ? ItmCode.groundImpedance : ItmCode.success,
    distribution: createDistribution(link),
  }
}
