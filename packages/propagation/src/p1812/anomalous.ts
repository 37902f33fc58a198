import type { P1812Link } from "./model.ts"
import type { Terrain } from "./terrain.ts"
import { type Crossing, inlandness } from "./zones.ts"

/**
 * Loss while air guides waves along ducts and layers, dB (P.1812-8, sec. 4.5, eq. 46–56).
 * `earthRadius` is the median one in km, `ducting` the time β₀ in %.
 */
export function anomalousLoss(
  link: P1812Link,
  terrain: Terrain,
  crossing: Crossing,
  coast: { readonly tx: number; readonly rx: number },
  earthRadius: number,
  ducting: number,
): number {
  const f = link.frequency / 1000
  const { txHorizon, rxHorizon, txAngle, rxAngle, length } = terrain
  const coupling =
    102.45 +
    20 * Math.log10(f) +
    20 * Math.log10(txHorizon + rxHorizon) +
    lowFrequency(f) +
    shielding(f, txAngle, txHorizon) +
    shielding(f, rxAngle, rxHorizon) +
    seaCoupling(coast.tx, txHorizon, crossing.sea, terrain.tx) +
    seaCoupling(coast.rx, rxHorizon, crossing.sea, terrain.rx)
  const angle =
    (1e3 * length) / earthRadius +
    Math.min(txAngle, 0.1 * txHorizon) +
    Math.min(rxAngle, 0.1 * rxHorizon)
  const beta = ducting * geometryFactor(terrain, crossing, earthRadius) * roughnessFactor(terrain)
  return coupling + 5e-5 * earthRadius * f ** (1 / 3) * angle + overTime(link.time, beta, length)
}

/** Waves too long for the ducts (eq. 47a), dB. */
const lowFrequency = (f: number) => (f < 0.5 ? 45.375 - 137 * f + 92.5 * f * f : 0)

/** Diffraction over what shields a site (eq. 48), dB; `angle` mrad, `horizon` km. */
function shielding(f: number, angle: number, horizon: number): number {
  const above = angle - 0.1 * horizon
  if (!(above > 0)) return 0
  return 20 * Math.log10(1 + 0.361 * above * Math.sqrt(f * horizon)) + 0.264 * above * f ** (1 / 3)
}

/** Gain of an antenna (m above the sea) close to the coast of a path that is mostly sea (eq. 49), dB. */
function seaCoupling(coast: number, horizon: number, sea: number, antenna: number): number {
  if (coast > 5 || coast > horizon || sea < 0.75) return 0
  return -3 * Math.exp(-0.25 * coast * coast) * (1 + Math.tanh(0.07 * (50 - antenna)))
}

/** μ₂ (eq. 55). */
function geometryFactor(terrain: Terrain, { inland }: Crossing, earthRadius: number): number {
  const { length, txEffective, rxEffective } = terrain
  const exponent = Math.max(-3.4, -0.6 - 3.5 * 1e-9 * length ** 3.1 * inlandness(inland))
  const heights = (Math.sqrt(txEffective) + Math.sqrt(rxEffective)) ** 2
  return Math.min(1, (((500 / earthRadius) * length ** 2) / heights) ** exponent)
}

/** μ₃ (eq. 56). */
function roughnessFactor({ roughness, length, txHorizon, rxHorizon }: Terrain): number {
  if (!(roughness > 10)) return 1
  const between = Math.min(length - txHorizon - rxHorizon, 40)
  return Math.exp(-4.6e-5 * (roughness - 10) * (43 + 6 * between))
}

/** What a share of time p % adds, of which ducts have β % (eq. 53), dB. */
function overTime(p: number, beta: number, length: number): number {
  const log = Math.log10(beta)
  const decline = (9.51 - 4.8 * log + 0.198 * log ** 2) * 1e-6 * length ** 1.13
  const gamma = (1.076 / (2.0058 - log) ** 1.012) * Math.exp(-decline)
  const ratio = p / beta
  return -12 + (1.2 + 3.7e-3 * length) * Math.log10(ratio) + 12 * ratio ** gamma
}
