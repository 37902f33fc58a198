import { afterAll, beforeAll, expect, test } from "vitest"
import type { AgencyProgress, Obstacle, OpeningTold, Round } from "../model.ts"
import { CAO_XANH, HA_TU, roundDraft, Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

test("how far an agency is: claimed, verified, and why it was given more time", async () => {
  const path = await stand.handedIn("tien-do")
  await stand.agree(path, "22", "lead", ["1.1"])
  await stand.ok("POST", `/rounds/tien-do/agencies/${CAO_XANH}/extension`, "administrator", {
    until: "2026-10-20T10:00:00.000Z",
    reason: "Bão số 3",
  })
  const progress = await stand.ok("GET", "/rounds/tien-do/progress", "administrator")
  const told = new Map(progress.json<AgencyProgress[]>().map((one) => [one.unit, one]))

  expect(told.get(HA_TU)).toMatchObject({ criteria: 3, claimed: 3, verified: 1 })
  expect(told.get(HA_TU)?.submittedAt).not.toBeNull()
  expect(told.get(CAO_XANH)).toMatchObject({
    claimed: 0,
    submittedAt: null,
    extendedTo: "2026-10-20T10:00:00.000Z",
    extendedReason: "Bão số 3",
  })
})

test("what stands before publication is told by agency: time, criteria not verified, who is silent", async () => {
  const path = await stand.handedIn("can-tro")
  await stand.agree(path, "22", "lead", ["1.1", "1.3"])
  const found = await stand.ok("GET", "/rounds/can-tro/obstacles", "administrator")
  const obstacles = found.json<Obstacle[]>()

  expect(obstacles.map(({ kind, blocks, count }) => [kind, blocks, count])).toEqual([
    ["time", true, 1],
    ["unverified", true, 4],
    ["silent", false, 1],
  ])
  expect(obstacles[1]?.units.map(({ unit, count }) => [unit, count])).toEqual([
    [CAO_XANH, 3],
    [HA_TU, 1],
  ])
})

test("before a round is opened it is told what would be copied and who is no longer there", async () => {
  stand.now = new Date("2026-09-01T02:00:00.000Z")
  await stand.ok("POST", "/rounds", "administrator", roundDraft("truoc-khi-mo"))
  const told = await stand.ok("GET", "/rounds/truoc-khi-mo/opening", "administrator")

  expect(told.json<OpeningTold>()).toEqual({
    period: "2026-Q3",
    participants: 2,
    figures: [],
    gone: [],
  })
  expect((await stand.refusal("GET", "/rounds/truoc-khi-mo/opening", "nobody")).status).toBe(401)
})

test("the calendar is moved with a reason; its data days stay once the round is open; order is kept", async () => {
  await stand.opened("doi-lich")
  const { calendar } = roundDraft("doi-lich")
  const later = { ...calendar, selfCloses: "2026-10-18T10:00:00.000Z" }
  const change = (next: object, seen: object = calendar) =>
    [
      "PUT",
      "/rounds/doi-lich/calendar",
      "administrator",
      { calendar: next, reason: "Bão", seen },
    ] as const
  const moved = await stand.ok(...change(later))

  expect(moved.json<Round>().calendar.selfCloses).toBe("2026-10-18T10:00:00.000Z")
  expect((await stand.refusal(...change(calendar))).code).toBe("lich-dot-vua-thay-doi")
  const other = { ...later, dataEnds: "2026-09-29" }
  expect((await stand.refusal(...change(other, later))).errors).toEqual([
    "đợt đã mở thì kỳ số liệu không đổi được",
  ])
  const wrong = { ...later, verifyCloses: "2026-10-01T00:00:00.000Z" }
  expect((await stand.refusal(...change(wrong, later))).errors).toEqual([
    "hạn thẩm định trước hạn tự chấm",
  ])
})

test("a round that was not opened is dropped; one that was is not", async () => {
  await stand.ok("POST", "/rounds", "administrator", roundDraft("bo-dot"))
  await stand.ok("DELETE", "/rounds/bo-dot", "administrator")
  expect((await stand.refusal("GET", "/rounds/bo-dot", "administrator")).status).toBe(404)
  await stand.opened("khong-bo")
  expect((await stand.refusal("DELETE", "/rounds/khong-bo", "administrator")).status).toBe(409)
})
