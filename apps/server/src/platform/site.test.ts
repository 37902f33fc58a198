import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { brotliDecompressSync, gunzipSync } from "node:zlib"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openTestDatabase, testContext } from "../testing/database.ts"
import type { Database } from "./database.ts"
import { createHttp, type Http } from "./http.ts"
import { publicSite } from "./site.ts"

const BUNDLE = `
export async function render(request) {
  if (request.url === "/loi") throw new Error("bug")
  if (request.url === "/di") return { status: 302, html: "", headers: { location: "/den" } }
  if (request.url === "/mat") return { status: 404, html: "mất", headers: {} }
  const got = await request.api("/api/v1/answer")
  const words = [request.language, request.theme, request.origin, request.assets.style, got.word]
  return { status: 200, html: words.join(" ") + "x".repeat(2000), headers: {} }
}
export const renderFailure = (_, { status, requestId }) =>
  ({ status, html: "lỗi " + requestId, headers: {} })
export const sitemap = ({ origin }) => Promise.resolve("<urlset>" + origin + "</urlset>")
`
const MANIFEST = {
  "src/public/islands.ts": {
    file: "assets/a.js",
    css: ["assets/a.css"],
    assets: ["assets/f.woff2", "assets/p.png"],
  },
}

let db: Database
let dist: string
let http: Http

beforeAll(async () => {
  db = await openTestDatabase()
  dist = await mkdtemp(join(tmpdir(), "tinhso-site-"))
  await mkdir(join(dist, "client", "assets"), { recursive: true })
  await mkdir(join(dist, "client", "console"))
  await mkdir(join(dist, "server"))
  await writeFile(join(dist, "client", "manifest.json"), JSON.stringify(MANIFEST))
  await writeFile(join(dist, "client", "assets", "a.css"), "body{}")
  await writeFile(join(dist, "client", "console", "index.html"), "<title>Bàn làm việc</title>")
  await writeFile(join(dist, "client", "ngoai-tuyen.js"), "addEventListener('fetch', () => {})")
  await writeFile(join(dist, "server", "package.json"), '{"type":"module"}')
  await writeFile(join(dist, "server", "entry-server.js"), BUNDLE)
  http = await site(dist)
})

afterAll(async () => {
  await http.close()
  await db.close()
  await rm(dist, { recursive: true })
})

async function site(folder: string): Promise<Http> {
  const ctx = testContext(db)
  const made = await createHttp(ctx)
  made.get("/api/v1/answer", () => ({ word: "từ-api" }))
  await publicSite(made, ctx, folder)
  return made
}

test("a page knows its language, theme, origin, assets and the API", async () => {
  const headers = { cookie: "a=1; theme=dark", host: "so.example.vn" }
  const answer = await http.inject({ url: "/en/x", headers })

  expect(answer.statusCode).toBe(200)
  expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8")
  expect(answer.body).toMatch(/^en dark http:\/\/so\.example\.vn \/assets\/a\.css từ-api/)
})

test("the console's worker is sent as a script that browsers ask for again", async () => {
  const answer = await http.inject("/console/ngoai-tuyen.js")

  expect([answer.headers["content-type"], answer.headers["cache-control"]]).toEqual([
    "text/javascript; charset=utf-8",
    "no-cache",
  ])
})

test("an unchanged page is not sent twice", async () => {
  const first = await http.inject("/x")
  const etag = String(first.headers["etag"])
  const second = await http.inject({ url: "/x", headers: { "if-none-match": etag } })

  expect(second.statusCode).toBe(304)
  expect(second.body).toBe("")
})

test.each([
  ["br", "gzip, br", brotliDecompressSync],
  ["gzip", "gzip, br;q=0", gunzipSync],
])("a page goes out as %s to those who take it", async (encoding, accepted, open) => {
  const answer = await http.inject({ url: "/x", headers: { "accept-encoding": accepted } })

  expect(answer.headers["content-encoding"]).toBe(encoding)
  expect(open(answer.rawPayload).toString()).toMatch(/^vi /)
})

test("a page that is not there is told and not kept", async () => {
  const answer = await http.inject("/mat")

  expect([answer.statusCode, answer.headers["cache-control"]]).toEqual([404, "no-store"])
})

test("a redirect leads on", async () => {
  const answer = await http.inject("/di")

  expect([answer.statusCode, answer.headers["location"]]).toEqual([302, "/den"])
})

test("a page that fails names the request id and nothing of the bug", async () => {
  const answer = await http.inject("/loi")

  expect(answer.statusCode).toBe(500)
  expect(answer.body).toBe(`lỗi ${String(answer.headers["x-request-id"])}`)
})

test("an unknown address of the API stays a problem in JSON", async () => {
  const answer = await http.inject("/api/v1/khong-co")

  expect(answer.statusCode).toBe(404)
  expect(answer.headers["content-type"]).toContain("application/problem+json")
})

test("assets may be kept for ever", async () => {
  const answer = await http.inject("/assets/a.css")

  expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable")
})

test.each(["/console", "/console/nhap-so-lieu"])("%s is the console's shell", async (url) => {
  const answer = await http.inject(url)

  expect(answer.body).toContain("<title>Bàn làm việc</title>")
})

test("robots find the sitemap", async () => {
  const robots = await http.inject({ url: "/robots.txt", headers: { host: "so.example.vn" } })
  const sitemap = await http.inject({ url: "/sitemap.xml", headers: { host: "so.example.vn" } })

  expect(robots.body).toContain("Sitemap: http://so.example.vn/sitemap.xml")
  expect(sitemap.body).toBe("<urlset>http://so.example.vn</urlset>")
})

test("without a build every page says how to make one, and the API answers", async () => {
  const unbuilt = await site(join(dist, "nothing"))
  const page = await unbuilt.inject("/")
  const api = await unbuilt.inject("/api/v1/answer")
  await unbuilt.close()

  expect(page.statusCode).toBe(503)
  expect(page.body).toContain("npm run build")
  expect(api.json()).toEqual({ word: "từ-api" })
})
