import fc from "fast-check"
import { expect, test } from "vitest"
import { criterionFacts } from "./criterion-facts.ts"
import { disputeFacts, pairOf } from "./disputes.ts"
import { marksOf, roundReport } from "./facts.ts"
import { heatStep } from "./heat.ts"
import { lossOf } from "./losses.ts"
import { groupName } from "./peer-group.ts"
import { spreadOf } from "./spread.ts"
import { treeOf } from "../index-set/tree.ts"
import { group as groupRow, indexSet, row } from "../testing/index-set.ts"
import { agency, INDEX, source, THREE } from "./testing/source.ts"

test.each([
  ["nothing is marked of a published round by a decision", "published", "1/QĐ-UBND", []],
  ["an open round is a draft", "open", "1/QĐ-UBND", ["draft"]],
  ["an index without a decision is an illustration", "published", " ", ["illustrative"]],
  ["both are said", "prepared", "", ["draft", "illustrative"]],
] as const)("%s", (_name, state, decision, marks) => {
  expect(marksOf({ state }, { decision })).toEqual(marks)
})

test("one peer group is told alone, and all groups stay known", () => {
  const two = source([
    agency("A", { "1.1": [5, 5] }),
    agency("B", { "1.1": [9, 9] }, { group: "so-nganh" }),
  ])
  const report = roundReport(two, "so-nganh")

  expect(report.standings.map(({ unit }) => unit)).toEqual(["B"])
  expect(report.groups).toMatchObject([{ group: "so-nganh", mean: 9, agencies: 1 }])
  expect(report.allGroups.map(({ group }) => group)).toEqual(["communes", "so-nganh"])
})

test("a line has the points of each part and its share of each pillar", () => {
  const [line] = roundReport(
    source([agency("A", { "1.1": [5, 5], "2.1": [1, 1] }, { pillars: { P1: 0.25 } })]),
    null,
  ).standings

  expect(line).toMatchObject({ parts: { "1": 5, "2": 1 }, shares: { P1: 0.25 }, gained: null })
})

test("an index without pillars has shares of its parts", () => {
  const index = { ...INDEX, pillars: [] }
  const report = roundReport(source([agency("A", { "1.1": [5, 5] })], { index }), null)

  expect(report.columns.map(({ code }) => code)).toEqual(["1", "2"])
  expect(report.standings[0]?.shares).toEqual({ "1": 0.25, "2": 0 })
})

test("an index with one row at the top is told by its main indices", () => {
  const index = indexSet([
    groupRow("DTI", 20, { parent: null }),
    groupRow("1", 10, { parent: "DTI" }),
    row("1.1"),
    groupRow("2", 10, { parent: "DTI" }),
    row("2.1"),
  ])
  const report = roundReport(
    source([agency("A", { "1.1": [5, 5], "2.1": [8, 8] })], { index }),
    null,
  )

  expect(report.index.parts.map(({ code }) => code)).toEqual(["1", "2"])
  expect(report.standings[0]).toMatchObject({ parts: { "1": 5, "2": 8 }, shares: { "2": 0.8 } })
  expect(report.criteria.map(({ part }) => part)).toEqual(["1", "2"])
})

test("a criterion tells how it went: spread, what was lowered, to nothing, raised, and why", () => {
  const [first, , last] = criterionFacts(
    treeOf(INDEX),
    [{ code: "1" }, { code: "2" }],
    THREE.agencies,
    THREE.reasons,
  )

  expect(first).toMatchObject({
    code: "1.1",
    part: "1",
    scored: 3,
    least: 0,
    median: 5,
    most: 10,
    lowered: 2,
    zeroed: 1,
    raised: 0,
    lost: 13,
    reasons: [{ reason: "Thiếu minh chứng", times: 2 }],
  })
  expect(last).toMatchObject({ code: "2.1", scored: 2, notApplicable: 1, raised: 1, lowered: 0 })
})

