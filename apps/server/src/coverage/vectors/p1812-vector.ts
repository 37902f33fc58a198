import {
  p1812,
  p1812FieldStrength,
  type P1812Link,
  type P1812Profile,
  p1812Refusal,
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
const TOLERANCE = 1e-8

/** Holds P.1812 against one vector: loss, and field strength where it is given. */
export function checkP1812Vector(vector: Vector, profiles: Vector): Verdict {
  const input = part(vector, "inp")
  const out = part(vector, "out")
  const link = linkOf(input)
  const profile = profileOf(profiles, string(vector, "profile"))
  const refusal = p1812Refusal(link, profile)
  if (refusal !== null) throw new VectorFault(refusal)
  const { loss } = p1812(link, profile)
  const tolerance = optionalNumber(vector, "tol")
  const allowed = Number.isNaN(tolerance) ? TOLERANCE : tolerance
  const wanted = number(out, "Lb_db")
  const deviation = Math.abs(loss - wanted)
  const faults: string[] = []
  if (!(deviation <= allowed)) faults.push(`loss ${loss} instead of ${wanted} dB`)
  const strength = p1812FieldStrength(loss, link.frequency, number(input, "Ptx"))
  const printed = optionalNumber(out, "Ep_dbuvm_ref", "Ep_dbuvm")
  if (Math.abs(strength - printed) > allowed) {
    faults.push(`field strength ${strength} instead of ${printed} dB(µV/m)`)
  }
  return { id: string(vector, "id"), faults, deviation }
}

function profileOf(profiles: Vector, name: string): P1812Profile {
  const profile = part(profiles, name)
  if (Object.keys(profile).length === 0) throw new VectorFault(`no profile ${name}`)
  return {
    distance: Float64Array.from(numbers(profile, "d_km")),
    height: Float64Array.from(numbers(profile, "h_m")),
    clutter: Float64Array.from(numbers(profile, "ground_cover_m")),
    zone: Uint8Array.from(numbers(profile, "zone")),
  }
}

/** Vectors count polarisations from 1 and frequencies in GHz. */
const linkOf = (input: Vector): P1812Link => ({
  frequency: number(input, "f_ghz") * 1000,
  time: number(input, "p_pct"),
  location: number(input, "pL"),
  locationDeviation: number(input, "sigmaL"),
  txHeight: number(input, "htg_m"),
  rxHeight: number(input, "hrg_m"),
  polarisation: number(input, "pol") - 1,
  txLatitude: number(input, "phi_t"),
  rxLatitude: number(input, "phi_r"),
  txLongitude: number(input, "lam_t"),
  rxLongitude: number(input, "lam_r"),
  lapse: number(input, "DN"),
  refractivity: number(input, "N0"),
  txCoast: number(input, "dct"),
  rxCoast: number(input, "dcr"),
  smoothByFormula: input["flag4"] === 1,
})
