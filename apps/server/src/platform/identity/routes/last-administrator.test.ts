import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { Me } from "../model.ts"
import { type Browser, House, refusalOf } from "../testing/house.ts"

let house: House
beforeAll(async () => void (house = await House.open()))
beforeEach(() => house.empty())
afterAll(() => house.close())

const administrator = (email: string) => house.signedIn(email, "administrator", "VN")
const me = async (browser: Browser) => (await browser.get("/identity/me")).json<Me>()
const grantOf = async (browser: Browser) => (await me(browser)).grants[0]?.id ?? ""
const idOf = async (browser: Browser) => (await me(browser)).user?.id ?? ""

test("the last administrator of everything keeps the role", async () => {
  const admin = await administrator("an@tinh.vn")

  const refused = await admin.delete(`/identity/grants/${await grantOf(admin)}`)
  expect(refusalOf(refused)).toEqual([409, "quan-tri-cuoi"])
})

test("nobody disables the own account", async () => {
  const [admin] = [await administrator("an@tinh.vn"), await administrator("binh@tinh.vn")]

  const refused = await admin.patch(`/identity/users/${await idOf(admin)}`, { disabled: true })
  expect(refusalOf(refused)).toEqual([409, "tu-khoa-minh"])
})

test("an administrator who has been idle too long does not count as one who is left", async () => {
  const idle = await administrator("an@tinh.vn")
  const idleGrant = await grantOf(idle)
  house.later({ days: 60 })
  const admin = await administrator("binh@tinh.vn")

  const refused = await admin.delete(`/identity/grants/${await grantOf(admin)}`)
  expect(refusalOf(refused)).toEqual([409, "quan-tri-cuoi"])
  expect((await admin.delete(`/identity/grants/${idleGrant}`)).statusCode).toBe(204)
})

test.each<[string, (by: Browser, other: Browser) => Promise<{ statusCode: number }>]>([
  [
    "take each other's role",
    async (by, other) => by.delete(`/identity/grants/${await grantOf(other)}`),
  ],
  [
    "disable each other",
    async (by, other) => by.patch(`/identity/users/${await idOf(other)}`, { disabled: true }),
  ],
])("two administrators who %s at the same moment leave one", async (_name, act) => {
  const [an, binh] = [await administrator("an@tinh.vn"), await administrator("binh@tinh.vn")]
  const answers = await Promise.all([act(an, binh), act(binh, an)])
  const able = await house.column(`
    select count(*) from identity.role_grant g join identity.account a on a.id = g.account_id
    where revoked_at is null and disabled_at is null`)

  expect(able).toEqual([1])
  expect(answers.filter((one) => one.statusCode === 204)).toHaveLength(1)
  expect(answers.filter((one) => one.statusCode >= 500)).toEqual([])
})
