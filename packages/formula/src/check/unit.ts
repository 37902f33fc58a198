/**
 * Units of measure. Base units are whatever the caller's catalogue says (hộ, người, đồng, trạm …);
 * the only ones known here are the ratio, parts per hundred and more of it, and points.
 */
export type Unit =
  /** A plain number: takes the unit of what it is added to or compared with. */
  | { readonly kind: "bare" }
  | {
      readonly kind: "of"
      /** Base units and their powers, sorted; none for a ratio. */
      readonly powers: readonly (readonly [base: string, power: number])[]
      /** 100 for %, 1000 for "per 1 000 inhabitants". */
      readonly per: number
      /** Multiplied by a plain number, so that it may count as points. */
      readonly scaled: boolean
    }

type Dimensions = Exclude<Unit, { kind: "bare" }>

const PERS = new Set([100, 1000, 10_000, 100_000, 1_000_000])

export const BARE: Unit = { kind: "bare" }
export const RATIO: Dimensions = { kind: "of", powers: [], per: 1, scaled: false }
const base = (name: string): Unit => ({ ...RATIO, powers: [[name, 1]] })
export const POINTS = base("điểm")
export const RANK = base("hạng")
export const UNITS = base("đơn vị")

const RATIO_NAMES = new Set(["", "1", "tỷ số", "tỉ số", "tỷ lệ", "tỉ lệ", "ratio"])
const TRUTH_NAMES = new Set(["có/không", "đúng/sai", "yes/no", "boolean"])

const clean = (text: string) => text.normalize("NFC").trim().replace(/\s+/gu, " ").toLowerCase()

/** Whether figures of this unit are answers: 1 for yes, 0 for no. */
export const isTruthUnit = (text: string) => TRUTH_NAMES.has(clean(text))

/**
 * The unit that a catalogue writes: "hộ", "%", "% GRDP", "VND/người", "thuê bao/100 dân", "km²".
 * Any word is a base unit.
 */
export function parseUnit(text: string): Unit {
  const name = clean(text)
  if (RATIO_NAMES.has(name)) return RATIO
  if (name.startsWith("%")) return { ...RATIO, per: 100 }
  if (name === "‰") return { ...RATIO, per: 1000 }
  const [top = "", ...bottoms] = name.split("/").map((part) => part.trim())
  let unit = factor(top, 1)
  for (const bottom of bottoms) unit = join(unit, factor(bottom, -1), 1)
  return unit
}

/** "1.000 dân" below the line: per 1000, dân to the power -1. */
function factor(text: string, sign: 1 | -1): Dimensions {
  const [, count = "", name = text] = /^([0-9][0-9. ]*)?\s*(.*)$/u.exec(text) ?? []
  const per = sign < 0 && count !== "" ? Number(count.replace(/[. ]/gu, "")) : 1
  if (name === "" || name === "1") return { kind: "of", powers: [], per, scaled: false }
  const squared = name.endsWith("²")
  const powers = [[squared ? name.slice(0, -1) : name, squared ? 2 * sign : sign]] as const
  return { kind: "of", powers, per, scaled: false }
}

function join(a: Dimensions, b: Dimensions, sign: 1 | -1): Dimensions {
  const powers = new Map(a.powers)
  for (const [name, power] of b.powers) powers.set(name, (powers.get(name) ?? 0) + sign * power)
  const left = [...powers].filter(([, power]) => power !== 0)
  const sorted = left.toSorted(([one], [other]) => (one < other ? -1 : 1))
  const per = sign > 0 ? a.per * b.per : a.per / b.per
  return { kind: "of", powers: sorted, per, scaled: a.scaled || b.scaled }
}

const sameBases = (a: Dimensions, b: Dimensions) =>
  a.powers.length === b.powers.length &&
  a.powers.every(([name, power], i) => name === b.powers[i]?.[0] && power === b.powers[i][1])

