import { expect, test } from "vitest"
import { gather, type Gathered, type OverUnits } from "./gather.ts"

const NONE = Number.NaN
/** Reporters 0 to 3; the last one lies beyond the end of the slice: it has said nothing. */
const slice = { values: Float64Array.of(4, 10, NONE), statuses: Uint8Array.of(0, 1, 4) }

function gathered(reporters: number[], weights: number[], how: OverUnits): Gathered {
  const out: Gathered = { value: 0, status: 0, reported: 0, expected: 0 }
  gather(
    { reporters: Int32Array.from(reporters), weights: Float64Array.from(weights) },
    slice,
    how,
    out,
  )
  return out
}

test.each<[string, number[], number[], OverUnits, Gathered]>([
  [
    "a sum of those who said something",
    [3, 0, 1, 2],
    [1, 1, 1, 1],
    "sum",
    { value: 14, status: 1, reported: 2, expected: 3 },
  ],
  ["the smallest", [3, 1, 0], [1, 1, 1], "min", { value: 4, status: 1, reported: 2, expected: 3 }],
  ["the largest", [3, 0, 1], [1, 1, 1], "max", { value: 10, status: 1, reported: 2, expected: 3 }],
  [
    "a mean, weighed by what was carried",
    [0, 1],
    [1, 0.5],
    "avg",
    { value: 6, status: 2, reported: 2, expected: 2 },
  ],
  [
    "a part of a split unit is an estimate",
    [0],
    [0.25],
    "sum",
    { value: 1, status: 2, reported: 1, expected: 1 },
  ],
  [
    "an unknown part is expected and not carried",
    [0, 1],
    [NONE, 1],
    "sum",
    { value: 10, status: 1, reported: 1, expected: 2 },
  ],
  [
    "what does not add holds for one unit alone",
    [0],
    [1],
    "none",
    { value: 4, status: 0, reported: 1, expected: 1 },
  ],
  ["and not for two", [0, 1], [1, 1], "none", { value: NONE, status: 3, reported: 2, expected: 2 }],
  ["nobody applies", [2], [1], "sum", { value: NONE, status: 4, reported: 0, expected: 0 }],
  ["nobody said anything", [3], [1], "max", { value: NONE, status: 3, reported: 0, expected: 1 }],
])("%s", (_name, reporters, weights, how, expected) => {
  expect(gathered(reporters, weights, how)).toEqual(expected)
})
