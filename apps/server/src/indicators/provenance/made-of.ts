import { partsOf, sinceJanuary } from "../cells/calendar.ts"
import { cutKey, cutParts } from "../cells/cut.ts"
import type { Sources } from "../cube/evaluation.ts"
import type { Rules } from "../cube/leaves.ts"
import { MISSING } from "../cube/slices.ts"
import type { Period } from "../model.ts"

/** A choice and a period of a base measure. */
export interface LeafAsked {
  readonly cut: string
  readonly period: Period
  readonly ytd: boolean
}

export interface LeafMade {
  readonly made: "cell" | "breakdown" | "periods" | "none"
  readonly parts: readonly LeafAsked[]
}

type Seen = Pick<Sources, "slices" | "leaves">

/**
 * How the value of one reporter was made, by the rule of `cube/leaves.ts`: its cell; else the
 * first breakdown all of whose values are there; else its smaller periods.
 */
export function madeOf(rules: Rules, unit: number, asked: LeafAsked, seen: Seen): LeafMade {
  const { cut, period, ytd } = asked
  if (ytd) return periods(sinceJanuary(period), cut)
  const own = seen.slices.slice(rules.code, cut, period.code)?.statuses[unit] ?? MISSING
  if (own !== MISSING) return { made: "cell", parts: [] }
  const broken = rules.overUnits === "sum" ? breakdownOf(rules, unit, asked, seen) : null
  if (broken !== null) return { made: "breakdown", parts: broken }
  const whole = seen.leaves.of(rules, cut, period)?.statuses[unit] ?? MISSING
  if (whole === MISSING) return { made: "none", parts: [] }
  return periods(smaller(rules, cut, period, seen), cut)
}

const periods = (list: readonly Period[], cut: string): LeafMade => ({
  made: "periods",
  parts: list.map((period) => ({ cut, period, ytd: false })),
})

function breakdownOf(
  rules: Rules,
  unit: number,
  { cut, period }: LeafAsked,
  { leaves }: Seen,
): LeafAsked[] | null {
  const chosen = cutParts(cut)
  for (const [dimension, values] of Object.entries(rules.dimensions)) {
    if (chosen.some((part) => part.dimension === dimension)) continue
    const cuts = values.map((value) => cutKey([...chosen, { dimension, value }]))
    const said = cuts.map((one) => leaves.of(rules, one, period)?.statuses[unit] ?? MISSING)
    if (said.length > 0 && said.every((status) => status !== MISSING)) {
      return cuts.map((one) => ({ cut: one, period, ytd: false }))
    }
  }
  return null
}

/** The periods that `cube/leaves.ts` puts together. */
function smaller({ code, inTime }: Rules, cut: string, period: Period, { slices }: Seen): Period[] {
  if (period.kind !== "month") return partsOf(period)
  if (inTime !== "last") return []
  return slices
    .periodsOf(code, cut)
    .filter(
      ({ kind, starts }) => kind === "day" && starts >= period.starts && starts <= period.ends,
    )
    .toSorted((a, b) => (a.starts < b.starts ? -1 : 1))
}
