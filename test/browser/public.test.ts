import { writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Locator, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  accessibilityProblems,
  contrastProblems,
  overflowsSideways,
  type Site,
  startBrowser,
  startSite,
} from "./harness.ts"

let site: Site
let browser: Browser
let page: Page
const errors: string[] = []

beforeAll(async () => {
  ;[site, browser] = await Promise.all([startSite(), startBrowser()])
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  page.on("pageerror", (error) => errors.push(error.message))
  page.on("console", (line) => line.type() === "error" && errors.push(line.text()))
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

const open = (path: string) => page.goto(`${site.url}${path}`)
const heading = () => page.locator("h1").innerText()
const main = (): Locator => page.locator("main")
const link = (name: RegExp) => main().getByRole("link", { name }).first()

test("a province opens from the first page, and its tab is named after it", async () => {
  await open("/")
  await link(/Quảng Ninh/).click()

  expect(await heading()).toContain("Quảng Ninh")
  expect(await page.title()).toContain("Quảng Ninh")
  expect(await main().innerText()).toContain("89,13")
})

const card = (name: string) =>
  main()
    .locator("article", { has: page.getByRole("link", { name, exact: true }) })
    .first()
    .innerText()

test("the first page tells today's Bắc Ninh and Thái Nguyên, and what each is made of", async () => {
  await open("/")
  expect(await card("Tỉnh Bắc Ninh")).toMatch(/Gồm Tỉnh Bắc Giang \(cũ\), Tỉnh Bắc Ninh \(cũ\)/)
  expect(await card("Tỉnh Bắc Ninh")).toMatch(/trên\s+6\.920/)
  expect(await card("Tỉnh Thái Nguyên")).toContain("Gồm Tỉnh Bắc Kạn (cũ)")
})

test("a number opens to its document, row and checks in at most three clicks", async () => {
  await open("/")
  await link(/Bắc Giang/).click()
  await link(/3\.775/).click()

  const text = await main().innerText()
  expect(text).toContain("published-figures.csv")
  for (const part of ["884", "1.242", "1.647"]) expect(text).toContain(part)
  await page.locator('main a[href*="/van-ban/004"]').first().click()
  expect(await heading()).not.toBe("")
  expect(page.url()).toContain("/van-ban/004")
})

test("one switch shows today's Bắc Ninh: the sum keeps “trên”, shares stand side by side", async () => {
  await open("/dia-ban/24.2025")
  await link(/như đã báo cáo/i).click()
  expect(page.url()).toContain("view=reported")
  expect(await main().innerText()).not.toContain("6.920")

  await link(/đơn vị ngày/i).click()
  expect(page.url()).toContain("view=at")
  const text = await main().innerText()
  expect(text).toMatch(/trên\s+6\.920/i)
  expect(text).toMatch(/Bắc Giang \(cũ\) 86,3/)
  const reason = /Không cộng và không lấy trung bình các tỷ lệ/g
  expect(text).toMatch(reason)
  const shares = main().locator(".apart", { hasText: "86,3" })
  expect((await shares.innerText()).match(reason)).toHaveLength(1)
})

test("a place's figures can be taken as CSV, exactly those that the page shows", async () => {
  await open("/dia-ban/24.2025?view=at:2026-11-21")
  const address = await main().getByRole("link", { name: "CSV", exact: true }).getAttribute("href")
  const csv = await (await fetch(`${site.url}${address ?? ""}`)).text()

  expect(csv).toContain("24.2025,Bắc Ninh,province,bts,sum,,,,,,>,6920,station")
  expect(csv).toContain(",bg-03,")
})

test("“bac giang” finds Bắc Giang without tone marks, with scripts or without", async () => {
  await open("/")
  await page.getByRole("combobox").first().fill("bac giang")
  await page.keyboard.press("Enter")
  await page.waitForURL(/tim/)
  expect(await main().innerText()).toContain("Bắc Giang")

  const plain = await browser.newContext({ javaScriptEnabled: false })
  const without = await plain.newPage()
  await without.goto(`${site.url}/`)
  await without.getByRole("searchbox").first().fill("bac giang")
  await without.keyboard.press("Enter")
  await without.waitForURL(/\/tim\?q=bac\+giang/)
  expect(await without.locator("main").innerText()).toContain("Bắc Giang")
  await plain.close()
})

test("by keyboard alone: from the search to a figure", async () => {
  await open("/")
  const focused = () => page.locator(":focus")
  for (let presses = 0; presses < 6; presses++) {
    await page.keyboard.press("Tab")
    if ((await focused().getAttribute("name")) === "q") break
  }
  await page.keyboard.type("bac giang")
  await page.getByRole("option").first().waitFor()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await page.waitForURL(/\/dia-ban\/24/)
  await page.keyboard.press("Tab")
  expect(await focused().innerText()).toBe("Đến nội dung")
  await page.keyboard.press("Enter")
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab")
    if ((await focused().getAttribute("href"))?.includes("/so-lieu/") === true) break
  }
  await page.keyboard.press("Enter")
  await page.waitForURL(/\/so-lieu\//)

  expect(await main().innerText()).toContain("published-figures.csv")
})

test("the page of problems explains the three slips of the texts", async () => {
  await open("/van-de")
  const text = await main().innerText()

  for (const slip of ["hl-33", "hl-17", "bk-09"]) {
    expect(await page.locator(`main a[href*="/so-lieu/${slip}"]`).count()).toBeGreaterThan(0)
  }
  expect(text).toContain("5 + 12 + 7 = 24")
})

test("a chosen theme survives a reload", async () => {
  await open("/gioi-thieu")
  await page.getByRole("button", { name: "Nền tối" }).click()
  await page.reload()

  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark")
  await page.getByRole("button", { name: "Nền sáng" }).click()
  await page.context().clearCookies()
})

test("the language changes and the page stays", async () => {
  await open("/so-lieu/bg-03?view=reported")
  await page.getByRole("link", { name: "English" }).click()

  expect(page.url()).toBe(`${site.url}/en/so-lieu/bg-03?view=reported`)
  expect(await main().innerText()).toContain("3,775")
  await page.getByRole("link", { name: "Tiếng Việt" }).click()
  expect(page.url()).toBe(`${site.url}/so-lieu/bg-03?view=reported`)
})

test("printed, a page has no navigation", async () => {
  await open("/dia-ban/22")
  await page.emulateMedia({ media: "print" })

  expect(await page.locator(".site-header nav").isVisible()).toBe(false)
  expect(await page.locator(".site-header form").isVisible()).toBe(false)
  expect(await page.locator(".site-footer").isVisible()).toBe(false)
  expect(await page.locator("h1").isVisible()).toBe(true)
  await page.emulateMedia({ media: null })
})

test("both archipelagos and their names are whole on the map at every width", async () => {
  for (const width of [360, 390, 768, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    await open("/ban-do?chi-so=bts")
    await page.locator(".marker.named").first().waitFor()
    const map = await page.locator(".map").boundingBox()
    for (const name of ["Hoàng Sa", "Trường Sa"]) {
      const label = page.locator(".marker.named .name", { hasText: name })
      const box = await label.boundingBox()
      if (map === null || box === null) throw new Error(`no ${name} at ${width} px`)
      expect(box.x).toBeGreaterThanOrEqual(map.x)
      expect(box.x + box.width).toBeLessThanOrEqual(map.x + map.width)
      expect(box.y + box.height).toBeLessThanOrEqual(map.y + map.height)
    }
  }
  expect(await main().innerText()).toMatch(
    /trên 6\.920[\s\S]*Bắc Ninh \(cũ\): trên 3\.145, năm 2023/,
  )
  await page.setViewportSize({ width: 1280, height: 900 })
})

const PAGES = [
  "/",
  "/dia-ban",
  "/dia-ban/22",
  "/dia-ban/24.2025?view=at:2026-11-21",
  "/dia-ban/24",
  "/so-lieu/bg-03",
  "/so-lieu/hl-33",
  "/so-lieu/bk-09",
  "/chi-so",
  "/chi-so/households_with_fibre_pct",
  "/chi-so/security_events_high",
  "/ke-hoach",
  "/ke-hoach/bn-chuong-trinh-2025",
  "/ke-hoach/bk-660-kh-ubnd",
  "/ke-hoach/nq-03-nq-cp",
  "/ke-hoach/qn-cds-toan-dien",
  "/van-ban",
  "/van-ban/004",
  "/van-de",
  "/tim?q=ha+long",
  "/tim?q=khong-co-gi-ca",
  "/ban-do?chi-so=bts",
  "/gioi-thieu",
  "/khong-co-trang-nay",
  "/?asof=khong-phai-ngay",
]

/** Half of a usual screen: what is left of it at 200 % zoom. */
const ZOOMED = { width: 640, height: 450 }

test.each(PAGES.flatMap((path) => [path, `/en${path.replace(/^\/(?=$|\?)/, "")}`]))(
  "%s has no accessibility problem in light and dark, and fits a phone and half the width",
  async (path) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.emulateMedia({ colorScheme: "light" })
    await open(path)
    expect(await page.locator("h1").count()).toBe(1)
    expect(await page.title()).toMatch(/^[\p{Lu}\d“].* · Tỉnh Số$/u)
    expect(await heading()).toMatch(/^[\p{Lu}\d“]/u)
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await faintInTheDark(path)).toEqual([])
    for (const size of [ZOOMED, { width: 360, height: 740 }]) {
      await page.setViewportSize(size)
      expect(await overflowsSideways(page)).toBe(false)
    }
  },
)

/** In the dark only colours differ, and those are the same in both languages. */
async function faintInTheDark(path: string): Promise<string[]> {
  if (path.startsWith("/en")) return []
  await page.emulateMedia({ colorScheme: "dark" })
  return contrastProblems(page)
}

test("a permanent link gives the same numbers after a correction", async () => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await open("/so-lieu/qn-01")
  const permanent = await page.locator("a[data-island=copy]").getAttribute("href")
  const file = join(tmpdir(), `tinhso-correction-${process.pid}.csv`)
  const [header = "", ...rows] = (await site.tinhso("figures", "export", "--format", "csv")).split(
    "\n",
  )
  const row = rows.find((line) => line.startsWith("qn-01,")) ?? ""
  await writeFile(file, `${header}\n${row.replace(",6100,", ",6150,")}\n`)
  await site.tinhso("import", "figures", file, "--commit")

  await open("/so-lieu/qn-01")
  expect(await main().innerText()).toContain("6.150")
  await open(permanent ?? "")
  const text = await main().innerText()
  expect(text).toContain("6.100")
  expect(text).not.toContain("6.150")
  await open("/chi-tieu/mobile_stations")
  expect(page.url()).toBe(`${site.url}/chi-so/mobile_stations`)
})

test("no page threw or logged an error, apart from the missing pages", () => {
  expect(errors.filter((line) => !/status of 40[04]/.test(line))).toEqual([])
})
