import { afterAll, beforeAll, expect, test } from "vitest"
import { keepDocument } from "./testing/keep-document.ts"
import { signedIn } from "./testing/sign-in.ts"
import { openTestDatabase, testContext } from "./testing/database.ts"
import { buildServer } from "./server.ts"
import { loadShippedUnits } from "./registry/index.ts"
import type { AssetDetail, AssetDocumentList, SaveOutcome } from "./registry/assets/model.ts"
import type { Http } from "./platform/http.ts"
import type { Database } from "./platform/database.ts"

const HA_TU = "06652.2025"
const CAO_XANH = "06658.2025"
type Headers = Record<string, string>

let db: Database
let http: Http
let editor: Headers
let neighbour: Headers
beforeAll(async () => {
  db = await openTestDatabase()
  const ctx = testContext(db)
  await loadShippedUnits(ctx)
  http = await buildServer(ctx)
  await http.ready()
  editor = await signedIn(http, ctx, { role: "editor", unit: HA_TU })
  neighbour = await signedIn(http, ctx, { role: "editor", unit: CAO_XANH })
})
afterAll(async () => {
  await http.close()
  await db.close()
})

/** A text that somebody keeps as a document of a unit; its id. */
const kept = (unit: string, headers: Headers, text: string) =>
  keepDocument(http, headers, { unit, text, name: "bien-ban.txt" })

const send = (method: "POST" | "PATCH", path: string, payload: object) =>
  http.inject({ method, url: `/api/v1/assets${path}`, headers: editor, payload })

const CAMERA = {
  kind: "camera",
  name: "Camera cổng",
  unit: HA_TU,
  attributes: { analytics: false, purpose: "premises", retention_days: 30 },
}

test("a document of one's own stands on an asset, is listed and sent; nobody else sees it", async () => {
  const document = await kept(HA_TU, editor, "Biên bản lắp đặt")
  const made = await send("POST", "", { ...CAMERA, evidence: [document] })
  expect(made.statusCode).toBe(201)
  const { id } = made.json<AssetDetail>()
  const path = `/api/v1/assets/${id}/documents`
  const list = await http.inject({ url: path, headers: editor })
  const file = await http.inject({ url: `${path}/${document}/file`, headers: editor })

  expect(list.json<AssetDocumentList>()).toMatchObject({
    documents: [{ id: document, summary: "Biên bản lắp đặt", file: { kind: "txt" } }],
    lost: [],
  })
  expect([file.statusCode, file.body]).toEqual([200, "Biên bản lắp đặt"])
  expect(file.headers["content-disposition"]).toContain("attachment")
  for (const one of [path, `${path}/${document}/file`]) {
    expect((await http.inject({ url: one })).statusCode).toBe(401)
    expect((await http.inject({ url: one, headers: neighbour })).statusCode).toBe(403)
  }
})

test("a document that is not there and one of another unit are refused alike", async () => {
  const foreign = await kept(CAO_XANH, neighbour, "Biên bản của phường khác")
  const texts: string[] = []
  for (const id of [foreign, "khong-co-tai-lieu-na"]) {
    const answer = await send("POST", "", { ...CAMERA, name: "Camera khác", evidence: [id] })
    expect(answer.statusCode).toBe(422)
    texts.push(answer.body.replaceAll(id, "…").replace(/"instance":"[^"]*"/u, ""))
    const bulk = await send("POST", "/bulk", {
      drafts: [{ ...CAMERA, evidence: [id] }],
      commit: false,
    })
    const [outcome] = bulk.json<SaveOutcome>().outcomes
    expect([outcome?.action, outcome?.problems[0]?.code]).toEqual(["refuse", "unknown-document"])
  }
  expect(texts[0]).toContain("trong phạm vi được dẫn")
  expect(texts[0]).toBe(texts[1])
  const list = await http.inject({ url: "/api/v1/assets?q=camera+khac", headers: editor })
  expect(list.json()).toMatchObject({ total: 0 })
})

test("a document stays while other fields change, and is taken off; a file of no asset is not sent", async () => {
  const document = await kept(HA_TU, editor, "Ảnh hiện trạng")
  const { id, version } = (
    await send("POST", "", { ...CAMERA, name: "Camera ba", evidence: [document] })
  ).json<AssetDetail>()
  const renamed = await send("PATCH", `/${id}`, { name: "Camera bốn", version })
  const taken = await send("PATCH", `/${id}`, {
    evidence: [],
    version: renamed.json<AssetDetail>().version,
  })

  expect(renamed.json<AssetDetail>().evidence).toEqual([document])
  expect(taken.json<AssetDetail>().evidence).toEqual([])
  const url = `/api/v1/assets/${id}/documents/${document}/file`
  expect((await http.inject({ url, headers: editor })).statusCode).toBe(404)
})
