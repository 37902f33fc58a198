import {
  type ItmArea,
  itmArea,
  itmAreaByConfidence,
  type ItmConfidenceLink,
  type ItmLink,
  itmPointToPoint,
  itmPointToPointByConfidence,
  type ItmResult,
} from "@tinhso/propagation"
import {
  number,
  numbers,
  optionalNumber,
  part,
  string,
  type Vector,
  VectorFault,
  type Verdict,
} from "./vector.ts"

/** dB that a computed loss may be off where a vector does not say. */
const TOLERANCE = 1e-6
/** Losses that may be off by more, dB, were printed with one or two decimals. */
const COARSE = 1e-4
/** Intermediate values are printed with twelve digits. */
const PRINTED = 1e-9

/** Holds ITM against one vector: loss, return code, warnings and intermediate values. */
export function checkItmVector(vector: Vector, profiles: Vector): Verdict {
  const result = run(vector, profiles)
  const out = part(vector, "out")
  const wanted = optionalNumber(out, "A__db")
  const tolerance = optionalNumber(vector, "tol_db")
  const allowed = Number.isNaN(tolerance) ? TOLERANCE : tolerance
  const deviation = distance(result.loss, wanted)
  const faults: string[] = []
  if (deviation > allowed) faults.push(`loss ${result.loss} instead of ${wanted} dB`)
  compareExactly(faults, "code", result.code, optionalNumber(out, "rc"))
  compareExactly(faults, "warnings", result.warnings, optionalNumber(out, "warnings"))
  compareIntermediates(faults, result, part(out, "iv"))
  return { id: string(vector, "id"), faults, deviation: allowed > COARSE ? Number.NaN : deviation }
}

/** Nought where neither is a number, infinite where only one is. */
function distance(value: number, wanted: number): number {
  if (Number.isNaN(value) && Number.isNaN(wanted)) return 0
  const apart = Math.abs(value - wanted)
  return Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart
}

function compareExactly(faults: string[], name: string, value: number, wanted: number): void {
  if (!Number.isNaN(wanted) && value !== wanted) {
    faults.push(`${name} ${value} instead of ${wanted}`)
  }
}

function compareIntermediates(faults: string[], result: ItmResult, wanted: Vector): void {
  const values = intermediates(result)
  for (const name of Object.keys(wanted)) {
    const value = values[name]
    const expected = optionalNumber(wanted, name)
    if (value === undefined) throw new VectorFault(`unknown intermediate value ${name}`)
    if (!(distance(value, expected) <= PRINTED * Math.max(1, Math.abs(expected) || 0))) {
      faults.push(`${name} ${value} instead of ${expected}`)
    }
  }
}

const intermediates = ({ path, ...outcome }: ItmResult): Readonly<Record<string, number>> => ({
  theta_hzn_tx: path.txHorizonAngle,
  theta_hzn_rx: path.rxHorizonAngle,
  d_hzn_tx__m: path.txHorizonDistance,
  d_hzn_rx__m: path.rxHorizonDistance,
  h_e_tx__m: path.txEffectiveHeight,
  h_e_rx__m: path.rxEffectiveHeight,
  N_s: path.surfaceRefractivity,
  delta_h__m: path.irregularity,
  A_ref__db: outcome.reference,
  A_fs__db: outcome.freeSpace,
  d__km: path.distance / 1000,
  mode: outcome.branch,
})

/** The names that the reference's own tables use stand beside the short ones. */
function run(vector: Vector, profiles: Vector): ItmResult {
  const kind = string(vector, "kind")
  const input = part(vector, "inp")
  const byConfidence = typeof input["confidence"] === "number"
  if (kind === "itm_area") {
    const area = areaOf(input)
    return byConfidence
      ? itmAreaByConfidence(confidenceLinkOf(input), area)
      : itmArea(linkOf(input), area)
  }
  if (kind !== "itm_p2p_tls" && kind !== "itm_p2p_cr" && kind !== "itm_p2p") {
    throw new VectorFault(`unknown kind ${kind}`)
  }
  const profile = profileOf(profiles, string(input, "profile"))
  return byConfidence
    ? itmPointToPointByConfidence(confidenceLinkOf(input), profile)
    : itmPointToPoint(linkOf(input), profile)
}

function profileOf(profiles: Vector, name: string): Float64Array {
  const profile = part(profiles, name)
  if (Object.keys(profile).length === 0) throw new VectorFault(`no profile ${name}`)
  return Float64Array.from([
    number(profile, "n"),
    number(profile, "step_m"),
    ...numbers(profile, "z_m"),
  ])
}

const radioOf = (input: Vector) => ({
  txHeight: number(input, "h_tx", "h_tx__meter"),
  rxHeight: number(input, "h_rx", "h_rx__meter"),
  climate: number(input, "climate"),
  refractivity: number(input, "N_0"),
  frequency: number(input, "f_mhz", "f__mhz"),
  polarisation: number(input, "pol"),
  permittivity: number(input, "eps", "epsilon"),
  conductivity: number(input, "sig", "sigma"),
  variability: number(input, "mdvar"),
})

const linkOf = (input: Vector): ItmLink => ({
  ...radioOf(input),
  time: number(input, "time"),
  location: number(input, "location"),
  situation: number(input, "situation"),
})

const confidenceLinkOf = (input: Vector): ItmConfidenceLink => ({
  ...radioOf(input),
  confidence: number(input, "confidence"),
  reliability: number(input, "reliability"),
})

const areaOf = (input: Vector): ItmArea => ({
  distance: number(input, "d_km", "d__km"),
  irregularity: number(input, "delta_h", "delta_h__meter"),
  txSiting: number(input, "tx_site", "tx_siting_criteria"),
  rxSiting: number(input, "rx_site", "rx_siting_criteria"),
})
