import fc from "fast-check"
import { expect, test } from "vitest"
import { figure, measure, period, said } from "../../testing/figures.ts"
import { decimal, textOf } from "../decimal.ts"
import type { Figure } from "../model.ts"
import { judgeTarget, type JudgedTarget, unmeasured } from "./judge-target.ts"
import { lineAt } from "./line.ts"

const share = measure({ code: "fibre_pct", unitOfMeasure: "%", share: true, overUnits: "none" })

const seen = (when: string, value: string, change: Partial<Figure> = {}): Figure => {
  const { comparator, exact } = said(value)
  return figure({
    id: `o-${when}`,
    measure: share,
    period: period(when),
    comparator,
    exact,
    ...change,
  })
}

function target(value: string, more: Partial<JudgedTarget> = {}): JudgedTarget {
  const { comparator, exact } = said(value)
  return {
    figure: figure({
      id: "t",
      kind: "target",
      measure: share,
      period: period("2025"),
      comparator,
      exact,
    }),
    high: null,
    baseline: { exact: "40", period: period("2021") },
    ...more,
  }
}

/** From 40 at the end of 2021 to 100 at the end of 2025, 730 of 1461 days lie before the end of 2023: 69.979466. */
test.each([
  ["at the target it is reached", [["2024", "100"]], "reached", null],
  ["above the line it is on trajectory", [["2023", "70.1"]], "on-trajectory", null],
  ["on the line it is on trajectory", [["2023", "69.979466"]], "on-trajectory", null],
  ["below the line it is behind since then", [["2023", "69.979465"]], "behind", "2023-12-31"],
  [
    "a run below the line counts from its first",
    [
      ["2022", "50"],
      ["2023", "60"],
      ["2024", "80"],
    ],
    "behind",
    "2022-12-31",
  ],
  [
    "a run that was broken counts anew",
    [
      ["2022", "50"],
      ["2023", "75"],
      ["2024", "80"],
    ],
    "behind",
    "2024-12-31",
  ],
  [
    "back on the line it is behind no more",
    [
      ["2022", "50"],
      ["2023", "75"],
    ],
    "on-trajectory",
    null,
  ],
  ["“trên” below the line can mean either", [["2023", ">60"]], "uncertain", null],
  ["nothing seen is no data", [], "no-data", null],
] as const)("%s", (_name, seenThen, status, since) => {
  const observations = seenThen.map(([when, value]) => seen(when, value))
  expect(judgeTarget(target("100"), observations, "2025-06-30")).toMatchObject({ status, since })
})

test("without a baseline nothing is said of a trajectory, nor since when", () => {
  const verdict = judgeTarget(target("100", { baseline: null }), [seen("2023", "99")], "2025-06-30")

  expect(verdict).toMatchObject({ status: "behind", since: null, expectedExact: null })
  expect(verdict.words.vi).toContain("không có mốc xuất phát")
})

test("once the time is over, a line excuses nothing", () => {
  const verdict = judgeTarget(target("100"), [seen("2024", "95")], "2026-11-21")

  expect(verdict).toMatchObject({ status: "behind", since: "2026-01-01", overdue: true })
  expect(verdict.words.vi).toContain("Đã quá hạn từ 01/01/2026.")
})

test("a target to bring something down is on trajectory at or below the line", () => {
  const down = target("<=20", { baseline: { exact: "60", period: period("2021") } })

  expect(judgeTarget(down, [seen("2023", "39")], "2025-01-01").status).toBe("on-trajectory")
  expect(judgeTarget(down, [seen("2023", "41")], "2025-01-01")).toMatchObject({
    status: "behind",
    expectedExact: "40.013689",
  })
})

test.each([
  ["inside a range is reached", "45", "reached"],
  ["at its upper end is reached", "50", "reached"],
  ["beyond its upper end is exceeded", "50.1", "exceeded"],
  ["below it is behind", "39", "behind"],
])("%s", (_name, value, status) => {
  const range = target("40", { high: "50", baseline: null })
  expect(judgeTarget(range, [seen("2024", value)], "2025-01-01").status).toBe(status)
})

test("words are not measurable; a number of no measure has no data", () => {
  expect(unmeasured({ value: null, period: null }, "2026-11-21").status).toBe("not-measurable")
  expect(unmeasured({ value: "5", period: period("2030") }, "2026-11-21").status).toBe("no-data")
})

const percent = fc.integer({ min: 0, max: 1000 }).map((tenths) => (tenths / 10).toFixed(1))

test("a better observation never stands worse", () => {
  const order = ["behind", "on-trajectory", "reached", "exceeded"]
  fc.assert(
    fc.property(percent, percent, percent, percent, (from, goal, one, other) => {
      const judged = target(goal, { baseline: { exact: from, period: period("2021") } })
      const rank = (value: string) =>
        order.indexOf(judgeTarget(judged, [seen("2023", value)], "2025-01-01").status)
      const [less, more] = Number(one) < Number(other) ? [one, other] : [other, one]
      expect(rank(less)).toBeLessThanOrEqual(rank(more))
    }),
  )
})

test("the line stays between the baseline and the target", () => {
  const days = fc.integer({ min: 0, max: 1461 })
  fc.assert(
    fc.property(percent, percent, days, (from, goal, passed) => {
      const [start, end] = [decimal(from), decimal(goal)]
      if (start === null || end === null) throw new Error("numbers")
      const marks = [
        { value: start, day: "2021-12-31" },
        { value: end, day: "2025-12-31" },
      ] as const
      const day = new Date(Date.parse("2021-12-31") + passed * 86_400_000)
        .toISOString()
        .slice(0, 10)
      const at = lineAt(...marks, day)
      if (at === null) throw new Error("the day lies between")
      const value = Number(textOf(at))
      expect(value).toBeGreaterThanOrEqual(Math.min(Number(from), Number(goal)))
      expect(value).toBeLessThanOrEqual(Math.max(Number(from), Number(goal)))
    }),
  )
})

test("the line begins at the baseline and ends at the target", () => {
  const marks = [
    { value: { digits: 40n, scale: 0 }, day: "2021-12-31" },
    { value: { digits: 100n, scale: 0 }, day: "2025-12-31" },
  ] as const
  const ends = marks.map(({ day }) => textOf(lineAt(...marks, day) ?? { digits: -1n, scale: 0 }))

  expect(ends.map(Number)).toEqual([40, 100])
})

test.each([["2021-12-30"], ["2026-01-01"]])("there is no line on %s", (day) => {
  const value = { digits: 1n, scale: 0 }
  expect(lineAt({ value, day: "2021-12-31" }, { value, day: "2025-12-31" }, day)).toBeNull()
})
