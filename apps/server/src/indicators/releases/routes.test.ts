import { afterAll, beforeAll, expect, test } from "vitest"
import { createHttp, type Http } from "../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../platform/identity/index.ts"
import type { Role } from "../../platform/identity/model.ts"
import { isWithin } from "../../registry/index.ts"
import { signedIn } from "../../testing/sign-in.ts"
import type { ReleaseDetail, ReleaseDiff, ReleaseSummary, RowsPage } from "./model.ts"
import { releaseRoutes } from "./routes.ts"
import { cell, COMMUNES, DRAFT, openReleaseWorld, type ReleaseWorld } from "./testing/world.ts"

let world: ReleaseWorld
let http: Http
let administrator: Record<string, string>
let verifier: Record<string, string>
const [A, B] = COMMUNES

beforeAll(async () => {
  world = await openReleaseWorld()
  const { ctx } = world
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, ancestor) => isWithin(ctx.db, unit, ancestor, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  releaseRoutes(http, ctx, identity.gate)
  await http.ready()
  administrator = await as("administrator", "22")
  verifier = await as("verifier", "22")
  await world.save([cell("tổng_hộ", A, 1000), cell("hộ_có_cáp_quang", A, 900)])
})
afterAll(async () => {
  await http.close()
  await world.close()
})

const as = (role: Role, unit: string) => signedIn(http, world.ctx, { role, unit })
const get = (url: string, headers: Record<string, string> = {}) => http.inject({ url, headers })
const post = (path: string, payload: object, headers: Record<string, string> = {}) =>
  http.inject({ method: "POST", url: `/api/v1/releases${path}`, headers, payload })
const codeOf = (answer: { json: () => unknown; statusCode: number }) => {
  const body = answer.json()
  const type = typeof body === "object" && body !== null && "type" in body ? body.type : ""
  return [answer.statusCode, String(type).split(":").at(-1)]
}

test("nobody prepares without being administrator of its units", async () => {
  const elsewhere = await as("administrator", "01")
  expect((await post("", DRAFT)).statusCode).toBe(401)
  expect((await post("", DRAFT, verifier)).statusCode).toBe(403)
  expect((await post("", DRAFT, elsewhere)).statusCode).toBe(403)
  expect((await post("", { ...DRAFT, units: "level:commune" }, administrator)).statusCode).toBe(403)
  expect((await post("", { ...DRAFT, id: "Quý IV" }, administrator)).statusCode).toBe(400)
})

test("prepared by one, seen by staff only, published by another, then open to everybody", async () => {
  const prepared = await post("", DRAFT, administrator)
  const { rowsSha256, ownWork, state } = prepared.json<ReleaseDetail>()
  expect([prepared.statusCode, ownWork, state]).toEqual([200, true, "prepared"])
  expect((await get("/api/v1/releases")).json<ReleaseSummary[]>()).toEqual([])
  expect((await get("/api/v1/releases/2025-q4")).statusCode).toBe(404)
  expect((await get("/api/v1/releases/2025-q4", verifier)).statusCode).toBe(200)
  expect((await get("/r/2025-q4.csv")).statusCode).toBe(409)
  expect(codeOf(await post("", DRAFT, administrator))).toEqual([409, "ma-ban-cong-bo-da-dung"])

  const order = { rowsSha256, reason: "đã xem" }
  expect((await post("/2025-q4/publish", order, administrator)).statusCode).toBe(403)
  expect((await post("/2025-q4/publish", order, await as("verifier", "01"))).statusCode).toBe(403)
  expect(codeOf(await post("/2025-q4/publish", { rowsSha256 }, verifier))).toEqual([
    422,
    "can-ly-do-cong-bo",
  ])
  const published = await post("/2025-q4/publish", order, verifier)
  expect(published.json<ReleaseDetail>()).toMatchObject({ state: "published", number: 1 })
  expect(codeOf(await post("/2025-q4/publish", order, verifier))).toEqual([409, "da-cong-bo"])
  expect((await get("/api/v1/releases")).json<ReleaseSummary[]>()).toHaveLength(1)
})

test("files have their hash as ETag and may be kept for ever", async () => {
  const { files } = (await get("/api/v1/releases/2025-q4")).json<ReleaseDetail>()
  const csv = await get("/r/2025-q4.csv")
  const again = await get("/r/2025-q4.csv", { "if-none-match": String(csv.headers["etag"]) })

  expect(csv.headers).toMatchObject({
    etag: `"${files?.csv.sha256}"`,
    "cache-control": "public, max-age=31536000, immutable",
    "content-type": "text/csv; charset=utf-8",
  })
  expect([again.statusCode, again.body]).toEqual([304, ""])
  expect((await get("/r/2025-q4.json")).json()).toMatchObject({ release: "2025-q4" })
  expect((await get("/r/2025-q4.meta.json")).json()).toMatchObject({ format: "tinhso-release/1" })
  expect((await get("/r/2025-q4.xlsx")).rawPayload.subarray(0, 2).toString()).toBe("PK")
  expect((await get("/r/2025-q4.exe")).statusCode).toBe(404)
  expect((await get("/r/khong-co.csv")).statusCode).toBe(404)
})

test("rows are asked for by unit or its name, and a correction is explained over HTTP", async () => {
  const rows = (await get("/api/v1/releases/2025-q4/rows?q=HA TU")).json<RowsPage>()
  expect(rows.rows.map(({ unit, value }) => [unit, value])).toEqual([
    [A, 1000],
    [A, 90],
  ])
  await world.save([cell("tổng_hộ", B, 10)])
  const next = { ...DRAFT, id: "2025-q4-dc1", corrects: "2025-q4", reason: "thiếu một phường" }
  await post("", next, administrator)
  expect((await get("/api/v1/releases/2025-q4/diff/2025-q4-dc1")).statusCode).toBe(404)
  await post("/2025-q4-dc1/publish", { reason: "đã xem" }, verifier)
  const diff = await get("/api/v1/releases/2025-q4/diff/2025-q4-dc1?cause=cells")
  const { rows: differing } = diff.json<ReleaseDiff>()
  expect(differing.map(({ unit, steps }) => [unit, steps[0]?.cause])).toEqual([[B, "cells"]])
  const old = (await get("/api/v1/releases/2025-q4")).json<ReleaseDetail>()
  expect(old.correctedBy?.id).toBe("2025-q4-dc1")
})

const drop = (headers: Record<string, string>) =>
  http.inject({ method: "DELETE", url: "/api/v1/releases/bo-di", headers })

test("a prepared release is dropped by an administrator of its units only", async () => {
  await post("", { ...DRAFT, id: "bo-di" }, administrator)
  expect((await drop(verifier)).statusCode).toBe(403)
  expect((await drop(administrator)).statusCode).toBe(204)
  expect((await drop(administrator)).statusCode).toBe(404)
})
