import { afterAll, beforeAll, expect, test } from "vitest"
import { House, refusalOf } from "../testing/house.ts"

let house: House
let cookie: string
beforeAll(async () => {
  house = await House.open()
  cookie = (await house.signedIn("an@tinh.vn", "administrator", "VN")).cookie ?? ""
})
afterAll(() => house.close())

const change = (headers: Record<string, string>, payload = "{}") =>
  house.http.inject({
    method: "POST",
    url: "/api/v1/identity/grants",
    headers: { "content-type": "application/json", host: "so.tinh.vn", ...headers },
    payload,
  })

test.each([
  ["with our own Origin", { origin: "http://so.tinh.vn" }],
  ["with Sec-Fetch-Site: same-origin", { "sec-fetch-site": "same-origin" }],
])("a change with a session passes %s", async (_name, headers) => {
  expect((await change({ cookie, ...headers })).statusCode).toBe(400)
})

test.each<[string, Record<string, string>]>([
  ["without either header", {}],
  ["from another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["from a sibling site", { origin: "http://x.tinh.vn", "sec-fetch-site": "same-site" }],
  ["from another port", { origin: "http://so.tinh.vn:8081" }],
  ["from another scheme", { origin: "https://so.tinh.vn" }],
  ["from nowhere", { origin: "null" }],
  ["with an Origin that only begins like ours", { origin: "http://so.tinh.vn.evil.example" }],
  [
    "with our Origin but a browser that says cross-site",
    { origin: "http://so.tinh.vn", "sec-fetch-site": "cross-site" },
  ],
])("a change with a session is refused %s", async (_name, headers) => {
  expect(refusalOf(await change({ cookie, ...headers }))).toEqual([403, "khac-nguon"])
})

test("another site cannot sign a browser in either", async () => {
  const answer = await house.http.inject({
    method: "POST",
    url: "/api/v1/identity/sign-in",
    headers: { origin: "https://evil.example" },
    payload: { email: "an@tinh.vn", password: "x" },
  })

  expect(refusalOf(answer)).toEqual([403, "khac-nguon"])
})

test("a program without a session needs no Origin; it is merely not signed in", async () => {
  expect((await change({})).statusCode).toBe(400)
  const body = JSON.stringify({ userId: "abcdefgh", role: "reader", unitId: "22" })
  expect(refusalOf(await change({}, body))).toEqual([401, "chua-dang-nhap"])
})

test.each(["text/plain", "application/x-www-form-urlencoded", "text/plain;application/json"])(
  "a body of %s is refused: a form of another site could send it",
  async (type) => {
    const headers = { cookie, "sec-fetch-site": "same-origin", "content-type": type }

    expect(refusalOf(await change(headers))).toEqual([415, "kieu-noi-dung-la"])
  },
)

test("reading needs neither", async () => {
  const headers = { cookie, origin: "https://evil.example" }
  const answer = await house.http.inject({ url: "/api/v1/identity/me", headers })

  expect(answer.statusCode).toBe(200)
  expect(answer.headers["access-control-allow-origin"]).toBeUndefined()
})

test("a path spelt with escapes is guarded too", async () => {
  const answer = await house.http.inject({
    method: "POST",
    url: "/%61pi/v1/identity/sign-out",
    headers: { cookie, origin: "https://evil.example" },
  })

  expect(answer.statusCode).toBe(403)
})
