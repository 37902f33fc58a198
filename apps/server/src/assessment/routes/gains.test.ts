import { afterAll, beforeAll, expect, test } from "vitest"
import type { AgencyGains, WhatIf } from "../model.ts"
import { CAO_XANH, Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

test("what wins most comes first, each with the points and the rank that it would bring", async () => {
  const path = await stand.handedIn("thang")
  const all = (await stand.ok("GET", `${path}/gains`, "clerk")).json<AgencyGains>()
  const one = (await stand.ok("GET", `${path}/gains?most=1`, "lead")).json<AgencyGains>()

  expect(all.now).toMatchObject({ points: 9.5, maxPoints: 30, rank: 1, of: 2 })
  expect(all.gains.map(({ code, lost, worth }) => [code, lost, worth])).toEqual([
    ["1.1", 10, 10],
    ["1.3", 8, 8],
    ["1.2", 2.5, 2.5],
  ])
  expect(all.together.points).toBe(30)
  expect(one.gains.map(({ code }) => code)).toEqual(["1.1"])
  expect(one.together.points).toBe(19.5)
})

test("other points, other figures and not applying are supposed, and nothing is kept", async () => {
  const path = await stand.handedIn("neu-nhu")
  const body = {
    set: [
      { criterion: "1.1", points: 4 },
      { criterion: "1.2", figures: { a: 4 } },
      { criterion: "1.3", notApplicable: true },
    ],
  }
  const answer = (await stand.ok("POST", `${path}/what-if`, "clerk", body)).json<WhatIf>()

  expect(answer.now.points).toBe(9.5)
  expect(answer.would).toMatchObject({ points: 14, maxPoints: 20, value: 0.7 })
  expect(answer.changes.map(({ before, after }) => [before, after])).toEqual([
    [0, 4],
    [7.5, 10],
    [2, "not-applicable"],
  ])
  expect((await stand.sheet(path)).points).toBe(0)
  expect((await stand.criterion(path, "1.1"))?.self).toBe(0)
})

test.each([
  [
    "points above the maximum",
    { criterion: "1.1", points: 11 },
    "11 vượt điểm tối đa 10 của tiêu chí 1.1",
  ],
  ["an unknown criterion", { criterion: "7.7", points: 1 }, "bộ chỉ số không có tiêu chí 7.7"],
  [
    "an unknown figure",
    { criterion: "1.2", figures: { c: 1 } },
    "tiêu chí 1.2 không có số liệu “c”",
  ],
])("supposing %s is refused", async (name, set, detail) => {
  const path = await stand.handedIn(`sai-${name.length}`)
  const answer = await stand.refusal("POST", `${path}/what-if`, "clerk", { set: [set] })

  expect([answer.status, answer.errors]).toEqual([422, [detail]])
})

test("only the agency and who judges in the round see what it could win", async () => {
  const path = await stand.handedIn("kin")
  const other = path.replace(/[^/]+$/u, CAO_XANH)

  expect((await stand.refusal("GET", `${path}/gains`, "nobody")).status).toBe(401)
  expect((await stand.refusal("GET", `${other}/gains`, "clerk")).status).toBe(403)
  expect((await stand.ok("GET", `${path}/gains`, "council")).statusCode).toBe(200)
})
