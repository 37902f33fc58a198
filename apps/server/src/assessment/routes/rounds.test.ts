import { afterAll, beforeAll, expect, test } from "vitest"
import type { IndexTold } from "../model.ts"
import { group, indexSet, row } from "../testing/index-set.ts"
import { HA_TU, INDEX, OPENS, roundDraft, Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

test("an index with wrong sums is told so while edited, and cannot be issued", async () => {
  const index = indexSet([group("1", 25), row("1.1")], { id: "sai-2026" })
  const found = await stand.ok("POST", "/indices/check", "administrator", index)
  await stand.ok("PUT", "/indices/sai-2026", "administrator", { seen: 0, index })

  expect(found.json()).toMatchObject([{ code: "1", weight: "wrong" }])
  expect(await stand.refusal("POST", "/indices/sai-2026/issue", "administrator")).toMatchObject({
    status: 422,
    code: "bo-chi-so-chua-dung",
  })
})

test("two editors of one index: the second is told, and nothing is overwritten", async () => {
  const index = indexSet([row("1")], { id: "hai-nguoi" })
  const body = { seen: 0, index }
  await stand.ok("PUT", "/indices/hai-nguoi", "administrator", body)

  expect(await stand.refusal("PUT", "/indices/hai-nguoi", "administrator", body)).toMatchObject({
    status: 409,
    code: "bo-chi-so-vua-thay-doi",
  })
})

test("an index that a round uses is not edited: the next version is, and the round keeps its own", async () => {
  const path = await stand.opened("ban-cu")
  const index = { ...INDEX, criteria: [group("1", 10), row("1.9")], maxPoints: 10 }
  const address = `/indices/${INDEX.id}`
  const refused = await stand.refusal("PUT", address, "administrator", { seen: 1, index })
  const kept = await stand.ok("PUT", address, "administrator", { seen: 1, index, next: true })

  expect([refused.status, refused.code]).toEqual([409, "bo-chi-so-da-ban-hanh"])
  expect(refused.errors).toContain("Đợt thử")
  expect(kept.json<IndexTold>().version).toBe(2)
  expect((await stand.sheet(path)).criteria.map(({ code }) => code)).toEqual(["1.1", "1.2", "1.3"])
})

const late = { ...roundDraft("x").calendar, publishFrom: OPENS }
const agency = { unit: HA_TU, group: "communes" }

test.each([
  [
    "an unknown agency",
    { participants: [{ ...agency, unit: "99999" }] },
    "không có đơn vị “99999”",
  ],
  ["an agency twice", { participants: [agency, agency] }, `${HA_TU} có hai lần`],
  ["nobody who confirms", { coVerifiers: {} }, "chưa nói “Công an tỉnh” là cơ quan nào"],
  ["publication too early", { calendar: late }, "công bố trước hạn phúc tra"],
])("a round with %s is refused", async (_name, more, detail) => {
  const { status, errors } = await stand.refusal(
    "POST",
    "/rounds",
    "administrator",
    roundDraft("sai", more),
  )

  expect([status, errors]).toEqual([422, [detail]])
})

test("only an administrator prepares a round, and a round is opened once", async () => {
  expect((await stand.refusal("POST", "/rounds", "clerk", roundDraft("a"))).status).toBe(403)
  await stand.opened("mot-lan")
  expect((await stand.refusal("POST", "/rounds/mot-lan/open", "administrator")).status).toBe(409)
  expect(
    (await stand.refusal("POST", "/rounds", "administrator", roundDraft("mot-lan"))).code,
  ).toBe("dot-cham-da-co")
})
