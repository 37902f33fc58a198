import { afterAll, beforeAll, expect, test } from "vitest"
import type { Session } from "../model.ts"
import { type Browser, House, PASSWORD, refusalOf } from "../testing/house.ts"

let house: House
beforeAll(async () => void (house = await House.open()))
afterAll(() => house.close())

const isIn = async (browser: Browser) =>
  (await browser.get("/identity/me")).json<{ user: unknown }>().user !== null

test("signing out ends the session on the server too, and says so in the log", async () => {
  const browser = await house.signedIn("an@tinh.vn", "editor", "22")
  const kept = browser.cookie
  const answer = await browser.post("/identity/sign-out")
  browser.cookie = kept

  expect([answer.statusCode, answer.body]).toEqual([204, ""])
  expect(answer.headers["set-cookie"]).toContain("Max-Age=0")
  expect(await isIn(browser)).toBe(false)
  expect((await house.log(1))[0]).toMatchObject({ action: "identity.sign-out" })
})

test("signing out twice, or never having been in, is no failure", async () => {
  expect((await house.browser().post("/identity/sign-out")).statusCode).toBe(204)
})

test("I see my sessions, which one this is, and end another", async () => {
  const laptop = await house.signedIn("binh@tinh.vn", "editor", "22")
  const phone = house.browser()
  await phone.signIn("binh@tinh.vn")
  const sessions = (await laptop.get("/identity/sessions")).json<Session[]>()
  const other = sessions.find((session) => !session.current)

  expect(sessions).toHaveLength(2)
  expect((await laptop.delete(`/identity/sessions/${other?.id}`)).statusCode).toBe(204)
  expect([await isIn(laptop), await isIn(phone)]).toEqual([true, false])
})

test("nobody ends a session of somebody else", async () => {
  const mine = await house.signedIn("cuc@tinh.vn", "editor", "22")
  const other = await house.signedIn("dung@tinh.vn", "administrator", "VN")
  const [session] = (await mine.get("/identity/sessions")).json<Session[]>()

  const refused = await other.delete(`/identity/sessions/${session?.id}`)
  expect(refusalOf(refused)).toEqual([404, "khong-co-phien"])
  expect(await isIn(mine)).toBe(true)
})

test("a session ends after twelve hours, however busy", async () => {
  const browser = await house.signedIn("giang@tinh.vn", "editor", "22")
  house.later({ hours: 11, minutes: 59 })
  expect(await isIn(browser)).toBe(true)
  house.later({ minutes: 1 })

  expect(await isIn(browser)).toBe(false)
})

test("work keeps an account from being idle", async () => {
  const browser = await house.signedIn("ha@tinh.vn", "editor", "22")
  house.later({ hours: 2 })
  await browser.get("/identity/sessions")
  const [session] = (await browser.get("/identity/sessions")).json<Session[]>()

  expect(session?.lastSeenAt).toBe(house.now.toISOString())
})

test("a new password ends every other session and goes on under a new token", async () => {
  const browser = await house.signedIn("khanh@tinh.vn", "editor", "22")
  const other = house.browser()
  await other.signIn("khanh@tinh.vn")
  const before = browser.cookie
  const next = "đàn vịt qua cầu lúc sáng"
  const changed = await browser.post("/identity/password", { current: PASSWORD, next })

  expect(changed.statusCode).toBe(204)
  expect(browser.cookie).not.toBe(before)
  expect([await isIn(browser), await isIn(other)]).toEqual([true, false])
  expect((await house.browser().signIn("khanh@tinh.vn")).statusCode).toBe(401)
  expect((await house.browser().signIn("khanh@tinh.vn", next)).statusCode).toBe(200)
})

test.each([
  ["a wrong current password", { current: "sai", next: "đàn vịt qua cầu" }, [422, "sai-mat-khau"]],
  ["a weak new one", { current: PASSWORD, next: "ngắn quá" }, [422, "mat-khau-yeu"]],
])("%s changes nothing", async (name, body, refusal) => {
  const email = `${name.length}@tinh.vn`
  const browser = await house.signedIn(email, "editor", "22")

  expect(refusalOf(await browser.post("/identity/password", body))).toEqual(refusal)
  expect((await house.browser().signIn(email)).statusCode).toBe(200)
})

test("guesses at the current password are limited like those at the door", async () => {
  const browser = await house.signedIn("lan@tinh.vn", "editor", "22")
  const guess = () => browser.post("/identity/password", { current: "sai", next: "x".repeat(20) })
  for (let i = 0; i < 10; i++) house.identity.attempts.take("lan@tinh.vn", "198.51.100.1")

  expect(refusalOf(await guess())).toEqual([429, "qua-nhieu-lan-thu"])
})

test.each([
  ["GET", "/identity/sessions"],
  ["GET", "/identity/users"],
  ["GET", "/identity/invitations"],
  ["GET", "/audit"],
  ["DELETE", "/identity/grants/abcdefgh"],
  ["DELETE", "/identity/sessions/abcdefgh"],
  ["DELETE", "/identity/invitations/abcdefgh"],
  ["POST", "/identity/users/abcdefgh/reset-link"],
] as const)("%s %s needs someone signed in", async (method, path) => {
  const answer = await house.browser().send(method, path)

  expect(refusalOf(answer)).toEqual([401, "chua-dang-nhap"])
})
