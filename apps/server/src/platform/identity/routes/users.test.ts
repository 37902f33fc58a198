import { afterAll, beforeAll, expect, test } from "vitest"
import type { Grant, Me, OneTimeLink, Role, User } from "../model.ts"
import { type Browser, House, refusalOf, tokenIn, statusesOf } from "../testing/house.ts"

let house: House
let admin: Browser
let adminId: string
beforeAll(async () => {
  house = await House.open()
  admin = await house.signedIn("admin@tinh.vn", "administrator", "VN")
  adminId = await idOf(admin)
})
afterAll(() => house.close())

async function idOf(browser: Browser): Promise<string> {
  return (await browser.get("/identity/me")).json<Me>().user?.id ?? ""
}

let count = 0
const email = () => `nguoi-${++count}@tinh.vn`
const grant = (by: Browser, userId: string, role: Role, unitId: string) =>
  by.post("/identity/grants", { userId, role, unitId })

test("a role taken back is gone at the very next request", async () => {
  const browser = await house.signedIn(email(), "administrator", "22")
  const [held] = (await browser.get("/identity/me")).json<Me>().grants
  const before = await browser.get("/identity/users")
  expect((await admin.delete(`/identity/grants/${held?.id}`)).statusCode).toBe(204)

  expect(before.statusCode).toBe(200)
  expect(refusalOf(await browser.get("/identity/users"))).toEqual([403, "khong-du-quyen"])
  const again = await admin.delete(`/identity/grants/${held?.id}`)
  expect(refusalOf(again)).toEqual([404, "khong-co-vai-tro"])
})

test("a role given works at the very next request, and the log names who gave it", async () => {
  const browser = await house.signedIn(email(), "reader", "22")
  const id = await idOf(browser)
  const given = await grant(admin, id, "administrator", "22")

  expect(given.json()).toMatchObject({ role: "administrator", unitId: "22", grantedBy: adminId })
  expect((await browser.get("/identity/users")).statusCode).toBe(200)
  expect((await house.log(1))[0]).toMatchObject({
    actor: adminId,
    action: "identity.grant",
    subject: id,
    details: { role: "administrator", unit: "22", grant: given.json<Grant>().id },
  })
})

test("the same role twice is refused", async () => {
  const id = await house.person(email(), "editor", "22")

  expect(refusalOf(await grant(admin, id, "editor", "22"))).toEqual([409, "vai-tro-da-cap"])
})

test.each<[Role, string, Role, string]>([
  ["editor", "22", "verifier", "22.A"],
  ["verifier", "22.A", "editor", "22"],
  ["administrator", "VN", "verifier", "22"],
])("%s over %s and %s over %s do not go together", async (held, unit, role, other) => {
  const id = await house.person(email(), held, unit)

  expect(refusalOf(await grant(admin, id, role, other))).toEqual([409, "tach-vai-tro"])
})

test("given at the same moment, two roles that exclude each other do not both come about", async () => {
  const id = await house.person(email(), "reader", "22")
  const answers = await Promise.all([
    grant(admin, id, "editor", "22"),
    grant(admin, id, "verifier", "22"),
  ])

  expect(statusesOf(answers)).toEqual([201, 409])
})

test("nobody gives a role over units of others", async () => {
  const local = await house.signedIn(email(), "administrator", "22")
  const id = await house.person(email(), "reader", "22")

  expect((await grant(local, id, "editor", "22.A")).statusCode).toBe(201)
  expect(refusalOf(await grant(local, id, "editor", "24"))).toEqual([403, "khong-du-quyen"])
  expect(refusalOf(await grant(local, id, "editor", "VN"))).toEqual([403, "khong-du-quyen"])
})

test("a role needs a unit and a person that exist", async () => {
  const id = await house.person(email(), "reader", "22")

  expect(refusalOf(await grant(admin, id, "editor", "99"))).toEqual([422, "khong-co-don-vi"])
  const nobody = await grant(admin, "khong-co-ai", "editor", "22")
  expect(refusalOf(nobody)).toEqual([404, "khong-co-tai-khoan"])
})

test("a local administrator sees the people of the own units only", async () => {
  const local = await house.signedIn(email(), "administrator", "24")
  const [here, there] = [email(), email()]
  await house.person(here, "editor", "24")
  await house.person(there, "editor", "22")
  const seen = (await local.get("/identity/users")).json<User[]>().map((user) => user.email)

  expect(seen).toContain(here)
  expect(seen).not.toContain(there)
  expect(seen).not.toContain("admin@tinh.vn")
})

test("disabling ends every session at once; enabling lets in again", async () => {
  const address = email()
  const browser = await house.signedIn(address, "editor", "22")
  const id = await idOf(browser)
  await admin.patch(`/identity/users/${id}`, { disabled: true })

  expect(await idOf(browser)).toBe("")
  const refused = await house.browser().signIn(address)
  expect(refusalOf(refused)).toEqual([403, "tai-khoan-bi-khoa"])
  await admin.patch(`/identity/users/${id}`, { disabled: false })
  expect((await house.browser().signIn(address)).statusCode).toBe(200)
})

test.each([
  ["disable", (by: Browser) => by.patch(`/identity/users/${adminId}`, { disabled: true })],
  ["reset", (by: Browser) => by.post(`/identity/users/${adminId}/reset-link`)],
  [
    "drop the second factor of",
    (by: Browser) => by.patch(`/identity/users/${adminId}`, { twoFactor: false }),
  ],
])("a local administrator may not %s someone who holds more", async (_name, act) => {
  const local = await house.signedIn(email(), "administrator", "22")

  expect(refusalOf(await act(local))).toEqual([403, "khong-du-quyen"])
})

test("a reset link sets a new password once, ends sessions and does not sign in", async () => {
  const address = email()
  const browser = await house.signedIn(address, "editor", "22")
  const id = await idOf(browser)
  const made = await admin.post(`/identity/users/${id}/reset-link`)
  const token = tokenIn(made.json<OneTimeLink>())
  const password = "đàn vịt qua cầu lúc sáng"
  const answers = await Promise.all(
    [1, 2].map(() => house.browser().post("/identity/password/reset", { token, password })),
  )

  expect(made.json<OneTimeLink>().url).toContain("/console/dat-lai-mat-khau?token=")
  expect(statusesOf(answers)).toEqual([204, 410])
  expect(answers[0]?.headers["set-cookie"]).toBeUndefined()
  expect(await idOf(browser)).toBe("")
  expect((await house.browser().signIn(address, password)).statusCode).toBe(200)
})

test("a reset link does not open a disabled account", async () => {
  const id = await house.person(email(), "editor", "22")
  const made = await admin.post(`/identity/users/${id}/reset-link`)
  await admin.patch(`/identity/users/${id}`, { disabled: true })
  const body = { token: tokenIn(made.json<OneTimeLink>()), password: "đàn vịt qua cầu lúc sáng" }

  const refused = await house.browser().post("/identity/password/reset", body)
  expect(refusalOf(refused)).toEqual([410, "lien-ket-khong-dung-duoc"])
})
