import { add, compare, type Decimal, decimal, textOf, ZERO } from "../decimal.ts"
import { few, number, periodWords, type Words } from "../wording.ts"
import type { PlacedTarget } from "./cascade.ts"
import type { CascadeResult, ComputedReading } from "./model.ts"

/** What cells say of a target's measure, newest last. */
export type Readings = (target: PlacedTarget) => readonly ComputedReading[]

/** The units that report a target's measure below its place. */
export type Reporters = (target: PlacedTarget) => readonly { id: string; fullName: string }[]

/**
 * What the units that were given a part have reached, beside what the cells say of the whole; and
 * which units that report the measure were given nothing. Null where no cells speak of it.
 */
export function cascadeOverCells(
  parent: PlacedTarget,
  children: readonly PlacedTarget[],
  readings: Readings,
  reporters: Reporters,
): CascadeResult["cells"] {
  if (parent.measure?.overUnits !== "sum") return null
  const whole = readings(parent).at(-1)
  if (whole === undefined) return null
  const reached = children.map((child) => ({
    child,
    value: readings(child).findLast(({ period }) => period.code === whole.period.code) ?? null,
  }))
  const known = reached.flatMap(({ value }) =>
    value === null ? [] : [decimal(value.exact) ?? ZERO],
  )
  const sum = known.reduce(add, ZERO)
  const silent = reached.filter(({ value }) => value === null).map(({ child }) => child.place)
  const given = new Set(children.map(({ place }) => place.id))
  const without = reporters(parent).filter(({ id }) => !given.has(id))
  const words = wordsOf({ sum, whole, silent, without, parent })
  return {
    period: whole.period,
    wholeExact: whole.exact,
    sumExact: known.length === 0 ? null : textOf(sum),
    silent: silent.length,
    without: without.length,
    explanation: words.vi,
    explanationEn: words.en,
  }
}

interface Found {
  readonly sum: Decimal
  readonly whole: ComputedReading
  readonly silent: readonly { readonly fullName: string }[]
  readonly without: readonly { readonly fullName: string }[]
  readonly parent: PlacedTarget
}

function wordsOf({ sum, whole, silent, without, parent }: Found): Words {
  const all = decimal(whole.exact) ?? ZERO
  const [total, reached] = [number(all), number(sum)]
  const when = periodWords(whole.period)
  const same = compare(sum, all) === 0
  const [agrees, agreesEn] = same ? ["bằng", "equal to"] : ["khác", "other than"]
  const vi = [
    `Thực hiện ${when.vi}: các đơn vị được giao cộng lại ${reached.vi}, ${agrees} số tính cho ${parent.place.fullName} là ${total.vi}.`,
  ]
  const en = [
    `Reached in ${when.en}: the units given a part add up to ${reached.en}, ${agreesEn} the ${total.en} computed for ${parent.place.fullName}.`,
  ]
  if (silent.length > 0) {
    const names = namesOf(silent)
    vi.push(`Chưa có số của ${silent.length} đơn vị: ${names.vi}.`)
    en.push(`No value yet of ${silent.length} units: ${names.en}.`)
  }
  if (without.length > 0) {
    const names = namesOf(without)
    vi.push(`Chưa giao cho ${without.length} đơn vị báo cáo chỉ số này: ${names.vi}.`)
    en.push(`${without.length} units that report the measure were given nothing: ${names.en}.`)
  }
  return { vi: vi.join(" "), en: en.join(" ") }
}

const namesOf = (units: readonly { readonly fullName: string }[]): Words =>
  few(
    units.map(({ fullName }) => ({ vi: fullName, en: fullName })),
    ", ",
  )
