import { afterAll, beforeAll, expect, test } from "vitest"
import type { Dispute, FiguresGiven, GivenTableRead } from "../model.ts"
import { CAO_XANH, HA_TU, roundDraft, Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

const given = (values: object, more: object = {}) => ({
  criterion: "1.2",
  name: "b",
  from: "Sở KH&CN, báo cáo 12/BC-SKHCN ngày 5/10/2026",
  values,
  ...more,
})

const claim = (b: number) => ({ claims: [{ criterion: "1.2", figures: { a: 30, b } }] })

test("one figure stands at every agency with its source, and giving it again adds nothing", async () => {
  const path = await stand.opened("cap-so")
  const give = () => stand.ok("POST", "/rounds/cap-so/given", "administrator", given({ all: 40 }))
  const first = (await give()).json<FiguresGiven>()
  const again = (await give()).json<FiguresGiven>()

  expect([first.given, first.without, again.given, again.same]).toEqual([2, [], 0, 2])
  expect((await stand.criterion(path, "1.2"))?.figures[1]).toMatchObject({
    name: "b",
    value: 40,
    source: { kind: "given", from: "Sở KH&CN, báo cáo 12/BC-SKHCN ngày 5/10/2026" },
  })
})

test("an agency cannot change a given figure; sending the same back keeps the province's source", async () => {
  const path = await stand.opened("khong-sua")
  const values = { each: [{ unit: HA_TU, value: 40 }] }
  const saved = (
    await stand.ok("POST", "/rounds/khong-sua/given", "administrator", given(values))
  ).json<FiguresGiven>()
  const refused = await stand.refusal("PUT", `${path}/claims`, "clerk", claim(30))
  await stand.ok("PUT", `${path}/claims`, "clerk", claim(40))

  expect(saved.without).toEqual([CAO_XANH])
  expect(refused.status).toBe(422)
  expect(refused.errors[0]).toContain("“b” là 40 theo Sở KH&CN")
  expect((await stand.criterion(path, "1.2"))?.figures).toMatchObject([
    { value: 30, source: { kind: "agency" } },
    { value: 40, source: { kind: "given" } },
  ])
})

test("an agency disputes a given figure once; accepted, the figure changes, and publication waited", async () => {
  const rules = { unverified: "zero", leastPeers: 2, shake: 0.2, draws: 200, seed: 1 } as const
  const path = await stand.opened("tranh-luan", { rules })
  const round = "/rounds/tranh-luan"
  await stand.ok("POST", `${round}/given`, "administrator", given({ all: 40 }))
  const said = { criterion: "1.2", name: "b", value: 36, reason: "Có 4 hộ đã chuyển đi" }
  const dispute = (await stand.ok("POST", `${path}/disputes`, "clerk", said)).json<Dispute>()
  const twice = await stand.refusal("POST", `${path}/disputes`, "clerk", said)
  const own = { ...said, name: "a" }
  const ownFigure = await stand.refusal("POST", `${path}/disputes`, "clerk", own)
  stand.now = new Date("2026-11-01T00:00:00.000Z")
  const waiting = await stand.refusal("POST", `${round}/publication`, "administrator")
  const yes = { accepted: true, reason: "Đúng, đã đối chiếu" }
  const foreign = await stand.refusal(
    "POST",
    `${round}/disputes/${dispute.id}/answer`,
    "clerk",
    yes,
  )
  await stand.ok("POST", `${round}/disputes/${dispute.id}/answer`, "lead", yes)
  const again = await stand.refusal("POST", `${round}/disputes/${dispute.id}/answer`, "lead", yes)

  expect(dispute).toMatchObject({ given: 40, value: 36, answer: null })
  expect([twice.code, ownFigure.status]).toEqual(["da-co-y-kien-so-lieu", 422])
  expect(waiting.errors).toEqual([
    "còn 1 ý kiến của đơn vị về số liệu do tỉnh cung cấp chưa được trả lời",
  ])
  expect([foreign.status, again.code]).toEqual([403, "y-kien-da-tra-loi"])
  expect((await stand.criterion(path, "1.2"))?.figures[1]).toMatchObject({
    value: 36,
    source: { from: `Trả lời ý kiến số ${dispute.id}: Đúng, đã đối chiếu` },
  })
  expect((await stand.ok("POST", `${round}/publication`, "administrator")).statusCode).toBe(200)
})

test.each([
  [
    "an agency outside the round",
    { each: [{ unit: "99999", value: 1 }] },
    {},
    "“99999” không tham gia đợt chấm",
  ],
  ["a value below 0", { all: -1 }, {}, "nhỏ hơn 0"],
  ["an unknown figure", { all: 1 }, { name: "z" }, "tiêu chí 1.2 không có số liệu “z”"],
  ["an unknown criterion", { all: 1 }, { criterion: "9" }, "không có tiêu chí chấm điểm 9"],
])("a figure given with %s is refused", async (name, values, more, detail) => {
  await stand.opened(`sai-${name.replaceAll(" ", "-")}`)
  const url = `/rounds/sai-${name.replaceAll(" ", "-")}/given`
  const answer = await stand.refusal("POST", url, "administrator", given(values, more))

  expect([answer.status, answer.errors]).toEqual([422, [detail]])
})

test("only the administrator of the lead gives figures, also before the round opens, not after verification", async () => {
  await stand.ok("POST", "/rounds", "administrator", roundDraft("truoc"))
  const url = "/rounds/truoc/given"
  const foreign = await stand.refusal("POST", url, "clerk", given({ all: 1 }))
  const before = await stand.ok("POST", url, "administrator", given({ all: 1 }))
  stand.now = new Date("2026-10-25T10:00:01.000Z")
  const late = await stand.refusal("POST", url, "administrator", given({ all: 2 }))

  expect([foreign.status, before.statusCode, late.code]).toEqual([403, 200, "ngoai-thoi-han"])
})

const table = (commit: boolean, ...rows: string[][]) => ({
  from: "Báo cáo 12/BC-SKHCN",
  criterion: "1.2",
  name: "b",
  rows,
  commit,
})

test("a pasted table is looked at beside what stands, then written whole", async () => {
  const path = await stand.opened("dan-bang")
  const post = async (body: object) =>
    (
      await stand.ok("POST", "/rounds/dan-bang/given/table", "administrator", body)
    ).json<GivenTableRead>()
  await stand.ok("PUT", `${path}/claims`, "clerk", claim(30))
  const rows = [
    [HA_TU, "12,5"],
    ["phuong cao xanh", "40"],
  ]
  const looked = await post(table(false, ...rows))
  const before = await stand.criterion(path, "1.2")
  const written = await post(table(true, ...rows))

  expect(looked).toMatchObject({ findings: [], given: null })
  expect(looked.values).toMatchObject([
    { row: 1, unit: HA_TU, value: 12.5, before: 30, beforeFrom: "đơn vị khai" },
    { row: 2, unit: CAO_XANH, unitName: "Phường Cao Xanh", value: 40, before: null },
  ])
  expect(before?.figures[1]?.value).toBe(30)
  expect([written.given, written.same]).toEqual([2, 0])
  expect((await stand.criterion(path, "1.2"))?.figures[1]).toMatchObject({
    value: 12.5,
    source: { kind: "given", from: "Báo cáo 12/BC-SKHCN" },
  })
})

test("a pasted table with one wrong row writes nothing and names the row", async () => {
  const path = await stand.opened("dan-sai")
  const rows = [
    [HA_TU, "12"],
    ["Xã Không Có", "x"],
  ]
  const address = "/rounds/dan-sai/given/table"
  const refused = await stand.refusal("POST", address, "administrator", table(true, ...rows))
  const foreign = await stand.refusal("POST", address, "clerk", table(false, ...rows))

  expect(refused.status).toBe(422)
  expect(refused.errors[0]).toContain("dòng 2, Đơn vị: “Xã Không Có” không tham gia đợt chấm")
  expect(foreign.status).toBe(403)
  expect((await stand.criterion(path, "1.2"))?.figures[1]?.value).toBeNull()
})
