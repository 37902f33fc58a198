import { Buffer } from "node:buffer"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Page } from "playwright-core"
import type { AgencySheet } from "../../apps/server/src/assessment/model.ts"
import { accessibilityProblems, contrastProblems, overflowsSideways } from "./harness.ts"
import { HA_TU } from "./scoring/places.ts"
import { type ScoringStage, startScoring } from "./scoring/stage.ts"

let stage: ScoringStage
beforeAll(async () => void (stage = await startScoring()))
afterAll(() => stage.stop())

const saved = (page: Page) => page.locator("[data-phase=saved]").waitFor()
const row = (page: Page, code: string) => page.locator(`.criterion-line[data-criterion="${code}"]`)

async function sheet(round: string) {
  const path = `/assessment/rounds/${round}/agencies/${HA_TU}`
  const { criteria, participant } = await stage.ask<AgencySheet>("administrator", "GET", path)
  return {
    submittedAt: participant.submittedAt,
    of: new Map(criteria.map((one) => [one.code, one])),
  }
}

/** A sheet of a round of its own, opened by who fills it in. */
async function opened(round: string, options?: Parameters<ScoringStage["page"]>[2]) {
  stage.at(0)
  const path = await stage.openRound(round)
  const page = await stage.page("clerk", path, options)
  await row(page, "1.1").waitFor()
  return { page, path }
}

test("a clerk fills in a sheet by keyboard alone, adds evidence and hands in", async () => {
  const { page } = await opened("ban-phim")
  const { keyboard } = page
  await keyboard.press("j")
  await keyboard.press("Enter")
  await keyboard.type("10,5")
  await page.getByText("10,5 vượt điểm tối đa 10; chưa lưu.").waitFor()
  expect((await sheet("ban-phim")).of.get("1.1")?.self).toBeNull()
  await keyboard.press("Control+a")
  await keyboard.type("7,5")
  await saved(page)
  expect(await row(page, "1.1").textContent()).toContain("thiếu minh chứng")

  await keyboard.press("Escape")
  await keyboard.press("e")
  const dialog = page.getByRole("dialog", { name: "Minh chứng cho tiêu chí 1.1" })
  const text = { name: "qd.txt", mimeType: "text/plain", buffer: Buffer.from("Quyết định") }
  await dialog.locator("input[type=file]").setInputFiles(text)
  await dialog.getByLabel("Số, ký hiệu").fill("15/QĐ-UBND")
  await dialog.getByLabel("Trích yếu").fill("Thành lập tổ công nghệ số")
  await dialog.getByLabel("Cũng là minh chứng cho").fill("1.2")
  await keyboard.press("Enter")
  await dialog.waitFor({ state: "hidden" })
  await page.getByRole("link", { name: "15/QĐ-UBND" }).waitFor()

  await keyboard.press("j")
  await keyboard.press("Enter")
  await page.getByLabel("Hồ sơ trực tuyến").fill("3")
  await page.getByLabel("Tổng hồ sơ").fill("4")
  await page.getByText("Số liệu cho 7,5/10 điểm.").waitFor()
  await keyboard.press("Control+Enter")
  await page.getByLabel("Không áp dụng cho đơn vị này").check()
  await page.getByText("Hãy nói vì sao không áp dụng.").waitFor()
  await page.getByLabel("Vì sao không áp dụng").fill("Phường không có biển")
  await keyboard.press("Escape")
  await keyboard.press("s")
  await saved(page)
  await page.getByRole("button", { name: "Nộp phiếu" }).click()
  await page.getByText("3/3 tiêu chí đủ hồ sơ; tự chấm 15/20 điểm.").waitFor()
  await page.getByRole("dialog").getByRole("button", { name: "Nộp phiếu" }).click()
  await page.getByText(/^Đã nộp \d/u).waitFor()

  const { submittedAt, of } = await sheet("ban-phim")
  expect([...of.values()].map(({ self }) => self)).toEqual([7.5, 7.5, "not-applicable"])
  expect([...of.values()].map(({ evidence }) => evidence.length)).toEqual([1, 1, 0])
  expect(submittedAt).not.toBeNull()
  await page.context().close()
})

