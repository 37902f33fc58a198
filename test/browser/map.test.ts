/// <reference lib="dom" />
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

let site: Site
let browser: Browser
let page: Page
const errors: string[] = []

beforeAll(async () => {
  ;[site, browser] = await Promise.all([startSite(), startBrowser()])
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(8000)
  page.on("pageerror", (error) => errors.push(error.message))
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text())
  })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await site.stop()
})

const MAP = "/ban-do/ha-tang"
const text = () => page.locator("main").innerText()
const open = (path: string) => page.goto(site.url + path, { waitUntil: "load" })
/** Waits until the map has drawn what it was asked for. */
async function drawn(): Promise<number> {
  const canvas = page.locator(".asset-map-canvas[data-drawn]")
  await canvas.waitFor({ state: "attached" })
  return Number(await canvas.getAttribute("data-drawn"))
}

test("without any asset the page says what to run, and the archipelagos are named", async () => {
  await open(MAP)

  expect(await text()).toContain("demo assets")
  expect(await drawn()).toBe(0)
  expect(await page.locator(".asset-inset").textContent()).toMatch(
    /Quần đảo Hoàng Sa.*Đà Nẵng.*Quần đảo Trường Sa.*Khánh Hòa/su,
  )
  await site.tinhso("demo", "assets")
}, 30_000)

test("map and tables hold the same; a name of the table shows the record and goes there", async () => {
  await open(`${MAP}?loai=mast&dia-ban=22`)
  const all = await drawn()
  expect(all).toBeGreaterThan(1000)
  expect(await text()).toContain("được tạo ra để trình diễn")
  expect(await text()).toContain(`50 đầu trong ${new Intl.NumberFormat("vi-VN").format(all)}`)

  await page.locator("a[data-asset][data-place]").first().click()
  await page.locator(".asset-chosen h3").waitFor()
  await expect.poll(() => page.url()).toMatch(/chon=TS-\d+.*khung=|khung=.*chon=TS-\d+/u)
  await expect.poll(() => page.getByText("Chỉ kể tài sản trong khung").count()).toBe(1)
  await expect.poll(drawn).toBeLessThan(all)
  const near = await drawn()
  expect(await text()).toContain(`${near} tài sản`)
  expect(await page.locator(".asset-chosen a[href^='/console/ha-tang/TS-']").count()).toBe(1)

  await page.reload()
  await expect.poll(drawn).toBe(near)
})

interface Heap {
  readonly geometry: { readonly coordinates: readonly [number, number] }
  readonly properties: { readonly count: number }
}

test("assets come as tiles, and a tap on a heap goes nearer to what is in it", async () => {
  const asked = "kind=mast&unit=22&box=100,5,120,25&zoom=5"
  const answer = await fetch(`${site.url}/api/v1/assets/map?${asked}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's response schema
  const { features } = (await answer.json()) as { features: readonly Heap[] }
  const [heap] = features.toSorted((a, b) => b.properties.count - a.properties.count)
  const [longitude, latitude] = heap?.geometry.coordinates ?? [0, 0]
  const tiles: string[] = []
  const listen = (request: { url(): string }) => tiles.push(request.url())
  page.on("request", listen)
  const frame = [longitude - 6, latitude - 5, longitude + 6, latitude + 5].join(",")
  await open(`${MAP}?loai=mast&dia-ban=22&khung=${frame}`)
  await drawn()
  page.off("request", listen)
  expect(tiles.some((url) => /assets\/tiles\/5\/\d+\/\d+\?kind=mast&unit=22$/u.test(url))).toBe(
    true,
  )
  expect(tiles.some((url) => /map\/units\/tiles\/5\//u.test(url))).toBe(true)

  await page.locator(".maplibregl-canvas").click()
  const wide = () => {
    const [west, , east] = (new URL(page.url()).searchParams.get("khung") ?? "").split(",")
    return Number(east) - Number(west)
  }
  await expect.poll(wide).toBeLessThan(6)
})

test("arrow keys move the map, and the address and the inset follow", async () => {
  await open(`${MAP}?loai=mast&khung=107.0,20.9,107.2,21.1`)
  await drawn()
  const canvas = page.locator(".maplibregl-canvas")
  await canvas.focus()
  const before = page.url()
  await page.keyboard.press("ArrowRight")
  await expect.poll(() => page.url()).not.toBe(before)
  const box = await page.locator("[data-view]").getAttribute("width")
  expect(Number(box)).toBeGreaterThan(0)
})

test("the names of both archipelagos lie over the map of the whole country", async () => {
  await open(`${MAP}?khung=102,7,118,24`)
  await drawn()
  for (const name of ["Hoàng Sa", "Trường Sa"]) {
    expect(await page.locator(".asset-island", { hasText: name }).isVisible()).toBe(true)
  }
})

test.each([MAP, `/en${MAP}?loai=mast&dia-ban=22`])(
  "%s has no accessibility problem in light and dark, and fits a phone",
  async (path) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" })
    await open(path)
    await drawn()
    expect(await accessibilityProblems(page)).toEqual([])
    await page.emulateMedia({ colorScheme: "dark" })
    expect(await contrastProblems(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await overflowsSideways(page)).toBe(false)
  },
)

test("the first page stays small: the map is loaded only where it is shown", async () => {
  const scripts: string[] = []
  const listen = (request: { url(): string }) => scripts.push(request.url())
  page.on("request", listen)
  await open("/")
  page.off("request", listen)

  expect(scripts.filter((one) => /maplibre|asset-map|\/map-/u.test(one))).toEqual([])
})

test("without WebGL and without scripts the drawing and the tables stay", async () => {
  const context = await browser.newContext()
  await context.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null
  })
  const blind = await context.newPage()
  await blind.goto(`${site.url}${MAP}?loai=mast`)
  await blind.getByText("thiếu WebGL").waitFor()
  expect(await blind.locator(".asset-drawing circle").count()).toBeGreaterThan(0)
  expect(await blind.locator("a[data-asset]").count()).toBe(50)
  await context.close()

  const plain = await browser.newContext({ javaScriptEnabled: false })
  const bare = await plain.newPage()
  await bare.goto(`${site.url}${MAP}?loai=mast`)
  await bare.locator("a[data-asset]").first().click()
  expect(await bare.locator(".asset-chosen h3").count()).toBe(1)
  expect(await bare.locator(".asset-inset").textContent()).toContain("Hoàng Sa")
  await plain.close()
})

test("printed, the map has the width of the paper, its legend and no navigation", async () => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await open(`${MAP}?loai=mast&dia-ban=22`)
  await drawn()
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")))
  await page.emulateMedia({ media: "print" })
  const width = await page.evaluate(() => document.querySelector(".asset-map")?.clientWidth ?? 0)

  expect(width).toBeLessThan(680)
  expect(await page.locator(".asset-legend").isVisible()).toBe(true)
  expect(await page.locator(".asset-inset").isVisible()).toBe(true)
  expect(await page.locator(".asset-map-tools").first().isVisible()).toBe(false)
  await page.evaluate(() => dispatchEvent(new Event("afterprint")))
  await page.emulateMedia({ media: null })
})

test("no page threw or logged an error", () => {
  expect(errors).toEqual([])
})
