import { expect, test } from "vitest"
import { figure, measure, shippedChecks } from "../../testing/figures.ts"
import type { Figure } from "../model.ts"
import { runChecks } from "./run-checks.ts"

const checks = shippedChecks().filter(({ kind }) => kind === "share-at-most-100")
const share = measure({ unitOfMeasure: "%", share: true, overUnits: "none" })
const outcome = (change: Partial<Figure>): string =>
  runChecks([figure({ measure: share, ...change })], checks)[0]?.outcome ?? "none"

test.each([
  ["=", "0", "pass"],
  ["=", "100", "pass"],
  ["=", "100.00", "pass"],
  ["=", "100.01", "fail"],
  ["=", "101", "fail"],
  ["=", "-0.5", "fail"],
  [">", "99.9", "pass"],
  [">", "100", "fail"],
  [">=", "100", "pass"],
  [">=", "100.1", "fail"],
  ["~", "100", "pass"],
  ["~", "101", "fail"],
  ["~", "-1", "fail"],
  ["<", "120", "pass"],
  ["<=", "100", "pass"],
  ["<", "0", "fail"],
  ["<=", "0", "pass"],
] as const)("a share %s %s: %s", (comparator, exact, expected) => {
  expect(outcome({ comparator, exact })).toBe(expected)
})

test.each<[string, Partial<Figure>, string]>([
  ["a growth rate is no share", { measure: measure({ unitOfMeasure: "%" }), exact: "140" }, "none"],
  ["nor is a share given as a count", { unitOfMeasure: "person", exact: "140" }, "none"],
  ["another spelling of per cent", { unitOfMeasure: "phần trăm", exact: "140" }, "none"],
  ["no number", { exact: null }, "none"],
  ["targets are held too", { kind: "target", exact: "140" }, "fail"],
])("%s", (_name, change, expected) => {
  expect(outcome(change)).toBe(expected)
})

test("a spelling that is declared equivalent is per cent", () => {
  const spelled = figure({ measure: share, unitOfMeasure: "phần trăm", exact: "140" })
  const failed = runChecks([spelled], shippedChecks()).filter((one) => one.outcome === "fail")
  expect(failed.map(({ rule }) => rule)).toEqual(["share-at-most-100"])
})
