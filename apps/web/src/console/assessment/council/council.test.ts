import type { CouncilCase } from "@tinhso/server/assessment/model"
import { expect, test } from "vitest"
import { given, type VerdictDrafts } from "../verifier/verdict-draft.ts"
import { caseRows, nextCase } from "./case-rows.ts"
import { decisionFor, sidesOf } from "./sides.ts"

const voice = (organisation: string, points: number | "not-applicable", reason = "") => ({
  organisation,
  name: organisation,
  points,
  reason,
  at: "2026-10-20T00:00:00.000Z",
})
const one = (criterion: string, more: Partial<CouncilCase> = {}): CouncilCase => ({
  unit: "u",
  criterion,
  unitName: "Phường Hà Tu",
  group: "g",
  name: `Tiêu chí ${criterion}`,
  maxPoints: 10,
  cause: "disputed",
  state: "disputed",
  self: 8,
  claim: voice("u", 8),
  lead: voice("22", 8),
  confirmer: voice("24", 5, "khác số của ngành"),
  appeal: null,
  decision: null,
  stake: 3,
  may: true,
  seen: 3,
  ...more,
})

const who = (found: CouncilCase) => sidesOf(found).map((side) => side?.who ?? null)

test("a dispute is between those who verify, an appeal between the lead and the agency", () => {
  expect(who(one("1.1"))).toEqual(["lead", "confirmer"])
  expect(who(one("1.1", { cause: "appealed", appeal: voice("u", 9) }))).toEqual(["lead", "appeal"])
  expect(who(one("1.1", { cause: "own-lead", lead: null }))).toEqual([null, "claim"])
})

test("deciding for a side begins with its points and its reason", () => {
  const [, second] = sidesOf(one("1.1"))
  const [first] = sidesOf(one("1.1", { lead: voice("22", "not-applicable", "không có thôn") }))

  expect(second === null ? null : decisionFor(second)).toEqual({
    agrees: false,
    points: 5,
    reason: "khác số của ngành",
  })
  expect(first === null ? null : decisionFor(first)).toEqual({
    agrees: false,
    notApplicable: true,
    reason: "không có thôn",
  })
})

test("what was decided counts before it arrives; what one may not decide is not asked", () => {
  const none: VerdictDrafts = new Map()
  const cases = [
    one("1.1"),
    one("1.2", { may: false }),
    one("1.3"),
    one("1.4", { state: "decided" }),
  ]
  const verdict = { agrees: false, points: 5, reason: "x" }
  const drafts = given(none, cases[0] ?? one("1.1"), verdict, { base: 3, at: 0 })
  const rows = caseRows(cases, drafts)

  expect(rows.map(({ mark }) => mark)).toEqual(["decided", "own", "open", "decided"])
  expect([nextCase(rows, 0), nextCase(rows, 2)]).toEqual([2, null])
})
