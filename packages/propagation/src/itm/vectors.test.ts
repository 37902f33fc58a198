// oxlint-disable-next-line no-restricted-imports -- a test may read files; the package may not
import { existsSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import {
  itmArea,
  type ItmArea,
  itmAreaByConfidence,
  type ItmConfidenceLink,
  type ItmLink,
  itmPointToPoint,
  itmPointToPointByConfidence,
  type ItmResult,
} from "../index.ts"

type Numbers = Record<string, number>

interface Vector {
  readonly id: string
  readonly kind: string
  readonly inp: Numbers & { readonly profile: string }
  readonly out: {
    readonly rc?: number
    readonly warnings?: number
    readonly A__db: number | null
    readonly iv?: Numbers
  }
  readonly tol_db?: number
}

interface Profile {
  readonly n: number
  readonly step_m: number
  readonly z_m: readonly number[]
}

const VECTORS = new URL("../../../../../shared/propagation/vectors/", import.meta.url)
const missing = !existsSync(VECTORS)
const text = (file: string) => (missing ? "" : readFileSync(new URL(file, VECTORS), "utf8"))

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file's README says what it holds
const profiles = JSON.parse(text("profiles.json") || "{}") as Record<string, Profile>
const vectors = ["itm_oracle.jsonl", "itm_published.jsonl"].flatMap((file) =>
  text(file)
    .split("\n")
    .filter((line) => line !== "")
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
    .map((line) => JSON.parse(line) as Vector),
)

function profileOf(name: string): Float64Array {
  const profile = profiles[name]
  if (!profile) throw new Error(`no profile ${name}`)
  return Float64Array.from([profile.n, profile.step_m, ...profile.z_m])
}

const either = (inp: Numbers, ...names: string[]) =>
  names.map((name) => inp[name]).find((value) => value !== undefined) ?? Number.NaN

const linkOf = (inp: Numbers): ItmLink & ItmConfidenceLink => ({
  txHeight: either(inp, "h_tx", "h_tx__meter"),
  rxHeight: either(inp, "h_rx", "h_rx__meter"),
  climate: either(inp, "climate"),
  refractivity: either(inp, "N_0"),
  frequency: either(inp, "f_mhz", "f__mhz"),
  polarisation: either(inp, "pol"),
  permittivity: either(inp, "eps", "epsilon"),
  conductivity: either(inp, "sig", "sigma"),
  variability: either(inp, "mdvar"),
  time: either(inp, "time"),
  location: either(inp, "location"),
  situation: either(inp, "situation"),
  confidence: either(inp, "confidence"),
  reliability: either(inp, "reliability"),
})

const areaOf = (inp: Numbers): ItmArea => ({
  distance: either(inp, "d_km", "d__km"),
  irregularity: either(inp, "delta_h", "delta_h__meter"),
  txSiting: either(inp, "tx_site", "tx_siting_criteria"),
  rxSiting: either(inp, "rx_site", "rx_siting_criteria"),
})

function run({ kind, inp }: Vector): ItmResult {
  const link = linkOf(inp)
  if (kind === "itm_p2p_tls") return itmPointToPoint(link, profileOf(inp.profile))
  if (kind === "itm_p2p_cr") return itmPointToPointByConfidence(link, profileOf(inp.profile))
  return Number.isNaN(link.confidence)
    ? itmArea(link, areaOf(inp))
    : itmAreaByConfidence(link, areaOf(inp))
}

const intermediates = ({ path, ...outcome }: ItmResult): Numbers => ({
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

/** The vectors are printed with twelve digits. */
const isPrinted = (value: number, as: number) =>
  Math.abs(value - as) <= 1e-11 * Math.max(1, Math.abs(as))

test.skipIf(missing)(
  "every vector of the reference gives its loss within 1e-6 dB (needs ../shared/propagation)",
  () => {
    const off = vectors.filter((vector) => {
      const expected = vector.out.A__db
      const { loss } = run(vector)
      if (expected === null) return !Number.isNaN(loss)
      return !(Math.abs(loss - expected) <= (vector.tol_db ?? 1e-6))
    })
    expect(off.map(({ id }) => id)).toEqual([])
  },
)

test.skipIf(missing)(
  "every vector of the reference gives its code and its warnings (needs ../shared/propagation)",
  () => {
    const off = vectors.filter((vector) => {
      const { code, warnings } = run(vector)
      return (vector.out.rc ?? code) !== code || (vector.out.warnings ?? warnings) !== warnings
    })
    expect(off.map(({ id }) => id)).toEqual([])
  },
)

test.skipIf(missing)(
  "every vector of the reference gives its intermediate values (needs ../shared/propagation)",
  () => {
    const off = vectors.filter((vector) => {
      const mine = intermediates(run(vector))
      const theirs = Object.entries(vector.out.iv ?? {})
      return theirs.some(([name, value]) => !isPrinted(mine[name] ?? Number.NaN, value))
    })
    expect(off.map(({ id }) => id)).toEqual([])
  },
)
