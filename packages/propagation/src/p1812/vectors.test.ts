// oxlint-disable-next-line no-restricted-imports -- a test may read files; the package may not
import { existsSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { p1812, p1812FieldStrength, type P1812Link, type P1812Profile } from "../index.ts"

interface Vector {
  readonly id: string
  readonly profile: string
  readonly inp: Record<string, number>
  readonly out: Record<string, number>
  readonly tol: number
}

const VECTORS = new URL("../../../../../shared/propagation/vectors/", import.meta.url)
const missing = !existsSync(VECTORS)
const text = (file: string) => (missing ? "" : readFileSync(new URL(file, VECTORS), "utf8"))
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file's README says what it holds
const profiles = JSON.parse(text("p1812_profiles.json") || "{}") as Record<
  string,
  Record<string, number[]>
>
const vectors = text("p1812.jsonl")
  .split("\n")
  .filter((line) => line !== "")
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
  .map((line) => JSON.parse(line) as Vector)

function profileOf(name: string): P1812Profile {
  const { d_km = [], h_m = [], ground_cover_m = [], zone = [] } = profiles[name] ?? {}
  return {
    distance: Float64Array.from(d_km),
    height: Float64Array.from(h_m),
    clutter: Float64Array.from(ground_cover_m),
    zone: Uint8Array.from(zone),
  }
}

function linkOf(inp: Record<string, number>): P1812Link {
  const of = (name: string) => inp[name] ?? Number.NaN
  return {
    frequency: of("f_ghz") * 1000,
    time: of("p_pct"),
    location: of("pL"),
    locationDeviation: of("sigmaL"),
    txHeight: of("htg_m"),
    rxHeight: of("hrg_m"),
    polarisation: of("pol") - 1,
    txLatitude: of("phi_t"),
    rxLatitude: of("phi_r"),
    txLongitude: of("lam_t"),
    rxLongitude: of("lam_r"),
    lapse: of("DN"),
    refractivity: of("N0"),
    txCoast: of("dct"),
    rxCoast: of("dcr"),
    smoothByFormula: of("flag4") === 1,
  }
}

test.skipIf(missing)("there are vectors to hold to (needs ../shared/propagation)", () => {
  expect(vectors.length).toBeGreaterThan(0)
})

test.skipIf(missing).each(vectors)(
  "$id gives its loss and its field strength (needs ../shared/propagation)",
  ({ inp, out, profile, tol }) => {
    const { loss } = p1812(linkOf(inp), profileOf(profile))
    const strength = p1812FieldStrength(loss, (inp["f_ghz"] ?? 0) * 1000, inp["Ptx"] ?? 0)
    expect(Math.abs(loss - (out["Lb_db"] ?? 0))).toBeLessThanOrEqual(tol)
    expect(Math.abs(strength - (out["Ep_dbuvm_ref"] ?? 0))).toBeLessThanOrEqual(tol)
  },
)
