/// <reference lib="dom" />
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

/** A ridge of 260 m along 107.40° east, flat land of 10 m beside it. */
const RIDGE = 107.4
const SIDE = 1201
/** West of the ridge near the only mast; east of it in its shadow. */
const SERVED = { lon: "107.36", lat: "21.5" }
const HIDDEN = { lon: "107.425", lat: "21.5" }

let site: Site
let browser: Browser
let page: Page
let folder: string
const errors: string[] = []

async function writeTerrain(): Promise<void> {
  const bytes = Buffer.alloc(SIDE * SIDE * 2)
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const away = Math.abs(107 + column / (SIDE - 1) - RIDGE)
      bytes.writeInt16BE(
        Math.round(10 + Math.max(0, 250 - away * 25_000)),
        2 * (row * SIDE + column),
      )
    }
  }
  await writeFile(join(folder, "N21E107.hgt"), bytes)
}

const STATIONS = `id,lat,lon,height_m,frequency_mhz,power_dbm,technology,operator
HL-01,21.5,107.35,42,1800,10,4G,Viettel
HL-02,21.5,107.35,42,1800,4,4G,MobiFone`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tinhso-phu-"))
  await Promise.all([writeTerrain(), writeFile(join(folder, "tram.csv"), STATIONS)])
  ;[site, browser] = await Promise.all([startSite(), startBrowser()])
  const out = join(folder, "phu")
  const made = ["--terrain", folder, "--out", out, "--radius", "9", "--resolution", "120"]
  await site.tinhso("coverage", "run", "--stations", join(folder, "tram.csv"), ...made)
  const kept = await site.tinhso("coverage", "keep", out, "--name", "Sống núi")
  await site.tinhso("coverage", "publish", kept.trim())
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on("pageerror", (error) => errors.push(error.message))
}, 90_000)
afterAll(async () => {
  await browser.close()
  await site.stop()
  await rm(folder, { recursive: true })
})

const place = ({ lon, lat }: typeof SERVED) => `/vung-phu?lon=${lon}&lat=${lat}`
const open = (path: string) => page.goto(site.url + path, { waitUntil: "load" })
const text = () => page.locator("main").innerText()

test("without scripts a link tells which mast serves a place, and which hill hides another", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const bare = await context.newPage()
  await bare.goto(site.url + place(SERVED))
  expect(await bare.locator(".cov-verdict").innerText()).toMatch(
    /nơi này có sóng 4G: −[\d,]+ dBm, từ trạm HL-01 cách 1(?:,\d)? km/u,
  )

  await bare.goto(site.url + place(HIDDEN))
  expect(await bare.locator(".cov-verdict").innerText()).toContain("không có sóng 4G")
  expect(await bare.locator("main").innerText()).toMatch(
    /Đồi cách nơi hỏi 2,\d km cao hơn đường ngắm \d+ m\. Thiếu [\d,]+ dB\./u,
  )
  expect(await bare.getByRole("img", { name: /Mặt cắt từ trạm HL-01/u }).count()).toBe(1)
  await bare.getByLabel("Tọa độ, hoặc tên xã").fill(`21°30'00"B 107°21'36"Đ`)
  await bare.keyboard.press("Enter")
  expect(await bare.locator(".cov-verdict").innerText()).toContain("có sóng 4G")
  await context.close()
})

