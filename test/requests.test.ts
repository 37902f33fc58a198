import { connect } from "node:net"
import type { AddressInfo } from "node:net"
import { text } from "node:stream/consumers"
import { Type } from "typebox"
import { Value } from "typebox/value"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { loadShippedFigures } from "../apps/server/src/indicators/index.ts"
import type { Database } from "../apps/server/src/platform/database.ts"
import type { Http } from "../apps/server/src/platform/http.ts"
import { loadShippedUnits } from "../apps/server/src/registry/index.ts"
import { buildServer } from "../apps/server/src/server.ts"
import { openTestDatabase, testContext } from "../apps/server/src/testing/database.ts"
import { signedIn } from "../apps/server/src/testing/sign-in.ts"

/** What anyone may send to the API of the whole product, and what must come back. */

const Parameter = Type.Object({
  name: Type.String(),
  in: Type.String(),
  required: Type.Optional(Type.Boolean()),
})
const Description = Type.Object({
  paths: Type.Record(
    Type.String(),
    Type.Record(Type.String(), Type.Object({ parameters: Type.Optional(Type.Array(Parameter)) })),
  ),
})

interface Question {
  readonly path: string
  readonly inPath: readonly string[]
  readonly inQuery: readonly { readonly name: string; readonly required?: boolean }[]
}

let db: Database
let http: Http
let questions: Question[]
let headers: Record<string, string>
beforeAll(async () => {
  db = await openTestDatabase()
  const ctx = testContext(db)
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  http = await buildServer(ctx)
  headers = await signedIn(http, ctx, { role: "administrator", unit: "VN" })
  const { paths } = Value.Parse(Description, (await http.inject("/api/openapi.json")).json())
  questions = Object.entries(paths).flatMap(([path, { get }]) => {
    if (get === undefined) return []
    const given = get.parameters ?? []
    const inPath = given.filter((one) => one.in === "path").map(({ name }) => name)
    return [{ path, inPath, inQuery: given.filter((one) => one.in === "query") }]
  })
})
afterAll(async () => {
  await http.close()
  await db.close()
})

const KNOWN: Readonly<Record<string, string>> = {
  unitId: "24",
  unit: "24",
  figureId: "bg-03",
  code: "bts",
  documentId: "002",
  one: "24",
  other: "27",
  token: `${"x".repeat(43)}.ics`,
  of: "24/1.1",
  from: "1",
  to: "2",
  fromVersion: "1",
  toVersion: "2",
  sha256: "0".repeat(64),
  box: "105,20,107,22",
  kind: "mast",
  since: "2026-01-01",
  zoom: "8",
  z: "8",
  x: "203",
  y: "112",
  lon: "106",
  lat: "21",
  what: "covered",
  run: "PS-000001",
}
/** Ids that say what they are ids of. */
const ID_OF: readonly (readonly [string, string])[] = [
  ["/api/v1/organisations/", "24.SYT"],
  ["/api/v1/evidence/", "x".repeat(20)],
  ["/api/v1/assessment/rounds/{round}/agencies/{unit}/evidence/", "x".repeat(20)],
  ["/api/v1/assets/", "TS-000001"],
  ["/api/v1/coverage/gaps/", "VL-000001"],
  ["/api/v1/coverage/runs/", "PS-000001"],
  ["/api/v1/coverage/villages/", "TS-000001"],
  ["/api/v1/coverage/served/", "DP-000001"],
  ["/api/v1/coverage/campaigns/", "DS-000001"],
]
const idIn = (path: string) => ID_OF.find(([start]) => path.startsWith(start))?.[1]
const known = (path: string, name: string) =>
  KNOWN[name] ?? (name === "id" ? idIn(path) : undefined)
const address = (path: string, value = (name: string) => known(path, name) ?? "x") =>
  path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => value(name))

/** The address with every parameter it needs, and `more`. */
function asking({ path, inQuery }: Question, more: string[] = []): string {
  const needed = inQuery
    .filter(
      ({ name, required }) => required === true && !more.some((m) => m.startsWith(`${name}=`)),
    )
    .map(({ name }) => `${name}=${known(path, name) ?? "ninh"}`)
  return `${address(path)}?${[...needed, ...more].join("&")}`
}

const get = (url: string) => http.inject({ url, headers })

/** What is wrong with an answer: nothing, where it is good or a proper refusal. */
async function fault(url: string): Promise<string[]> {
  const answer = await get(url)
  if (answer.statusCode < 400) return []
  const type = String(answer.headers["content-type"])
  const isProblem = type.startsWith("application/problem+json")
  return answer.statusCode < 500 && isProblem ? [] : [`${answer.statusCode} ${type} ${url}`]
}

async function faults(urls: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const url of urls) found.push(...(await fault(url)))
  return found
}

test("every question of the description is understood when asked with only what it needs", async () => {
  const answers = new Map<string, string>()
  for (const question of questions) answers.set(question.path, (await get(asking(question))).body)
  // What is not there may be refused, never the way of asking.
  const refused = [...answers].filter(([, body]) => body.includes("loi:yeu-cau-khong-hop-le"))

  expect(answers.size).toBeGreaterThan(20)
  expect(refused).toEqual([])
})

