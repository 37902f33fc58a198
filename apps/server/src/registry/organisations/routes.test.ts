import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { Context } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { createHttp, type Http } from "../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../platform/identity/index.ts"
import { verifyAudit } from "../../platform/audit.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { signedIn } from "../../testing/sign-in.ts"
import { isWithin, loadShippedUnits, organisationRoutes } from "../index.ts"
import type { OrganisationChange, OrganisationDetail, OrganisationDraft } from "./model.ts"

let db: Database
let ctx: Context
let http: Http
let admin: Record<string, string>

beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (id, ancestor) => isWithin(db, id, ancestor, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  await organisationRoutes(http, ctx, identity.gate)
  admin = await signedIn(http, ctx, { role: "administrator", unit: "22" })
})
afterAll(async () => {
  await http.close()
  await db.close()
})
beforeEach(() =>
  db.transaction((tx) =>
    tx.script(`truncate registry.organisation cascade;
               update registry.revision set organisations = gen_random_uuid()::text`),
  ),
)

const sở = (id: string, nameVi: string, change: Partial<OrganisationDraft> = {}) => ({
  id,
  unit: "22",
  nameVi,
  nameEn: "",
  shortName: "",
  kind: "department" as const,
  code: null,
  parent: null,
  groups: ["departments"],
  document: null,
  opened: null,
  closed: null,
  ...change,
})
const STTTT = sở("22.STTTT", "Sở Thông tin và Truyền thông", { shortName: "Sở TT&TT" })
const SKHCN = sở("22.SKHCN", "Sở Khoa học và Công nghệ", { nameEn: "Department of Science" })

const post = (url: string, payload: object, headers = admin) =>
  http.inject({ method: "POST", url, headers, payload })
const add = (draft: OrganisationDraft) => post("/api/v1/organisations", draft)
const put = (id: string, payload: object) =>
  http.inject({ method: "PUT", url: `/api/v1/organisations/${id}`, headers: admin, payload })
const get = async <T>(path: string): Promise<T> =>
  (await http.inject({ url: `/api/v1/organisations${path}` })).json<T>()
const ids = async (query: string) => (await get<{ id: string }[]>(`?${query}`)).map(({ id }) => id)
const changeOf = (
  { id: _id, unit: _unit, opened: _opened, closed: _closed, ...words }: OrganisationDraft,
  more: Partial<OrganisationChange>,
) => ({ ...words, from: null, version: 1, ...more })
const merged = { on: "2025-03-01", document: "18/2025/NQ-HĐND", version: 1 }

test("an organisation is found by a part of its name without tone marks, by its code and its id", async () => {
  await add({ ...STTTT, code: "H49.12" })
  await add(SKHCN)

  expect(await ids("q=thong%20tin")).toEqual(["22.STTTT"])
  expect(await ids("q=khoa%20hoc%20cong%20nghe")).toEqual(["22.SKHCN"])
  expect(await ids("q=h49.12")).toEqual(["22.STTTT"])
  expect(await ids("q=22.skhcn")).toEqual(["22.SKHCN"])
  expect(await ids("group=departments&unit=22")).toEqual(["22.SKHCN", "22.STTTT"])
  expect(await ids("within=27")).toEqual([])
})

test("a department that merged into another is gone that day, its history and heirs stay", async () => {
  await add(STTTT)
  await add(SKHCN)
  const heirs = [{ organisation: "22.SKHCN", extent: "whole" }]
  const closed = await post("/api/v1/organisations/22.STTTT/close", { ...merged, heirs })

  expect(closed.statusCode).toBe(200)
  expect(await ids("unit=22&at=2025-02-28")).toEqual(["22.SKHCN", "22.STTTT"])
  expect(await ids("unit=22&at=2025-03-01")).toEqual(["22.SKHCN"])
  expect(await ids("unit=22&all=true")).toEqual(["22.SKHCN", "22.STTTT"])
  expect(await get<OrganisationDetail>("/22.SKHCN")).toMatchObject({
    predecessors: [
      {
        organisation: { id: "22.STTTT", nameVi: "Sở Thông tin và Truyền thông" },
        extent: "whole",
        date: "2025-03-01",
        document: "18/2025/NQ-HĐND",
      },
    ],
  })
  expect((await verifyAudit(db)).whole).toBe(true)
})

test("who has the heir has the papers of what went into it whole, not of what went in part", async () => {
  for (const one of [STTTT, SKHCN, sở("22.CA", "Công an tỉnh")]) await add(one)
  const heirs = [
    { organisation: "22.SKHCN", extent: "whole" },
    { organisation: "22.CA", extent: "part", note: "an toàn thông tin mạng" },
  ]
  await post("/api/v1/organisations/22.STTTT/close", { ...merged, heirs })
  const asks = (ancestor: string) => isWithin(db, "22.STTTT", ancestor, "2026-11-21")

  expect(await Promise.all([asks("22.SKHCN"), asks("22.CA"), asks("22"), asks("VN")])).toEqual([
    true,
    false,
    true,
    true,
  ])
  expect(await isWithin(db, "22.SKHCN", "22.STTTT", "2026-11-21")).toBe(false)
  expect(await isWithin(db, "22", "22.SKHCN", "2026-11-21")).toBe(false)
})

