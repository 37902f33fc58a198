import { expect, test } from "vitest"
import { figure, row } from "../testing/index-set.ts"
import { claimsUntil } from "../scoring/claims-until.ts"
import { evidenceWindow, takesEvidence } from "../scoring/evidence-window.ts"
import { lackingOf, worthOf } from "./lacking.ts"
import type { ScoringWorkItem } from "./model.ts"
import { stageOf, takesAppeals } from "./stage.ts"
import { timeLeft } from "./time-left.ts"
import { inWorkOrder } from "./work-order.ts"

const NO_FIGURES = new Map<string, number | null>()
const NOTHING = { said: null, reason: "", figures: NO_FIGURES, before: NO_FIGURES, documents: 0 }
const proven = row("1.1", { evidence: "required" })
const computed = row("1.2", { rule: "a / b * điểm_tối_đa", figures: [figure("a"), figure("b")] })
const copied = row("1.3", {
  rule: "a * điểm_tối_đa",
  figures: [{ ...figure("a"), indicator: "tỷ_lệ" }],
})
const figures = (a: number | null, b: number | null = null) =>
  new Map([
    ["a", a],
    ["b", b],
  ])

test.each([
  ["points where people judge", row("1"), NOTHING, ["points"]],
  ["nothing once 0 points are claimed, evidence or not", proven, { ...NOTHING, said: 0 }, []],
  ["evidence behind claimed points", proven, { ...NOTHING, said: 2 }, ["evidence"]],
  ["nothing with points and a document", proven, { ...NOTHING, said: 2, documents: 1 }, []],
  ["figures that a rule needs", computed, { ...NOTHING, figures: figures(3) }, ["figures"]],
  ["nothing once the rule gives points", computed, { ...NOTHING, figures: figures(3, 4) }, []],
  [
    "points where the figures give none: a/0",
    computed,
    { ...NOTHING, figures: figures(3, 0) },
    ["points"],
  ],
  ["nothing where points are claimed without figures", computed, { ...NOTHING, said: 1 }, []],
  ["points where the platform has no figure", copied, NOTHING, ["points"]],
  ["why it does not apply", proven, { ...NOTHING, said: "not-applicable" as const }, ["reason"]],
  [
    "nothing where it is said why it does not apply",
    proven,
    { ...NOTHING, said: "not-applicable" as const, reason: "xã không có biển" },
    [],
  ],
])("a criterion lacks %s", (_what, criterion, standing, lacks) => {
  expect(lackingOf(criterion, false, standing)).toEqual(lacks)
})

test("a rule that looks back gives points once the round before has its figure", () => {
  const grown = row("3", { rule: "min(a / prev(a); 1) * điểm_tối_đa", figures: [figure("a")] })
  const standing = { ...NOTHING, figures: figures(3) }
  expect(lackingOf(grown, false, standing)).toEqual(["points"])
  expect(lackingOf(grown, false, { ...standing, before: figures(6) })).toEqual([])
})

test("a criterion that the whole group decides lacks its figures, never points or evidence", () => {
  const ranked = row("2", { rule: "rank(a)", figures: [figure("a")], evidence: "required" })
  expect(lackingOf(ranked, true, NOTHING)).toEqual(["figures"])
  expect(lackingOf(ranked, true, { ...NOTHING, figures: figures(1) })).toEqual([])
})

test.each([
  ["the whole maximum where nothing stands", 10, null, 10],
  ["what is above the points that stand, without drift", 0.3, 0.1, 0.2],
  ["nothing at full marks", 10, 10, 0],
  ["nothing where it does not apply", 10, "not-applicable" as const, 0],
  ["nothing where the maximum is not known", null, 3, 0],
])("a criterion is worth %s", (_name, max, stands, worth) => {
  expect(worthOf(max, stands)).toBe(worth)
})

const calendar = {
  dataStarts: "2026-07-01",
  dataEnds: "2026-09-30",
  // 17:00 in Vietnam is 10:00 UTC.
  selfOpens: "2026-10-01T00:00:00.000Z",
  selfCloses: "2026-10-15T10:00:00.000Z",
  verifyCloses: "2026-10-25T10:00:00.000Z",
  appealCloses: "2026-10-30T10:00:00.000Z",
  publishFrom: "2026-11-01T00:00:00.000Z",
}
const round = { calendar, state: "open" as const }
const own = { extendedTo: null }
const longer = { extendedTo: "2026-10-20T10:00:00.000Z" }

