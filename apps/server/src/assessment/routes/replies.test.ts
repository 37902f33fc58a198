import { afterAll, beforeAll, expect, test } from "vitest"
import type { Reply, ReplyTold, RoundResult } from "../model.ts"
import { HA_TU, roundDraft, Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

const OPENS = "2026-10-31T00:00:00.000Z"
const CLOSES = "2026-11-03T10:00:00.000Z"
const PUBLISH = "2026-11-04T00:00:00.000Z"
const rules = { unverified: "zero", leastPeers: 2, shake: 0.2, draws: 200, seed: 1 } as const
const calendar = {
  ...roundDraft("x").calendar,
  reply: { opens: OPENS, closes: CLOSES },
  publishFrom: PUBLISH,
}
const answer = (text: string, seen: number, criteria: object[] = []) => ({ text, criteria, seen })

async function verified(id: string): Promise<string> {
  const path = await stand.handedIn(id, { rules, calendar })
  await stand.agree(path, "22", "lead", ["1.1", "1.2", "1.3"])
  await stand.agree(path, "24.2025", "police", ["1.2"])
  return path
}

test("an agency sees its result once the window opens, answers in it, and not a second later", async () => {
  const path = await verified("cua-so")
  const early = (await stand.ok("GET", `${path}/reply`, "clerk")).json<ReplyTold>()
  const tooEarly = await stand.refusal("PUT", `${path}/reply`, "clerk", answer("Chưa đúng", 0))
  stand.now = new Date(CLOSES)
  const told = (await stand.ok("GET", `${path}/reply`, "clerk")).json<ReplyTold>()
  const criteria = [{ criterion: "1.3", text: "  Đã nộp quyết định. " }]
  const said = answer("", 0, criteria)
  const saved = (await stand.ok("PUT", `${path}/reply`, "clerk", said)).json<ReplyTold>()
  stand.now = new Date("2026-11-03T10:00:01.000Z")
  const late = await stand.refusal("PUT", `${path}/reply`, "clerk", answer("Muộn", 1))

  expect([early.window?.state, early.draft]).toEqual(["before", null])
  expect([tooEarly.status, tooEarly.code]).toEqual([409, "ngoai-thoi-han"])
  expect(told.draft).toMatchObject({ points: 9.5, maxPoints: 30, rank: 1, of: 2 })
  expect(saved.reply).toMatchObject({
    version: 1,
    criteria: [{ criterion: "1.3", text: "Đã nộp quyết định." }],
    acknowledged: null,
  })
  expect(late.detail).toContain("17:00:00 3/11")
})

test("publication waits until every reply is read, and the reply stands beside the result", async () => {
  const path = await verified("cho-doc")
  const round = "/rounds/cho-doc"
  stand.now = new Date(OPENS)
  await stand.ok("PUT", `${path}/reply`, "clerk", answer("Lần một", 0))
  stand.now = new Date(PUBLISH)
  const waiting = await stand.refusal("POST", `${round}/publication`, "administrator")
  const result = (await stand.ok("GET", `${round}/standings`, "administrator")).json<RoundResult>()
  const read = { seen: 1, text: "Đã xem, giữ nguyên." }
  const foreign = await stand.refusal(
    "POST",
    `${round}/replies/${HA_TU}/acknowledgement`,
    "clerk",
    read,
  )
  await stand.ok("POST", `${round}/replies/${HA_TU}/acknowledgement`, "lead", read)
  await stand.ok("POST", `${round}/publication`, "administrator")
  const replies = (await stand.ok("GET", `${round}/replies`, "nobody")).json<Reply[]>()
  const frozen = (await stand.ok("GET", `${round}/publication`, "nobody")).json<{
    agencies: { unit: string; reply?: object }[]
  }>()

  expect(waiting.errors).toEqual(["còn 1 ý kiến của đơn vị về dự thảo kết quả chưa được đọc"])
  expect(result.open.replies).toBe(1)
  expect(foreign.status).toBe(403)
  expect(replies).toMatchObject([
    { unit: HA_TU, text: "Lần một", acknowledged: { text: "Đã xem, giữ nguyên." } },
  ])
  expect(frozen.agencies.find(({ unit }) => unit === HA_TU)?.reply).toMatchObject({
    text: "Lần một",
    acknowledged: { text: "Đã xem, giữ nguyên." },
  })
})

test("a reply changed after it was read must be read again, and two writers do not overwrite each other", async () => {
  const path = await verified("doc-lai")
  const read = `/rounds/doc-lai/replies/${HA_TU}/acknowledgement`
  stand.now = new Date(OPENS)
  await stand.ok("PUT", `${path}/reply`, "clerk", answer("Một", 0))
  const second = await stand.refusal("PUT", `${path}/reply`, "clerk", answer("Hai", 0))
  await stand.ok("POST", read, "lead", { seen: 1, text: "" })
  await stand.ok("PUT", `${path}/reply`, "clerk", answer("Hai", 1))
  const stale = await stand.refusal("POST", read, "lead", { seen: 1, text: "" })
  stand.now = new Date(PUBLISH)

  expect([second.status, stale.status]).toEqual([409, 409])
  expect((await stand.refusal("POST", "/rounds/doc-lai/publication", "administrator")).code).toBe(
    "chua-du-dieu-kien",
  )
})

test.each([
  ["no words", answer(" ", 0), "hãy viết ý kiến, chung hoặc theo tiêu chí"],
  ["a group", answer("", 0, [{ criterion: "1", text: "x" }]), "không có tiêu chí chấm điểm 1"],
  [
    "a criterion twice",
    answer("", 0, [
      { criterion: "1.1", text: "x" },
      { criterion: "1.1", text: "y" },
    ]),
    "tiêu chí 1.1 có hai lần",
  ],
])("a reply with %s is refused", async (name, body, detail) => {
  const path = await verified(`sai-${name.replaceAll(" ", "-")}`)
  stand.now = new Date(OPENS)

  expect((await stand.refusal("PUT", `${path}/reply`, "clerk", body)).errors).toEqual([detail])
})

test("a round without a window takes no replies, and a window after publication is refused", async () => {
  const path = await stand.handedIn("khong-hoi", { rules })
  const none = await stand.refusal("PUT", `${path}/reply`, "clerk", answer("x", 0))
  const after = { ...calendar, publishFrom: OPENS }
  const wrong = await stand.refusal(
    "POST",
    "/rounds",
    "administrator",
    roundDraft("sau", { calendar: after }),
  )

  expect(none.code).toBe("dot-khong-lay-y-kien")
  expect(wrong.errors).toEqual(["công bố trước hạn lấy ý kiến"])
})
