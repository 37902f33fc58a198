import { afterAll, beforeAll, expect, test } from "vitest"
import { CLOSES, Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

const claims = (...all: object[]) => ({ claims: all })

test.each([
  [
    "points above the maximum",
    { criterion: "1.1", points: 10.5 },
    "10.5 vượt điểm tối đa 10 của tiêu chí 1.1",
  ],
  ["an unknown criterion", { criterion: "9.9", points: 1 }, "bộ chỉ số không có tiêu chí 9.9"],
  ["points of a group", { criterion: "1", points: 1 }, "1 không phải tiêu chí chấm điểm"],
  [
    "a figure that no rule reads",
    { criterion: "1.3", figures: { c: 1 } },
    "tiêu chí 1.3 không có số liệu “c”",
  ],
  [
    "not applicable where all must",
    { criterion: "1.1", notApplicable: true, reason: "x" },
    "tiêu chí 1.1 áp dụng cho mọi đơn vị",
  ],
  [
    "not applicable without a word",
    { criterion: "1.3", notApplicable: true },
    "nói rõ vì sao 1.3 không áp dụng",
  ],
])("a claim of %s is refused and nothing of the request is kept", async (name, wrong, detail) => {
  const path = await stand.opened(name.toLowerCase().replaceAll(" ", "-"))
  const request = claims({ criterion: "1.2", figures: { a: 1 } }, wrong)
  const answer = await stand.refusal("PUT", `${path}/claims`, "clerk", request)

  expect([answer.status, answer.errors]).toEqual([422, [detail]])
  expect((await stand.criterion(path, "1.2"))?.figures[0]?.value).toBeNull()
})

test("handing in without a score or without required evidence says what is missing", async () => {
  const path = await stand.opened("thieu")
  const request = claims({ criterion: "1.1", points: 5 }, { criterion: "1.2", figures: { a: 3 } })
  await stand.ok("PUT", `${path}/claims`, "clerk", request)

  expect((await stand.refusal("POST", `${path}/submission`, "clerk")).errors).toEqual([
    "tiêu chí 1.1 chưa có minh chứng",
    "tiêu chí 1.2 chưa đủ số liệu để tính điểm",
    "tiêu chí 1.3 chưa có điểm tự chấm",
  ])
})

test("evidence that does not exist is refused", async () => {
  const path = await stand.opened("minh-chung-la")
  const request = claims({ criterion: "1.1", points: 5, evidence: ["x".repeat(20)] })

  expect((await stand.refusal("PUT", `${path}/claims`, "clerk", request)).status).toBe(422)
  expect((await stand.criterion(path, "1.1"))?.self).toBeNull()
})

test("one second after the deadline is late, in Vietnam time, and what was saved stays", async () => {
  const path = await stand.opened("muon")
  const request = claims(
    { criterion: "1.1", points: 0 },
    { criterion: "1.2", figures: { a: 3, b: 4 } },
    { criterion: "1.3", points: 2 },
  )
  await stand.ok("PUT", `${path}/claims`, "clerk", request)
  stand.now = new Date("2026-10-15T10:00:01.000Z")
  const late = await stand.refusal("POST", `${path}/submission`, "clerk")
  const kept = (await stand.sheet(path)).criteria.map(({ self }) => self)
  stand.now = new Date(CLOSES)
  await stand.ok("POST", `${path}/submission`, "clerk")

  expect([late.status, late.code]).toEqual([409, "ngoai-thoi-han"])
  expect(late.detail).toContain("17:00:00 15/10")
  expect(kept).toEqual([0, null, 2])
  expect((await stand.sheet(path)).criteria.map(({ self }) => self)).toEqual([0, 7.5, 2])
})

test("two clerks on one criterion: the second is told, and the first one's points stay", async () => {
  const path = await stand.opened("hai-nguoi")
  const seen = await stand.seen(path, "1.3")
  const say = (points: number) =>
    stand.send("PUT", `${path}/claims`, "clerk", claims({ criterion: "1.3", points, seen }))
  const [first, second] = [await say(4), await say(6)]

  expect([first.statusCode, second.statusCode]).toEqual([200, 409])
  expect((await stand.criterion(path, "1.3"))?.self).toBe(4)
})

test("more time for one agency is given by the administrator and ends too", async () => {
  const path = await stand.opened("gia-han")
  stand.now = new Date("2026-10-16T00:00:00.000Z")
  const request = claims({ criterion: "1.3", points: 1 })
  const before = await stand.refusal("PUT", `${path}/claims`, "clerk", request)
  await stand.ok("POST", `${path}/extension`, "administrator", {
    until: "2026-10-17T00:00:00.000Z",
  })
  await stand.ok("PUT", `${path}/claims`, "clerk", request)
  stand.now = new Date("2026-10-17T00:00:01.000Z")

  expect(before.status).toBe(409)
  expect((await stand.refusal("PUT", `${path}/claims`, "clerk", request)).status).toBe(409)
})
