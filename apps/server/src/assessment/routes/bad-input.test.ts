import { afterAll, beforeAll, expect, test } from "vitest"
import { HA_TU, roundDraft, Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

const TOO_MUCH = "10.01 vượt điểm tối đa 10 của tiêu chí 1.3"

test("nobody gives more than the maximum: not the agency, the verifier, the appeal, nor the council", async () => {
  const path = await stand.handedIn("qua-toi-da")
  const points = 10.01
  const criterion = "1.3"
  const reason = "x"
  const claims = [{ criterion, points }]
  const self = await stand.refusal("PUT", `${path}/claims`, "clerk", { claims })
  const judge = async () => [
    { criterion, agrees: false, points, reason, seen: await stand.seen(path, criterion) },
  ]
  const verdict = { organisation: "22", judgements: await judge() }
  const verified = await stand.refusal("POST", `${path}/verdicts`, "lead", verdict)
  await stand.agree(path, "22", "lead", [criterion])
  stand.now = new Date("2026-10-27T02:00:00.000Z")
  const seen = await stand.seen(path, criterion)
  const appeals = [{ criterion, points, reason, seen }]
  const appealed = await stand.refusal("POST", `${path}/appeals`, "clerk", { appeals })
  await stand.ok("POST", `${path}/appeals`, "clerk", {
    appeals: [{ criterion, points: 9, reason, seen }],
  })
  const judgements = await judge()
  const decided = await stand.refusal("POST", `${path}/decisions`, "council", { judgements })

  expect([self, verified, appealed, decided].map(({ errors }) => errors)).toEqual([
    [TOO_MUCH],
    [TOO_MUCH],
    [TOO_MUCH],
    [TOO_MUCH],
  ])
  expect((await stand.criterion(path, criterion))?.state).toBe("appealed")
})

test("appeals end with their deadline in Vietnam time, to the second", async () => {
  const path = await stand.handedIn("phuc-tra-muon")
  await stand.agree(path, "22", "lead", ["1.3"])
  const seen = await stand.seen(path, "1.3")
  const body = { appeals: [{ criterion: "1.3", points: 5, reason: "Có văn bản", seen }] }
  stand.now = new Date("2026-10-30T10:00:01.000Z")
  const late = await stand.refusal("POST", `${path}/appeals`, "clerk", body)
  stand.now = new Date("2026-10-30T10:00:00.000Z")
  const intime = await stand.send("POST", `${path}/appeals`, "clerk", body)

  expect([late.status, late.code, intime.statusCode]).toEqual([409, "ngoai-thoi-han", 200])
  expect(late.detail).toContain("17:00:00 30/10")
})

test.each([
  ["a lead that was merged away", { lead: "24" }, "Tỉnh Bắc Giang (24) không còn từ 1/7/2025"],
  ["a council that never was", { council: "98" }, "không có đơn vị “98”"],
  [
    "a body confirming figures that was merged away",
    { coVerifiers: { "Công an tỉnh": "27" } },
    "Tỉnh Bắc Ninh (27) không còn từ 1/7/2025",
  ],
  [
    "an agency that ended before the data period",
    { participants: [{ unit: "27", group: "communes" }] },
    "Tỉnh Bắc Ninh (27) không còn từ 1/7/2025",
  ],
])("a round with %s is refused", async (_name, more, detail) => {
  const draft = roundDraft("khong-con", more)
  const answer = await stand.refusal("POST", "/rounds", "administrator", draft)

  expect([answer.status, answer.errors]).toEqual([422, [detail]])
})

test.each([
  ["text for points", { criterion: "1.1", points: "10" }],
  ["infinity written as a word", { criterion: "1.1", points: "Infinity" }],
  ["points below 0", { criterion: "1.1", points: -1 }],
  ["a field that nobody knows", { criterion: "1.1", points: 1, verified: 10 }],
  ["a code that is no code", { criterion: "1.1; drop table", points: 1 }],
])("a claim with %s is refused before anything is read", async (name, claim) => {
  const path = await stand.opened(`hinh-${name.length}`)

  expect((await stand.refusal("PUT", `${path}/claims`, "clerk", { claims: [claim] })).status).toBe(
    400,
  )
  expect((await stand.criterion(path, "1.1"))?.self).toBeNull()
})

test("points with more decimals than are kept, and a figure below 0, are refused in words", async () => {
  const path = await stand.opened("le")
  const claims = [
    { criterion: "1.1", points: 1.000_01 },
    { criterion: "1.2", figures: { a: -1 } },
  ]

  expect((await stand.refusal("PUT", `${path}/claims`, "clerk", { claims })).errors).toEqual([
    "1.00001 có hơn 4 chữ số thập phân",
    "“a” nhỏ hơn 0",
  ])
})

test("an agency writes for nobody else, nor in a round that is not open", async () => {
  const path = await stand.opened("nguoi-khac")
  const other = path.replace(HA_TU, "06658.2025")
  const claims = [{ criterion: "1.1", points: 1 }]
  await stand.ok("POST", "/rounds", "administrator", roundDraft("chua-mo"))
  const closed = path.replace("nguoi-khac", "chua-mo")

  expect((await stand.refusal("PUT", `${other}/claims`, "clerk", { claims })).status).toBe(403)
  expect((await stand.refusal("PUT", `${closed}/claims`, "clerk", { claims })).code).toBe(
    "dot-cham-khong-o-buoc-nay",
  )
})
