import { afterAll, beforeAll, expect, test } from "vitest"
import type { Me } from "../model.ts"
import { totpSecret } from "../store/two-factor.ts"
import { type Browser, House, PASSWORD, refusalOf, statusesOf } from "../testing/house.ts"
import { codeAt, stepAt } from "../totp.ts"

let house: House
beforeAll(async () => void (house = await House.open()))
afterAll(() => house.close())

interface Guarded {
  readonly browser: Browser
  readonly id: string
  readonly recoveryCodes: string[]
  code(): Promise<string>
}

let count = 0
/** Someone whose second factor is on; the code that confirmed it is used up. */
async function guarded(): Promise<Guarded & { email: string }> {
  const email = `hai-lop-${++count}@tinh.vn`
  const browser = await house.signedIn(email, "administrator", "VN")
  const id = (await browser.get("/identity/me")).json<Me>().user?.id ?? ""
  await browser.post("/identity/two-factor", { password: PASSWORD })
  const begun = (await totpSecret(house.db, id, false)) ?? new Uint8Array()
  const code = async () => codeAt(begun, stepAt(house.now))
  const confirmed = await browser.post("/identity/two-factor/confirm", { code: await code() })
  house.later({ minutes: 1 })
  const { recoveryCodes } = confirmed.json<{ recoveryCodes: string[] }>()
  return { email, browser, id, recoveryCodes, code }
}

test("the secret for the app counts for nothing until a code confirms it", async () => {
  const browser = await house.signedIn("an@tinh.vn", "editor", "22")
  const begun = await browser.post("/identity/two-factor", { password: PASSWORD })

  expect(begun.json()).toMatchObject({ secret: expect.stringMatching(/^[A-Z2-7]{32}$/) })
  expect((await house.browser().signIn("an@tinh.vn")).statusCode).toBe(200)
  const wrong = await browser.post("/identity/two-factor/confirm", { code: "000000" })
  expect(refusalOf(wrong)).toEqual([401, "sai-ma-xac-thuc"])
})

test("once on, the password alone is asked for a code, and code and password let in", async () => {
  const { email, code, recoveryCodes } = await guarded()
  const asked = await house.browser().signIn(email)
  const entered = await house.browser().signIn(email, PASSWORD, await code())

  expect(recoveryCodes).toHaveLength(10)
  expect(refusalOf(asked)).toEqual([401, "can-ma-xac-thuc"])
  expect(asked.headers["set-cookie"]).toBeUndefined()
  expect(entered.json()).toMatchObject({ user: { twoFactor: true } })
})

test("a wrong password does not tell that there is a second factor", async () => {
  const { email } = await guarded()

  const answer = await house.browser().signIn(email, "sai")
  expect(refusalOf(answer)).toEqual([401, "sai-thong-tin-dang-nhap"])
})

test("a code works once, even when it is sent twice at the same moment", async () => {
  const { email, code } = await guarded()
  const typed = await code()
  const answers = await Promise.all(
    [1, 2].map(() => house.browser().signIn(email, PASSWORD, typed)),
  )

  expect(statusesOf(answers)).toEqual([200, 401])
})

test("a recovery code works once", async () => {
  const { email, recoveryCodes } = await guarded()
  const [typed = ""] = recoveryCodes

  expect((await house.browser().signIn(email, PASSWORD, typed.toUpperCase())).statusCode).toBe(200)
  const again = await house.browser().signIn(email, PASSWORD, typed)
  expect(refusalOf(again)).toEqual([401, "sai-ma-xac-thuc"])
})

test("wrong codes count as guesses", async () => {
  const { email, code } = await guarded()
  for (let i = 0; i < 8; i++) house.identity.attempts.take(email, "198.51.100.9")
  await house.browser().signIn(email, PASSWORD, "000000")
  await house.browser().signIn(email, PASSWORD, "000000")

  const answer = await house.browser().signIn(email, PASSWORD, await code())
  expect(refusalOf(answer)).toEqual([429, "qua-nhieu-lan-thu"])
})

test("it begins and ends only with the password", async () => {
  const { browser } = await guarded()
  const off = (password: string) => browser.post("/identity/two-factor/off", { password })

  expect(refusalOf(await browser.post("/identity/two-factor", { password: PASSWORD }))).toEqual([
    409,
    "da-bat-hai-lop",
  ])
  expect(refusalOf(await off("sai"))).toEqual([422, "sai-mat-khau"])
  expect((await off(PASSWORD)).statusCode).toBe(204)
  expect((await browser.get("/identity/me")).json()).toMatchObject({ user: { twoFactor: false } })
})

test("an administrator drops the second factor of someone whose phone is lost", async () => {
  const { email, id } = await guarded()
  const admin = await house.signedIn("admin@tinh.vn", "administrator", "VN")
  await admin.patch(`/identity/users/${id}`, { twoFactor: false })

  expect((await house.browser().signIn(email)).statusCode).toBe(200)
})

test("a code without beginning is refused", async () => {
  const browser = await house.signedIn("binh@tinh.vn", "editor", "22")

  const refused = await browser.post("/identity/two-factor/confirm", { code: "123456" })
  expect(refusalOf(refused)).toEqual([409, "chua-bat-dau-hai-lop"])
})
