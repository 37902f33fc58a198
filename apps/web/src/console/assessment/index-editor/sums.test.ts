import { expect, test } from "vitest"
import { criterion as row } from "./sample.test-data.ts"
import { knownOf, sumsOf } from "./sums.ts"

const group = (code: string, parent: string | null, maxPoints: number | null) =>
  row(code, parent, { kind: "group", maxPoints })

test("every group is added at its own depth, exactly", () => {
  const rows = [
    group("1", null, 0.3),
    row("1.1", "1", { maxPoints: 0.1 }),
    row("1.2", "1", { maxPoints: 0.2 }),
    group("2", null, 140),
    group("2.1", "2", 130),
    row("2.1.1", "2.1", { maxPoints: 130 }),
  ]
  const sums = sumsOf(rows, 140.3)
  expect(sums.get("1")).toMatchObject({ sum: 0.3, stated: 0.3, state: "right" })
  expect(sums.get("2")).toMatchObject({ sum: 130, stated: 140, state: "wrong" })
  expect(sums.get("2.1")).toMatchObject({ sum: 130, state: "right" })
  expect(sums.get("")).toMatchObject({ sum: 140.3, stated: 140.3, state: "right" })
})

test("rows that are not known leave a sum open; more than the group has is wrong all the same", () => {
  const gap = row("1.*", "1", { kind: "gap", maxPoints: null })
  expect(sumsOf([group("1", null, 100), row("1.1", "1"), gap], null).get("1")).toMatchObject({
    sum: 10,
    unknown: 1,
    state: "open",
  })
  expect(sumsOf([group("1", null, 5), row("1.1", "1"), gap], null).get("1")?.state).toBe("wrong")
})

test("what is not scored or only declared adds nothing", () => {
  const rows = [
    group("1", null, 10),
    row("1.1", "1"),
    row("1.2", "1", { kind: "information", maxPoints: 7 }),
    row("1.3", "1", { kind: "unscored", maxPoints: 7 }),
  ]
  expect(sumsOf(rows, 10).get("1")?.state).toBe("right")
})

test("how much is known: points of criteria, and the gaps by name", () => {
  const rows = [
    group("1", null, 100),
    row("1.1", "1"),
    row("1.2", "1", { maxPoints: null }),
    row("1.*", "1", { kind: "gap", maxPoints: null }),
  ]
  const known = knownOf(rows, 100)
  expect([known.points, known.of, known.scored]).toEqual([10, 100, 2])
  expect(known.gaps.map(({ code }) => code)).toEqual(["1.2", "1.*"])
})