/** Keeps a text file of the agency, as its clerk. */
const keepText = (page: Page, content: string, number: string) =>
  page.evaluate(
    async ([unit, text, called]) => {
      const form = new FormData()
      form.set("unit", unit)
      form.set("number", called)
      form.set("summary", called)
      form.set("file", new File([text], "van-ban.txt", { type: "text/plain" }))
      const answer = await fetch("/api/v1/evidence", { method: "POST", body: form })
      if (!answer.ok) throw new Error(await answer.text())
    },
    [HA_TU, content, number] as const,
  )

test("the checklist says what is lacking and leads there; a file sent twice is told", async () => {
  const { page } = await opened("con-thieu")
  await keepText(page, "Kế hoạch năm", "16/KH-UBND")
  await page.getByRole("button", { name: "Nộp phiếu" }).click()
  const dialog = page.getByRole("dialog", { name: "Nộp phiếu chấm điểm" })
  expect(await dialog.getByRole("listitem").allTextContents()).toEqual([
    "1.1 Có tổ công nghệ số cộng đồng thiếu điểm tự chấm",
    "1.2 Tỷ lệ hồ sơ trực tuyến thiếu số liệu",
    "1.3 Phủ sóng vùng biển thiếu điểm tự chấm",
  ])
  expect(await dialog.getByRole("button", { name: "Nộp phiếu" }).isDisabled()).toBe(true)
  await dialog.getByRole("button", { name: /^1\.1/u }).click()
  await page.getByRole("button", { name: "Thêm minh chứng (e)" }).click()
  const citing = page.getByRole("dialog", { name: "Minh chứng cho tiêu chí 1.1" })
  const text = { name: "lai.txt", mimeType: "text/plain", buffer: Buffer.from("Kế hoạch năm") }
  await citing.locator("input[type=file]").setInputFiles(text)
  await citing.getByText("Đơn vị đã có tệp này").waitFor()
  await citing.getByRole("button", { name: "Văn bản đã có" }).click()
  await citing.getByRole("button", { name: "Lưu minh chứng" }).click()
  await page.getByRole("link", { name: "16/KH-UBND" }).waitFor()
  expect((await sheet("con-thieu")).of.get("1.1")?.evidence).toHaveLength(1)
  await page.context().close()
})

test("two clerks on one criterion: the second sees both and chooses; nothing typed is lost", async () => {
  const { page, path } = await opened("hai-nguoi")
  const minh = await stage.page("colleague", `${path}?mo=1.3`)
  await minh.getByLabel("Điểm tự chấm").waitFor()
  await row(page, "1.3").getByRole("button").click()
  await page.getByLabel("Điểm tự chấm").fill("4")
  await saved(page)
  await minh.getByLabel("Điểm tự chấm").fill("6")
  const notice = minh.getByRole("alert").filter({ hasText: "Người khác vừa ghi" })
  await notice.waitFor()
  expect(await notice.textContent()).toContain("Đang đứng: 4")
  expect((await sheet("hai-nguoi")).of.get("1.3")?.self).toBe(4)
  await minh.reload()
  await notice.getByRole("button", { name: "Giữ của tôi" }).click()
  await saved(minh)
  expect((await sheet("hai-nguoi")).of.get("1.3")?.self).toBe(6)
  for (const one of [page, minh]) await one.context().close()
})

test("without a connection typing goes on, outlives a reload and is sent later", async () => {
  const { page } = await opened("mat-mang")
  await page.waitForFunction(async () => {
    const kept = await Promise.all([
      caches.match("/console"),
      caches.match("/api/v1/assessment/rounds/mat-mang/agencies/06652.2025/form"),
    ])
    return kept.every((one) => one !== undefined)
  })
  await page.context().setOffline(true)
  await row(page, "1.3").getByRole("button").click()
  await page.getByLabel("Điểm tự chấm").fill("8")
  await page.locator("[data-phase=offline]").waitFor()
  await page.reload()
  await page.getByText("Đang làm việc không có mạng").waitFor()
  expect(await page.getByLabel("Điểm tự chấm").inputValue()).toBe("8")
  await page.context().setOffline(false)
  await saved(page)
  expect((await sheet("mat-mang")).of.get("1.3")?.self).toBe(8)
  await page.context().close()
})

