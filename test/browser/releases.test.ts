import { createHash } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  accessibilityProblems,
  contrastProblems,
  overflowsSideways,
  type Site,
  startBrowser,
  startSite,
} from "./harness.ts"

const ADMINISTRATOR = { email: "lan@quangninh.gov.vn", password: "con thuyền trôi trên vịnh xanh" }
const VERIFIER = { email: "minh@quangninh.gov.vn", password: "cây phong lá đỏ cuối thu" }
const COMMUNES = ["06652.2025", "06658.2025", "06661.2025"] as const
const [A, B, C] = COMMUNES

type State = Awaited<ReturnType<BrowserContext["storageState"]>>
let site: Site
let browser: Browser
let folder: string
let administrator: State
let verifier: State

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tinhso-releases-"))
  site = await startSite()
  browser = await startBrowser()
  administrator = await firstAdministrator()
  verifier = await invitedVerifier()
  await cells("dau.csv", [A, 1000, 900], [B, 3000, 1500])
})
afterAll(async () => {
  await browser.close()
  await site.stop()
  await rm(folder, { recursive: true })
})

async function open(path: string, state?: State, width = 1280): Promise<Page> {
  const context = await browser.newContext({
    reducedMotion: "reduce",
    viewport: { width, height: 900 },
    ...(state === undefined ? {} : { storageState: state }),
  })
  const page = await context.newPage()
  await page.goto(new URL(path, site.url).href)
  return page
}

async function closed(page: Page): Promise<State> {
  const state = await page.context().storageState()
  await page.context().close()
  return state
}

async function firstAdministrator(): Promise<State> {
  const page = await open(site.setupLink)
  await page.getByLabel("Họ và tên").fill("Trần Thị Lan")
  await page.getByLabel("Thư điện tử").fill(ADMINISTRATOR.email)
  await page.getByLabel("Mật khẩu *").fill(ADMINISTRATOR.password)
  await page.getByRole("button", { name: "Tạo quản trị viên" }).click()
  await page.getByRole("heading", { name: "Việc cần làm" }).waitFor()
  return closed(page)
}

/** Another person, who verifies in the province; the link is made as the page of users makes it. */
async function invitedVerifier(): Promise<State> {
  const page = await open("/console", administrator)
  const link = await page.evaluate(async (email) => {
    const answer = await fetch("/api/v1/identity/invitations", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, name: "Lê Văn Minh", role: "verifier", unitId: "22" }),
    })
    return JSON.stringify(await answer.json())
  }, VERIFIER.email)
  await closed(page)
  const url = /"url":"([^"]+)"/.exec(link)?.[1]
  if (url === undefined) throw new Error(link)
  const invited = await open(url)
  await invited.getByLabel("Mật khẩu mới").fill(VERIFIER.password)
  await invited.getByRole("button", { name: "Đặt mật khẩu và vào" }).click()
  await invited.getByRole("heading", { name: "Việc cần làm" }).waitFor()
  return closed(invited)
}

/** Households and those with fibre, published by whoever runs the machine. */
async function cells(name: string, ...rows: [string, number, number][]): Promise<void> {
  const lines = rows.flatMap(([unit, all, fibre]) => [
    `tổng_hộ,${unit},2025-Q4,${all}`,
    `hộ_có_cáp_quang,${unit},2025-Q4,${fibre}`,
  ])
  const path = join(folder, name)
  await writeFile(path, ["measure,unit,period,value", ...lines, ""].join("\n"))
  await site.tinhso("import", "cells", path, "--commit")
}

const textAt = async (path: string) => (await fetch(new URL(path, site.url))).text()
const main = (page: Page) => page.getByRole("main").innerText()

async function publish(id: string): Promise<void> {
  const page = await open(`/console/cong-bo/${id}`, verifier)
  await page.getByRole("button", { name: "Công bố", exact: true }).click()
  await page.getByText("Hãy nêu lý do.").waitFor()
  await page.getByLabel("Lý do vẫn công bố").fill("Phường Việt Hưng báo cáo sau")
  await page.getByRole("button", { name: "Công bố", exact: true }).click()
  await page.getByRole("link", { name: "Mở trang công khai" }).waitFor()
  await closed(page)
}

let frozen = ""

