import type { CriterionScore } from "@tinhso/server/assessment/model"
import type { Criterion } from "@tinhso/server/assessment/model"
import { expect, test } from "vitest"
import { afterClaim, decided, markedWith, takenBy, typedInto } from "./draft/change-drafts.ts"
import type { ClaimDrafts, TypedClaim } from "./draft/claim-draft.ts"
import { readClaim, readPoints } from "./draft/read-claim.ts"
import { sheetRows, sheetTotals, shownRows } from "./sheet-rows.ts"

const AT = "2026-10-01T01:00:00.000Z"
const NONE: ClaimDrafts = new Map()

const criterion = (code: string, more: Partial<Criterion> = {}): Criterion => ({
  code,
  parent: "1",
  name: `Tiêu chí ${code}`,
  kind: "scored",
  maxPoints: 10,
  rule: null,
  ruleWords: "",
  figures: [],
  evidence: "optional",
  dataSource: "",
  coVerifier: "",
  notApplicable: "refused",
  note: "",
  ...more,
})

const score = (code: string, more: Partial<CriterionScore> = {}): CriterionScore => ({
  code,
  name: code,
  maxPoints: 10,
  state: "empty",
  computed: null,
  self: null,
  verified: null,
  final: null,
  awaits: [],
  lost: null,
  figures: [],
  evidence: [],
  steps: [],
  seen: 0,
  ...more,
})

const figure = (name: string) => ({ name, label: "", unit: "", indicator: null })
const ratio = criterion("1.2", { rule: "a / b * điểm_tối_đa", figures: [figure("a"), figure("b")] })
const ratioScore = score("1.2", {
  figures: [
    { name: "a", label: "", value: null, source: null },
    { name: "b", label: "", value: null, source: null },
  ],
})
const typing = (of: CriterionScore, ...all: TypedClaim[]) =>
  all.reduce((drafts, one) => typedInto(drafts, of, one, AT), NONE)

const reading = (of: Criterion, stands: CriterionScore, ...all: TypedClaim[]) =>
  readClaim({
    criterion: of,
    score: stands,
    draft: typing(stands, ...all).get(of.code) ?? null,
    marks: "ask",
    before: new Map(),
  })

const points = (text: string): TypedClaim => ({ field: "points", text })
const said = (name: string, text: string): TypedClaim => ({ field: "figure", name, text })

test.each([
  ["7,5", 10, { value: 7.5 }],
  ["7.5", 10, { value: 7.5 }],
  ["7,5 điểm", 10, { value: 7.5 }],
  ["1.234", 10, { value: 1.234 }],
  ["1.234", 2000, { problem: { kind: "ask", exacts: ["1234", "1.234"] } }],
  ["", 10, { value: null }],
  ["10", 10, { value: 10 }],
  ["10,0001", 10, { problem: { kind: "above", points: 10.0001 } }],
  ["-1", 10, { problem: { kind: "negative" } }],
  ["0,12345", 10, { problem: { kind: "decimals" } }],
  ["nhiều", 10, { problem: { kind: "unread" } }],
])("points typed as “%s” of %d are read or refused while one types", (text, max, read) => {
  expect(readPoints(text, max, "ask")).toEqual(read)
})

test("figures give points while they are typed, and are sent with what stood before", () => {
  const { computed, claim } = reading(ratio, ratioScore, said("a", "3"), said("b", "4"))
  expect(computed).toBe(7.5)
  expect(claim).toEqual({
    criterion: "1.2",
    seen: 0,
    figures: { a: 3, b: 4 },
    figuresSeen: { a: null, b: null },
  })
})

test("points that came from the figures are taken back when the figures change", () => {
  const stands = { ...ratioScore, self: 7.5, computed: 7.5, seen: 9 }
  expect(reading(ratio, stands, said("a", "2")).claim).toMatchObject({ points: null, seen: 9 })
  const own = { ...stands, self: 6 }
  expect(reading(ratio, own, said("a", "2")).claim).not.toHaveProperty("points")
})

test("what does not apply needs a reason before it is sent, and has no points then", () => {
  const may = criterion("1.3", { notApplicable: "excluded" })
  const leaves: TypedClaim = { field: "applies", applies: false }
  const without = reading(may, score("1.3"), leaves)
  expect([without.claim, without.problems.get("reason")?.kind]).toEqual([null, "reason"])
  const given = reading(may, score("1.3"), points("3"), leaves, { field: "reason", text: " biển " })
  expect(given.claim).toEqual({
    criterion: "1.3",
    seen: 0,
    notApplicable: true,
    reason: "biển",
  })
})

