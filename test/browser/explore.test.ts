import { read, utils } from "@e965/xlsx"
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  accessibilityProblems,
  contrastProblems,
  overflowsSideways,
  type Site,
  startBrowser,
  startSite,
} from "./harness.ts"
import { COMMUNES, FIBRE, PAGES, WRONG } from "./explore-pages.ts"

const errors: string[] = []

let site: Site
let browser: Browser
let page: Page
let signedIn: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>
let leaders: string

beforeAll(async () => {
  ;[site, browser] = await Promise.all([startSite(), startBrowser()])
  const told = await site.tinhso("demo", "cells")
  leaders = /\/bang\/\S+/.exec(told)?.[0] ?? ""
  const setup = await visitor(site.setupLink)
  await setup.getByLabel("Họ và tên").fill("Nguyễn Thị Bình")
  await setup.getByLabel("Thư điện tử").fill("binh@example.vn")
  await setup.getByLabel("Mật khẩu *").fill("con mèo ngồi trên mái nhà")
  await setup.getByRole("button", { name: "Tạo quản trị viên" }).click()
  await setup.getByRole("heading", { name: "Việc cần làm" }).waitFor()
  signedIn = await setup.context().storageState()
  await setup.context().close()
  page = await visitor("/")
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

/** A page of a visitor of its own; without a state nobody is signed in. */
async function visitor(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options })
  const opened = await context.newPage()
  opened.on("pageerror", (error) => errors.push(error.message))
  await opened.goto(new URL(path, site.url).href)
  return opened
}

const open = (path: string) => page.goto(new URL(path, site.url).href)
const main = (): Locator => page.locator("main")
const table = (): Locator => page.locator("table.pivot")
const fetched = (path: string) => fetch(new URL(path, site.url))
const href = async (name: string) =>
  (await main().getByRole("link", { name, exact: true }).first().getAttribute("href")) ?? ""

/** "73,15" as a number; null for a dash. */
async function numberAt(row: string, column: number): Promise<number | null> {
  const text = await table()
    .getByRole("row", { name: row })
    .first()
    .getByRole("cell")
    .nth(column)
    .locator("a")
    .first()
    .innerText()
  return /\d/.test(text) ? Number(text.replaceAll(".", "").replace(",", ".")) : null
}

test("a table is put together in the form, without scripts too, and stands in the address", async () => {
  const plain = await visitor("/phan-tich", { javaScriptEnabled: false })
  if ((await plain.locator("details.choose[open]").count()) === 0) {
    await plain.locator("details.choose > summary").click()
  }
  for (const box of await plain.locator("input[name=chi-so]:checked").all()) await box.uncheck()
  await plain.getByLabel("Tỷ lệ hộ gia đình có Internet cáp quang").check()
  await plain.getByLabel("Đơn vị", { exact: true }).selectOption("children")
  await plain.getByLabel("Nơi (tên hoặc mã").fill("quang ninh")
  await plain.getByLabel("Từ kỳ").fill("2026-Q1")
  await plain.getByLabel("Đến kỳ").fill("2026-Q3")
  await plain.getByRole("button", { name: "Xem", exact: true }).click()

  expect(decodeURIComponent(plain.url())).toContain(
    `chi-so=${FIBRE}&don-vi=children:22&ky=2026-Q1..2026-Q3`,
  )
  const rows = plain.locator("table.pivot tbody tr")
  expect(await rows.count()).toBe(55)
  expect(await rows.first().innerText()).toContain("Tỉnh Quảng Ninh")
  expect(await plain.locator("main").innerText()).toMatch(/^\d+,\d+ % là tỷ lệ hộ/m)
  await plain.context().close()
})

test("the list of indicators is filtered while typing, without tone marks", async () => {
  await open(COMMUNES)
  await page.locator("details.choose > summary").click()
  await page.getByLabel("Lọc danh sách").fill("ho so truc tuyen")
  const shown = page.locator(".choice:visible")

  expect(await shown.filter({ hasText: "Tỷ lệ hồ sơ trực tuyến" }).count()).toBeGreaterThan(0)
  expect(await shown.filter({ hasText: "Dân số" }).count()).toBe(0)
  await page.getByLabel("Lọc danh sách").fill("không có chữ này")
  expect(await page.locator(".choices-list [role=status]").innerText()).toContain("Không có")
})

test("what is missing is a dash that opens its origin, and never 0", async () => {
  await open(`${COMMUNES}&chi=thieu`)
  const cell = table().locator("tbody tr:not(.own) a.missing").first()

  expect(await cell.innerText()).toContain("—")
  expect(decodeURIComponent((await cell.getAttribute("href")) ?? "")).toContain(
    `/nguon-goc?chi-so=${FIBRE}`,
  )
  expect(await main().innerText()).toContain("thiếu, không phải 0")
})

