import type { AgencySheet, IndexSet, Judgement } from "../../apps/server/src/assessment/model.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { accessibilityProblems, contrastProblems, overflowsSideways } from "./harness.ts"
import { arrived, covered } from "./scoring/arrived.ts"
import { type Person, type ScoringHouse, startScoringHouse } from "./scoring/house.ts"
import { CAO_XANH, HA_TU, LEAD, POLICE } from "./scoring/places.ts"
import { claimAll, issueIndex, openRound } from "./scoring/round.ts"

let house: ScoringHouse
let index: IndexSet
let round = ""
const where = "/console/cham-diem/q3/hoi-dong"

const sheet = (unit: string) => house.ask<AgencySheet>("chair", "GET", `${round}/agencies/${unit}`)
const scoreOf = async (unit: string, code: string) => {
  const found = (await sheet(unit)).criteria.find((one) => one.code === code)
  if (found === undefined) throw new Error(code)
  return found
}

async function verdict(
  person: Person,
  organisation: string,
  unit: string,
  judgement: Omit<Judgement, "seen">,
) {
  const { seen } = await scoreOf(unit, judgement.criterion)
  const judgements = [{ ...judgement, seen }]
  const path = `${round}/agencies/${unit}/verdicts`
  await house.ask(person, "POST", path, { organisation, judgements })
}

beforeAll(async () => {
  house = await startScoringHouse()
  index = await issueIndex(house, "thu-xa")
  round = await openRound(house, "q3", "thu-xa")
})
afterAll(() => house.stop())

test("while nothing is disputed the page says when something will be", async () => {
  const page = await house.open("councillor", where)
  await page.getByText("Không có tiêu chí nào chờ hội đồng").waitFor()

  expect(await accessibilityProblems(page)).toEqual([])
  await page.context().close()
})

test("only what is disputed comes before the council, both sides beside each other, with precedents", async () => {
  await claimAll(house, "clerk", `${round}/agencies/${HA_TU}`, index)
  await claimAll(house, "neighbour", `${round}/agencies/${CAO_XANH}`, index)
  await verdict("verifier", LEAD, HA_TU, { criterion: "1.1", agrees: true })
  await verdict("verifier", LEAD, HA_TU, { criterion: "1.3", agrees: true })
  const police = { criterion: "1.1", agrees: false, points: 4, reason: "Khác số liệu của ngành" }
  await verdict("police", POLICE, HA_TU, police)
  const lowered = { criterion: "1.2", agrees: false, points: 1, reason: "Chưa có minh chứng" }
  await verdict("verifier", LEAD, HA_TU, lowered)
  await verdict("verifier", LEAD, CAO_XANH, { ...lowered, points: 2 })
  const { seen } = await scoreOf(HA_TU, "1.2")
  const appeals = [{ criterion: "1.2", points: 6, reason: "Đã gửi bổ sung", seen }]
  await house.ask("clerk", "POST", `${round}/agencies/${HA_TU}/appeals`, { appeals })
  const page = await house.open("councillor", where)
  await page.locator("h2", { hasText: "1.2." }).waitFor()
  const lines = await page.getByRole("navigation", { name: "Tiêu chí trước hội đồng" }).innerText()
  const sides = await page.locator(".sides").innerText()
  await page.getByText("Phường Cao Xanh: ").waitFor()
  const printed = await page.locator(".council-print tbody tr").count()

  expect(lines.match(/Phường Hà Tu/gu)?.length).toBe(2)
  expect(sides).toMatch(/Chủ trì thẩm định: Sở Khoa học và Công nghệ[^]*1[^]*Chưa có minh chứng/u)
  expect(sides).toMatch(/Đơn vị phúc tra: Phường Hà Tu[^]*6[^]*Đã gửi bổ sung/u)
  expect(printed).toBe(2)
  expect(await accessibilityProblems(page)).toEqual([])
  await page.context().close()
})

test("two councillors at once: the second sees the first's decision and nothing is lost; both by keyboard", async () => {
  const first = await house.open("councillor", where)
  const second = await house.open("chair", where)
  await first.locator("h2", { hasText: "1.2." }).waitFor()
  await second.locator("h2", { hasText: "1.2." }).waitFor()
  await first.keyboard.press("2")
  await first.keyboard.press("Enter")
  await first.keyboard.press("Enter")
  await first.locator("h2", { hasText: "1.1." }).waitFor()
  await arrived(first)
  await second.keyboard.press("d")
  await second.keyboard.type("3")
  await second.keyboard.press("Enter")
  await second.keyboard.type("Chỉ đủ một phần")
  await second.keyboard.press("Enter")
  await second.locator("h2", { hasText: "1.1." }).waitFor()
  await second.keyboard.press("k")
  await covered(second)
  await second.getByText("Có người vừa ghi tiêu chí này").waitFor({ timeout: 20_000 })
  const sides = await second.getByRole("alert").innerText()
  const before = (await scoreOf(HA_TU, "1.2")).final
  await second.getByRole("button", { name: "Ghi ý kiến của tôi" }).click()
  await arrived(second)

  expect(sides).toMatch(/3[^]*Chỉ đủ một phần[^]*6[^]*Đã gửi bổ sung/u)
  expect(before).toBe(6)
  expect(await scoreOf(HA_TU, "1.2")).toMatchObject({ state: "decided", final: 3 })
  await first.context().close()
  await second.context().close()
})

test("the council's page in English, in the dark, on a phone; and when everything is decided", async () => {
  const page = await house.open("chair", where, { width: 360, colorScheme: "dark" })
  await page.getByRole("button", { name: "English" }).click()
  await page.locator("h2", { hasText: "1.1." }).waitFor()
  const looks = [await overflowsSideways(page), ...(await contrastProblems(page))]
  const english = await accessibilityProblems(page)
  await page.keyboard.press("1")
  await page.getByRole("combobox", { name: "Reason" }).fill("Theo cơ quan chủ trì")
  await page.keyboard.press("Enter")
  await arrived(page)
  await page.getByText("The council decided everything.").waitFor()

  expect([looks, english]).toEqual([[false], []])
  expect(await scoreOf(HA_TU, "1.1")).toMatchObject({ state: "decided", final: 7.5 })
  await page.context().close()
})
