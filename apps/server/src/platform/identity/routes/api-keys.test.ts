import { afterAll, beforeAll, expect, test } from "vitest"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { signedIn } from "../../../testing/sign-in.ts"
import { verifyAudit } from "../../audit.ts"
import type { Context } from "../../context.ts"
import type { Database } from "../../database.ts"
import { createHttp, type Http } from "../../http.ts"
import { identityRoutes, openIdentity } from "../index.ts"
import { PER_MINUTE } from "../key-gate.ts"
import type { ApiKey, NewApiKey } from "../model.ts"

let db: Database
let ctx: Context
let http: Http
let now = new Date("2026-11-21T02:00:00Z")
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db, { now: () => now })
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, above) =>
      Promise.resolve(above === "VN" ? !unit.startsWith("9") : unit.startsWith(above)),
  })
  identityRoutes(http, ctx, identity)
  http.get("/whoami", { handler: (request) => identity.keys.need(request, "assets:write") })
  await http.ready()
})
afterAll(async () => {
  await http.close()
  await db.close()
})

const request = { name: "Hệ thống trạm", holder: "22.VNPT", scopes: ["assets:write"] }
async function make(payload: object = request, unit = "22") {
  const headers = await signedIn(http, ctx, { role: "administrator", unit })
  return http.inject({ method: "POST", url: "/api/v1/identity/api-keys", headers, payload })
}
const whoami = (token: string) =>
  http.inject({ url: "/whoami", headers: { authorization: `Bearer ${token}` } })

test("a key is told once, speaks for its holder, and only its hash is kept", async () => {
  const key = (await make()).json<NewApiKey>()
  const answer = await whoami(key.token)

  expect(answer.json()).toMatchObject({ holder: "22.VNPT", actor: { id: `key:${key.id}` } })
  const headers = await signedIn(http, ctx, { role: "administrator", unit: "22" })
  const listed = await http.inject({ url: "/api/v1/identity/api-keys", headers })
  const found = listed.json<ApiKey[]>().find(({ id }) => id === key.id)
  expect(found).toMatchObject({ hint: key.token.slice(0, 11), lastUsedAt: now.toISOString() })
  expect(listed.body).not.toContain(key.token)
})

test("a revoked key opens nothing any more", async () => {
  const key = (await make()).json<NewApiKey>()
  const headers = await signedIn(http, ctx, { role: "administrator", unit: "22" })
  const url = `/api/v1/identity/api-keys/${key.id}`

  expect((await http.inject({ method: "DELETE", url, headers })).statusCode).toBe(204)
  expect((await whoami(key.token)).statusCode).toBe(401)
  expect((await http.inject({ method: "DELETE", url, headers })).statusCode).toBe(404)
  expect((await verifyAudit(db)).whole).toBe(true)
})

test.each([
  ["without a key", "", 401],
  ["with a key that nobody made", "tinhso_x", 401],
])("%s nobody is let in", async (_name, token, status) => {
  expect((await whoami(token)).statusCode).toBe(status)
})

test("an expired key and a key without the scope are refused", async () => {
  const expiring = { ...request, expiresAt: "2026-11-21T02:30:00Z" }
  const key = (await make(expiring)).json<NewApiKey>()
  const reading = (await make({ ...request, scopes: ["assets:read"] })).json<NewApiKey>()

  expect((await whoami(reading.token)).statusCode).toBe(403)
  expect((await whoami(key.token)).statusCode).toBe(200)
  now = new Date("2026-11-21T02:31:00Z")
  expect((await whoami(key.token)).statusCode).toBe(401)
})

test("a key that asks too often waits for the next minute", async () => {
  const key = (await make()).json<NewApiKey>()
  for (let i = 0; i < PER_MINUTE; i++) expect((await whoami(key.token)).statusCode).toBe(200)
  const refused = await whoami(key.token)

  expect(refused.statusCode).toBe(429)
  expect(refused.headers["retry-after"]).toBe("60")
  now = new Date(now.getTime() + 60_000)
  expect((await whoami(key.token)).statusCode).toBe(200)
})

test("only who administers the holder makes or sees its keys; an unknown holder is refused", async () => {
  expect((await make(request, "24")).statusCode).toBe(403)
  expect((await make({ ...request, holder: "99.X" }, "VN")).statusCode).toBe(422)
  const headers = await signedIn(http, ctx, { role: "administrator", unit: "24" })
  const listed = await http.inject({ url: "/api/v1/identity/api-keys", headers })
  expect(listed.json()).toEqual([])
})