test("quartiles lie in order within the least and the most, and the mean among them", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 40 }),
      (ticks) => {
        const numbers = ticks.map((one) => one / 100)
        const spread = spreadOf(numbers)
        if (spread === null) throw new Error("no spread")
        const { least, lower, median, upper, most, mean } = spread
        expect([least, lower, median, upper, most]).toEqual(
          [least, lower, median, upper, most].toSorted((a, b) => a - b),
        )
        expect(least).toBe(Math.min(...numbers))
        expect(most).toBe(Math.max(...numbers))
        expect(mean).toBeGreaterThanOrEqual(least - 0.0001)
        expect(mean).toBeLessThanOrEqual(most + 0.0001)
      },
    ),
  )
})

test("of nothing there is no spread", () => {
  expect(spreadOf([])).toBeNull()
})

const TEN = { maxPoints: 10 }
const nothing = { computed: null, reason: "", over: true }

test.each([
  ["full marks", { self: 10, final: 10, ...nothing }, null],
  ["a criterion that does not apply", { self: null, final: "not-applicable", ...nothing }, null],
  ["a criterion that nobody verified yet", { self: 5, final: null, ...nothing, over: false }, null],
] as const)("nothing is lost of %s", (_name, scored, expected) => {
  expect(lossOf(TEN, scored)).toBe(expected)
})

test.each([
  [
    "claimed less by people",
    { self: 7, final: 7, ...nothing },
    3,
    "Đơn vị tự chấm thấp hơn tối đa 3 điểm.",
  ],
  [
    "figures give less",
    { self: 7, final: 7, ...nothing, computed: 7 },
    3,
    "Theo số liệu và cách tính, thấp hơn tối đa 3 điểm.",
  ],
  [
    "taken by verification",
    { self: 10, final: 2.5, ...nothing, reason: "Thiếu văn bản" },
    7.5,
    "Thẩm định hạ 7,5 điểm: Thiếu văn bản",
  ],
  [
    "taken without a word",
    { self: 10, final: 9, ...nothing },
    1,
    "Thẩm định hạ 1 điểm, không nêu lý do.",
  ],
  [
    "both",
    { self: 8, final: 6, ...nothing, reason: "x" },
    4,
    "Đơn vị tự chấm thấp hơn tối đa 2 điểm. Thẩm định hạ 2 điểm: x",
  ],
  ["not claimed", { self: null, final: 0, ...nothing }, 10, "Đơn vị không tự chấm."],
  [
    "of a criterion that looks at the whole group",
    { self: null, final: 2, ...nothing, computed: 2 },
    8,
    "Theo số liệu và cách tính, so với các đơn vị cùng nhóm.",
  ],
  [
    "never verified in a round that is over",
    { self: 4, final: null, ...nothing },
    10,
    "Chưa được thẩm định, tính 0 điểm.",
  ],
] as const)("points %s say so", (_name, scored, points, vi) => {
  expect(lossOf(TEN, scored)).toMatchObject({ points, reason: { vi } })
})

const decided = (verified: number, final: number) => ({ verified, final, state: "decided" })

test("decisions on appeals are told by what became of the verified points", () => {
  const agencies = [
    {
      unit: "A",
      criteria: new Map([
        ["1", decided(2, 5)],
        ["2", decided(5, 5)],
        ["3", decided(5, 4)],
        ["4", { verified: 1, final: 1, state: "appealed" }],
        ["5", decided(1, 2)],
      ]),
    },
    { unit: "B", criteria: new Map([["1", { verified: 1, final: 1, state: "verified" }]]) },
  ]
  const appealed = new Set(["1", "2", "3", "4"].map((code) => pairOf("A", code)))

  expect(disputeFacts(agencies, { appealed, differed: new Set([pairOf("B", "1")]) })).toEqual({
    appealed: 4,
    agencies: 1,
    decided: 3,
    raised: 1,
    kept: 1,
    lowered: 1,
    waiting: 1,
    differed: 1,
  })
})

test.each([
  [0, 0],
  [0.199, 0],
  [0.2, 1],
  [0.6, 3],
  [1, 4],
])("a share of %d has the colour of step %i", (share, step) => {
  expect(heatStep(share)).toBe(step)
})

test("a peer group that the product does not know is called as it was named", () => {
  expect(groupName("khoi-dang")).toEqual({ vi: "khoi dang", en: "khoi dang" })
  expect(groupName("departments").vi).toBe("Sở, ban, ngành")
})
