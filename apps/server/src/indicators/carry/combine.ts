import { divide, fromNumber, multiply, round, whole } from "../decimal.ts"
import { maximum, minimum, type Quantity, stated } from "../interval.ts"
import type { Figure, Measure } from "../model.ts"
import { quantityFrom, sumOf } from "../quantity-sum.ts"

/** One older unit's number with the part of it that is carried. */
export type Component = {
  readonly figure: Figure
  readonly quantity: Quantity
  readonly share: number
}

/**
 * The parts as one number, the way the measure adds over units; null where that says nothing
 * (an open "more than" and an open "less than").
 */
export function combine(
  overUnits: Exclude<Measure["overUnits"], "none">,
  components: readonly Component[],
): Quantity | null {
  const parts = components.map(carried)
  switch (overUnits) {
    case "sum":
      return sumOf(parts)
    case "avg":
      return mean(parts)
    case "min":
      return extreme(parts, minimum)
    case "max":
      return extreme(parts, maximum)
  }
}

/** A part of a split unit is an estimate, with no more decimals than the number had. */
function carried({ quantity, share }: Component): Quantity {
  if (share === 1) return quantity
  const value = round(multiply(quantity.value, fromNumber(share)), quantity.value.scale)
  return { comparator: "~", value }
}

function mean(parts: readonly Quantity[]): Quantity | null {
  const total = sumOf(parts)
  if (total === null) return null
  const scale = parts.map(({ value }) => value.scale).reduce((a, b) => Math.max(a, b), 0) + 2
  return { comparator: total.comparator, value: divide(total.value, whole(parts.length), scale) }
}

function extreme(parts: readonly Quantity[], choose: typeof maximum): Quantity | null {
  const [first, ...others] = parts.map((part) => stated(part, 0))
  if (first === undefined) return null
  const found = quantityFrom(others.reduce(choose, first))
  const approximate = parts.some(({ comparator }) => comparator === "~")
  return found === null || !approximate ? found : { comparator: "~", value: found.value }
}
