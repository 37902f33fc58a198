import { afterAll, beforeAll, expect, test } from "vitest"
import type { Invitation, OneTimeLink, User } from "../model.ts"
import { type Browser, House, PASSWORD, refusalOf, tokenIn, statusesOf } from "../testing/house.ts"

let house: House
let admin: Browser
let local: Browser
beforeAll(async () => {
  house = await House.open()
  admin = await house.signedIn("admin@tinh.vn", "administrator", "VN")
  local = await house.signedIn("local@tinh.vn", "administrator", "22")
})
afterAll(() => house.close())

let count = 0
const invitee = (more: object = {}) => ({
  email: `moi-${++count}@tinh.vn`,
  name: "Trần Thị Bình",
  role: "editor",
  unitId: "22",
  ...more,
})

async function invited(by: Browser, more: object = {}): Promise<OneTimeLink> {
  return (await by.post("/identity/invitations", invitee(more))).json<OneTimeLink>()
}

const accept = (link: OneTimeLink, password = PASSWORD, browser = house.browser()) =>
  browser.post("/identity/invitations/accept", { token: tokenIn(link), password })

test("the link leads back to where the administrator works, and says for whom it is", async () => {
  const body = invitee()
  const made = await admin.send("POST", "/identity/invitations", body, { host: "so.tinh.vn" })
  const link = made.json<OneTimeLink>()
  const opened = await house.browser().post("/identity/links/open", { token: tokenIn(link) })

  expect(made.statusCode).toBe(201)
  expect(link.url).toMatch(/^http:\/\/so\.tinh\.vn\/console\/loi-moi\?token=[\w-]{43}$/)
  expect(opened.json()).toMatchObject({
    purpose: "invitation",
    email: body.email,
    name: body.name,
    expiresAt: "2026-11-28T02:00:00.000Z",
  })
})

test("the invited person sets a password and has the role at once", async () => {
  const browser = house.browser()
  const answer = await accept(await invited(local), PASSWORD, browser)

  expect(answer.statusCode).toBe(201)
  expect((await browser.get("/identity/me")).json()).toMatchObject({
    user: { name: "Trần Thị Bình" },
    grants: [{ role: "editor", unitId: "22" }],
  })
})

test("of two who use an invitation at the same moment, one gets in", async () => {
  const link = await invited(admin)
  const answers = await Promise.all([accept(link), accept(link)])

  expect(statusesOf(answers)).toEqual([201, 410])
})

test("an invitation ends after seven days", async () => {
  const link = await invited(admin)
  const before = house.now
  house.later({ days: 7 })
  const late = await accept(link)
  house.now = before

  expect(refusalOf(late)).toEqual([410, "lien-ket-khong-dung-duoc"])
})

test("a withdrawn invitation does not work, and withdrawing again finds none", async () => {
  const link = await invited(admin)

  expect((await local.delete(`/identity/invitations/${link.id}`)).statusCode).toBe(204)
  expect(refusalOf(await accept(link))).toEqual([410, "lien-ket-khong-dung-duoc"])
  const again = await local.delete(`/identity/invitations/${link.id}`)
  expect(refusalOf(again)).toEqual([404, "khong-co-loi-moi"])
})

test("inviting the same person again makes the first link useless", async () => {
  const email = "hai-lan@tinh.vn"
  const [first, second] = [await invited(admin, { email }), await invited(admin, { email })]

  expect((await accept(first)).statusCode).toBe(410)
  expect((await accept(second)).statusCode).toBe(201)
})

test("an invitation ends with its sender's own right to give the role", async () => {
  const sender = await house.signedIn("sender@tinh.vn", "administrator", "22")
  const link = await invited(sender)
  const users = (await admin.get("/identity/users")).json<User[]>()
  const [grant] = users.find((user) => user.email === "sender@tinh.vn")?.grants ?? []
  await admin.delete(`/identity/grants/${grant?.id}`)

  expect(refusalOf(await accept(link))).toEqual([410, "lien-ket-khong-dung-duoc"])
})

test("a token of one purpose opens nothing of another", async () => {
  const token = tokenIn(await invited(admin))
  const browser = house.browser()
  const setup = { token, email: "x@tinh.vn", name: "X", password: PASSWORD }

  expect((await browser.post("/identity/setup", setup)).statusCode).toBe(410)
  const reset = await browser.post("/identity/password/reset", { token, password: PASSWORD })
  expect(reset.statusCode).toBe(410)
})

test("a local administrator sees the open invitations of the own units only", async () => {
  const elsewhere = await invited(admin, { unitId: "24" })
  const here = await invited(admin, { unitId: "22.A" })
  const ids = (await local.get("/identity/invitations")).json<Invitation[]>().map(({ id }) => id)

  expect(ids).toContain(here.id)
  expect(ids).not.toContain(elsewhere.id)
  const refused = await local.delete(`/identity/invitations/${elsewhere.id}`)
  expect(refusalOf(refused)).toEqual([403, "khong-du-quyen"])
})

test.each([
  ["to a unit of others", { unitId: "24" }, [403, "khong-du-quyen"]],
  ["to the whole country", { unitId: "VN" }, [403, "khong-du-quyen"]],
  ["of somebody with an account", { email: "admin@tinh.vn" }, [409, "thu-dien-tu-da-co"]],
  ["to a role there is not", { role: "owner" }, [400, "yeu-cau-khong-hop-le"]],
  ["to what is no unit id", { unitId: "22'; drop" }, [400, "yeu-cau-khong-hop-le"]],
])("a local administrator's invitation %s is refused", async (_name, more, refusal) => {
  expect(refusalOf(await local.post("/identity/invitations", invitee(more)))).toEqual(refusal)
})

test("a unit that does not exist is refused by name", async () => {
  const refused = await admin.post("/identity/invitations", invitee({ unitId: "99" }))

  expect(refusalOf(refused)).toEqual([422, "khong-co-don-vi"])
  expect(refused.json()).toMatchObject({ detail: "Không có đơn vị 99." })
})

test("an editor invites nobody", async () => {
  const editor = await house.signedIn("editor@tinh.vn", "editor", "VN")

  const refused = await editor.post("/identity/invitations", invitee())
  expect(refusalOf(refused)).toEqual([403, "khong-du-quyen"])
})

test("no e-mail or name of an invited person is in the log, and no token anywhere", async () => {
  const body = invitee({ name: "Lê Văn Bí Mật" })
  const link = (await admin.post("/identity/invitations", body)).json<OneTimeLink>()

  expect(JSON.stringify(await house.log(500))).not.toMatch(/Bí Mật|@/)
  expect(await house.everything()).not.toContain(tokenIn(link))
})