export const isRatio = (unit: Unit) => unit.kind === "of" && unit.powers.length === 0
export const isPlainRatio = (unit: Unit) => isRatio(unit) && unit.kind === "of" && unit.per === 1
export const isPercent = (unit: Unit) => isRatio(unit) && unit.kind === "of" && unit.per === 100

/** The unit of two things that are added, compared or chosen between; null if they do not go together. */
export function together(a: Unit, b: Unit): Unit | null {
  if (a.kind === "bare") return b
  if (b.kind === "bare") return a
  if (sameBases(a, b) && a.per === b.per) return { ...a, scaled: a.scaled || b.scaled }
  if (isPoints(a) && b.scaled && isRatio(b)) return a
  if (isPoints(b) && a.scaled && isRatio(a)) return b
  return null
}

const isPoints = (unit: Dimensions) =>
  unit.per === 1 &&
  unit.powers.length === 1 &&
  unit.powers[0]?.[0] === "điểm" &&
  unit.powers[0][1] === 1

/** A product; `number` is the plain number that is multiplied with, where one is. */
export function times(a: Unit, b: Unit, number: number | null): Unit {
  if (a.kind === "bare") return b.kind === "bare" ? BARE : scale(b, number)
  return b.kind === "bare" ? scale(a, number) : join(a, b, 1)
}

export function over(a: Unit, b: Unit, number: number | null): Unit {
  if (b.kind === "of") return join(a.kind === "bare" ? RATIO : a, b, -1)
  return a.kind === "bare" ? BARE : divided(a, number)
}

/** × 100 makes a ratio a percentage, × 1000 makes "per inhabitant" "per 1 000 inhabitants". */
function scale(unit: Dimensions, number: number | null): Unit {
  const scaled = { ...unit, scaled: true }
  if (number === null || !PERS.has(number)) return scaled
  if (unit.per < 1) return { ...scaled, per: Number((unit.per * number).toPrecision(9)) }
  const rate = isRatio(unit) ? number === 100 : isPerSomething(unit)
  return rate && unit.per === 1 ? { ...scaled, per: number } : scaled
}

/** ÷ 100 makes a percentage a ratio again. */
function divided(unit: Dimensions, number: number | null): Unit {
  const exact = number !== null && number > 1 && unit.per % number === 0
  return { ...unit, per: exact ? unit.per / number : unit.per, scaled: true }
}

const isPerSomething = (unit: Dimensions) => unit.powers.some(([, power]) => power < 0)

/** By how much a value is off: 100 after households × %, as long as nobody divides by 100. */
export function offBy(unit: Unit): number | null {
  if (unit.kind === "bare" || unit.per === 1) return null
  if (isRatio(unit) && (unit.per === 100 || unit.per === 1000)) return null
  return isPerSomething(unit) && PERS.has(unit.per) ? null : unit.per
}

/** As people read it: "hộ", "%", "đồng/người", "thuê bao/100 dân"; "" for ratios and plain numbers. */
export function unitText(unit: Unit): string {
  if (unit.kind === "bare") return ""
  if (unit.powers.length === 0) {
    if (unit.per === 1) return ""
    return unit.per === 100 ? "%" : unit.per === 1000 ? "‰" : `/${unit.per}`
  }
  const above = unit.powers.filter(([, power]) => power > 0).map(powered)
  const below = unit.powers
    .filter(([, power]) => power < 0)
    .map(([name, power]) => powered([name, -power]))
  const per = unit.per === 1 ? "" : `${unit.per} `
  return [above.join("·") || "1", ...below.map((name, i) => (i === 0 ? per + name : name))].join(
    "/",
  )
}

const powered = ([name, power]: readonly [string, number]) =>
  power === 1 ? name : power === 2 ? `${name}²` : `${name}^${power}`

/** As messages name it. */
export function unitNamed(unit: Unit): { readonly vi: string; readonly en: string } {
  if (unit.kind === "bare") return { vi: "số", en: "number" }
  if (isPlainRatio(unit)) return { vi: "tỷ lệ", en: "ratio" }
  return { vi: unitText(unit), en: unitText(unit) }
}
