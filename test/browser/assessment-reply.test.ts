import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { AgencySheet, ReplyTold } from "../../apps/server/src/assessment/model.ts"
import { accessibilityProblems, contrastProblems, overflowsSideways } from "./harness.ts"
import { HA_TU } from "./scoring/places.ts"
import { after, type ScoringStage, startScoring } from "./scoring/stage.ts"

const ID = "xa-y-kien"
const ROUND = `/console/cham-diem/${ID}`
const SHEET = `${ROUND}/don-vi/${HA_TU}`
const API = `/assessment/rounds/${ID}`

let stage: ScoringStage
beforeAll(async () => {
  stage = await startScoring()
  await stage.openRound(ID, { reply: { opens: after(6), closes: after(7) } })
  stage.at(1)
})
afterAll(() => stage.stop())

/** The page in both languages and schemes, on a desk and at 360 px. */
async function checked(page: Page): Promise<void> {
  expect(await accessibilityProblems(page)).toEqual([])
  await page.emulateMedia({ colorScheme: "dark" })
  expect(await contrastProblems(page)).toEqual([])
  await page.getByRole("button", { name: "English" }).click()
  await page.setViewportSize({ width: 360, height: 800 })
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await overflowsSideways(page)).toBe(false)
}

test("a pasted table of figures is checked by row, then given; a wrong row writes nothing", async () => {
  const page = await stage.page("administrator", ROUND)
  await page.getByText("Cấp số liệu cho các đơn vị").click()
  await page.getByLabel("Số liệu", { exact: true }).selectOption("1.2 b")
  await page.getByLabel("Ai nắm số này").fill("Sở KH&CN, báo cáo 12/BC-SKHCN")
  const table = page.getByLabel("Dán bảng từ Excel")
  await table.fill("Phường Hà Tu\t40\nPhường Cao Xnh\t50")
  await page.getByRole("button", { name: "Kiểm tra" }).click()
  await page.getByText(/Dòng 2, Đơn vị: .*có phải “Phường Cao Xanh”/u).waitFor()
  expect(await page.getByRole("button", { name: /^Ghi \d/u }).count()).toBe(0)
  expect(await accessibilityProblems(page)).toEqual([])
  await table.fill("Phường Hà Tu\t40\nPhường Cao Xanh\t50")
  await page.getByRole("button", { name: "Kiểm tra" }).click()
  await page.getByText("2 số liệu đọc được cho 2 đơn vị: 2 mới").waitFor()
  await page.getByRole("button", { name: "Ghi 2 số liệu" }).click()
  await page.getByText("Đã cấp 2 số liệu").waitFor()
  await page.context().close()
})

test("an agency disputes a figure it was given; the lead accepts with the right one", async () => {
  const said = { criterion: "1.2", name: "b", value: 36, reason: "Có 4 hồ sơ rút" }
  await stage.ask("clerk", "POST", `${API}/agencies/${HA_TU}/disputes`, said)
  const page = await stage.page("lead", ROUND)
  await page.getByText("1.2, b: được cấp 40, đơn vị nói 36.").waitFor()
  await page.getByRole("button", { name: "Trả lời Phường Hà Tu về 1.2 b" }).click()
  await page.getByRole("button", { name: "Trả lời", exact: true }).click()
  await page.getByText("Hãy").first().waitFor()
  await page.getByLabel("Vì sao").fill("Đã đối chiếu")
  await page.getByRole("button", { name: "Trả lời", exact: true }).click()
  await page.getByText(/^Đã chấp nhận .*: Đã đối chiếu$/u).waitFor()
  expect(await page.getByText("1 ý kiến, 0 chờ trả lời.").count()).toBe(1)
  await page.context().close()
})

