import { expect, test } from "vitest"
import { figure, measure } from "../testing/figures.ts"
import { leadingMeasures, targetCounts } from "./leading-measures.ts"
import type { PlaceMeasure, TargetStatus } from "./model.ts"

const status = (target: string, state: TargetStatus["status"]): TargetStatus => ({
  target,
  observation: null,
  status: state,
  gap: null,
  gapExact: null,
  explanation: "",
  explanationEn: "",
})

const row = (code: string, change: Partial<PlaceMeasure> = {}): PlaceMeasure => ({
  measure: measure({ code }),
  how: "own",
  comparator: "=",
  value: 1,
  exact: "1",
  figures: [figure({ id: code })],
  components: [],
  cautions: [],
  reasonVi: null,
  reasonEn: null,
  sentenceVi: "1.",
  sentenceEn: "1.",
  targets: [],
  comparisons: [],
  failures: [],
  ...change,
})

test("what is behind a target leads, then what reached one, then sums, then the rest", () => {
  const rows = [
    row("plain"),
    row("summed", { how: "sum" }),
    row("reached", { targets: [status("a", "reached")] }),
    row("behind", { targets: [status("b", "behind")] }),
  ]

  expect(leadingMeasures(rows, 3).map((one) => one.measure.code)).toEqual([
    "behind",
    "reached",
    "summed",
  ])
})

test.each([
  ["only a target", { figures: [figure({ kind: "target" })] }],
  ["no sentence", { sentenceVi: null }],
])("a measure with %s leads nothing", (_name, change) => {
  expect(leadingMeasures([row("x", change)], 3)).toEqual([])
})

test("a target that two measures name counts once", () => {
  const targets = [status("a", "reached"), status("b", "behind")]

  expect(targetCounts([row("x", { targets }), row("y", { targets })])).toEqual([
    { status: "reached", count: 1 },
    { status: "behind", count: 1 },
  ])
})
