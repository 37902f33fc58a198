import { afterAll, beforeAll, expect, test } from "vitest"
import { type AuditEntry, verifyAudit } from "../../audit.ts"
import { House, PASSWORD, refusalOf, tokenIn } from "../testing/house.ts"
import type { OneTimeLink } from "../model.ts"

let house: House
beforeAll(async () => void (house = await House.open()))
afterAll(() => house.close())

test("a whole story is in the log, in order, sealed, without e-mails or names", async () => {
  const admin = house.browser()
  const setup = { email: "an@tinh.vn", name: "Nguyễn Văn Bình", password: PASSWORD }
  await admin.post("/identity/setup", { token: await house.setupToken(), ...setup })
  const person = { email: "cuc@tinh.vn", name: "Lê Thị Cúc", role: "editor", unitId: "22" }
  const link = (await admin.post("/identity/invitations", person)).json<OneTimeLink>()
  const editor = house.browser()
  await editor.post("/identity/invitations/accept", { token: tokenIn(link), password: PASSWORD })
  await editor.post("/identity/sign-out")
  await editor.signIn("cuc@tinh.vn", "sai")
  await editor.signIn("cuc@tinh.vn")
  const next = "đàn vịt qua cầu lúc sáng"
  await editor.post("/identity/password", { current: PASSWORD, next })
  const entries = (await admin.get("/audit?limit=20")).json<AuditEntry[]>().toReversed()

  expect(entries.map(({ action }) => action.replace("identity.", ""))).toEqual(
    "setup-link setup invite invitation-accepted sign-out sign-in-failed sign-in password".split(
      " ",
    ),
  )
  expect(JSON.stringify(entries)).not.toMatch(/@|Bình|Cúc|mèo|vịt/)
  expect(await verifyAudit(house.db)).toMatchObject({ whole: true, entries: 8 })
})

test("the log is paged from the newest on", async () => {
  const admin = await house.signedIn("admin@tinh.vn", "administrator", "VN")
  const [newest, second] = (await admin.get("/audit?limit=2")).json<AuditEntry[]>()
  const page = (await admin.get(`/audit?limit=1&before=${newest?.seq}`)).json<AuditEntry[]>()

  expect(page).toEqual([second])
})

test.each([
  ["an administrator of one province", "administrator", "22"],
  ["an editor of everything", "editor", "VN"],
] as const)("%s does not read it", async (name, role, unit) => {
  const browser = await house.signedIn(`${name.length}@tinh.vn`, role, unit)

  expect(refusalOf(await browser.get("/audit"))).toEqual([403, "khong-du-quyen"])
})
