import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  accessibilityProblems,
  overflowsSideways,
  type Site,
  startBrowser,
  startSite,
} from "./harness.ts"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

const ADMINISTRATOR = { email: "an@quangninh.gov.vn", password: "thuyền về bến lúc trăng lên" }
const PLAN = [
  "record,id,text,text_en,place,place_level,issued,period,until,organisation,deadline",
  "plan,thu-ke-hoach,Kế hoạch thử của Quảng Ninh,A trial plan,Quảng Ninh,province,2026-01-10,2026,2030,,",
  "task,n1,Phủ wifi công cộng ở mọi chợ,Wifi at every market,,,,,,Sở phụ trách,2026-03-31",
].join("\n")

let site: Site
let browser: Browser
let signedIn: Awaited<ReturnType<BrowserContext["storageState"]>>
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tinhso-definitions-"))
  site = await startSite()
  browser = await startBrowser()
  const page = await open(site.setupLink)
  await page.getByLabel("Họ và tên").fill("Trần Văn An")
  await page.getByLabel("Thư điện tử").fill(ADMINISTRATOR.email)
  await page.getByLabel("Mật khẩu *").fill(ADMINISTRATOR.password)
  await page.getByRole("button", { name: "Tạo quản trị viên" }).click()
  await page.getByRole("heading", { name: "Việc cần làm" }).waitFor()
  signedIn = await page.context().storageState()
  await page.context().close()
})

afterAll(async () => {
  await browser.close()
  await site.stop()
  await rm(folder, { recursive: true })
})

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options })
  const page = await context.newPage()
  await page.goto(new URL(path, site.url).href)
  return page
}
const staff = (path: string, options: BrowserContextOptions = {}) =>
  open(path, { storageState: signedIn, ...options })

async function choose(page: Page, label: string | RegExp, typed: string, option: RegExp) {
  await page.getByRole("combobox", { name: label }).fill(typed)
  await page.getByRole("option", { name: option }).first().click()
}

/** A value for one commune of Quảng Ninh, published by the machine's operator. */
async function publish(measure: string, value: string): Promise<void> {
  const file = join(folder, "so-lieu.csv")
  await writeFile(file, `measure,unit,period,value\n${measure},06652.2025,2026-Q1,${value}\n`)
  await site.tinhso("import", "cells", file, "--commit", "--decimal", "point")
}

test("a measure is added; an indicator with a typo is told its column, mended by one key and computed", async () => {
  const page = await staff("/console/chi-so/co-so/moi")
  await page.getByLabel("Mã").fill("Điểm wifi")
  await page.getByLabel("Tên tiếng Việt").fill("Điểm wifi công cộng")
  await page.getByLabel("Tên tiếng Anh").fill("Public wifi points")
  await page.getByLabel("Đơn vị đo").fill("điểm")
  await page.getByLabel("Phân tổ").fill("nơi = chợ, công viên")
  await page.getByRole("button", { name: "Lưu" }).click()
  await page.getByRole("heading", { name: "Điểm wifi công cộng" }).waitFor()
  await publish("điểm_wifi", "12")

  await page.goto(new URL("/console/chi-so/tinh-toan/moi", site.url).href)
  await page.getByLabel("Mã").fill("wifi gấp đôi")
  await page.getByLabel("Tên tiếng Việt").fill("Điểm wifi, gấp đôi")
  await page.getByLabel("Tên tiếng Anh").fill("Wifi points, doubled")
  const formula = page.getByLabel("Công thức")
  await formula.fill("2 * điểm_wifo")
  await page.getByText("Cột 5:").waitFor()
  expect(await page.locator(".formula-marked mark").textContent()).toBe("điểm_wifo")
  await page.getByRole("button", { name: "Thay bằng “điểm_wifi”" }).waitFor()
  await formula.press("F2")
  await page.getByText("Nghĩa là").waitFor()
  expect(await formula.inputValue()).toBe("2 * điểm_wifi")

  await choose(page, /^Đơn vị/, "06652", /06652/)
  await page.getByLabel("Các kỳ").fill("2026-Q1")
  await page.getByRole("button", { name: "Tính thử" }).click()
  await page.getByRole("cell", { name: "24 điểm" }).waitFor()

  await page.getByLabel("Văn bản").fill("15/QĐ-UBND")
  await page.getByRole("button", { name: "Lưu", exact: true }).click()
  await page.getByRole("heading", { name: "Các bản của công thức" }).waitFor()
  const asked = "/api/v1/query?indicators=wifi_gấp_đôi&units=06652.2025&periods=2026-Q1"
  const answer = await page.evaluate(async (path) => (await fetch(path)).json(), encodeURI(asked))
  expect(answer).toMatchObject({ rows: [{ value: 24 }] })
  await page.context().close()
})

