import { formatNumber } from "@tinhso/vietnamese"
import type { Proof } from "./model.ts"

/** Sums of thousands of values in another order differ in their last digits. */
const CLOSE = 1e-9

/** Whether two ways of computing came to the same. */
export function same(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b
  return Math.abs(a - b) <= CLOSE * Math.max(1, Math.abs(a), Math.abs(b))
}

const vi = (value: number | null) => (value === null ? "không có giá trị" : formatNumber(value))
const en = (value: number | null) =>
  value === null ? "no value" : value.toLocaleString("en-US", { maximumFractionDigits: 10 })

/** A formula computed once more, from the inputs as they are shown. */
export function formulaProof(value: number | null, recomputed: number | null): Proof {
  const holds = same(value, recomputed)
  return {
    holds,
    recomputed,
    saysVi: holds
      ? `Tính lại công thức trên các thành phần nêu ở đây: ${vi(recomputed)}, đúng bằng giá trị.`
      : `Tính lại công thức trên các thành phần nêu ở đây được ${vi(recomputed)}, khác giá trị ${vi(value)}.`,
    saysEn: holds
      ? `The formula computed again from the inputs shown here: ${en(recomputed)}, equal to the value.`
      : `The formula computed again from the inputs shown here gives ${en(recomputed)}, not the value ${en(value)}.`,
  }
}

interface Summed {
  readonly value: number | null
  readonly recomputed: number | null
  readonly reported: number
  readonly expected: number
  readonly minCoverage: number
}

/** Contributions added once more; below its minimum coverage a value is withheld. */
export function sumProof({ value, recomputed, reported, expected, minCoverage }: Summed): Proof {
  const withheld = value === null && reported < expected * minCoverage
  if (withheld) {
    const least = formatNumber(minCoverage * 100)
    return {
      holds: true,
      recomputed,
      saysVi: `Mới có ${reported} trên ${expected} đơn vị báo cáo, dưới mức tối thiểu ${least} %: giá trị được để trống${recomputed === null ? "." : `; những đơn vị đã báo cáo cộng được ${vi(recomputed)}.`}`,
      saysEn: `${reported} of ${expected} units reported, less than the minimum of ${minCoverage * 100}%: the value is left blank${recomputed === null ? "." : `; those that reported come to ${en(recomputed)}.`}`,
    }
  }
  const holds = same(value, recomputed)
  return {
    holds,
    recomputed,
    saysVi: holds
      ? `Gộp lại ${reported} đơn vị nêu ở đây: ${vi(recomputed)}, đúng bằng giá trị.`
      : `Gộp lại ${reported} đơn vị nêu ở đây được ${vi(recomputed)}, khác giá trị ${vi(value)}.`,
    saysEn: holds
      ? `The ${reported} units listed here put together again: ${en(recomputed)}, equal to the value.`
      : `The ${reported} units listed here put together again give ${en(recomputed)}, not the value ${en(value)}.`,
  }
}

/** What a reporter's value is, held against the cell in the history or the parts it was made of. */
export function leafProof(value: number | null, recomputed: number | null, cell: boolean): Proof {
  const holds = same(value, recomputed)
  const from = cell ? "ô đã ghi trong lịch sử" : "các phần nêu ở đây"
  const fromEn = cell ? "the cell in the history" : "the parts shown here"
  return {
    holds,
    recomputed,
    saysVi: holds
      ? `Giá trị đúng bằng ${from}: ${vi(recomputed)}.`
      : `Theo ${from} thì là ${vi(recomputed)}, khác giá trị ${vi(value)}.`,
    saysEn: holds
      ? `The value equals ${fromEn}: ${en(recomputed)}.`
      : `By ${fromEn} it would be ${en(recomputed)}, not the value ${en(value)}.`,
  }
}