test("the map draws coverage from its tiles; a tap asks why, and the address is the answer", async () => {
  const tiles: string[] = []
  page.on("response", (answer) => {
    if (answer.url().includes("/tiles/4g/") && answer.ok()) tiles.push(answer.url())
  })
  await open("/ban-do/ha-tang?phu=4g&khung=107.3,21.45,107.5,21.55")
  await page.locator(".asset-map-canvas[data-drawn]").waitFor({ state: "attached" })
  await expect.poll(() => tiles.length).toBeGreaterThan(0)
  expect(await text()).toContain("Có sóng theo định nghĩa")
  expect(await text()).toContain("không phải đo tại chỗ")

  const canvas = page.locator(".maplibregl-canvas")
  const box = await canvas.boundingBox()
  await canvas.click({ position: { x: (box?.width ?? 0) * 0.62, y: (box?.height ?? 0) / 2 } })
  await page.locator("[data-map-part=place] .cov-verdict").waitFor()
  expect(page.url()).toMatch(/noi=107\.4\d+,21\.\d+/u)
  const said = await page.locator(".cov-verdict").innerText()
  await page.reload()
  expect(await page.locator(".cov-verdict").innerText()).toBe(said)

  await page.locator("select[name=hien]").selectOption("tin-cay")
  await expect.poll(() => page.url()).toContain("hien=tin-cay")
  await expect.poll(() => tiles.some((url) => url.includes("/reliability/"))).toBe(true)
}, 30_000)

test("a sheet of a unit says on one page what it is and where it comes from", async () => {
  await open("/ban-do/to-in?dia-ban=22&phu=4g")
  const said = await text()
  expect(said).toContain("Tỉnh Quảng Ninh")
  expect(said).toMatch(/Tỷ lệ 1 : [\d.]+000/u)
  expect(said).toMatch(/lần tính PS-\d+ “Sống núi”/u)
  expect(await page.locator(".asset-inset").textContent()).toMatch(/Hoàng Sa.*Trường Sa/su)
  await page.emulateMedia({ media: "print" })
  expect(await page.locator(".site-header").isVisible()).toBe(false)
  expect(await page.locator(".sheet-tools").isVisible()).toBe(false)
  await page.emulateMedia({ media: null })
})

test.each([
  place(HIDDEN),
  "/en/ban-do/ha-tang?phu=4g&noi=107.425,21.5",
  "/ban-do/to-in?dia-ban=22&phu=4g",
])(
  "%s has no accessibility problem in light and dark, and fits a phone",
  async (path) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" })
    await open(path)
    expect(await accessibilityProblems(page)).toEqual([])
    await page.emulateMedia({ colorScheme: "dark" })
    expect(await contrastProblems(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await overflowsSideways(page)).toBe(false)
  },
  20_000,
)

test("staff look at the run, withdraw it with a reason, and the public map stops using it", async () => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(site.setupLink)
  await page.getByLabel("Họ và tên").fill("Trần Thị Sóng")
  await page.getByLabel("Thư điện tử").fill("song@quangninh.gov.vn")
  await page.getByLabel("Mật khẩu *").fill("quả táo đỏ rơi cạnh hiên")
  await page.getByRole("button", { name: "Tạo quản trị viên" }).click()
  await page.getByRole("heading", { name: "Việc cần làm" }).waitFor()
  await open("/console/vung-phu")
  await page.getByRole("link", { name: /Sống núi/u }).click()
  await page.getByRole("heading", { name: "Sống núi" }).waitFor()
  expect(await page.getByText(/bị che \d+ %/u).count()).toBeGreaterThan(0)
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole("button", { name: "Thu hồi" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Thu hồi" }).click()
  await page.getByText("Hãy ghi lý do.").waitFor()
  await page.getByLabel("Lý do").fill("Thiếu trạm mới")
  await page.getByRole("dialog").getByRole("button", { name: "Thu hồi" }).click()
  await page.getByText("Lần tính này đã thu hồi").waitFor()

  await open("/console/vung-phu/moi")
  await page.getByText("Máy chủ chưa có thư mục địa hình").waitFor()
  expect(await page.getByText("TINHSO_TERRAIN").count()).toBe(1)
  expect(await accessibilityProblems(page)).toEqual([])
  await open("/vung-phu")
  expect(await text()).toContain("Chưa có vùng phủ nào được công bố")
}, 30_000)

test("no page threw an error", () => {
  expect(errors).toEqual([])
})