test("a second after the deadline nothing is taken, and what was typed stays; then a lost point is appealed", async () => {
  const { page, path } = await opened("qua-han")
  const agency = `/assessment/rounds/qua-han/agencies/${HA_TU}`
  const claims = [
    { criterion: "1.1", points: 0 },
    { criterion: "1.2", figures: { a: 3, b: 4 } },
    { criterion: "1.3", points: 9 },
  ]
  await stage.ask("clerk", "PUT", `${agency}/claims`, { claims })
  await stage.ask("clerk", "POST", `${agency}/submission`)
  await page.reload()
  await row(page, "1.3").getByRole("button").click()
  stage.at(2, 1)
  await page.getByLabel("Điểm tự chấm").fill("10")
  await page.getByText("Đã hết hạn tự chấm", { exact: false }).first().waitFor()
  await page.getByText("1 tiêu chí đã gõ chưa kịp gửi trước khi hết hạn").waitFor()
  expect((await sheet("qua-han")).of.get("1.3")?.self).toBe(9)
  await page.getByRole("button", { name: "Bỏ những gì chưa gửi" }).click()

  const seen = (await sheet("qua-han")).of.get("1.3")?.seen ?? 0
  const lower = { criterion: "1.3", agrees: false, points: 3, reason: "Ảnh chụp không rõ", seen }
  await stage.ask("lead", "POST", `${agency}/verdicts`, {
    organisation: "24.2025",
    judgements: [lower],
  })
  await page.goto(new URL("/console/cham-diem", page.url()).href)
  await page.getByText("1 tiêu chí bị hạ, 6 điểm").waitFor()
  await page.getByRole("link", { name: "Phường Hà Tu — Đợt qua-han" }).click()
  await row(page, "1.3").getByRole("button").click()
  await page.getByText("Mất 6 điểm: tự chấm 9, còn 3.").waitFor()
  const why = await page.locator(".criterion-detail .notice").textContent()
  for (const word of ["Bắc Ninh", "cơ quan chủ trì", "Ảnh chụp không rõ"])
    expect(why).toContain(word)
  await page.getByLabel("Lý do phúc tra").fill("Có ảnh gốc kèm theo")
  await page.reload()
  expect(await page.getByLabel("Lý do phúc tra").inputValue()).toBe("Có ảnh gốc kèm theo")
  await page.getByRole("button", { name: "Gửi phúc tra" }).click()
  await row(page, "1.3").getByText("đang phúc tra").waitFor()
  const told = (await sheet("qua-han")).of.get("1.3")
  expect([told?.state, told?.steps.at(-1)?.points]).toEqual(["appealed", 9])
  expect(path).toContain("qua-han")
  await page.context().close()
})

test("list and sheet are clean in both languages and both schemes, and fit a phone", async () => {
  const { page, path } = await opened("nhin", { viewport: { width: 360, height: 800 } })
  const addresses = ["/console/cham-diem", `${path}?mo=1.2&loc=thieu&xep=gia-tri`]
  const problems: string[] = []
  for (const address of addresses) {
    await page.emulateMedia({ colorScheme: "light" })
    await page.goto(new URL(address, page.url()).href)
    await page.getByRole("heading", { level: 2 }).first().waitFor({ state: "attached" })
    problems.push(...(await accessibilityProblems(page)))
    if (await overflowsSideways(page)) problems.push(`${address} scrolls sideways`)
    await page.emulateMedia({ colorScheme: "dark" })
    problems.push(...(await contrastProblems(page)))
  }
  await page.getByRole("button", { name: "English" }).click()
  await page.getByRole("columnheader", { name: "Worth" }).waitFor({ state: "attached" })
  problems.push(...(await accessibilityProblems(page)))
  await page.keyboard.press("Escape")
  await page.keyboard.press("?")
  await page.getByRole("dialog", { name: "Keys" }).waitFor()
  problems.push(...(await accessibilityProblems(page)))
  expect(problems).toEqual([])
  await page.context().close()
})
