import { afterAll, beforeAll, expect, test } from "vitest"
import type { RoundResult } from "../model.ts"
import { CAO_XANH, HA_TU, Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

const verdict = (organisation: string, ...judgements: object[]) => ({ organisation, judgements })

test("nobody verifies their own agency, nor without the role, nor signed out", async () => {
  const path = await stand.handedIn("cua-minh")
  const body = verdict("22", {
    criterion: "1.3",
    agrees: true,
    seen: await stand.seen(path, "1.3"),
  })

  expect((await stand.refusal("POST", `${path}/verdicts`, "clerk", body)).status).toBe(403)
  expect((await stand.refusal("POST", `${path}/verdicts`, "police", body)).status).toBe(403)
  expect((await stand.refusal("POST", `${path}/verdicts`, "nobody", body)).status).toBe(401)
})

test("other points need a reason, and a co-verifier speaks only of its own criteria", async () => {
  const path = await stand.handedIn("ly-do")
  const seen = await stand.seen(path, "1.3")
  const bare = verdict("22", { criterion: "1.3", agrees: false, points: 1, seen })
  const foreign = verdict("24.2025", { criterion: "1.3", agrees: true, seen })

  expect((await stand.refusal("POST", `${path}/verdicts`, "lead", bare)).errors).toEqual([
    "không thống nhất 1.3 thì phải nói lý do",
  ])
  expect((await stand.refusal("POST", `${path}/verdicts`, "police", foreign)).errors).toEqual([
    "24.2025 không phải cơ quan cùng thẩm định tiêu chí 1.3",
  ])
})

test("two verifiers at once: the second is told that the criterion has moved on", async () => {
  const path = await stand.handedIn("cung-luc")
  const body = verdict("22", {
    criterion: "1.3",
    agrees: true,
    seen: await stand.seen(path, "1.3"),
  })
  const answers = await Promise.all([
    stand.send("POST", `${path}/verdicts`, "lead", body),
    stand.send("POST", `${path}/verdicts`, "lead", body),
  ])

  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
})

test("an appeal goes to the council, of two councillors at once one decides, and the loss says why", async () => {
  const path = await stand.handedIn("hoi-dong")
  await stand.agree(path, "22", "lead", ["1.1", "1.2"])
  const lowered = { criterion: "1.3", agrees: false, points: 1, reason: "Thiếu quyết định" }
  const verdicts = verdict("22", { ...lowered, seen: await stand.seen(path, "1.3") })
  await stand.ok("POST", `${path}/verdicts`, "lead", verdicts)
  stand.now = new Date("2026-10-27T02:00:00.000Z")
  const appeal = { criterion: "1.3", points: 2, reason: "Đã bổ sung" }
  const appeals = [{ ...appeal, seen: await stand.seen(path, "1.3") }]
  await stand.ok("POST", `${path}/appeals`, "clerk", { appeals })
  const seen = await stand.seen(path, "1.3")
  const judgements = [{ criterion: "1.3", agrees: false, points: 1.5, reason: "Một phần", seen }]
  const both = await Promise.all([
    stand.send("POST", `${path}/decisions`, "council", { judgements }),
    stand.send("POST", `${path}/decisions`, "councillor", { judgements }),
  ])

  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(await stand.criterion(path, "1.3")).toMatchObject({
    state: "decided",
    self: 2,
    verified: 1,
    final: 1.5,
    lost: { points: 0.5, reason: "Một phần" },
  })
})

test("publication waits for its day and for what is not verified", async () => {
  await stand.handedIn("cho")
  const early = await stand.refusal("POST", "/rounds/cho/publication", "administrator")
  stand.now = new Date("2026-11-01T00:00:00.000Z")
  const waiting = await stand.refusal("POST", "/rounds/cho/publication", "administrator")

  expect([early.code, waiting.errors]).toEqual([
    "ngoai-thoi-han",
    ["còn 6 tiêu chí chưa được thẩm định xong"],
  ])
})

test("a published round is frozen: same bytes for everybody, no appeal, nothing written", async () => {
  const rules = { unverified: "zero", leastPeers: 2, shake: 0.2, draws: 200, seed: 1 } as const
  const path = await stand.handedIn("dong-bang", { rules })
  const round = "/rounds/dong-bang"
  await stand.agree(path, "22", "lead", ["1.1", "1.2", "1.3"])
  await stand.agree(path, "24.2025", "police", ["1.2"])
  stand.now = new Date("2026-11-01T00:00:00.000Z")
  const before = await stand.refusal("GET", `${round}/standings`, "nobody")
  const published = await stand.ok("POST", `${round}/publication`, "administrator")
  const frozen = await stand.ok("GET", `${round}/publication`, "nobody")
  const result = (await stand.ok("GET", `${round}/standings`, "nobody")).json<RoundResult>()

  expect(before.status).toBe(401)
  expect(frozen.headers["etag"]).toBe(`"${published.json<{ sha256: string }>().sha256}"`)
  expect(result.standings.map(({ unit, points, rank }) => [unit, points, rank])).toEqual([
    [HA_TU, 9.5, 1],
    [CAO_XANH, 0, 2],
  ])
  const again = await stand.refusal("POST", `${round}/publication`, "administrator")
  const appeal = { criterion: "1.3", points: 3, reason: "Muộn" }
  const appeals = [{ ...appeal, seen: await stand.seen(path, "1.3") }]
  const after = await stand.refusal("POST", `${path}/appeals`, "clerk", { appeals })
  expect([again.status, after.status, after.detail]).toEqual([
    409,
    409,
    "Đợt “dong-bang” đã công bố.",
  ])
  expect((await stand.ok("GET", `${round}/publication`, "nobody")).body).toBe(frozen.body)
})