test.each([
  ["a second before it opens", "2026-09-30T23:59:59.000Z", own, "before"],
  ["at the second it opens", "2026-10-01T00:00:00.000Z", own, "self"],
  ["at 17:00:00 in Vietnam, the deadline itself", "2026-10-15T10:00:00.000Z", own, "self"],
  ["at 17:00:01, a second late", "2026-10-15T10:00:01.000Z", own, "verify"],
  ["at 17:00:01 with more time given", "2026-10-15T10:00:01.000Z", longer, "self"],
  ["a second after the time that was given", "2026-10-20T10:00:01.000Z", longer, "verify"],
  ["at the last second of verification", "2026-10-25T10:00:00.000Z", own, "verify"],
  ["at the last second of appeals", "2026-10-30T10:00:00.000Z", own, "appeal"],
  ["a second after the last appeal", "2026-10-30T10:00:01.000Z", own, "closing"],
])("%s an agency's stage is told by its own clock", (_when, now, participant, stage) => {
  expect(stageOf(round, participant, new Date(now))).toBe(stage)
})

const apart = {
  ...round,
  calendar: {
    ...calendar,
    // From 08:00 on 28 September to 17:00 on 18 October in Vietnam.
    evidence: { opens: "2026-09-28T01:00:00.000Z", closes: "2026-10-18T10:00:00.000Z" },
  },
}

test.each([
  ["a second before its own window", apart, own, "2026-09-28T00:59:59.000Z", false],
  ["as its own window opens, before self-scoring", apart, own, "2026-09-28T01:00:00.000Z", true],
  ["after self-scoring", apart, own, "2026-10-15T10:00:01.000Z", true],
  ["at 17:00:00, its own deadline", apart, own, "2026-10-18T10:00:00.000Z", true],
  ["at 17:00:01, a second late", apart, own, "2026-10-18T10:00:01.000Z", false],
  ["at 17:00:01 with more time given", apart, longer, "2026-10-18T10:00:01.000Z", true],
  ["a second after the time that was given", apart, longer, "2026-10-20T10:00:01.000Z", false],
  ["without a window, as self-scoring opens", round, own, "2026-10-01T00:00:00.000Z", true],
  ["without a window, a second after self-scoring", round, own, "2026-10-15T10:00:01.000Z", false],
  [
    "where the round is published",
    { ...apart, state: "published" as const },
    own,
    "2026-10-10T00:00:00.000Z",
    false,
  ],
])("documents are taken or not %s", (_when, one, participant, now, takes) => {
  expect(takesEvidence(one, participant, new Date(now))).toBe(takes)
})

test("less time given than the evidence has takes nothing from it", () => {
  const shorter = { extendedTo: "2026-10-16T10:00:00.000Z" }
  expect(evidenceWindow(apart, shorter).closes).toBe("2026-10-18T10:00:00.000Z")
})

test("a round that is prepared or published is so whatever the clock says", () => {
  const now = new Date("2026-10-10T00:00:00.000Z")
  expect(stageOf({ calendar, state: "prepared" }, own, now)).toBe("prepared")
  expect(stageOf({ calendar, state: "published" }, own, now)).toBe("published")
  expect(
    ["before", "self", "verify", "appeal", "closing", "published"].map((one) =>
      takesAppeals(
        stageOf({ calendar, state: one === "published" ? "published" : "open" }, own, now),
      ),
    ),
  ).toEqual([true, true, true, true, true, false])
  expect(claimsUntil({ calendar }, longer)).toBe(longer.extendedTo)
})

test.each([
  ["days, hours, minutes and seconds", "2026-10-13T08:58:57.500Z", [false, 2, 1, 1, 2]],
  ["0 seconds at the deadline, still in time", "2026-10-15T10:00:00.000Z", [false, 0, 0, 0, 0]],
  ["that it is past a millisecond later", "2026-10-15T10:00:00.001Z", [true, 0, 0, 0, 0]],
])("what is left is told in %s", (_name, now, [past, days, hours, minutes, seconds]) => {
  const left = timeLeft(calendar.selfCloses, Date.parse(now))
  expect(left).toEqual({ past, days, hours, minutes, seconds })
})

const item = (id: string, due: string | null, worth: number): ScoringWorkItem => ({
  task: "score",
  round: { id, title: id },
  unit: null,
  organisation: { id: "22", name: "x" },
  due,
  criteria: 0,
  agencies: 0,
  of: 0,
  worth,
})

test("work is sorted by deadline, then by worth; what has no deadline comes last", () => {
  const items = [
    item("d", null, 99),
    item("c", "2026-10-15T10:00:00.000Z", 5),
    item("b", "2026-10-15T10:00:00Z", 7),
    item("a", "2026-10-14T10:00:00.000Z", 1),
  ]
  expect(inWorkOrder(items).map(({ round: { id } }) => id)).toEqual(["a", "b", "c", "d"])
})
