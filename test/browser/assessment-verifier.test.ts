/// <reference lib="dom" />
import type { AgencySheet, IndexSet, QueuePage } from "../../apps/server/src/assessment/model.ts"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { accessibilityProblems, contrastProblems, overflowsSideways } from "./harness.ts"
import { arrived, covered } from "./scoring/arrived.ts"
import { type ScoringHouse, startScoringHouse } from "./scoring/house.ts"
import { CAO_XANH, HA_TU, LEAD } from "./scoring/places.ts"
import { claimAll, issueIndex, openRound } from "./scoring/round.ts"
import { smallPdf } from "./scoring/small-pdf.ts"

let house: ScoringHouse
let index: IndexSet
let round = ""
const where = "/console/cham-diem/q3/tham-dinh"

beforeAll(async () => {
  house = await startScoringHouse()
  index = await issueIndex(house, "thu-xa")
  round = await openRound(house, "q3", "thu-xa")
  const file = { name: "ke-hoach.pdf", mimeType: "application/pdf", number: "660/KH-UBND" }
  const pdf = await house.keep("clerk", HA_TU, { ...file, buffer: smallPdf("Ke hoach 660") })
  const list = Buffer.from("Danh sách tổ công nghệ số\nThôn Một: năm người\n")
  const text = { name: "danh-sach.txt", mimeType: "text/plain", buffer: list }
  const words = await house.keep("clerk", HA_TU, text)
  const copy = { ...file, name: "ban-sao.pdf", buffer: smallPdf("Ke hoach 660") }
  const same = await house.keep("neighbour", CAO_XANH, copy)
  const documents = { "1.1": [pdf, words], "1.2": [words], "1.3": [words] }
  await claimAll(house, "clerk", `${round}/agencies/${HA_TU}`, index, documents)
  await claimAll(house, "neighbour", `${round}/agencies/${CAO_XANH}`, index, { "1.1": [same] })
})
afterAll(() => house.stop())

const heading = (page: Page) => page.locator("h2").first().innerText()
const progress = (page: Page) => page.locator(".sitting-progress strong").innerText()
const sheet = (unit: string) =>
  house.ask<AgencySheet>("verifier", "GET", `${round}/agencies/${unit}`)
const scoreOf = async (unit: string, code: string) =>
  (await sheet(unit)).criteria.find((one) => one.code === code)

test("the queue tells what waits by agency, by criterion and by points, and leads into a sitting by keyboard", async () => {
  const page = await house.open("verifier", where)
  await page.getByRole("link", { name: "Phường Hà Tu" }).waitFor()
  const all = await progress(page)
  await page.getByRole("button", { name: "Tiêu chí", exact: true }).click()
  await page.getByRole("searchbox").fill("bang rong co dinh")
  const found = await page.getByRole("link", { name: /^1\.1\. / }).count()
  await page.getByRole("button", { name: "Nhiều điểm nhất" }).click()
  await page.getByText("50 trong 124 việc đang chờ").waitFor()
  const first = page.locator("[data-row]").first()
  await first.focus()
  await page.keyboard.press("j")
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { level: 2 }).first().waitFor()

  expect([all, found]).toEqual(["0/124 tiêu chí đã xong", 1])
  expect(new URL(page.url()).searchParams.get("muc")).toContain("/")
  await page.context().close()
})

test("evidence stands beside the criterion: a PDF drawn, a text read, the same file elsewhere flagged", async () => {
  const page = await house.open("verifier", `${where}/${HA_TU}`)
  await page.locator("canvas").waitFor()
  await page.getByText("Trang 1/1").waitFor()
  await page.getByText("Ke hoach 660").waitFor({ state: "attached" })
  const flagged = await page.getByText("Trùng nội dung với Phường Cao Xanh (1.1)").count()
  await page.keyboard.press("e")
  await page.keyboard.press("e")
  await page.getByText("Thôn Một: năm người").waitFor()
  const facts = await page.locator(".sitting-item").innerText()

  expect(flagged).toBe(1)
  expect(facts).toContain("a / b * điểm_tối_đa")
  expect(facts).toContain("Cùng thẩm định: Công an tỉnh")
  expect(await accessibilityProblems(page)).toEqual([])
  await page.context().close()
})

test("one who verifies goes through many criteria by keyboard, takes one back, and loses nothing when the page closes", async () => {
  const page = await house.open("verifier", `${where}/${HA_TU}`)
  await page.locator("h2", { hasText: "1.1." }).waitFor()
  await page.keyboard.press("a")
  await page.locator("h2", { hasText: "1.2." }).waitFor()
  await page.keyboard.press("u")
  await page.locator("h2", { hasText: "1.1." }).waitFor()
  const untouched = await progress(page)
  await page.keyboard.press("d")
  await page.keyboard.type("11")
  await page.keyboard.press("Enter")
  await page.keyboard.type("Thiếu danh sách")
  await page.keyboard.press("Enter")
  await page.getByText("Vượt điểm tối đa 10.").waitFor()
  await page.getByLabel(/^Điểm \(tối đa 10\)/).fill("9,5")
  await page.keyboard.press("Enter")
  await page.keyboard.press("Enter")
  await page.locator("h2", { hasText: "1.2." }).waitFor()
  for (const code of ["1.3.", "1.4.", "1.5.", "1.6.", "1.7.", "2.1.", "2.2."]) {
    await page.keyboard.press("a")
    await page.locator("h2", { hasText: code }).waitFor()
  }
  await page.context().setOffline(true)
  await page.keyboard.press("a")
  const state = await page
    .context()
    .pages()[0]
    ?.evaluate(async () => {
      await new Promise((done) => setTimeout(done, 300))
      return document.querySelector(".sitting-progress strong")?.textContent
    })
  await page.reload().catch(() => null)
  await page.context().setOffline(false)
  await page.goto(`${house.site.url}${where}/${HA_TU}`)
  await arrived(page)

  expect([untouched, state]).toEqual(["0/62 tiêu chí đã xong", "9/62 tiêu chí đã xong"])
  expect(await progress(page)).toBe("9/62 tiêu chí đã xong")
  expect(await scoreOf(HA_TU, "1.1")).toMatchObject({
    verified: 9.5,
    steps: [{ stage: "self" }, { stage: "verdict", reason: "Thiếu danh sách" }],
  })
  expect((await scoreOf(HA_TU, "2.2"))?.verified).not.toBeNull()
  await page.context().close()
})

