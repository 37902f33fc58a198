import { afterAll, beforeAll, expect, test } from "vitest"
import type { CorrectionTold, RoundPublication, RoundResult } from "../model.ts"
import { verifyRound } from "../service/verify-service.ts"
import { CAO_XANH, HA_TU, Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

const rules = { unverified: "zero", leastPeers: 2, shake: 0.2, draws: 200, seed: 1 } as const

/** A published round: Hà Tu 9.5 points and first, Cao Xanh none; its hash. */
async function published(id: string, previous: string | null = null): Promise<string> {
  const path = await stand.handedIn(id, { rules, previous })
  await stand.agree(path, "22", "lead", ["1.1", "1.2", "1.3"])
  await stand.agree(path, "24.2025", "police", ["1.2"])
  stand.now = new Date("2026-11-01T00:00:00.000Z")
  const told = await stand.ok("POST", `/rounds/${id}/publication`, "administrator")
  stand.now = new Date("2026-12-01T02:00:00.000Z")
  return told.json<{ sha256: string }>().sha256
}

const draft = (seen: string, more: object = {}) => ({
  seen,
  reason: "Nhầm số liệu khi nhập",
  decision: "Quyết định 12/QĐ-UBND",
  points: [],
  figures: [],
  ...more,
})
const figure = { unit: HA_TU, criterion: "1.2", name: "a", value: 1, reason: "1, không phải 3" }
const points = { unit: CAO_XANH, criterion: "1.1", points: 8, reason: "Có văn bản gửi đúng hạn" }
const correcting = (id: string, body: object) =>
  ["POST", `/rounds/${id}/corrections`, "administrator", body] as const
const listed = async (id: string) =>
  (await stand.ok("GET", `/rounds/${id}/publications`, "nobody")).json<RoundPublication[]>()
const ranking = async (id: string) =>
  (await stand.ok("GET", `/rounds/${id}/standings`, "nobody"))
    .json<RoundResult>()
    .standings.map((one) => [one.unit, one.points, one.rank])

const sound = (all: Awaited<ReturnType<typeof verifyRound>>) =>
  all.map(({ number, intact, follows }) => [number, intact, follows])

test("a correction is one more publication with reason and difference; the older stays by its hash", async () => {
  const first = await published("dinh-chinh")
  const old = await stand.ok("GET", "/rounds/dinh-chinh/publication", "nobody")
  const body = draft(first, { points: [points], figures: [figure] })
  const tried = (
    await stand.ok(...correcting("dinh-chinh", { ...body, dryRun: true }))
  ).json<CorrectionTold>()
  expect([tried.sha256, (await listed("dinh-chinh")).length]).toEqual([null, 1])
  const told = (await stand.ok(...correcting("dinh-chinh", body))).json<CorrectionTold>()

  expect(told.correction).toEqual(tried.correction)
  expect(told.correction.corrects).toBe(first)
  expect(told.correction.agencies).toMatchObject([
    {
      unit: CAO_XANH,
      pointsBefore: 0,
      points: 8,
      rankBefore: 2,
      rank: 1,
      criteria: [{ criterion: "1.1", after: 8, why: "decision", reason: points.reason }],
    },
    {
      unit: HA_TU,
      pointsBefore: 9.5,
      points: 4.5,
      rankBefore: 1,
      rank: 2,
      criteria: [
        { criterion: "1.2", before: 7.5, after: 2.5, why: "figure", reason: figure.reason },
      ],
    },
  ])
  expect(await ranking("dinh-chinh")).toEqual([
    [CAO_XANH, 8, 1],
    [HA_TU, 4.5, 2],
  ])
  const all = await listed("dinh-chinh")
  expect(all.map(({ number, sha256 }) => [number, sha256])).toEqual([
    [2, told.sha256],
    [1, first],
  ])
  const kept = await stand.ok("GET", `/rounds/dinh-chinh/publications/${first}`, "nobody")
  expect(kept.body).toBe(old.body)
  expect((await stand.ok("GET", "/rounds/dinh-chinh/publication", "nobody")).headers["etag"]).toBe(
    `"${told.sha256}"`,
  )
})

test("every publication follows from what stood then, also of a round after one that was corrected", async () => {
  const first = await published("truoc")
  await published("sau", "truoc")
  stand.now = new Date("2026-12-02T00:00:00.000Z")
  const second = (
    await stand.ok(...correcting("truoc", draft(first, { figures: [figure] })))
  ).json<CorrectionTold>()
  stand.now = new Date("2026-12-03T00:00:00.000Z")
  const back = { ...figure, value: 3, reason: "Số cũ đúng" }
  await stand.ok(...correcting("truoc", draft(second.sha256 ?? "", { figures: [back] })))

  expect(sound(await verifyRound(stand.ctx, "truoc"))).toEqual([
    [1, true, true],
    [2, true, true],
    [3, true, true],
  ])
  expect(sound(await verifyRound(stand.ctx, "sau"))).toEqual([[1, true, true]])
  expect(new Set((await listed("truoc")).map(({ sha256 }) => sha256)).size).toBe(3)
})

test("what is wrong in a correction is told beside its place, and nothing is written", async () => {
  const first = await published("sai-dinh-chinh")
  const wrong = draft(first, {
    points: [
      { ...points, points: 11 },
      { ...points, unit: "22", criterion: "9" },
    ],
    figures: [{ ...figure, name: "c" }],
  })
  expect((await stand.refusal(...correcting("sai-dinh-chinh", wrong))).errors).toEqual([
    "11 vượt điểm tối đa 10 của tiêu chí 1.1",
    "bộ chỉ số không có tiêu chí 9",
    "“22” không tham gia đợt chấm",
    "tiêu chí 1.2 không có số liệu “c”",
  ])
  const codeOf = async (body: object) =>
    (await stand.refusal(...correcting("sai-dinh-chinh", body))).code
  expect(await codeOf(draft(first))).toBe("diem-khong-nhan-duoc")
  expect(await codeOf(draft("0".repeat(64), { figures: [figure] }))).toBe(
    "ban-cong-bo-vua-thay-doi",
  )
  expect(await codeOf(draft(first, { figures: [{ ...figure, value: 3 }] }))).toBe(
    "dinh-chinh-khong-doi-gi",
  )
  expect((await listed("sai-dinh-chinh")).length).toBe(1)
  expect((await verifyRound(stand.ctx, "sai-dinh-chinh")).map(({ follows }) => follows)).toEqual([
    true,
  ])
})

test("only who administers for the lead corrects, only what is published, and no agency of their own", async () => {
  const first = await published("ai-dinh-chinh")
  const body = draft(first, { points: [points] })
  for (const person of ["clerk", "lead", "council", "nobody"] as const) {
    const { status } = await stand.refusal(
      "POST",
      "/rounds/ai-dinh-chinh/corrections",
      person,
      body,
    )
    expect([401, 403]).toContain(status)
  }
  const path = await stand.opened("chua-cong-bo")
  expect((await stand.refusal(...correcting("chua-cong-bo", body))).code).toBe(
    "dot-cham-khong-o-buoc-nay",
  )
  expect(path).toContain(HA_TU)
})

test("two who correct at once: one is taken, the other told", async () => {
  const first = await published("hai-dinh-chinh")
  const both = await Promise.all(
    [points, { ...points, points: 7 }].map((one) =>
      stand.send(...correcting("hai-dinh-chinh", draft(first, { points: [one] }))),
    ),
  )
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
})