const ODD = [
  "%00",
  "a%00b",
  "%ff",
  "%zz",
  "%ED%A0%80",
  "%F0%9F%98%80",
  "%27%20or%201=1--",
  "..%2f..%2fetc",
  "__proto__",
  "x".repeat(90),
]

test("no odd part of an address breaks an answer", async () => {
  const urls = questions
    .filter(({ inPath }) => inPath.length > 0)
    .flatMap(({ path }) => ODD.map((odd) => address(path, () => odd)))

  expect(await faults(urls)).toEqual([])
})

const VALUES = [
  ...ODD,
  "",
  "0",
  "-1",
  "1e309",
  "NaN",
  "9007199254740993",
  "99999999999999999999",
  "2026-02-30",
  "0001-01-01",
  "9999-12-31",
  "9999-12-31T23:59:59.999Z",
  "9999-12-31T23:59:59-14:00",
  "0000-01-01T00:00:00%2B14:00",
  "0001-01-01T00:00:00%2B14:00",
  "99999-01-01",
  "2026-01-01T25:00:00Z",
  "at:9999-12-31",
  "at:2026-02-30",
  "at:",
]

test("no odd value of a parameter breaks an answer", async () => {
  const urls = questions.flatMap((question) =>
    question.inQuery.flatMap(({ name }) =>
      VALUES.map((value) => asking(question, [`${name}=${value}`])),
    ),
  )
  const twice = questions.flatMap((question) =>
    question.inQuery.map(({ name }) => asking(question, [`${name}=a`, `${name}=b`])),
  )

  expect(await faults([...urls, ...twice])).toEqual([])
})

test("a wrong parameter is named in Vietnamese", async () => {
  const answer = await get("/api/v1/search?lang=fr&limit=0")

  expect(answer.json()).toMatchObject({
    status: 400,
    title: "Yêu cầu không hợp lệ",
    errors: expect.arrayContaining([
      { pointer: "querystring", detail: "Tham số thiếu q." },
      { pointer: "querystring/lang", detail: "Tham số “lang” phải là một trong: vi, en." },
      { pointer: "querystring/limit", detail: "Tham số “limit” phải >= 1." },
    ]),
  })
})

test("an instant with a plus that was not escaped is understood", async () => {
  const url = "/api/v1/figures/bg-03?asof=2027-01-01T00:00:00"
  const [plain, escaped] = [await get(`${url}+07:00`), await get(`${url}%2B07:00`)]

  expect([plain.statusCode, plain.body]).toEqual([200, escaped.body])
})

test.each([
  ["POST", "/api/v1/figures/bg-03", "GET, HEAD"],
  ["DELETE", "/api/v1/figures.csv", "GET, HEAD"],
  ["GET", "/api/v1/imports/figures", "POST"],
  ["PUT", "/api/v1/units/24/children/?at=2024-01-01", "GET, HEAD"],
] as const)("%s %s tells the methods it takes", async (method, url, allowed) => {
  const answer = await http.inject({ method, url, headers })

  expect(answer.headers.allow).toBe(allowed)
  expect(answer.json()).toMatchObject({ status: 405, title: "Phương thức không được nhận" })
})

test.each(["/api/v1/nope", "/api/nope", "/api"])("%s is not found", async (url) => {
  expect((await get(url)).json()).toMatchObject({ status: 404, title: "Không tìm thấy" })
})

test.each([
  ["no JSON", "{", "Nội dung gửi lên không phải là JSON hợp lệ."],
  ["nothing", "", "Nội dung gửi lên còn trống."],
  ["no object", "[]", "Nội dung gửi lên phải là một đối tượng JSON."],
  ["nothing that is needed", "{}", "Nội dung gửi lên thiếu email, password."],
  ["U+0000", '{"email":"a@b.vn","password":"\\u0000"}', "Nội dung gửi lên có ký tự U+0000."],
])("a body with %s is refused in Vietnamese", async (_name, payload, detail) => {
  const answer = await http.inject({
    method: "POST",
    url: "/api/v1/identity/sign-in",
    headers: { "content-type": "application/json" },
    payload,
  })

  expect(answer.json()).toMatchObject({ status: 400, detail })
})

describe("on a bare connection", () => {
  let port: number
  beforeAll(async () => {
    await http.listen({ port: 0, host: "127.0.0.1" })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- we listen on a port, not a pipe
    port = (http.server.address() as AddressInfo).port
  })

  const say = async (words: string): Promise<[string, unknown]> => {
    const socket = connect(port, "127.0.0.1")
    socket.on("error", () => undefined)
    socket.end(words)
    const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n")
    return [head.split("\r\n")[0] ?? "", JSON.parse(body)]
  }

  test.each([
    ["an address of 100 kB", `GET /api/v1/search?q=${"a".repeat(100_000)} HTTP/1.1\r\n\r\n`, 431],
    ["a header of 100 kB", `GET / HTTP/1.1\r\nx: ${"a".repeat(100_000)}\r\n\r\n`, 431],
    ["a method that is none", "PLEASE / HTTP/1.1\r\n\r\n", 400],
    ["no HTTP at all", "xin chào\r\n\r\n", 400],
  ])("%s is refused as a problem", async (_name, words, status) => {
    const [line, body] = await say(words)

    expect(line).toMatch(new RegExp(`^HTTP/1.1 ${status} `, "u"))
    expect(body).toMatchObject({ status, title: expect.any(String) })
  })
})