test("a new name from a day on keeps the older one for days before", async () => {
  await add(SKHCN)
  const changed = await put(
    "22.SKHCN",
    changeOf(SKHCN, { nameVi: "Sở Khoa học, Công nghệ và Số", from: "2026-07-01" }),
  )

  expect(changed.statusCode).toBe(200)
  expect((await get<OrganisationDetail>("/22.SKHCN?at=2026-06-30")).nameVi).toBe(SKHCN.nameVi)
  expect(await get<OrganisationDetail>("/22.SKHCN")).toMatchObject({
    nameVi: "Sở Khoa học, Công nghệ và Số",
    version: 2,
    states: [
      { from: null, to: "2026-07-01" },
      { from: "2026-07-01", to: null },
    ],
  })
  expect(await ids("q=khoa%20hoc%20va%20cong%20nghe")).toEqual(["22.SKHCN"])
})

test("a change to what somebody else has changed meanwhile is refused", async () => {
  await add(SKHCN)
  await put("22.SKHCN", changeOf(SKHCN, { shortName: "Sở KH&CN" }))
  const late = await put("22.SKHCN", changeOf(SKHCN, { shortName: "SKHCN" }))

  expect(late.statusCode).toBe(409)
  expect((await get<OrganisationDetail>("/22.SKHCN")).shortName).toBe("Sở KH&CN")
})

test("an ending that was a mistake is taken back with its heirs", async () => {
  await add(STTTT)
  await add(SKHCN)
  const heirs = [{ organisation: "22.SKHCN", extent: "whole" }]
  await post("/api/v1/organisations/22.STTTT/close", { ...merged, heirs })
  const again = await post("/api/v1/organisations/22.STTTT/reopen", { version: 2 })

  expect(again.json()).toMatchObject({ closed: null, successors: [], existsThen: true })
})

test.each<[string, Partial<OrganisationDraft>, string]>([
  ["an id of another territory", { id: "27.SKHCN" }, "phải bắt đầu bằng “22.”"],
  [
    "an end before the beginning",
    { opened: "2025-03-01", closed: "2025-03-01" },
    "sau ngày thành lập",
  ],
  ["a parent that is not there", { parent: "22.KHONG" }, "Không có cơ quan chủ quản"],
  ["itself as its parent", { parent: "22.MOI" }, "chính nó"],
  ["a code that another one has", { code: "H49.12" }, "đang là của Sở Thông tin"],
  ["a territory that is not there", { id: "999.MOI", unit: "999" }, "Không có đơn vị hành chính"],
])("%s is refused", async (_name, change, detail) => {
  await add({ ...STTTT, code: "H49.12" })
  const house = await signedIn(http, ctx, { role: "administrator", unit: "VN" })
  const refused = await post("/api/v1/organisations", sở("22.MOI", "Sở mới", change), house)

  expect(refused.statusCode).toBe(422)
  expect(refused.json<{ detail: string }>().detail).toContain(detail)
})

test("a ring of parents is refused", async () => {
  await add(STTTT)
  await add(sở("22.TTCNTT", "Trung tâm CNTT", { parent: "22.STTTT" }))
  const ring = await put("22.STTTT", changeOf(STTTT, { parent: "22.TTCNTT" }))

  expect(ring.json<{ detail: string }>().detail).toContain("thành vòng")
})

test("an organisation with others under it does not end before them", async () => {
  await add(STTTT)
  await add(sở("22.TTCNTT", "Trung tâm CNTT", { parent: "22.STTTT" }))
  const refused = await post("/api/v1/organisations/22.STTTT/close", { ...merged, heirs: [] })

  expect(refused.json<{ detail: string }>().detail).toContain(
    "1 đơn vị trực thuộc (Trung tâm CNTT)",
  )
})

test("the administrator of another province changes nothing", async () => {
  await add(STTTT)
  const other = await signedIn(http, ctx, { role: "administrator", unit: "24.2025" })
  const editor = await signedIn(http, ctx, { role: "editor", unit: "22" })
  const close = (headers: Record<string, string>) =>
    post("/api/v1/organisations/22.STTTT/close", { ...merged, heirs: [] }, headers)

  expect((await post("/api/v1/organisations", SKHCN, other)).statusCode).toBe(403)
  expect((await close(other)).statusCode).toBe(403)
  expect((await close(editor)).statusCode).toBe(403)
})

test("a role over an organisation is granted and reaches what stands under it", async () => {
  await add(STTTT)
  await add(sở("22.TTCNTT", "Trung tâm CNTT", { parent: "22.STTTT" }))
  const invited = await post("/api/v1/identity/invitations", {
    email: "a@b.vn",
    name: "An",
    role: "editor",
    unitId: "22.STTTT",
  })
  const unknown = await post("/api/v1/identity/invitations", {
    email: "c@b.vn",
    name: "Ba",
    role: "editor",
    unitId: "22.KHONG",
  })

  expect([invited.statusCode, unknown.statusCode]).toEqual([201, 403])
  expect(await isWithin(db, "22.TTCNTT", "22.STTTT", "2026-11-21")).toBe(true)
})
