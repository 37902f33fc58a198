import { expect, test } from "vitest"
import { figure, measure, period, place, shippedChecks } from "../../testing/figures.ts"
import type { Figure } from "../model.ts"
import { runChecks } from "./run-checks.ts"

const kinds = new Set(["unit-of-measure", "period-mismatch"])
const checks = shippedChecks().filter(({ kind }) => kinds.has(kind))
const failures = (...figures: Figure[]): string[] =>
  runChecks(figures, checks)
    .filter(({ outcome }) => outcome === "fail")
    .map((one) => `${one.figure} ${one.rule}`)
const whole = (change: Partial<Figure> = {}): Figure => figure({ id: "whole", ...change })
const part = (change: Partial<Figure> = {}): Figure =>
  figure({ id: "part", whole: "whole", relation: "part", ...change })

test.each<[string, Partial<Figure>, boolean]>([
  ["the measure's unit", {}, false],
  ["the same in capitals and with spaces", { unitOfMeasure: " Station " }, false],
  ["a declared equivalent", { unitOfMeasure: "trạm" }, false],
  [
    "a declared equivalent in decomposed letters",
    { unitOfMeasure: "trạm".normalize("NFD") },
    false,
  ],
  ["another unit", { unitOfMeasure: "mast" }, true],
  ["no unit", { unitOfMeasure: "" }, true],
])("%s", (_name, change, flagged) => {
  expect(failures(figure(change))).toEqual(flagged ? ["a-01 unit-of-measure"] : [])
})

const masts = measure({ code: "masts", unitOfMeasure: "mast" })

test.each<[string, Figure[], string[]]>([
  ["a part in the unit of its whole", [whole(), part({ unitOfMeasure: "trạm" })], []],
  [
    "a part of a measure in another unit",
    [whole(), part({ measure: masts })],
    ["part unit-of-measure"],
  ],
  [
    "a whole in a wrong unit is flagged, not its parts",
    [whole({ unitOfMeasure: "mast" }), part()],
    ["whole unit-of-measure"],
  ],
  ["a part of another year", [whole(), part({ period: period("2022") })], ["part period-mismatch"]],
  ["a part of a day of the year", [whole(), part({ period: period("2023-06-30") })], []],
  [
    "a part of another place",
    [whole(), part({ measure: measure({ code: "x" }), place: place({ id: "22" }) })],
    ["part period-mismatch"],
  ],
  [
    "a province of the country",
    [whole({ place: place({ id: "VN", level: "country" }) }), part()],
    [],
  ],
  ["another province", [whole({ place: place({ id: "22" }) }), part()], ["part period-mismatch"]],
  [
    "a target within today's whole",
    [whole(), part({ kind: "target", period: period("2030") })],
    [],
  ],
])("%s", (_name, figures, expected) => {
  expect(failures(...figures)).toEqual(expected)
})

test.each<[string, Partial<Figure>, boolean]>([
  ["in its last year", { period: period("2025") }, false],
  ["on its last day", { period: period("2025-06-30") }, false],
  ["on the first day without it", { period: period("2025-07-01") }, true],
  ["a target that it set itself", { kind: "target", period: period("2030") }, false],
])("an observation of a unit that ended on 1 July 2025: %s", (_name, change, flagged) => {
  const gone = place({ closed: "2025-07-01" })
  expect(failures(figure({ place: gone, ...change }))).toEqual(
    flagged ? ["a-01 period-mismatch"] : [],
  )
})
