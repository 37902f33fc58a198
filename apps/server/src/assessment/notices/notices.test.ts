import ICAL from "ical.js"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { type MailSink, openMailSink } from "../../testing/mail-sink.ts"
import type { CalendarFeed, CalendarFeedMade, RoundReminder, RoundRules } from "../model.ts"
import { roundDraft, Stand } from "../testing/stand.ts"
import { remindRounds } from "./jobs.ts"
import { remindOfRounds } from "./service-remind.ts"

let stand: Stand
let sink: MailSink
beforeAll(async () => {
  sink = await openMailSink()
  stand = await Stand.open()
  Object.assign(stand.ctx.settings, {
    smtpUrl: sink.url,
    mailFrom: "Tỉnh Số <so-lieu@tinh.vn>",
    publicUrl: "https://so.tinh.vn",
  })
})
afterAll(async () => {
  await sink.close()
  await stand.close()
})
beforeEach(() => void (sink.letters.length = 0))

const rules: RoundRules = {
  unverified: "zero",
  leastPeers: 2,
  shake: 0.2,
  draws: 200,
  seed: 1,
  remindBefore: [3, 0],
}
const due = async (id: string) => {
  const all = await stand.ok("GET", "/reminders", "clerk")
  return all.json<RoundReminder[]>().find(({ round }) => round === id)
}

test("an agency is told what is open, worth how much, until when, and no more once it handed in", async () => {
  const path = await stand.opened("nhac", { rules, title: "Quý III" })
  await stand.ok("PUT", `${path}/claims`, "clerk", { claims: [{ criterion: "1.3", points: 2 }] })
  stand.now = new Date("2026-10-12T02:00:00.000Z")
  const told = await due("nhac")
  await stand.ok("PUT", `${path}/claims`, "clerk", {
    claims: [
      { criterion: "1.1", points: 0 },
      { criterion: "1.2", figures: { a: 3, b: 4 } },
    ],
  })
  await stand.ok("POST", `${path}/submission`, "clerk")
  const lead = (await stand.ok("GET", "/reminders", "lead")).json<RoundReminder[]>()

  expect(told).toMatchObject({ task: "self", days: 3, open: 2, points: 20 })
  expect(told?.messageVi).toContain("còn 2 tiêu chí chưa có điểm tự chấm (20 điểm), chưa nộp")
  expect(told?.messageVi).toContain("Hạn tự chấm: 17:00 15/10/2026 (còn 3 ngày)")
  expect(await due("nhac")).toBeUndefined()
  expect(lead.find(({ round }) => round === "nhac")).toMatchObject({
    task: "verify",
    unit: null,
    open: 3,
    points: 30,
  })
})

test("letters go on their days, each once, also of two runs at once; a later deadline is a new one", async () => {
  const path = await stand.opened("thu", { rules })
  const before = await remindOfRounds(stand.ctx)
  stand.now = new Date("2026-10-12T02:00:00.000Z")
  const runs = await Promise.all([remindOfRounds(stand.ctx), remindOfRounds(stand.ctx)])
  const again = await remindOfRounds(stand.ctx)
  const until = "2026-10-14T10:00:00.000Z"
  await stand.ok("POST", `${path}/extension`, "administrator", { until })
  await remindRounds.run(stand.ctx, new AbortController().signal)

  expect(before.due).toBe(0)
  const sent = runs.reduce((sum, one) => sum + one.sent, 0)
  expect(sent).toBeGreaterThan(0)
  expect(again).toMatchObject({ due: 0, sent: 0 })
  expect(sink.letters).toHaveLength(sent + 1)
})

test("nobody is reminded where the round does not say so, nor after the deadline", async () => {
  const { remindBefore: _, ...silent } = rules
  await stand.opened("im-lang", { rules: silent })
  stand.now = new Date("2026-10-15T02:00:00.000Z")
  await remindOfRounds(stand.ctx)
  sink.letters.length = 0
  await stand.opened("qua-han", { rules, calendar: { ...roundDraft("x").calendar } })
  stand.now = new Date("2026-10-15T10:00:01.000Z")

  expect((await remindOfRounds(stand.ctx)).due).toBe(0)
})

const API = "/../calendar-feed"

test("a calendar read by a second parser has the deadlines in UTC, whole words and one entry each", async () => {
  const title = "Đợt chấm điểm chuyển đổi số, quý III; lần 1\\2 – các xã, phường, đặc khu"
  await stand.opened("lich", { rules, title })
  const made = (await stand.ok("POST", API, "clerk")).json<CalendarFeedMade>()
  const read = await stand.send("GET", `/../..${made.path.slice(4)}`, "nobody")
  const text = read.body
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one))
  const own = events.filter(({ uid }) => uid.startsWith("lich-"))

  expect(read.headers["content-type"]).toBe("text/calendar; charset=utf-8")
  expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(own.map(({ uid }) => uid).toSorted()).toEqual([
    "lich-appeal-06652.2025@round.tinhso",
    "lich-self-06652.2025@round.tinhso",
  ])
  const self = own.find(({ uid }) => uid.includes("self"))
  expect(self?.summary).toContain(`Hạn tự chấm: ${title} – `)
  expect(self?.startDate.toJSDate().toISOString()).toBe("2026-10-15T10:00:00.000Z")
  expect(text).toContain("DTSTART:20261015T100000Z")
})

test("an address is told once, ends when a new one is made or it is revoked, and cannot be guessed", async () => {
  const first = (await stand.ok("POST", API, "lead")).json<CalendarFeedMade>()
  const second = (await stand.ok("POST", API, "lead")).json<CalendarFeedMade>()
  const get = (path: string) => stand.send("GET", `/../..${path.slice(4)}`, "nobody")
  const old = await get(first.path)
  const now = await get(second.path)
  const seen = (await stand.ok("GET", API, "lead")).json<CalendarFeed>()
  await stand.ok("DELETE", API, "lead")

  expect(first.url).toBe(`https://so.tinh.vn${first.path}`)
  expect([old.statusCode, now.statusCode]).toEqual([404, 200])
  expect([seen.active, seen.lastReadAt]).toEqual([true, stand.now.toISOString()])
  expect((await get(second.path)).statusCode).toBe(404)
  expect((await get(`/api/v1/calendar/${"A".repeat(43)}.ics`)).statusCode).toBe(404)
  expect((await get("/api/v1/calendar/kurz.ics")).statusCode).toBe(400)
  expect((await stand.send("POST", API, "nobody")).statusCode).toBe(401)
})
