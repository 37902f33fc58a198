import { afterAll, beforeAll, expect, test } from "vitest"
import type { AgencyForm, ScoringWork } from "../agency/model.ts"
import type { RoundReminder } from "../model.ts"
import { documentOf } from "../testing/documents.ts"
import { HA_TU, roundDraft, Stand } from "../testing/stand.ts"

let stand: Stand
let paper = ""
beforeAll(async () => {
  stand = await Stand.open()
  paper = await documentOf(stand, "van-ban", "a")
})
afterAll(() => stand.close())

/** From 08:00 on 9 October to 17:00 on the day that is said, in Vietnam. */
const apart = (day: string) => ({
  calendar: {
    ...roundDraft("x").calendar,
    evidence: { opens: "2026-10-09T01:00:00.000Z", closes: `2026-10-${day}T10:00:00.000Z` },
  },
})
const adding = (criterion = "1.1") => ({ add: [{ criterion, evidence: paper }], remove: [] })
const taking = (criterion = "1.1") => ({ add: [], remove: [{ criterion, evidence: paper }] })
const cite = (path: string, change: object) =>
  ["POST", `${path}/evidence`, "clerk", change] as const
const say = (path: string, claim: object) =>
  ["PUT", `${path}/claims`, "clerk", { claims: [{ criterion: "1.1", ...claim }] }] as const
const at = (time: string) => void (stand.now = new Date(`2026-10-${time}.000Z`))

const score = (criteria: number, worth: number) => [
  "score",
  criteria,
  worth,
  "2026-10-15T10:00:00.000Z",
]
const wrong = (opens: string, closes: string) => {
  const calendar = {
    ...roundDraft("x").calendar,
    evidence: { opens: `2026-10-${opens}:00.000Z`, closes: `2026-10-${closes}:00.000Z` },
  }
  return stand.refusal("POST", "/rounds", "administrator", roundDraft("sai-lich", { calendar }))
}

test("documents are taken to the second of their own days, and a refusal says the deadline", async () => {
  const path = await stand.opened("dung-giay", apart("12"))
  at("09T00:59:59")
  const early = await stand.refusal(...cite(path, adding()))
  at("09T01:00:00")
  await stand.ok(...cite(path, adding()))
  at("12T10:00:00")
  await stand.ok(...cite(path, adding("1.3")))
  at("12T10:00:01")
  const late = await stand.refusal(...cite(path, taking()))

  expect([early.status, early.code]).toEqual([409, "ngoai-thoi-han"])
  expect(early.detail).toContain("mở lúc 08:00:00 9/10/26")
  expect([late.code, late.detail.split(" (giờ Việt Nam)")[0]]).toEqual([
    "ngoai-thoi-han",
    "Đã hết hạn minh chứng: hạn là 17:00:00 12/10/26",
  ])
  expect((await stand.criterion(path, "1.1"))?.evidence).toEqual([paper])
})

test("after the last second of evidence an agency still scores itself, with its documents as they stand", async () => {
  const path = await stand.opened("con-tu-cham", apart("12"))
  await stand.ok(...cite(path, adding()))
  at("12T10:00:01")
  await stand.ok(...say(path, { points: 4, evidence: [paper] }))
  const other = await stand.refusal(...say(path, { points: 5, evidence: [] }))
  const none = await stand.refusal(...say(path, { points: 6, evidence: ["x".repeat(20)] }))

  expect([other.code, none.code]).toEqual(["ngoai-thoi-han", "ngoai-thoi-han"])
  expect((await stand.criterion(path, "1.1"))?.self).toBe(4)
})

test("evidence open after self-scoring takes more documents, but not the last that points rest on", async () => {
  const path = await stand.opened("them-sau", apart("20"))
  await stand.ok(...cite(path, adding()))
  await stand.ok("PUT", `${path}/claims`, "clerk", {
    claims: [
      { criterion: "1.1", points: 4 },
      { criterion: "1.2", figures: { a: 3, b: 4 } },
      { criterion: "1.3", points: 2 },
    ],
  })
  await stand.ok("POST", `${path}/submission`, "clerk")
  at("20T10:00:00")
  const form = (await stand.ok("GET", `${path}/form`, "clerk")).json<AgencyForm>()
  await stand.ok(...cite(path, adding("1.3")))
  await stand.ok(...cite(path, taking("1.3")))
  const last = await stand.refusal(...cite(path, taking()))

  expect([form.stage, form.may.claim, form.may.cite, form.evidence.apart]).toEqual([
    "verify",
    false,
    true,
    true,
  ])
  expect([last.status, last.errors[0]]).toEqual([
    422,
    expect.stringContaining("tiêu chí 1.1 phải còn minh chứng"),
  ])
  expect((await stand.criterion(path, "1.1"))?.evidence).toEqual([paper])
})

test("more time given to an agency is more time for its documents", async () => {
  const path = await stand.opened("gia-han-mc", apart("12"))
  await stand.ok("POST", `${path}/extension`, "administrator", {
    until: "2026-10-18T10:00:00.000Z",
    reason: "Bão",
  })
  at("18T10:00:00")
  await stand.ok(...cite(path, adding()))
  at("18T10:00:01")
  const late = await stand.refusal(...cite(path, taking()))
  expect(late.detail).toContain("hạn là 17:00:00 18/10/26")
})

test("work, reminders and the next date name the deadline of evidence", async () => {
  const path = await stand.opened("viec-mc", apart("12"))
  const mine = async () => {
    const { items } = (await stand.ok("GET", "/work", "clerk")).json<ScoringWork>()
    return items
      .filter(({ round }) => round.id === "viec-mc")
      .map((one) => [one.task, one.criteria, one.worth, one.due])
  }
  const evidence = ["evidence", 1, 10, "2026-10-12T10:00:00.000Z"]
  expect(await mine()).toEqual([evidence, score(3, 30)])
  const told = (await stand.ok("GET", "/reminders", "clerk")).json<RoundReminder[]>()
  expect(told.find(({ round, task }) => round === "viec-mc" && task === "evidence")).toMatchObject({
    unit: HA_TU,
    open: 1,
    points: 10,
    messageVi: expect.stringContaining("Hạn minh chứng: 17:00 12/10/2026"),
  })
  await stand.ok(...cite(path, adding()))
  expect(await mine()).toEqual([score(3, 30)])
  at("12T10:00:01")
  expect(await mine()).toEqual([score(3, 30)])
})

test("a calendar whose evidence does not fit its other days is refused, with the times", async () => {
  expect((await wrong("15T10:01", "25T10:01")).errors).toEqual([
    "hạn tự chấm (17:00:00 15/10/26) trước mở minh chứng (17:01:00 15/10/26)",
    "hạn thẩm định (17:00:00 25/10/26) trước hạn minh chứng (17:01:00 25/10/26)",
  ])
  expect((await wrong("12T10:00", "12T09:59")).errors).toEqual([
    "hạn minh chứng (16:59:00 12/10/26) trước mở minh chứng (17:00:00 12/10/26)",
  ])
})
