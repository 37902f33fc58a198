import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  accessibilityProblems,
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
  site = await startSite()
  browser = await startBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.on("pageerror", (error) => errors.push(error.message))
  page.on("console", (line) => line.type() === "error" && errors.push(line.text()))
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

const open = (path: string) => page.goto(`${site.url}${path}`)
const heading = () => page.locator("h1").innerText()

test("a province opens from the first page, and its tab is named after it", async () => {
  await open("/")
  await page
    .getByRole("link", { name: /Quảng Ninh/ })
    .first()
    .click()

  expect(await heading()).toContain("Quảng Ninh")
  expect(await page.title()).toContain("Quảng Ninh")
  expect(await page.locator("main").innerText()).toContain("89,13")
})

test("a number opens to its document, row and checks in at most three clicks", async () => {
  await open("/")
  await page
    .getByRole("link", { name: /Bắc Giang/ })
    .first()
    .click()
  await page
    .getByRole("link", { name: /3\.775/ })
    .first()
    .click()

  const text = await page.locator("main").innerText()
  expect(text).toContain("published-figures.csv")
  for (const part of ["884", "1.242", "1.647"]) expect(text).toContain(part)
  await page.locator('main a[href*="/van-ban/004"]').first().click()
  expect(await heading()).not.toBe("")
  expect(page.url()).toContain("/van-ban/004")
})

test("one switch shows today's Bắc Ninh: the sum keeps “trên”, shares stand side by side", async () => {
  await open("/dia-ban/24.2025")
  const main = page.locator("main")
  await page
    .getByRole("link", { name: /như đã báo cáo/i })
    .first()
    .click()
  expect(page.url()).toContain("view=reported")
  expect(await main.innerText()).not.toContain("6.920")

  await page
    .getByRole("link", { name: /đơn vị ngày/i })
    .first()
    .click()
  expect(page.url()).toContain("view=at")
  const text = await main.innerText()
  expect(text).toMatch(/trên\s+6\.920/i)
  expect(text).toMatch(/86,3/)
})

test("“bac giang” finds Bắc Giang without tone marks, with scripts or without", async () => {
  await open("/")
  await page.getByRole("combobox").or(page.getByRole("searchbox")).first().fill("bac giang")
  await page.keyboard.press("Enter")
  await page.waitForURL(/tim/)
  expect(await page.locator("main").innerText()).toContain("Bắc Giang")

  const plain = await browser.newContext({ javaScriptEnabled: false })
  const without = await plain.newPage()
  await without.goto(`${site.url}/tim?q=bac%20giang`)
  expect(await without.locator("main").innerText()).toContain("Bắc Giang")
  await plain.close()
})

test("the page of problems explains the three slips of the texts", async () => {
  await open("/van-de")
  const text = await page.locator("main").innerText()

  for (const slip of ["hl-33", "hl-17", "bk-09"]) {
    expect(await page.locator(`main a[href*="/so-lieu/${slip}"]`).count()).toBeGreaterThan(0)
  }
  expect(text).toContain("24")
})

const PAGES = [
  "/",
  "/dia-ban/22",
  "/dia-ban/24.2025?view=at:2026-11-21",
  "/dia-ban/24",
  "/so-lieu/bg-03",
  "/so-lieu/hl-33",
  "/so-lieu/bk-09",
  "/chi-so",
  "/chi-so/households_with_fibre_pct",
  "/chi-so/security_events_high",
  "/van-ban",
  "/van-ban/004",
  "/van-de",
  "/tim?q=ha+long",
  "/tim?q=khong-co-gi-ca",
  "/ban-do",
  "/gioi-thieu",
  "/khong-co-trang-nay",
]

test.each(PAGES.flatMap((path) => [path, `/en${path === "/" ? "" : path}`]))(
  "%s has no accessibility problem in light and dark, and fits a phone",
  async (path) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width: 1280, height: 900 })
      await open(path)
      expect(await accessibilityProblems(page)).toEqual([])
    }
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await overflowsSideways(page)).toBe(false)
    await page.setViewportSize({ width: 1280, height: 900 })
    expect(await page.locator("h1").count()).toBe(1)
  },
)

test("no page threw or logged an error, apart from the missing page", () => {
  expect(errors.filter((line) => !line.includes("404"))).toEqual([])
})
