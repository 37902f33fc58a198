import { afterAll, beforeAll, expect, test } from "vitest"
import type { GapDetail, GapProgrammes } from "./coverage/register/model.ts"
import type { Database } from "./platform/database.ts"
import type { Http } from "./platform/http.ts"
import { loadShippedUnits } from "./registry/index.ts"
import { buildServer } from "./server.ts"
import { openTestDatabase, testContext } from "./testing/database.ts"
import { keepDocument } from "./testing/keep-document.ts"
import { signedIn } from "./testing/sign-in.ts"

const HA_TU = "06652.2025"
const CAO_XANH = "06658.2025"
type Headers = Record<string, string>

let db: Database
let http: Http
let editor: Headers
let neighbour: Headers
let administrator: Headers
beforeAll(async () => {
  db = await openTestDatabase()
  const ctx = testContext(db)
  await loadShippedUnits(ctx)
  http = await buildServer(ctx)
  await http.ready()
  editor = await signedIn(http, ctx, { role: "editor", unit: HA_TU })
  neighbour = await signedIn(http, ctx, { role: "editor", unit: CAO_XANH })
  administrator = await signedIn(http, ctx, { role: "administrator", unit: "22" })
})
afterAll(async () => {
  await http.close()
  await db.close()
})

/** A text that somebody keeps as a document of a unit; its id. */
const kept = (unit: string, headers: Headers, text: string) =>
  keepDocument(http, headers, { unit, text, name: "phieu-do.txt" })

const post = (path: string, payload: object, headers = editor) =>
  http.inject({ method: "POST", url: `/api/v1/coverage/gaps${path}`, headers, payload })
const open = async (id: string, headers: Headers = {}) =>
  (await http.inject({ url: `/api/v1/coverage/gaps/${id}`, headers })).json<GapDetail>()

const GAP = {
  name: "Khe Sâu",
  unit: HA_TU,
  technology: "4G",
  operators: [],
  villages: [{ name: "Khe Sâu", latitude: 20.95, longitude: 107.15 }],
  population: 210,
  households: null,
  source: "Rà soát 2026",
  definition: "Do địa phương nêu",
  day: "2026-01-10",
}

const seen = (gap: GapDetail) =>
  gap.history.map(({ evidence }) => evidence.map((one) => one.summary))

test("documents stand behind states; the public reads those that were published, and no others", async () => {
  const photo = await kept(HA_TU, editor, "Ảnh hiện trường")
  const sheet = await kept(HA_TU, editor, "Phiếu đo")
  const made = await post("", { ...GAP, evidence: [photo] })
  const { id } = made.json<GapDetail>()
  const confirm = { state: "confirmed", day: "2026-02-01", version: 1 }
  const done = await post(`/${id}/states`, { ...confirm, evidence: [sheet], publish: true })
  const file = (document: string, headers: Headers = {}) =>
    http.inject({ url: `/api/v1/coverage/gaps/${id}/documents/${document}/file`, headers })

  expect([made.statusCode, done.statusCode]).toEqual([201, 200])
  expect(seen(await open(id, editor))).toEqual([["Ảnh hiện trường"], ["Phiếu đo"]])
  expect(seen(await open(id))).toEqual([[], ["Phiếu đo"]])
  expect((await file(sheet)).body).toBe("Phiếu đo")
  expect((await file(photo, editor)).statusCode).toBe(200)
  expect((await file(photo)).statusCode).toBe(404)
  expect((await file(photo, neighbour)).statusCode).toBe(404)
})

test("a document of another's care and one that is not there are refused alike, and nothing is written", async () => {
  const foreign = await kept(CAO_XANH, neighbour, "Của phường khác")
  const answers = await Promise.all(
    [foreign, "khong-co-tai-lieu-na"].map(async (one) => {
      const answer = await post("", { ...GAP, name: "Khe Khác", evidence: [one] })
      return [answer.statusCode, answer.json<{ detail: string }>().detail.replace(one, "…")]
    }),
  )
  const found = await http.inject({ url: "/api/v1/coverage/gaps?q=khe+khac", headers: editor })

  expect(answers[0]).toEqual([422, expect.stringContaining("phạm vi được dẫn")])
  expect(answers[1]).toEqual(answers[0])
  expect(found.json<{ total: number }>().total).toBe(0)
})

test("a programme may ask for a document before a gap is closed", async () => {
  const declared = await http.inject({
    method: "PUT",
    url: "/api/v1/coverage/gap-programmes/co-minh-chung",
    headers: administrator,
    payload: {
      nameVi: "Đóng có minh chứng",
      nameEn: "Closed with evidence",
      unit: "22",
      membership: "all",
      technologies: ["4G"],
      counted: ["confirmed", "planned", "closed"],
      reached: ["closed"],
      document: "15/KH-UBND",
      issuer: null,
      listDay: null,
      closingNeedsEvidence: true,
      since: "2026-01-01",
      note: "",
      version: 0,
    },
  })
  const { id } = (await post("", { ...GAP, name: "Khe Đóng" })).json<GapDetail>()
  await post(`/${id}/states`, { state: "confirmed", day: "2026-02-01", version: 1 })
  const close = { state: "closed", day: "2026-02-02", version: 2 }
  const bare = await post(`/${id}/states`, close)
  const shown = await post(`/${id}/states`, {
    ...close,
    evidence: [await kept(HA_TU, editor, "Phiếu đo Khe Đóng")],
  })

  expect(declared.json<GapProgrammes>().programmes.map(({ code }) => code)).toEqual([
    "toan-so",
    "co-minh-chung",
  ])
  expect([bare.statusCode, bare.body]).toEqual([422, expect.stringContaining("minh")])
  expect(shown.statusCode).toBe(200)
})
