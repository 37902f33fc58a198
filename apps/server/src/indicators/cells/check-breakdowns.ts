import { formatNumber } from "@tinhso/vietnamese"
import { cutKey, cutParts, type Dimensions } from "./cut.ts"
import type { BreakdownFault } from "./model.ts"

/** A value of one measure, unit and period, in the whole or for a choice of a breakdown. */
interface Said {
  readonly cut: string
  readonly value: number | null
  readonly status: string
}

type Fault = Omit<BreakdownFault, "measure" | "unit" | "period">

/**
 * Wholes that their parts contradict, of a measure that is summed: parts that are all there sum to
 * the whole; some of them, none negative, come to no more than it. A whole may itself be a part:
 * "sex=nữ" is one of the country and has its own by technology. What is missing says nothing, and
 * what does not apply counts as nothing.
 */
export function breakdownFaults(cells: readonly Said[], dimensions: Dimensions): Fault[] {
  const byCut = new Map(cells.map((cell) => [cell.cut, cell]))
  return cells.flatMap(({ cut, value: whole }) => {
    if (whole === null) return []
    const chosen = cutParts(cut)
    return Object.entries(dimensions).flatMap(([dimension, values]) => {
      if (chosen.some((part) => part.dimension === dimension)) return []
      const parts = values.map((value) => byCut.get(cutKey([...chosen, { dimension, value }])))
      const fault = faultOf(whole, parts)
      return fault === null
        ? []
        : [{ cut, dimension, whole, ...fault, ...words(dimension, whole, fault) }]
    })
  })
}

interface Contradiction {
  readonly kind: BreakdownFault["kind"]
  readonly parts: number
}

function faultOf(whole: number, parts: readonly (Said | undefined)[]): Contradiction | null {
  const there = parts.flatMap((part) => (part?.value == null ? [] : [part.value]))
  if (there.length === 0) return null
  const sum = there.reduce((a, b) => a + b, 0)
  if (Math.abs(sum - whole) <= 1e-9 * Math.max(1, Math.abs(sum), Math.abs(whole))) return null
  const complete = parts.every((part) => part?.value != null || part?.status === "not-applicable")
  if (complete) return { kind: "differs", parts: sum }
  return sum > whole && there.every((value) => value >= 0) ? { kind: "exceeds", parts: sum } : null
}

const number = (value: number) => formatNumber(value, { maxDecimals: 6 })

function words(dimension: string, whole: number, { kind, parts }: Contradiction) {
  return kind === "differs"
    ? {
        sentenceVi: `Các phần theo “${dimension}” cộng lại là ${number(parts)}, khác số chung ${number(whole)}.`,
        sentenceEn: `The parts by “${dimension}” come to ${number(parts)}, not to the whole of ${number(whole)}.`,
      }
    : {
        sentenceVi: `Các phần đã có theo “${dimension}” cộng lại là ${number(parts)}, lớn hơn số chung ${number(whole)}.`,
        sentenceEn: `The parts by “${dimension}” that are there come to ${number(parts)}, more than the whole of ${number(whole)}.`,
      }
}
