import { expect, test } from "vitest"
import { wholeProblems } from "./wholes.ts"

const file = (...links: [string, string | null][]) => links.map(([id, whole]) => ({ id, whole }))

test("parts of known wholes, in the file or stored, have no problem", () => {
  const known = new Map([["stored", null]])

  expect(wholeProblems(file(["a", null], ["b", "a"], ["c", "stored"]), known).size).toBe(0)
})

test("a whole that nobody knows is told", () => {
  expect(wholeProblems(file(["a", "x"]), new Map()).get("a")).toEqual({
    kind: "unknown",
    whole: "x",
  })
})

test("a ring through stored figures is found; one that the file breaks is not", () => {
  const known = new Map<string, string | null>([
    ["b", "a"],
    ["a", null],
  ])

  expect(wholeProblems(file(["a", "b"]), known).get("a")).toEqual({
    kind: "cycle",
    path: ["a", "b", "a"],
  })
  expect(wholeProblems(file(["a", "b"], ["b", null]), known).size).toBe(0)
})

test("what merely leads into a ring is not part of it", () => {
  const problems = wholeProblems(file(["a", "b"], ["b", "c"], ["c", "b"]), new Map())

  expect([...problems.keys()]).toEqual(["b", "c"])
})