test("an explanation alone is sent with the points that stand", () => {
  const stands = score("1.1", { self: 4, seen: 3 })
  expect(
    reading(criterion("1.1"), stands, { field: "reason", text: "theo biên bản" }).claim,
  ).toEqual({ criterion: "1.1", seen: 3, points: 4, reason: "theo biên bản" })
})

test("typed back to nothing leaves no draft", () => {
  expect(typing(score("1.1"), points("3"), points("")).size).toBe(0)
})

test("what is typed on while a claim is under way stays, over the new step", () => {
  const sent = typing(score("1.1"), points("3"))
  const later = typedInto(sent, score("1.1"), points("35"), AT)
  const seen = [{ criterion: "1.1", seq: 7 }]
  expect(takenBy(sent, [...sent.values()], { seen }).size).toBe(0)
  expect(takenBy(later, [...sent.values()], { seen }).get("1.1")).toMatchObject({
    points: "35",
    base: 7,
  })
})

test("a colleague's step marks the draft; mine is sent over theirs, or theirs stays", () => {
  const drafts = typing(score("1.1"), points("3"))
  const errors = [{ pointer: "/claims/0/seen", detail: "đã có bản 8" }]
  const marked = markedWith(drafts, [...drafts.values()], errors, "contested")
  const now = score("1.1", { self: 5, seen: 8 })
  const draft = marked.get("1.1") ?? null
  expect(
    readClaim({ criterion: criterion("1.1"), score: now, draft, marks: "ask", before: new Map() })
      .claim,
  ).toBeNull()
  expect(decided(marked, now, true).get("1.1")).toMatchObject({ base: 8, contested: false })
  expect(decided(marked, now, false).size).toBe(0)
})

test("a taken claim stands at once, and what was verified before it no longer counts", () => {
  const stands = score("1.1", { self: 5, verified: 3, final: 3, state: "verified", seen: 4 })
  const saved = { saved: 1, at: AT, seen: [{ criterion: "1.1", seq: 9 }] }
  expect(afterClaim(stands, { criterion: "1.1", points: 6 }, saved)).toMatchObject({
    self: 6,
    verified: null,
    final: null,
    state: "claimed",
    seen: 9,
  })
})

const group = criterion("1", { parent: null, kind: "group", maxPoints: 30 })
const form = {
  criteria: [group, criterion("1.1", { evidence: "required" }), ratio, criterion("1.3")],
  relative: [],
  before: [],
  documents: [],
  may: { edit: true, claim: true, cite: true, appeal: true },
  sheet: {
    round: "x",
    participant: { unit: "1", name: "x", group: "xa", submittedAt: null, extendedTo: null },
    points: 0,
    maxPoints: 30,
    value: 0,
    criteria: [score("1.1", { self: 4 }), ratioScore, score("1.3", { self: 9 })],
  },
}

test("rows tell what is lacking, worth and waiting; typed figures count in the sums at once", () => {
  const drafts = typing(ratioScore, said("a", "1"), said("b", "2"))
  const rows = sheetRows(form, drafts, "ask")
  expect(rows.map(({ code, lacks, worth, waits }) => [code, lacks, worth, waits])).toEqual([
    ["1.1", ["evidence"], 6, true],
    ["1.2", [], 5, false],
    ["1.3", [], 1, false],
  ])
  expect(sheetTotals(form, rows)).toMatchObject({ self: 18, computed: 5, max: 30, whole: 2, of: 3 })
})

test("a filter keeps the open row; by worth the most comes first", () => {
  const rows = sheetRows(form, NONE, "ask")
  const codes = (
    ...asked: [Parameters<typeof shownRows>[1], Parameters<typeof shownRows>[2], string]
  ) => shownRows(rows, ...asked).map(({ code }) => code)
  expect(codes("thieu", "bo-chi-so", "1.3")).toEqual(["1.1", "1.2", "1.3"])
  expect(codes("thieu", "bo-chi-so", "")).toEqual(["1.1", "1.2"])
  expect(codes("tat-ca", "gia-tri", "")).toEqual(["1.2", "1.1", "1.3"])
})

test("once points were taken off, the criterion waits for an appeal", () => {
  const lost = score("1.1", {
    self: 9,
    verified: 3,
    final: 3,
    state: "verified",
    lost: { points: 6, reason: "x" },
  })
  const closed = {
    ...form,
    may: { edit: true, claim: false, cite: false, appeal: true },
    sheet: {
      ...form.sheet,
      criteria: [lost, { ...lost, code: "1.3", state: "appealed" as const }],
    },
  }
  const rows = sheetRows(closed, NONE, "ask")
  expect(rows.map(({ code, waits }) => [code, waits])).toEqual([
    ["1.1", true],
    ["1.3", false],
  ])
  expect(shownRows(rows, "mat-diem", "bo-chi-so", "")).toHaveLength(2)
})