test("one person prepares and cannot publish; another sees what is missing, gives a reason, publishes", async () => {
  const page = await open("/console/cong-bo/moi", administrator)
  await page.getByLabel("Mã (địa chỉ /r/…)").fill("2025-q4")
  await page.getByLabel("Tên tiếng Việt").fill("Hạ tầng số quý IV/2025")
  await page.getByRole("textbox", { name: /^Chỉ số/ }).fill("tổng_hộ, tỷ_lệ_hộ_có_cáp_quang")
  await page.getByLabel("Đơn vị *").fill(COMMUNES.join(", "))
  await page.getByLabel("Kỳ *").fill("2025-Q4")
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole("button", { name: "Tính và xem trước" }).click()
  await page.getByText("Bản này do bạn chuẩn bị").waitFor()
  expect(await page.getByRole("button", { name: "Công bố", exact: true }).count()).toBe(0)
  expect(await main(page)).toContain("2/6 dòng không có số liệu")
  expect(await accessibilityProblems(page)).toEqual([])
  await closed(page)

  expect((await fetch(new URL("/r/2025-q4", site.url))).status).toBe(404)
  await publish("2025-q4")
  frozen = await textAt("/r/2025-q4.csv")
  expect(frozen.split("\n")).toHaveLength(8)
})

test("the public page tells it in numbers, filters by address, cites with the hash, and opens a row", async () => {
  const page = await open("/r/2025-q4")
  const text = await main(page)
  expect(text).toContain("6 dòng số liệu của 2 chỉ số, 3 đơn vị, 1 kỳ. 4 dòng có giá trị")
  expect(text).toContain("Vẫn công bố vì: Phường Việt Hưng báo cáo sau")
  const sealed = createHash("sha256")
    .update(await textAt("/r/2025-q4.meta.json"))
    .digest("hex")
  expect(text).toContain(`SHA-256: ${sealed}`)
  const dataset = await page.locator('script[type="application/ld+json"]').textContent()
  expect(JSON.parse(dataset ?? "")).toMatchObject({
    "@type": "Dataset",
    name: "Hạ tầng số quý IV/2025",
  })

  await page.getByLabel("Tên hoặc mã đơn vị").fill("cao xanh")
  await page.getByRole("button", { name: "Lọc" }).click()
  await page.waitForURL(/don-vi=cao\+xanh/)
  expect(await page.getByRole("row").count()).toBeGreaterThan(2)
  expect(await main(page)).not.toContain("Phường Hà Tu")
  await page.getByRole("link", { name: "Tỷ lệ hộ gia đình có Internet cáp quang" }).click()
  expect(await main(page)).toMatch(/50\s%/)
  expect(await accessibilityProblems(page)).toEqual([])
  await closed(page)
})

test("a correction names what it corrects; the old page says so, and every changed row says why", async () => {
  await cells("sua.csv", [B, 3000, 2400], [C, 500, 450])
  const page = await open("/console/cong-bo/2025-q4", administrator)
  await page.getByRole("link", { name: "Chuẩn bị bản đính chính" }).click()
  await page.getByLabel("Lý do đính chính").fill("Phường Cao Xanh báo cáo lại")
  await page.getByRole("button", { name: "Tính và xem trước" }).click()
  await page.getByText("3 dòng khác, 0 thêm, 0 bớt.").waitFor()
  await closed(page)
  const other = await open("/console/cong-bo/2025-q4-dc1", verifier)
  await other.getByRole("button", { name: "Công bố", exact: true }).click()
  await other.getByRole("link", { name: "Mở trang công khai" }).waitFor()
  await closed(other)

  const old = await open("/r/2025-q4")
  await old.getByText("Bản này đã được đính chính").waitFor()
  await old.getByRole("link", { name: "xem khác gì và vì sao" }).click()
  const text = await main(old)
  expect(text).toContain("3 dòng khác, 0 dòng thêm, 0 dòng bớt; 3 dòng như cũ.")
  expect(text).toMatch(/Phường Cao Xanh, quý IV\/2025: 1\.500 thành 2\.400/)
  expect(text).toContain("tệp sua.csv")
  expect(text).not.toMatch(/không rõ: \d/)
  expect(await textAt("/r/2025-q4.csv")).toBe(frozen)
  expect(await site.tinhso("releases", "verify")).toMatch(/2025-q4\tđúng\t6 dòng/)
  await closed(old)
})

test.each(["/r", "/r/2025-q4", "/en/r/2025-q4-dc1", "/r/2025-q4/so-sanh/2025-q4-dc1"])(
  "%s is accessible in both schemes and fits a phone",
  async (path) => {
    const page = await open(path, undefined, 390)
    expect(await overflowsSideways(page)).toBe(false)
    expect(await accessibilityProblems(page)).toEqual([])
    await page.emulateMedia({ colorScheme: "dark" })
    expect(await contrastProblems(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 800 })
    expect(await overflowsSideways(page)).toBe(false)
    await closed(page)
  },
)