test("a heading sorts by its column, the largest first, and pages keep the order", async () => {
  await open(COMMUNES)
  await table().getByRole("link", { name: "III/2026" }).click()
  const values = await table()
    .locator("tbody tr:not(.own) td:last-child a:not(.missing)")
    .allInnerTexts()
  const numbers = values.map((text) => Number(text.replace(",", ".")))

  expect(numbers.length).toBeGreaterThan(40)
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
  expect(await table().locator("th[aria-sort=descending]").innerText()).toContain("III/2026")
})

test("moving the date across the reform: the new province has the sum of the old ones", async () => {
  const question = "/phan-tich?chi-so=tổng_hộ&don-vi=24,27,24.2025&ky=2025-Q2"
  await open(`${question}&view=reported`)
  const [bacGiang, bacNinh] = [
    await numberAt("Tỉnh Bắc Giang", 0),
    await numberAt("Tỉnh Bắc Ninh (cũ)", 0),
  ]
  await main()
    .getByRole("link", { name: /Theo đơn vị ngày/ })
    .click()
  const whole = await table()
    .locator("tbody tr", { has: page.locator('a[href*="/dia-ban/24.2025"]') })
    .locator("td a")
    .innerText()

  expect(bacGiang).toBeGreaterThan(0)
  expect(Number(whole.replaceAll(".", ""))).toBe((bacGiang ?? 0) + (bacNinh ?? 0))
})

test("the files are what their names say: XLSX with numbers, SVG with letters, PNG", async () => {
  await open(COMMUNES)
  const [xlsx, svg, png] = await Promise.all(
    ["XLSX", "SVG", "PNG"].map(async (name) => fetched(await href(name))),
  )
  const workbook = read(Buffer.from((await xlsx?.arrayBuffer()) ?? new ArrayBuffer(0)))
  const lines = utils.sheet_to_json<unknown[]>(workbook.Sheets["Số liệu"] ?? {}, { header: 1 })
  const drawing = (await svg?.text()) ?? ""
  const bytes = Buffer.from((await png?.arrayBuffer()) ?? new ArrayBuffer(0))

  expect(lines[1]?.[0]).toBe("Tỉnh Quảng Ninh")
  expect(typeof lines[1]?.[2]).toBe("number")
  expect(svg?.headers.get("content-type")).toContain("image/svg+xml")
  expect(drawing).toMatch(/<title id="t">Tỷ lệ hộ gia đình có Internet cáp quang/)
  expect(drawing).toMatch(/<desc id="d">.*Đầm Hà/)
  expect(bytes.subarray(1, 4).toString()).toBe("PNG")
  expect(bytes.length).toBeGreaterThan(10_000)
})

test("a chart on its own is a drawing that a browser opens", async () => {
  for (const chart of ["xep-hang", "xu-huong", "nhieu-o", "ban-do"]) {
    const response = await open(
      `/phan-tich.svg?chi-so=${FIBRE}&don-vi=children:22&ky=newest:4&bieu-do=${chart}`,
    )
    expect(response?.status()).toBe(200)
    expect(await page.locator("svg > title").textContent()).toContain("cáp quang")
    expect(await page.locator("svg text").count()).toBeGreaterThan(4)
  }
})

test("a view is saved by name and its link opens the same table signed out", async () => {
  const mine = await visitor(COMMUNES, { storageState: signedIn })
  await mine.getByRole("link", { name: "Lưu bản xem này" }).click()
  await mine.getByLabel("Tên").fill("Cáp quang các xã")
  await mine.getByLabel("Ai có liên kết").check()
  await mine.getByRole("button", { name: "Lưu bản xem" }).click()
  await mine.waitForURL(/\/console\/ban-xem\/(?!moi)/)
  const id = mine.url().split("/").at(-1) ?? ""
  await mine.getByRole("link", { name: "Mở bản xem" }).waitFor()
  await mine.context().close()

  await open(`/v/${id}`)
  expect(decodeURIComponent(page.url())).toContain(`chi-so=${FIBRE}&don-vi=children:22`)
  expect(await table().locator("tbody tr").count()).toBe(55)
})

test("a private view is not there for others, in the same words as one that never was", async () => {
  const mine = await visitor(COMMUNES, { storageState: signedIn })
  await mine.getByRole("link", { name: "Lưu bản xem này" }).click()
  await mine.getByLabel("Tên").fill("Của riêng tôi")
  await mine.getByRole("button", { name: "Lưu bản xem" }).click()
  await mine.waitForURL(/\/console\/ban-xem\/(?!moi)/)
  const id = mine.url().split("/").at(-1) ?? ""
  await mine.context().close()
  const words: string[] = []
  for (const one of [id, "AAAAAAAAAAAAAAAA"]) {
    const response = await open(`/v/${one}`)
    expect(response?.status()).toBe(404)
    words.push((await main().innerText()).replaceAll(one, ""))
  }

  expect(words[0]).toBe(words[1])
})