test("a code is completed by the keys while it is typed without tone marks", async () => {
  const page = await staff("/console/chi-so/tinh-toan/moi")
  const formula = page.getByLabel("Công thức")
  await formula.pressSequentially("tong_ho")
  await page.getByRole("option", { name: "tổng_hộ" }).first().waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await formula.press("Enter")

  expect(await formula.inputValue()).toBe("tổng_hộ")
  await page.context().close()
})

test("what values rely on is locked in the form, with the reason", async () => {
  await publish("tổng_thôn", "5")
  const page = await staff(`/console/chi-so/co-so/${encodeURIComponent("tổng_thôn")}`)
  await page.getByText("Không đổi được: Đã có").first().waitFor()

  expect(await page.getByLabel("Đơn vị đo").isDisabled()).toBe(true)
  expect(await page.getByLabel("Tên tiếng Việt").isDisabled()).toBe(false)
  await page.context().close()
})

test("an organisation is added, then merged into another, and both say so", async () => {
  const page = await staff("/console/to-chuc/moi")
  const add = async (name: string) => {
    await choose(page, /Thuộc địa phương/, "quang ninh", /Tỉnh Quảng Ninh/)
    await page.getByLabel("Tên tiếng Việt").fill(name)
    await page.getByRole("button", { name: "Lưu" }).click()
    await page.getByRole("heading", { name, level: 1 }).waitFor()
  }
  await add("Sở Khoa học và Công nghệ")
  expect(page.url()).toContain("22.SKHCN")
  await page.goto(new URL("/console/to-chuc/moi", site.url).href)
  await add("Sở Thông tin và Truyền thông")
  await page.getByRole("button", { name: "Kết thúc, hợp nhất" }).click()
  await page.getByLabel("Kết thúc từ ngày").fill("1/3/2025")
  await choose(page, "Nơi nhận nhiệm vụ", "khoa hoc", /Sở Khoa học/)
  await page.getByRole("button", { name: "Ghi nhận kết thúc" }).click()

  await page.getByRole("heading", { name: "Chuyển sang" }).waitFor()
  await page.getByRole("link", { name: "Sở Khoa học và Công nghệ" }).click()
  await page.getByRole("heading", { name: "Nhận từ" }).waitFor()
  expect(await page.getByRole("main").textContent()).toContain("toàn bộ, 01/03/2025")
  await page.context().close()
})

const organisations = (unit: string) => ({
  name: "co-quan.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "id,name_vi,kind,unit",
      "22.TTCDS,Trung tâm Chuyển đổi số,public-service-unit,22",
      `22.VPTH,Văn phòng Thử,public-service-unit,${unit}`,
    ].join("\n"),
  ),
})

