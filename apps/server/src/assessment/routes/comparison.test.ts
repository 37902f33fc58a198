import { afterAll, beforeAll, expect, test } from "vitest"
import type { Mapping, MappingRow, RoundComparison, RoundResult } from "../model.ts"
import { group, indexSet, row } from "../testing/index-set.ts"
import { CAO_XANH, HA_TU, INDEX, Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => {
  stand = await Stand.open()
  await stand.ok("PUT", "/indices/moi-2027", "administrator", { seen: 0, index: NEXT })
  await stand.ok("POST", "/indices/moi-2027/issue", "administrator")
  await play("truoc", {}, { "1.1": 0, "1.3": 2 }, { "1.1": 0, "1.3": 5 })
  await play("sau", { previous: "truoc" }, { "1.1": 0, "1.3": 6 }, { "1.1": 0, "1.3": 4 })
  const next = { indexId: "moi-2027", coVerifiers: {}, previous: "truoc" }
  await play("khac", next, { A: 15, B: 5 }, { A: 10, B: 9 })
})
afterAll(() => stand.close())

const rules = { unverified: "zero", leastPeers: 2, shake: 0, draws: 1, seed: 1 } as const
/** Another index: A is what 1.3 was, of 20 points; B is new. */
const NEXT = indexSet(
  [group("0", 30), row("A", { parent: "0", maxPoints: 20 }), row("B", { parent: "0" })],
  {
    id: "moi-2027",
    maxPoints: 30,
  },
)
const mapping = (rows: object[], seen = 0) => ({
  from: { id: INDEX.id, version: 1 },
  to: { id: "moi-2027", version: 1 },
  document: "Công văn 12/SKHCN-CĐS ngày 3/2/2027",
  rows,
  seen,
})
const whole = { from: "1.3", to: "A", share: 1, basis: "same", note: "" } as const

type Points = Readonly<Record<string, number>>

async function play(id: string, more: object, first: Points, second: Points): Promise<void> {
  await stand.opened(id, { rules, ...more })
  for (const [unit, points] of [
    [HA_TU, first],
    [CAO_XANH, second],
  ] as const) {
    const path = `/rounds/${id}/agencies/${unit}`
    const claims = Object.entries(points).map(([criterion, given]) => ({
      criterion,
      points: given,
    }))
    await stand.ok("PUT", `${path}/claims`, "administrator", { claims })
    await stand.agree(path, "22", "lead", Object.keys(points))
  }
}

const compare = (from: string, to: string) =>
  stand.send("GET", `/comparisons?from=${from}&to=${to}`, "administrator")

test("two rounds of one index version stand beside each other, criterion by criterion", async () => {
  const told = (await compare("truoc", "sau")).json<RoundComparison>()

  expect([told.kind, told.coversTo]).toEqual(["direct", { points: 30, of: 30 }])
  expect(told.agencies).toMatchObject([
    { unit: HA_TU, before: 2, after: 6, change: 4, rankBefore: 2, rankAfter: 1 },
    { unit: CAO_XANH, before: 5, after: 4, change: -1, rankBefore: 1, rankAfter: 2 },
  ])
  expect(told.criteria.find(({ code }) => code === "1.3")).toMatchObject({ before: 3.5, after: 5 })
})

test("two index versions are refused, naming what is missing, until a mapping says what corresponds", async () => {
  const refused = await stand.refusal("GET", "/comparisons?from=truoc&to=khac", "administrator")
  const before = (
    await stand.ok("GET", "/rounds/khac/standings", "administrator")
  ).json<RoundResult>()
  const saved = (
    await stand.ok("PUT", "/mappings", "administrator", mapping([whole]))
  ).json<Mapping>()
  const told = (await compare("truoc", "khac")).json<RoundComparison>()
  const after = (
    await stand.ok("GET", "/rounds/khac/standings", "administrator")
  ).json<RoundResult>()

  expect([refused.status, refused.code]).toEqual([409, "khong-so-sanh-duoc"])
  expect(refused.errors).toEqual([
    "chưa nói tiêu chí A “Tiêu chí A” ứng với tiêu chí nào",
    "chưa nói tiêu chí B “Tiêu chí B” ứng với tiêu chí nào",
  ])
  expect([before.previous?.comparable, before.standings.map((one) => one.before)]).toEqual([
    "no",
    [null, null],
  ])
  expect([saved.coversFrom, saved.coversTo]).toEqual([
    { points: 10, of: 30 },
    { points: 20, of: 30 },
  ])
  expect(told.caution).toContain("chỉ so 20/30 điểm của moi-2027 bản 1")
  expect(told.agencies).toMatchObject([
    { unit: HA_TU, before: 4, after: 15, rankBefore: 2, rankAfter: 1 },
    { unit: CAO_XANH, before: 10, after: 10, rankBefore: 1, rankAfter: 2 },
  ])
  expect(after.previous).toMatchObject({ round: "truoc", comparable: "mapped" })
  expect(after.standings.map((one) => [one.unit, one.before])).toEqual([
    [HA_TU, 2],
    [CAO_XANH, 1],
  ])
})

test.each([
  ["an unknown criterion", [{ ...whole, to: "Z" }], "không có tiêu chí Z"],
  ["a group", [{ ...whole, to: "0" }], "0 không phải tiêu chí chấm điểm"],
  [
    "a pair twice",
    [
      { ...whole, basis: "part", share: 0.5 },
      { ...whole, basis: "part", share: 0.4 },
    ],
    "1.3 → A có hai lần",
  ],
  [
    "more than all of a criterion",
    [whole, { ...whole, to: "B", basis: "judged", share: 0.2 }],
    "tiêu chí 1.3 được chia 1,2 lần chính nó",
  ],
  ["part of the same", [{ ...whole, share: 0.5 }], "cùng nội dung thì phần là 1"],
])("a mapping with %s is refused", async (_name, rows, detail) => {
  const answer = await stand.refusal("PUT", "/mappings", "administrator", mapping(rows, 1))

  expect([answer.status, answer.errors]).toEqual([422, [detail]])
})

test("a mapping that somebody else changed meanwhile, or that no administrator sends, is refused", async () => {
  const stale = await stand.refusal("PUT", "/mappings", "administrator", mapping([whole], 7))

  expect([stale.status, stale.code]).toEqual([409, "doi-chieu-vua-thay-doi"])
  expect((await stand.refusal("PUT", "/mappings", "lead", mapping([whole], 1))).status).toBe(403)
})

test("what says the same in both is proposed, nothing else", async () => {
  const index = {
    ...INDEX,
    id: "ban-sao",
    criteria: INDEX.criteria.map((one) => (one.code === "1.3" ? { ...one, name: "Khác" } : one)),
  }
  await stand.ok("PUT", "/indices/ban-sao", "administrator", { seen: 0, index })
  const url = `/mappings/proposal?from=${INDEX.id}&fromVersion=1&to=ban-sao&toVersion=1`
  const rows = (await stand.ok("GET", url, "lead")).json<MappingRow[]>()

  expect(rows.map(({ from, to }) => [from, to])).toEqual([
    ["1.1", "1.1"],
    ["1.2", "1.2"],
  ])
})