test("an agency answers its draft result by criterion, the lead reads it, and it sees its final rank", async () => {
  const agency = `${API}/agencies/${HA_TU}`
  const claims = [
    { criterion: "1.1", points: 0 },
    { criterion: "1.2", figures: { a: 18 } },
    { criterion: "1.3", points: 9 },
  ]
  await stage.ask("clerk", "PUT", `${agency}/claims`, { claims })
  await stage.ask("clerk", "POST", `${agency}/submission`)
  stage.at(2, 1)
  const sheet = await stage.ask<AgencySheet>("clerk", "GET", agency)
  const seen = sheet.criteria.find(({ code }) => code === "1.3")?.seen ?? 0
  await stage.ask("lead", "POST", `${agency}/verdicts`, {
    organisation: "24.2025",
    judgements: [{ criterion: "1.3", agrees: true, seen }],
  })
  stage.at(6.5)
  const clerk = await stage.page("clerk", SHEET)
  await clerk.getByLabel("Thêm ý kiến về tiêu chí").selectOption("1.1")
  await clerk.getByLabel(/^1\.1 Có tổ công nghệ số cộng đồng/u).fill("Đã có quyết định")
  expect(await accessibilityProblems(clerk)).toEqual([])
  await clerk.getByRole("button", { name: "Gửi ý kiến" }).click()
  await clerk.getByText("Cơ quan chủ trì chưa đọc.").waitFor()
  await clerk.context().close()
  stage.at(8.5)
  const lead = await stage.page("lead", ROUND)
  await lead.getByText("1/2 đơn vị có ý kiến; 1 ý kiến chưa đọc.").waitFor()
  await lead.getByLabel("Lời đáp").fill("Đã xem, giữ nguyên")
  await lead.getByRole("button", { name: "Ghi là đã đọc ý kiến của Phường Hà Tu" }).click()
  await lead.getByText(/^Đã đọc .*: Đã xem, giữ nguyên$/u).waitFor()
  await lead.context().close()
  const admin = await stage.page("administrator", ROUND)
  await admin.getByText(/: Đã xem, giữ nguyên$/u).waitFor()
  await checked(admin)
  await admin.getByRole("button", { name: "Publish the result" }).click()
  await admin.getByRole("dialog").getByRole("button", { name: "Publish the result" }).click()
  await admin.getByText(/^Published at/u).waitFor()
  await admin.context().close()
  const again = await stage.page("clerk", SHEET)
  const result = await again.getByText("Kết quả đã công bố:").innerText()
  const told = await stage.ask<ReplyTold>("clerk", "GET", `${agency}/reply`)
  expect(result).toContain("9/30 điểm, hạng 1/2")
  expect(told.draft?.rank).toBe(1)
  await again.context().close()
})

test("rounds of two versions are refused until a mapping is kept, with the way to it", async () => {
  const { index } = await stage.ask<{ index: object }>(
    "administrator",
    "GET",
    "/assessment/indices/thu-xa",
  )
  const address = "/assessment/indices/thu-xa"
  await stage.ask("administrator", "PUT", address, { seen: 1, index, next: true })
  await stage.ask("administrator", "POST", `${address}/issue`)
  await stage.openRound("xa-sau")
  const page = await stage.page("administrator", "/console/cham-diem/xa-sau")
  await page.getByLabel("Đợt trước").selectOption(ID)
  await page.getByText("Chưa so sánh được").waitFor()
  await page.getByRole("link", { name: "Lập bảng đối chiếu" }).click()
  await page.getByRole("button", { name: "Thêm những dòng giống hệt" }).click()
  await page.getByText("Đã đối chiếu 3/3 tiêu chí: 30/30 điểm").waitFor()
  await page.getByRole("button", { name: "Lưu bảng đối chiếu" }).click()
  await page.getByText("Hãy nêu văn bản đối chiếu.").waitFor()
  await page.getByLabel("Văn bản *").fill("Công văn 12/SKHCN-CĐS")
  await page.getByRole("button", { name: "Lưu bảng đối chiếu" }).click()
  await page.getByText("Đã lưu bảng đối chiếu, bản 1.").waitFor()
  await checked(page)
  await page.goto(new URL(`/console/cham-diem/xa-sau?so-voi=${ID}`, page.url()).href)
  await page.getByText("Công văn 12/SKHCN-CĐS").waitFor()
  expect(await page.getByText("Chưa so sánh được").count()).toBe(0)
  await page.context().close()
})

test("the address of one's calendar is shown once, renewed and ended", async () => {
  const page = await stage.page("clerk", "/console/tai-khoan")
  await page.getByRole("button", { name: "Tạo địa chỉ lịch" }).click()
  const address = page.getByText(/\/api\/v1\/calendar\/[\w-]{43}\.ics/u).last()
  await address.waitFor()
  const first = await address.innerText()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole("button", { name: /^Tạo địa chỉ mới/u }).click()
  await expect.poll(() => address.innerText()).not.toBe(first)
  await page.reload()
  await page.getByText("chưa chương trình lịch nào đọc").waitFor()
  expect(await address.count()).toBe(0)
  await page.getByRole("button", { name: "Chấm dứt địa chỉ" }).click()
  await page.getByText("Chưa có địa chỉ lịch.").waitFor()
  await page.context().close()
})
