import type { NewRun, RunOptions } from "@tinhso/server/coverage/runs/model"
import { parseNumber } from "@tinhso/vietnamese"

/** A new run as a person fills it in. */
export interface RunForm {
  readonly name: string
  readonly unit: string
  readonly day: string
  readonly technologies: string
  readonly operators: string
  readonly preset: string
  readonly model: "itm" | "p1812"
  readonly mode: "field" | "covered"
  readonly radius: string
  readonly resolution: string
  readonly reliabilities: string
  readonly ground: "terrain" | "flat"
  readonly missing: "refuse" | "flat" | "skip"
  readonly holes: "refuse" | "fill" | "skip"
  /** Whether houses and trees count; by P.1812 alone. */
  readonly clutter: boolean
  readonly skipBad: boolean
}

/** What the server proposes; without terrain only flat land can be asked for. */
export const proposed = ({ terrain, clutter, defaults }: RunOptions): RunForm => ({
  name: "",
  unit: "",
  day: "",
  technologies: "",
  operators: "",
  preset: defaults.preset,
  model: "itm",
  mode: "field",
  radius: String(defaults.radiusKm).replace(".", ","),
  resolution: String(defaults.resolutionM).replace(".", ","),
  reliabilities: defaults.reliabilities.join(", "),
  ground: terrain ? "terrain" : "flat",
  missing: "refuse",
  holes: "refuse",
  clutter: clutter === true,
  skipBad: false,
})

export type Wrong = Readonly<Partial<Record<keyof RunForm, true>>>

/** What the server may be asked for: radius in km, pixels in m. */
export const LIMITS = {
  radius: [0.5, 100],
  resolution: [5, 5000],
} as const

const numberOf = (text: string, [least, most]: readonly [number, number]): number | null => {
  const read = parseNumber(text, { decimalMark: "comma" })
  if (read.kind !== "number") return null
  const value = Number(read.exact)
  return value >= least && value <= most ? value : null
}

const listed = (text: string) => [
  ...new Set(
    text
      .normalize("NFC")
      .split(/[,;]/u)
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  ),
]

function sharesOf(text: string): number[] | null {
  const shares = listed(text).map(Number)
  const fits = shares.every((share) => Number.isInteger(share) && share >= 1 && share <= 99)
  return fits && shares.length > 0 && shares.length <= 5 ? shares : null
}

/** What is asked of the server, or which fields are wrong. */
export function runOf(form: RunForm): { readonly run: NewRun | null; readonly wrong: Wrong } {
  const radiusKm = numberOf(form.radius, LIMITS.radius)
  const resolutionM = numberOf(form.resolution, LIMITS.resolution)
  const reliabilities = sharesOf(form.reliabilities)
  const name = form.name.trim().normalize("NFC")
  const wrong: Wrong = {
    ...(name === "" && { name: true }),
    ...(form.unit === "" && { unit: true }),
    ...(radiusKm === null && { radius: true }),
    ...(resolutionM === null && { resolution: true }),
    ...(reliabilities === null && { reliabilities: true }),
  }
  if (radiusKm === null || resolutionM === null || reliabilities === null)
    return { run: null, wrong }
  if (Object.keys(wrong).length > 0) return { run: null, wrong }
  return { run: { name, radiusKm, resolutionM, reliabilities, ...chosen(form) }, wrong }
}

function chosen(form: RunForm) {
  const { unit, preset, model, mode, ground, skipBad } = form
  const technologies = listed(form.technologies)
  const operators = listed(form.operators)
  return {
    unit,
    preset,
    model,
    mode,
    ground,
    skipBad,
    ...(form.day === "" ? {} : { day: form.day }),
    ...(technologies.length === 0 ? {} : { technologies }),
    ...(operators.length === 0 ? {} : { operators }),
    ...(model === "p1812" ? { clutter: form.clutter } : {}),
    ...(ground === "flat" ? {} : { missingTerrain: form.missing, holes: form.holes }),
  }
}
