import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  accessibilityProblems,
  contrastProblems,
  overflowsSideways,
  type Site,
  startBrowser,
  startSite,
} from "./harness.ts"

const HA_LONG_WARD = "06658.2025"
const RATE = "tỷ_lệ_hộ_có_cáp_quang"

let site: Site
let browser: Browser
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tinhso-provenance-"))
  site = await startSite()
  browser = await startBrowser()
  const communes = await ask<{ id: string }[]>(
    "/api/v1/units?level=commune&at=2025-12-31&limit=5000",
  )
  const rows = communes.flatMap(({ id }, i) =>
    // Every tenth has not reported; one is larger than all others.
    i % 10 === 9 && id !== HA_LONG_WARD
      ? []
      : id === HA_LONG_WARD
        ? [`tổng_hộ,${id},2025-Q4,"1.596.000"`, `hộ_có_cáp_quang,${id},2025-Q4,"1.400.000"`]
        : [`tổng_hộ,${id},2025-Q4,1000`, `hộ_có_cáp_quang,${id},2025-Q4,900`],
  )
  const file = join(folder, "báo cáo.csv")
  await writeFile(file, ["measure,unit,period,value", ...rows].join("\n"))
  await site.tinhso("import", "cells", file, "--commit", "--decimal", "comma")
})
afterAll(async () => {
  await browser.close()
  await site.stop()
  await rm(folder, { recursive: true })
})

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(new URL(path, site.url))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own API
  return (await answer.json()) as T
}

const address = (more: Record<string, string> = {}, language = "") =>
  new URL(
    `${language}/nguon-goc?${new URLSearchParams({
      "chi-so": RATE,
      "don-vi": "VN",
      ky: "2025-Q4",
      view: "reported",
      ...more,
    }).toString()}`,
    site.url,
  ).href

interface Looks {
  readonly width?: number
  readonly dark?: boolean
  readonly scripts?: boolean
}

async function open(url: string, { width = 1280, dark = false, scripts = true }: Looks = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? "dark" : "light",
    javaScriptEnabled: scripts,
  })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 }).innerText()

test("a number of the country opens to the cell of a commune in three clicks, without scripts", async () => {
  const page = await open(address(), { scripts: false })
  expect(await page.getByText("Khớp", { exact: true }).count()).toBe(1)

  await page
    .getByRole("row", { name: /tổng_hộ/u })
    .getByRole("link")
    .click()
  expect(await page.getByText("Khớp", { exact: true }).count()).toBe(1)
  const largest = page.getByRole("table").getByRole("row").nth(1)
  expect(await largest.innerText()).toContain("1.596.000")

  await largest.getByRole("link", { name: "1.596.000" }).click()
  expect(await page.locator(".big-value").innerText()).toContain("1.596.000")
  const cell = page.getByRole("table").getByRole("row").nth(1)
  expect(await cell.innerText()).toContain("báo cáo.csv")
  expect(await cell.innerText()).toMatch(/D\d+/u)
  await page.context().close()
})

test("thousands of contributors come a page at a time, and one is found without marks", async () => {
  const page = await open(address({ "chi-so": "tổng_hộ" }))
  expect(await page.getByRole("table").getByRole("row").count()).toBe(51)

  await page.getByRole("link", { name: "Trang sau" }).click()
  expect(await page.getByText(/51–100 trong/u).count()).toBe(1)

  await page.getByLabel("Tìm đơn vị").fill("cao xanh")
  await page.getByRole("button", { name: "Tìm", exact: true }).last().click()
  expect(await page.getByRole("table").getByRole("row").count()).toBe(2)
  expect(await page.getByRole("table").innerText()).toContain("Cao Xanh")

  await page.goto(address({ "chi-so": "tổng_hộ", gop: "thieu" }))
  expect(await page.getByRole("table").innerText()).toContain("chưa có số")
  await page.context().close()
})

test("the permanent link answers the same after a correction", async () => {
  const page = await open(address({ "chi-so": "tổng_hộ", "don-vi": HA_LONG_WARD, xem: "o" }))
  const link = await page.locator(".permalink a").first().getAttribute("href")
  const file = join(folder, "sửa.csv")
  await writeFile(file, `measure,unit,period,value\ntổng_hộ,${HA_LONG_WARD},2025-Q4,1597`)
  await site.tinhso("import", "cells", file, "--commit")

  await page.goto(new URL(link ?? "", site.url).href)
  expect(await page.locator(".big-value").innerText()).toContain("1.596.000")
  await page.goto(address({ "chi-so": "tổng_hộ", "don-vi": HA_LONG_WARD, xem: "o" }))
  expect(await page.locator(".big-value").innerText()).toContain("1.597")
  expect(await page.getByRole("table").getByRole("row").count()).toBe(3)
  await page.context().close()
})

test("a question that cannot be answered says why, in the site's look", async () => {
  const page = await open(address({ "chi-so": "ty_le_ho" }))

  expect(await heading(page)).not.toBe("")
  expect(await page.locator("main").innerText()).toContain("ty_le_ho")
  await page.context().close()
})

test.each([
  ["the formula", {}],
  ["the contributors", { "chi-so": "tổng_hộ" }],
  ["the cell", { "chi-so": "tổng_hộ", "don-vi": HA_LONG_WARD, xem: "o" }],
])("%s reads on a phone and on a screen, in both languages and schemes", async (_name, more) => {
  for (const language of ["", "/en"]) {
    const wide = await open(address(more, language))
    expect(await accessibilityProblems(wide)).toEqual([])
    await wide.emulateMedia({ colorScheme: "dark" })
    expect(await contrastProblems(wide)).toEqual([])
    await wide.context().close()
    const phone = await open(address(more, language), { width: 360 })
    expect(await overflowsSideways(phone)).toBe(false)
    expect(await accessibilityProblems(phone)).toEqual([])
    await phone.context().close()
  }
})

test.runIf(process.env["TINHSO_SHOTS"] !== undefined)(
  "screens can be looked at (needs TINHSO_SHOTS, a folder for pictures)",
  async () => {
    const screens = {
      formula: {},
      units: { "chi-so": "tổng_hộ", view: "at:2026-11-22" },
      cell: { "chi-so": "tổng_hộ", "don-vi": HA_LONG_WARD, xem: "o" },
    }
    for (const [name, more] of Object.entries(screens)) {
      for (const width of [1280, 390]) {
        for (const dark of [false, true]) {
          const page = await open(address(more), { width, dark })
          const path = `${process.env["TINHSO_SHOTS"] ?? ""}/${name}-${width}${dark ? "-dark" : ""}.png`
          await page.screenshot({ path, fullPage: width === 1280 && name !== "units" })
          expect(await heading(page)).not.toBe("")
          await page.context().close()
        }
      }
    }
  },
)
