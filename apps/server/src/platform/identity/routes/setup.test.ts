import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { setupLine } from "../index.ts"
import { House, PASSWORD, refusalOf, statusesOf } from "../testing/house.ts"

let house: House
beforeAll(async () => void (house = await House.open()))
beforeEach(() => house.empty())
afterAll(() => house.close())

const first = (token: string, more: object = {}) => ({
  token,
  email: "An@Tinh.gov.vn",
  name: "  Nguyễn Văn Bình ",
  password: PASSWORD,
  ...more,
})

test("the printed link makes the first administrator and signs in", async () => {
  const line = await setupLine(house.ctx, "http://127.0.0.1:8080")
  const token = /token=([\w-]{43})$/.exec(line ?? "")?.[1] ?? ""
  const browser = house.browser()
  const made = await browser.post("/identity/setup", first(token))

  expect(line).toBe(`setup http://127.0.0.1:8080/console/thiet-lap?token=${token}`)
  expect(made.statusCode).toBe(201)
  expect((await browser.get("/identity/me")).json()).toMatchObject({
    user: { email: "an@tinh.gov.vn", name: "Nguyễn Văn Bình", twoFactor: false },
    grants: [{ role: "administrator", unitId: "VN", grantedBy: "system" }],
    setupNeeded: false,
  })
  expect(await setupLine(house.ctx, "http://127.0.0.1:8080")).toBeNull()
})

test("somebody signed out is told that set-up is needed", async () => {
  const me = await house.browser().get("/identity/me")

  expect([me.statusCode, me.json()]).toEqual([200, { user: null, grants: [], setupNeeded: true }])
})

test("of two who use the link at the same moment, exactly one gets in", async () => {
  const token = await house.setupToken()
  const answers = await Promise.all(
    ["an@tinh.vn", "binh@tinh.vn", "an@tinh.vn"].map((email) =>
      house.browser().post("/identity/setup", first(token, { email })),
    ),
  )

  expect(statusesOf(answers)).toEqual([201, 410, 410])
  expect(await house.column("select count(*) from identity.account")).toEqual([1])
})

test("a used link is refused", async () => {
  const token = await house.setupToken()
  await house.browser().post("/identity/setup", first(token))
  const again = await house.browser().post("/identity/setup", first(token, { email: "b@tinh.vn" }))

  expect(refusalOf(again)).toEqual([410, "lien-ket-khong-dung-duoc"])
})

test("a link is refused after 24 hours", async () => {
  const token = await house.setupToken()
  house.later({ hours: 24 })

  const late = await house.browser().post("/identity/setup", first(token))
  expect(refusalOf(late)).toEqual([410, "lien-ket-khong-dung-duoc"])
})

test("each start prints a fresh link and the earlier one stops working", async () => {
  const [old, fresh] = [await house.setupToken(), await house.setupToken()]
  const browser = house.browser()

  expect((await browser.post("/identity/setup", first(old))).statusCode).toBe(410)
  expect((await browser.post("/identity/setup", first(fresh))).statusCode).toBe(201)
})

test.each([
  ["a weak password", { password: "matkhau matkhau" }, [422, "mat-khau-yeu"]],
  ["a password with the own name", { password: "nguyen van binh 2026 !" }, [422, "mat-khau-yeu"]],
  ["no e-mail", { email: "an" }, [400, "yeu-cau-khong-hop-le"]],
  ["a name of spaces", { name: "   " }, [400, "yeu-cau-khong-hop-le"]],
  ["a made-up token", { token: "x".repeat(43) }, [410, "lien-ket-khong-dung-duoc"]],
])("%s is refused and leaves the link usable", async (_name, wrong, refusal) => {
  const token = await house.setupToken()
  const browser = house.browser()

  expect(refusalOf(await browser.post("/identity/setup", first(token, wrong)))).toEqual(refusal)
  expect((await browser.post("/identity/setup", first(token))).statusCode).toBe(201)
})

test("the link is not kept, only its hash", async () => {
  const token = await house.setupToken()

  expect(await house.everything()).not.toContain(token)
})

test("opening a link tells what it is for and does not use it", async () => {
  const token = await house.setupToken()
  const browser = house.browser()

  for (let twice = 0; twice < 2; twice++) {
    expect((await browser.post("/identity/links/open", { token })).json()).toEqual({
      purpose: "setup",
      email: "",
      name: "",
      expiresAt: "2026-11-22T02:00:00.000Z",
    })
  }
})