test("a dashboard is put together by keyboard and opens by its link", async () => {
  const mine = await visitor("/console/bang/moi", { storageState: signedIn })
  await mine.getByLabel("Tên").fill("Họp giao ban")
  await mine.getByLabel("Ai có liên kết").focus()
  await mine.keyboard.press("Space")
  const add = mine.getByRole("button", { name: "Thêm ô" })
  for (let tile = 0; tile < 2; tile++) {
    await add.focus()
    await mine.keyboard.press("Enter")
  }
  await mine.getByRole("group", { name: "Ô 1" }).getByLabel("Tiêu đề").fill("Ô đầu")
  await mine.getByRole("group", { name: "Ô 2" }).getByLabel("Tiêu đề").fill("Ô sau")
  await mine.getByRole("group", { name: "Ô 2" }).getByLabel("Cách hiện").selectOption("ranking")
  await mine.getByRole("button", { name: "Lên: Ô 2" }).focus()
  await mine.keyboard.press("Enter")
  expect(await accessibilityProblems(mine)).toEqual([])
  await mine.getByRole("button", { name: "Lưu trang" }).focus()
  await mine.keyboard.press("Enter")
  await mine.waitForURL(/\/console\/bang\/(?!moi)/)
  const id = mine.url().split("/").at(-1) ?? ""
  await mine.context().close()

  await open(`/bang/${id}`)
  expect(await main().locator(".tile h2").allInnerTexts()).toEqual(["Ô sau", "Ô đầu"])
  expect(await main().locator(".tile figure.bars").count()).toBe(1)
})

test("the leader's page says first what is where, of when, how complete, and that it is made up", async () => {
  await open(leaders)
  const text = await main().innerText()

  expect(text).toContain("không phải số thật")
  expect(text).toMatch(/\d+,\d+ % là tỷ lệ hộ gia đình có Internet cáp quang của Tỉnh Quảng Ninh/)
  expect(text).toMatch(/\d+\/54 đơn vị đã nộp/)
  expect(text).toMatch(/quý III\/2026/i)
})

test("an indicator has its page, is found in the list and in the search, and on its places", async () => {
  await open("/tim?q=ty le ho gia dinh co internet cap quang")
  await main()
    .locator(`a[href*="/chi-so/${encodeURIComponent(FIBRE)}"]`)
    .first()
    .click()
  expect(await page.locator("h1").innerText()).toBe("Tỷ lệ hộ gia đình có Internet cáp quang")
  expect(await main().innerText()).toContain("hộ_có_cáp_quang / tổng_hộ * 100")

  await open("/chi-so")
  expect(await main().getByRole("link", { name: "Điểm hạ tầng số" }).count()).toBe(1)
  await open("/dia-ban/22")
  expect(
    await main().locator("section", { hasText: "Chỉ số tính toán" }).last().innerText(),
  ).toContain("Tỷ lệ hộ gia đình có Internet cáp quang")
})

test("two places stand side by side by their names", async () => {
  await open("/phan-tich/so-sanh")
  await page.getByLabel("Nơi thứ nhất").fill("quang ninh")
  await page.getByLabel("Nơi thứ hai").fill("Bắc Ninh")
  await page.getByRole("button", { name: "So sánh" }).click()

  expect(page.url()).toContain("mot=22&hai=24.2025")
  expect(await main().innerText()).toContain("tốt hơn")
})

test.each(WRONG)("%s is told in words with the next step", async (_name, path, status, words) => {
  const response = await open(path)

  expect(response?.status()).toBe(status)
  expect(await main().innerText()).toContain(words)
})

test.each([...PAGES, "leaders"])(
  "axe finds nothing in both languages and schemes on %s",
  async (one) => {
    const path = one === "leaders" ? leaders : one
    for (const prefix of ["", "/en"]) {
      await page.emulateMedia({ colorScheme: "light" })
      await open(prefix + path)
      expect(await accessibilityProblems(page)).toEqual([])
      await page.emulateMedia({ colorScheme: "dark" })
      expect(await contrastProblems(page)).toEqual([])
    }
  },
)

test("at 360 px no page scrolls sideways, the form opened too", async () => {
  const phone = await visitor("/", { viewport: { width: 360, height: 740 } })
  for (const path of [...PAGES, leaders, "/dia-ban/22", "/chi-so"]) {
    await phone.goto(new URL(path, site.url).href)
    const choose = phone.locator("details.choose > summary")
    if ((await choose.count()) > 0) await choose.click()
    expect([path, await overflowsSideways(phone)]).toEqual([path, false])
  }
  await phone.context().close()
})

test("every commune comes in pages of a hundred", async () => {
  await open(`/phan-tich?chi-so=${FIBRE}&don-vi=level:commune&ky=newest:4&trang=2`)

  expect(await table().locator("tbody tr:not(.own)").count()).toBe(100)
  expect(await main().innerText()).toMatch(/Trang 2\/\d+/)
})

test("nothing failed in a browser", () => {
  expect(errors).toEqual([])
})
