import { afterAll, beforeAll, expect, test } from "vitest"
import type { IndexDiff, IndexTold, IndexVersionListed, RuleTried } from "../model.ts"
import { group, indexSet, row } from "../testing/index-set.ts"
import { INDEX, Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

const draftOf = async (id: string) => {
  const index = indexSet([group("1", 20), row("1.1"), row("1.2")], { id })
  const made = await stand.ok("PUT", `/indices/${id}`, "administrator", { seen: 0, index })
  return { index, told: made.json<IndexTold>() }
}

test("the same draft edited by two: the second is refused with the rows that differ, the first is kept", async () => {
  const { index, told } = await draftOf("hai-ban-soan")
  const edit = (name: string) => ({
    seen: 1,
    stamp: told.stamp,
    index: {
      ...index,
      criteria: index.criteria.map((one) => (one.code === "1.2" ? { ...one, name } : one)),
    },
  })
  await stand.ok("PUT", "/indices/hai-ban-soan", "administrator", edit("Của người thứ nhất"))
  const refused = await stand.refusal(
    "PUT",
    "/indices/hai-ban-soan",
    "administrator",
    edit("Của người thứ hai"),
  )

  expect([refused.status, refused.code]).toEqual([409, "bo-chi-so-vua-thay-doi"])
  expect(refused.errors).toEqual(["Của người thứ hai: name khác nhau"])
  const now = await stand.ok("GET", "/indices/hai-ban-soan", "nobody")
  expect(now.json<IndexTold>().index.criteria.at(-1)?.name).toBe("Của người thứ nhất")
})

test("versions say which rounds score by them, and how they differ is told", async () => {
  await stand.opened("dot-so-sanh")
  const criteria = INDEX.criteria.map((one) =>
    one.code === "1.1" ? { ...one, name: "Tiêu chí đổi tên" } : one,
  )
  const index = { ...INDEX, criteria }
  const body = { seen: 1, next: true, index }
  await stand.ok("PUT", `/indices/${INDEX.id}`, "administrator", body)

  const versions = await stand.ok("GET", `/indices/${INDEX.id}/versions`, "nobody")
  expect(
    versions
      .json<IndexVersionListed[]>()
      .map(({ version, issuedAt, rounds }) => [
        version,
        issuedAt === null,
        rounds.map(({ id }) => id),
      ]),
  ).toEqual([
    [2, true, []],
    [1, false, ["dot-so-sanh"]],
  ])
  const diff = await stand.ok("GET", `/indices/${INDEX.id}/diff?from=1&to=2`, "nobody")
  expect(diff.json<IndexDiff>().changed.map(({ code }) => code)).toEqual(["1.1"])
})

test("a draft that is dropped is gone; an issued version cannot be dropped", async () => {
  await draftOf("bo-di")
  await stand.ok("DELETE", "/indices/bo-di/draft", "administrator")

  expect((await stand.refusal("GET", "/indices/bo-di", "nobody")).status).toBe(404)
  expect((await stand.refusal("DELETE", "/indices/bo-di/draft", "administrator")).code).toBe(
    "khong-co-ban-dang-soan",
  )
})

test("issuing something else than what was seen is refused", async () => {
  await draftOf("ban-hanh")
  const refused = await stand.refusal("POST", "/indices/ban-hanh/issue?stamp=khac", "administrator")
  expect(refused.code).toBe("bo-chi-so-vua-thay-doi")
})

test("a rule is tried with example figures by who is signed in", async () => {
  const trial = {
    rule: "a / b * điểm_tối_đa",
    figures: [
      { name: "a", label: "", unit: "", indicator: null },
      { name: "b", label: "", unit: "", indicator: null },
    ],
    maxPoints: 20,
    examples: [{ a: 1, b: 4 }],
  }
  const tried = await stand.ok("POST", "/rules/try", "clerk", trial)
  expect(tried.json<RuleTried>().points).toEqual([{ points: 5, beyond: null }])
  expect((await stand.refusal("POST", "/rules/try", "nobody", trial)).status).toBe(401)
})
