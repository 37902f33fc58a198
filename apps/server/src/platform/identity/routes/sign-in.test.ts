import { afterAll, beforeAll, expect, test } from "vitest"
import { House, PASSWORD, refusalOf, statusesOf } from "../testing/house.ts"

let house: House
beforeAll(async () => void (house = await House.open()))
afterAll(() => house.close())

test("the right password opens a session in an httpOnly, same-site cookie", async () => {
  await house.person("an@tinh.vn", "editor", "22")
  const browser = house.browser()
  const answer = await browser.signIn(" An@TINH.vn ")

  expect(answer.headers["set-cookie"]).toMatch(
    /^tinhso=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
  )
  expect(answer.headers["cache-control"]).toBe("no-store")
  expect(answer.json()).toMatchObject({ user: { email: "an@tinh.vn" }, grants: [{ unitId: "22" }] })
  expect((await browser.get("/identity/me")).json()).toEqual(answer.json())
})

test("an unknown account and a wrong password get the same answer", async () => {
  await house.person("binh@tinh.vn", "editor", "22")
  const answers = [
    await house.browser().signIn("binh@tinh.vn", "sai mật khẩu rồi nhé"),
    await house.browser().signIn("nobody@tinh.vn", "sai mật khẩu rồi nhé"),
  ]
  const [wrong, unknown] = answers.map((answer) => {
    const { instance: _instance, ...body } = answer.json<Record<string, unknown>>()
    return { status: answer.statusCode, body, cookie: answer.headers["set-cookie"] }
  })

  expect(wrong).toEqual(unknown)
  expect(wrong).toMatchObject({ status: 401, cookie: undefined })
})

test("the log counts wrong passwords by account, or by a keyed hash of an unknown e-mail", async () => {
  const id = await house.person("cuc@tinh.vn", "editor", "22")
  const browser = house.browser()
  await browser.signIn("cuc@tinh.vn", "sai")
  await browser.signIn("ai-do@tinh.vn", "sai")
  await browser.signIn("ai-do@tinh.vn", "sai")
  const [third, second, first] = await house.log(3)

  expect(first).toMatchObject({ subject: id, details: { reason: "password", count: 1 } })
  expect(second).toMatchObject({ action: "identity.sign-in-failed", details: { count: 1 } })
  expect(second?.subject).toMatch(/^email:[0-9a-f]{16}$/)
  expect(third).toMatchObject({ subject: second?.subject, details: { count: 2 } })
  expect(JSON.stringify(await house.log(500))).not.toContain("@")
})

test("ten wrong passwords, even at the same moment, close an account for a quarter of an hour", async () => {
  await house.person("dung@tinh.vn", "editor", "22")
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => house.browser().signIn("dung@tinh.vn", "sai")),
  )
  const closed = await house.browser().signIn("dung@tinh.vn")

  expect(statusesOf(answers)).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
  expect(refusalOf(closed)).toEqual([429, "qua-nhieu-lan-thu"])
  expect(closed.json()).toMatchObject({ detail: expect.stringContaining("sau 15 phút") })
  expect(closed.headers["retry-after"]).toBe("900")
  house.later({ minutes: 15 })
  expect((await house.browser().signIn("dung@tinh.vn")).statusCode).toBe(200)
})

test("an address that guessed at fifty accounts is refused at the next", async () => {
  const { attempts } = house.identity
  for (let i = 0; i < 50; i++) attempts.take(`guess-${i}@tinh.vn`, "203.0.113.7")
  await house.person("ha@tinh.vn", "editor", "22")
  const there = await house.browser("203.0.113.7").signIn("ha@tinh.vn")

  expect(refusalOf(there)).toEqual([429, "qua-nhieu-lan-thu"])
  expect((await house.browser().signIn("ha@tinh.vn")).statusCode).toBe(200)
})

test("an account unused for more than 45 days is disabled until an administrator enables it", async () => {
  const id = await house.person("khanh@tinh.vn", "editor", "22")
  house.later({ days: 45, minutes: 1 })
  const idle = await house.browser().signIn("khanh@tinh.vn")
  const admin = await house.signedIn("quan-tri@tinh.vn", "administrator", "22")
  const users = (await admin.get("/identity/users")).json<{ id: string; state: string }[]>()

  expect(refusalOf(idle)).toEqual([403, "tai-khoan-khong-hoat-dong"])
  expect(users.find((user) => user.id === id)?.state).toBe("idle")
  expect((await admin.patch(`/identity/users/${id}`, { disabled: false })).statusCode).toBe(204)
  expect((await house.browser().signIn("khanh@tinh.vn")).statusCode).toBe(200)
})

test("that an account is idle is told only to its password", async () => {
  await house.person("lan@tinh.vn", "editor", "22")
  house.later({ days: 46 })

  const answer = await house.browser().signIn("lan@tinh.vn", "sai")
  expect(refusalOf(answer)).toEqual([401, "sai-thong-tin-dang-nhap"])
})

test("a session planted before signing in is not the session after it", async () => {
  const victim = await house.person("minh@tinh.vn", "editor", "22")
  const attacker = await house.signedIn("ke-xau@tinh.vn", "reader", "24")
  const browser = house.browser()
  browser.cookie = attacker.cookie
  await browser.signIn("minh@tinh.vn")

  expect(browser.cookie).not.toBe(attacker.cookie)
  expect((await browser.get("/identity/me")).json()).toMatchObject({ user: { id: victim } })
  expect((await attacker.get("/identity/me")).json()).toMatchObject({ user: null })
})

test("a token of an attacker's choice never becomes a session", async () => {
  await house.person("nga@tinh.vn", "editor", "22")
  const browser = house.browser()
  browser.cookie = `tinhso=${"x".repeat(43)}`
  await browser.signIn("nga@tinh.vn")

  expect(browser.cookie).not.toContain("xxx")
})

test.each([
  ["a control character in the e-mail", { email: "a\u0000@tinh.vn", password: "x" }, 400],
  ["a password of a megabyte", { email: "a@tinh.vn", password: "x".repeat(900_000) }, 400],
  ["no password", { email: "a@tinh.vn" }, 400],
  ["a list for an e-mail", { email: ["a@tinh.vn"], password: PASSWORD }, 400],
])("%s is refused as malformed", async (_name, body, status) => {
  expect((await house.browser().post("/identity/sign-in", body)).statusCode).toBe(status)
})

test("under https the cookie is Secure and bound to the host", async () => {
  const secure = await House.open({ TINHSO_PUBLIC_URL: "https://so.tinh.gov.vn" })
  await secure.person("an@tinh.vn", "editor", "22")
  const answer = await secure.browser().signIn("an@tinh.vn")
  await secure.close()

  expect(answer.headers["set-cookie"]).toMatch(/^__Host-tinhso=.*; HttpOnly; SameSite=Lax; Secure$/)
})
