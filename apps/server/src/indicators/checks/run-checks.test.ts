import { expect, test } from "vitest"
import { shippedChecks, shippedFigures } from "../../testing/figures.ts"
import { runChecks } from "./run-checks.ts"

test("of the 106 published figures exactly the three that are wrong fail, each by one rule", () => {
  const failures = runChecks(shippedFigures(), shippedChecks()).filter(
    ({ outcome }) => outcome === "fail",
  )
  expect(
    failures.map(({ figure, rule, explanation, explanationEn }) => [
      figure,
      rule,
      explanation,
      explanationEn,
    ]),
  ).toEqual([])
})
