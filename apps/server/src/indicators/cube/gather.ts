import type { Measure } from "../model.ts"
import type { Parts } from "./landing.ts"
import { ESTIMATED, MISSING, NORMAL, NOT_APPLICABLE, type Slice } from "./slices.ts"

/** How a measure adds over units. */
export type OverUnits = Measure["overUnits"]

/** An aggregate with how many of those who should report did. */
export interface Gathered {
  value: number
  status: number
  reported: number
  expected: number
}

/**
 * The values of the reporters that make up one unit, as one. Whoever does not apply is not
 * expected; whoever was split in unknown parts is expected and cannot be carried. Written into
 * `out`, for speed.
 */
export function gather(parts: Parts, slice: Slice, how: OverUnits, out: Gathered): void {
  count(parts, slice, out)
  if (out.reported === 0) {
    out.value = Number.NaN
    return
  }
  switch (how) {
    case "sum":
      out.value = total(parts, slice)
      return
    case "avg":
      out.value = mean(parts, slice)
      return
    case "min":
    case "max":
      out.value = extreme(parts, slice, how)
      return
    case "none":
      only(parts, slice, out)
  }
}

function count({ reporters, weights }: Parts, { statuses }: Slice, out: Gathered): void {
  let worst = NORMAL
  let [reported, inapplicable] = [0, 0]
  for (let i = 0; i < reporters.length; i++) {
    const reporter = reporters[i]!
    const status = statuses[reporter] ?? MISSING
    if (status === NOT_APPLICABLE) inapplicable++
    const weight = weights[i]!
    if (Number.isNaN(weight) || !(status < MISSING)) continue
    reported++
    if (status > worst) worst = status
    if (weight < 1 && worst < ESTIMATED) worst = ESTIMATED
  }
  out.reported = reported
  out.expected = reporters.length - inapplicable
  out.status =
    reported > 0 ? worst : out.expected === 0 && inapplicable > 0 ? NOT_APPLICABLE : MISSING
}

/** Summed with the lost digits carried along (Neumaier 1974), so that the order of units does not show. */
function total({ reporters, weights }: Parts, { values }: Slice): number {
  let sum = 0
  let lost = 0
  for (let i = 0; i < reporters.length; i++) {
    const value = values[reporters[i]!]! * weights[i]!
    if (!(value === value)) continue
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  return sum + lost
}

function mean(parts: Parts, slice: Slice): number {
  const { reporters, weights } = parts
  let all = 0
  for (let i = 0; i < reporters.length; i++) {
    const value = slice.values[reporters[i]!]! * weights[i]!
    if (value === value) all += weights[i]!
  }
  return total(parts, slice) / all
}

function extreme({ reporters, weights }: Parts, { values }: Slice, how: "min" | "max"): number {
  let best = Number.NaN
  for (let i = 0; i < reporters.length; i++) {
    // A reporter beyond the end of a slice has said nothing.
    const value = values[reporters[i]!] ?? Number.NaN
    if (Number.isNaN(value) || Number.isNaN(weights[i]!)) continue
    if (!(best === best) || (how === "min" ? value < best : value > best)) best = value
  }
  return best
}

/** What does not add holds where it was reported: for one unit that stands for itself, whole. */
function only({ reporters, weights }: Parts, { values }: Slice, out: Gathered): void {
  const alone = reporters.length === 1 && weights[0] === 1
  out.value = alone ? (values[reporters[0]!] ?? Number.NaN) : Number.NaN
  if (!alone) out.status = MISSING
}