test("a list of organisations with a wrong row is told by rows and not written; mended, it is", async () => {
  const page = await staff("/console/to-chuc/nhap")
  await page.getByLabel("Tệp số liệu").setInputFiles(organisations("9999"))
  const row = page.getByRole("row").filter({ hasText: "22.VPTH" })
  await row.waitFor()
  expect(await row.textContent()).toMatch(/^322\.VPTHVăn phòng ThửTừ chối.*9999/)
  expect(await page.getByRole("button", { name: "Ghi danh sách" }).isDisabled()).toBe(true)
  expect(await accessibilityProblems(page)).toEqual([])

  await page.getByLabel("Tệp số liệu").setInputFiles(organisations("22"))
  await page.getByRole("button", { name: "Ghi danh sách" }).click()
  await page.getByText("Đã ghi danh sách").waitFor()
  await page.getByRole("link", { name: "Mọi cơ quan, đơn vị" }).click()
  await page.getByRole("rowheader", { name: "Trung tâm Chuyển đổi số" }).waitFor()
  await page.context().close()
})

test("a plan is imported from a file, its late task reported on, and the leader's page says how far it is", async () => {
  const page = await staff("/console/ke-hoach/nhap")
  const file = { name: "ke-hoach.csv", mimeType: "text/csv", buffer: Buffer.from(PLAN) }
  await page.getByLabel("Tệp số liệu").setInputFiles(file)
  await page.getByRole("button", { name: "Ghi kế hoạch" }).click()
  await page.getByText("Đã ghi kế hoạch").waitFor()

  await page.goto(new URL("/console/ke-hoach/thu-ke-hoach", site.url).href)
  await page.getByRole("button", { name: /Báo cáo nhiệm vụ: Phủ wifi/ }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Trạng thái").selectOption("under-way")
  await dialog.getByLabel("Tiến độ (%)").fill("62,5")
  await dialog.getByLabel("Đang làm gì, vướng gì").fill("Đã lắp 5 trong 8 chợ, chờ điện")
  await choose(page, "Cơ quan chịu trách nhiệm", "khoa hoc", /Sở Khoa học/)
  expect(await accessibilityProblems(page)).toEqual([])
  await dialog.getByRole("button", { name: "Lưu" }).click()
  await dialog.waitFor({ state: "detached" })
  const row = page.getByRole("row").filter({ hasText: "Phủ wifi" })
  expect(await row.textContent()).toContain("62,5 %")
  expect(await row.textContent()).toContain("Sở Khoa học và Công nghệ")

  const leader = await open("/ke-hoach/thu-ke-hoach", { viewport: { width: 360, height: 740 } })
  const told = await leader.getByRole("main").textContent()
  for (const part of ["Chậm", "từ 01/04/2026", "đã làm 62,5 %", "chờ điện", "Sở Khoa học"]) {
    expect(told).toContain(part)
  }
  expect(await overflowsSideways(leader)).toBe(false)
  await leader.context().close()

  await page.goto(new URL("/console", site.url).href)
  await page.getByRole("link", { name: "Phủ wifi công cộng ở mọi chợ" }).waitFor()
  await page.context().close()
})

const SCREENS = [
  "/console/chi-so",
  `/console/chi-so/co-so/${encodeURIComponent("tổng_hộ")}`,
  `/console/chi-so/tinh-toan/${encodeURIComponent("tỷ_lệ_hộ_có_cáp_quang")}`,
  "/console/to-chuc?ca-cu=1",
  "/console/to-chuc/moi",
  "/console/to-chuc/22.STTTT",
  "/console/to-chuc/nhap",
  "/console/ke-hoach",
  "/console/ke-hoach/thu-ke-hoach",
  "/console/ke-hoach/nhap",
]

test.each(SCREENS)("%s is accessible in both languages and fits a phone", async (path) => {
  const page = await staff(path, { viewport: { width: 360, height: 740 } })
  for (const other of ["English", "Tiếng Việt"]) {
    await page.getByRole("heading", { level: 1 }).waitFor()
    await page.waitForLoadState("networkidle")
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await overflowsSideways(page)).toBe(false)
    await page.getByRole("button", { name: other }).click()
  }
  await page.context().close()
})