test("own phrases come back by a few letters; the next line is found by a search", async () => {
  const page = await house.open("verifier", `${where}/${HA_TU}`)
  await page.getByRole("heading", { level: 2 }).first().waitFor()
  await page.keyboard.press("/")
  await page.keyboard.type("3.1")
  await page.keyboard.press("Enter")
  await page.locator("h2", { hasText: "3.1." }).waitFor()
  await page.keyboard.press("d")
  await page.keyboard.type("1")
  await page.keyboard.press("Enter")
  await page.keyboard.type("danh sach")
  await page.getByRole("option", { name: "Thiếu danh sách" }).waitFor()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await page.keyboard.press("Enter")
  await page.locator("h2", { hasText: "3.2." }).waitFor()
  await page.keyboard.press("?")
  await page.getByRole("dialog").waitFor()
  const dialog = await accessibilityProblems(page)
  await page.keyboard.press("Escape")
  await arrived(page)

  expect(dialog).toEqual([])
  expect(await scoreOf(HA_TU, "3.1")).toMatchObject({ verified: 1 })
  await page.context().close()
})

test("somebody else spoke meanwhile: both versions are shown and one is chosen", async () => {
  const page = await house.open("verifier", `${where}/${HA_TU}?muc=${HA_TU}/4.1`)
  await page.locator("h2", { hasText: "4.1." }).waitFor()
  const queue = await house.ask<QueuePage>("colleague", "GET", `${round}/queue?unit=${HA_TU}`)
  const seen = queue.rows.find(({ criterion }) => criterion === "4.1")?.seen ?? 0
  const theirs = { criterion: "4.1", agrees: false, points: 1, reason: "Chưa có quyết định", seen }
  const verdict = { organisation: LEAD, judgements: [theirs] }
  await house.ask("colleague", "POST", `${round}/agencies/${HA_TU}/verdicts`, verdict)
  await page.keyboard.press("a")
  await page.locator("h2", { hasText: "4.2." }).waitFor()
  await page.keyboard.press("k")
  await covered(page)
  await page.getByText("Có người vừa ghi tiêu chí này").waitFor({ timeout: 20_000 })
  await page.getByText("Chưa có quyết định").first().waitFor()
  await page.getByRole("button", { name: "Giữ bản vừa ghi" }).click()
  await arrived(page)

  expect(await scoreOf(HA_TU, "4.1")).toMatchObject({ verified: 1 })
  await page.context().close()
})

test("one criterion across agencies, agreed with together after a list of what would be done", async () => {
  const page = await house.open("verifier", `${where}?tieu-chi=1.1`)
  await page.getByRole("button", { name: "Thống nhất hàng loạt…" }).click()
  await page.getByText("Sẽ thống nhất (1)").waitFor()
  const before = (await scoreOf(CAO_XANH, "1.1"))?.verified
  const listed = await accessibilityProblems(page)
  await page.getByRole("button", { name: "Thống nhất 1 tiêu chí" }).click()
  await page.getByText("Đã thống nhất 1 tiêu chí.").waitFor()
  await page.getByRole("button", { name: "Đóng" }).last().click()

  expect([before, listed]).toEqual([null, []])
  expect(await scoreOf(CAO_XANH, "1.1")).toMatchObject({ verified: 7.5 })
  await page.context().close()
})

test("the page is the same for everybody: in English, in the dark, on a phone", async () => {
  const page = await house.open("verifier", `${where}/${HA_TU}`, {
    width: 360,
    colorScheme: "dark",
  })
  await page.getByRole("heading", { level: 2 }).first().waitFor()
  await page.getByRole("button", { name: "English" }).click()
  await page.getByRole("heading", { name: "Verify: Phường Hà Tu" }).waitFor()
  const sitting = [await overflowsSideways(page), ...(await contrastProblems(page))]
  const english = await accessibilityProblems(page)
  await page.keyboard.press("d")
  await page.getByRole("combobox", { name: "Reason" }).waitFor()
  const form = await accessibilityProblems(page)
  await page.goto(`${house.site.url}${where}`)
  await page.getByRole("link", { name: "Phường Hà Tu" }).waitFor()
  const overview = [await overflowsSideways(page), ...(await accessibilityProblems(page))]

  expect([sitting, english, form, overview]).toEqual([[false], [], [], [false]])
  await page.context().close()
})

test("who does not verify in the round is told so, and the police see only what they confirm", async () => {
  const clerk = await house.open("clerk", where)
  await clerk.getByRole("alert").waitFor()
  const police = await house.open("police", `${where}/${HA_TU}`)
  await police.locator("h2", { hasText: "1.1." }).waitFor()

  expect(await progress(police)).toBe("0/1 tiêu chí đã xong")
  expect(await heading(police)).toContain("1.1.")
  await clerk.context().close()
  await police.context().close()
})
