import { existsSync, readdirSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { csvLine } from "@tinhso/csv"
import type { Context } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { createHttp, type Http } from "../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../platform/identity/index.ts"
import { isWithin, loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { signedIn } from "../../testing/sign-in.ts"
import { FIGURE_COLUMNS } from "../import/columns.ts"
import { indicatorsRoutes, loadShippedFigures } from "../index.ts"
import type { ImportReport } from "../model.ts"

let db: Database
let ctx: Context
let http: Http
beforeAll(async () => {
  db = await openTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), "tinhso-routes-"))
  ctx = testContext(db)
  ctx = { ...ctx, settings: { ...ctx.settings, dataDir } }
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, ancestor) => isWithin(ctx.db, unit, ancestor, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  await indicatorsRoutes(http, ctx, identity.gate)
  await http.ready()
})
afterAll(async () => {
  await http.close()
  await db.close()
  await rm(ctx.settings.dataDir, { recursive: true, force: true })
})

const figure = (id: string) => http.inject(`/api/v1/figures/${id}`)

const BOUNDARY = "----tinhso"
function form(fields: Record<string, string>, file: { name: string; text: string } | null): Buffer {
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  if (file !== null) {
    parts.push(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/csv\r\n\r\n${file.text}\r\n`,
    )
  }
  return Buffer.from(`${parts.join("")}--${BOUNDARY}--\r\n`)
}

const send = (payload: Buffer, headers: Record<string, string>) =>
  http.inject({
    method: "POST",
    url: "/api/v1/imports/figures",
    headers: { ...headers, "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
    payload,
  })

const file = (place: string, value: string, id = "up-1") => ({
  name: "số liệu.csv",
  text: `${csvLine(FIGURE_COLUMNS)}\n${csvLine([id, "004", place, "province", "2024-10-09", "observation", "cameras", "camera", "=", value, "camera", "", "", "", ""])}\n`,
})

const uploads = () => {
  const folder = join(ctx.settings.dataDir, "uploads")
  return existsSync(folder) ? readdirSync(folder) : []
}

test("nobody imports without signing in", async () => {
  const response = await send(form({ commit: "true" }, file("Bắc Giang", "5")), {})

  expect(response.statusCode).toBe(401)
  expect(uploads()).toEqual([])
})

test("an editor imports figures of the units in their care, those of before the reform included", async () => {
  const headers = await signedIn(http, ctx, { role: "editor", unit: "24.2025" })
  const response = await send(form({ commit: "true" }, file("Bắc Giang", "5", "up-2")), headers)

  expect(response.json()).toMatchObject({
    committed: true,
    file: "số liệu.csv",
    counts: { add: 1 },
  })
  expect((await figure("up-2")).json()).toMatchObject({ value: 5 })
  expect(uploads()).toEqual([])
})

test("whoever has today's Bắc Ninh has the old one's figures, not the other way round", async () => {
  const today = await signedIn(http, ctx, { role: "editor", unit: "24.2025" })
  const then = await signedIn(http, ctx, { role: "editor", unit: "27" })
  const sent = form({ commit: "true" }, file("Bắc Ninh", "5", "up-27"))
  const now = form(
    { commit: "true" },
    {
      name: "nay.csv",
      text: file("Bắc Ninh", "5", "up-now").text.replace("2024-10-09", "2026-10-09"),
    },
  )

  expect((await send(sent, today)).json()).toMatchObject({ committed: true })
  expect((await figure("up-27")).json()).toMatchObject({ place: { id: "27" } })
  expect([(await send(sent, then)).statusCode, (await send(now, then)).statusCode]).toEqual([
    200, 403,
  ])
})

test("an editor of another province may neither add nor take figures, and nothing is written", async () => {
  const headers = await signedIn(http, ctx, { role: "editor", unit: "22" })
  const adding = await send(form({ commit: "true" }, file("Bắc Giang", "5", "up-3")), headers)
  const taking = await send(form({ commit: "true" }, file("Quảng Ninh", "5", "bg-10")), headers)

  expect([adding.statusCode, taking.statusCode]).toEqual([403, 403])
  expect((await figure("up-3")).statusCode).toBe(404)
  expect((await figure("bg-10")).json()).toMatchObject({ version: 1 })
})

test("a reader may not import", async () => {
  const headers = await signedIn(http, ctx, { role: "reader", unit: "VN" })

  expect((await send(form({}, file("Bắc Giang", "5")), headers)).statusCode).toBe(403)
})

test("a bad row comes back with its row and column, and nothing is written", async () => {
  const headers = await signedIn(http, ctx, { role: "editor", unit: "VN" })
  const response = await send(form({ commit: "true" }, file("Bắc Gianh", "5", "up-4")), headers)
  const report = response.json<ImportReport>()

  expect(response.statusCode).toBe(200)
  expect(report).toMatchObject({
    committed: false,
    rows: [{ row: 2, action: "refuse", problems: [{ column: "place", columnNumber: 3 }] }],
  })
})

test.each<[string, Record<string, string>, { name: string; text: string } | null, number, string]>([
  ["no file", { commit: "true" }, null, 422, "khong-co-tep"],
  ["an empty file", {}, { name: "a.csv", text: "" }, 422, "tep-khong-doc-duoc"],
  [
    "a file without the columns",
    {},
    { name: "a.csv", text: "a,b\n1,2\n" },
    422,
    "tieu-de-khong-dung",
  ],
  [
    "an option that is none",
    { commit: "yes" },
    file("Bắc Giang", "5"),
    400,
    "tuy-chon-khong-hop-le",
  ],
  [
    "a text called a workbook",
    {},
    { name: "a.xlsx", text: "a,b\n1,2\n" },
    422,
    "tep-khong-doc-duoc",
  ],
])("%s is refused and leaves no file behind", async (_name, fields, sent, status, code) => {
  const headers = await signedIn(http, ctx, { role: "editor", unit: "VN" })
  const response = await send(form(fields, sent), headers)

  expect(response.json()).toMatchObject({ type: `urn:tinhso:loi:${code}`, status })
  expect(uploads()).toEqual([])
})

test("an upload that breaks off in the middle is refused and leaves nothing", async () => {
  const headers = await signedIn(http, ctx, { role: "editor", unit: "VN" })
  const whole = form({ commit: "true" }, file("Bắc Giang", "5", "up-5"))
  const response = await send(whole.subarray(0, whole.length - 60), headers)

  expect(response.json()).toMatchObject({ status: 400, type: "urn:tinhso:loi:gui-tep-dang-do" })
  expect((await figure("up-5")).statusCode).toBe(404)
  expect(uploads()).toEqual([])
})

test("a file that is too large is refused and leaves nothing", async () => {
  const headers = await signedIn(http, ctx, { role: "editor", unit: "VN" })
  const response = await send(form({}, { name: "a.csv", text: "a".repeat(65 * 2 ** 20) }), headers)

  expect(response.statusCode).toBe(413)
  expect(uploads()).toEqual([])
})
