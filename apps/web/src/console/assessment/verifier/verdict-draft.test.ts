import { expect, test } from "vitest"
import {
  chosen,
  given,
  judgementOf,
  marked,
  newest,
  outgoing,
  REST_MS,
  taken,
  type VerdictDrafts,
  without,
} from "./verdict-draft.ts"

const NONE: VerdictDrafts = new Map()
const AT = 1_000_000
const place = (criterion: string, unit = "u") => ({ unit, criterion })
const agree = (drafts: VerdictDrafts, criterion: string, at = AT, unit = "u") =>
  given(drafts, place(criterion, unit), { agrees: true }, { base: 7, at })
const sends = (drafts: VerdictDrafts, now: number) =>
  [...outgoing(drafts, now)].map(([unit, own]) => [unit, own.map(({ criterion }) => criterion)])

test("the newest verdict rests, and goes out with the next one or after a while", () => {
  const one = agree(NONE, "1.1")
  const two = agree(one, "1.2", AT + 10)

  expect(sends(one, AT + 10)).toEqual([])
  expect(sends(two, AT + 20)).toEqual([["u", ["1.1"]]])
  expect(sends(one, AT + REST_MS)).toEqual([["u", ["1.1"]]])
})

test("verdicts go out agency by agency, each with the step that was seen", () => {
  const drafts = agree(agree(agree(NONE, "1.1"), "1.1", AT, "v"), "1.2")
  const own = outgoing(drafts, AT + REST_MS).get("u") ?? []

  expect(sends(drafts, AT + REST_MS)).toEqual([
    ["u", ["1.1", "1.2"]],
    ["v", ["1.1"]],
  ])
  expect(own.map(judgementOf)[0]).toEqual({ criterion: "1.1", agrees: true, seen: 7 })
})

test("the newest can be taken back, then the one before it", () => {
  const drafts = agree(agree(NONE, "1.1"), "1.2", AT + 10)
  const last = newest(drafts)

  expect(last?.criterion).toBe("1.2")
  expect(newest(without(drafts, last?.cell ?? ""))?.criterion).toBe("1.1")
})

test("what was said anew while the first was on its way stays, over the step just written", () => {
  const first = agree(NONE, "1.1")
  const sent = [...first.values()]
  const lower = { agrees: false, points: 2, reason: "thiếu" }
  const again = given(first, place("1.1"), lower, { base: 7, at: AT + 5 })
  const left = taken(again, sent, { saved: 1, at: "", seen: [{ criterion: "1.1", seq: 9 }] })

  expect([...left.values()].map(judgementOf)).toEqual([
    { criterion: "1.1", agrees: false, points: 2, reason: "thiếu", seen: 9 },
  ])
  expect(taken(first, sent, { saved: 1, at: "", seen: [] }).size).toBe(0)
})

test("a contested verdict is not sent until somebody chooses; the others are", () => {
  const drafts = agree(agree(NONE, "1.1"), "1.2")
  const sent = [...drafts.values()]
  const errors = [{ pointer: "/judgements/1/seen", detail: "đã có bản 9" }]
  const now = marked(drafts, sent, errors, { contested: true, detail: "" })
  const mine = chosen(now, "u/1.2", { base: 9, at: AT })

  expect(sends(now, AT + REST_MS)).toEqual([["u", ["1.1"]]])
  expect(mine.get("u/1.2")).toMatchObject({ base: 9, contested: false })
  expect(chosen(now, "u/1.2", null).has("u/1.2")).toBe(false)
})

test("a refusal without a place is about everything that was sent, and about nothing else", () => {
  const drafts = agree(agree(NONE, "1.1"), "1.1", AT, "v")
  const sent = [...drafts.values()].filter(({ unit }) => unit === "u")
  const now = marked(drafts, sent, [], { contested: false, detail: "cơ quan của mình" })

  expect([...now.values()].map(({ unit, refused }) => [unit, refused])).toEqual([
    ["u", "cơ quan của mình"],
    ["v", null],
  ])
})
