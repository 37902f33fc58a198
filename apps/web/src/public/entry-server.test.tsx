import { expect, test } from "vitest"
import { render, renderFailure, sitemap } from "./entry-server.tsx"
import { answers, NEW, OLD } from "./testing/sample.ts"

const api = <T,>(path: string): Promise<T> => {
  const found = answers[path.split("?")[0] ?? ""]
  const missing = Object.assign(new Error(path), { status: 404 })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the sample is typed by itself
  return found === undefined ? Promise.reject(missing) : Promise.resolve(found as T)
}

const request = (url: string, more: Partial<Parameters<typeof render>[0]> = {}) => ({
  url,
  origin: "https://so.example.vn",
  language: url.startsWith("/en") ? ("en" as const) : ("vi" as const),
  theme: null,
  now: "2026-11-21T02:00:00.000Z",
  assets: { script: "/assets/a.js", style: "/assets/a.css", fonts: ["/assets/f.woff2"] },
  api,
  ...more,
})

const broken = () => Promise.reject(Object.assign(new Error("x"), { status: 500 }))

const PAGES = [
  "/",
  "/dia-ban",
  "/dia-ban/24",
  "/so-lieu/bg-03",
  "/chi-so",
  "/chi-so/bts",
  "/ke-hoach",
  "/ke-hoach/thu-1",
  "/van-ban",
  "/van-ban/004",
  "/van-de",
  "/tim?q=bac+giang",
  "/ban-do",
  "/ban-do?chi-so=bts",
  "/gioi-thieu",
]
const BOTH = PAGES.flatMap((path) => [path, path === "/" ? "/en" : `/en${path}`])

test.each(BOTH)(
  "%s is a whole page with one heading, a title and no inline script",
  async (url) => {
    const { status, html } = await render(request(url))

    expect(status).toBe(200)
    expect(html).toMatch(
      url.startsWith("/en") ? /^<!doctype html><html lang="en">/ : /<html lang="vi">/,
    )
    expect(html.match(/<h1>/g)).toHaveLength(1)
    expect(html).toMatch(/<title>[^<]+ · Tỉnh Số<\/title>/)
    expect(html.match(/<script/g)).toEqual(["<script"])
    expect(html).not.toMatch(/undefined|NaN|\[object/)
  },
)

test("a sentence opens its number and warns of the failed check beside it", async () => {
  const { html } = await render(request("/dia-ban/24"))

  expect(html).toContain('Trên <a href="/so-lieu/bg-03" class="figure-link">3.775</a>')
  expect(html).toContain('<a href="/so-lieu/bg-03#kiem-tra" class="tag-link">')
})

test("a closed unit says since when and what became of it", async () => {
  const { html } = await render(request("/dia-ban/24"))

  expect(html).toContain("Tỉnh Bắc Giang không còn tồn tại từ 01/07/2025.")
  expect(html).toContain('<a href="/dia-ban/24.2025/tinh-bac-ninh">Tỉnh Bắc Ninh</a>')
  expect(html).toContain("202/2025/QH15")
})

test("the first page says what became of a unit, its targets and how much more there is", async () => {
  const { html } = await render(request("/"))

  expect(html).toContain(
    'nay thuộc <span><a href="/dia-ban/24.2025/tinh-bac-ninh">Tỉnh Bắc Ninh</a>',
  )
  expect(html).toContain("<strong>1</strong>")
  expect(html).toContain("1 chỉ số khác")
  expect(html).toContain("1 vấn đề dữ liệu")
})

test("a figure shows value, comparator, unit, file, row, checks and citation", async () => {
  const { html } = await render(request("/so-lieu/bg-03"))

  expect(html).toContain("trên 3.775")
  expect(html).toContain("figures.csv, dòng 92")
  expect(html).toContain("884 + 2.891 = 3.775, không bằng 3.776.")
  expect(html).toContain("https://so.example.vn/so-lieu/bg-03?asof=2026-11-21T01:00:00.000Z")
})

test("English pages count and speak English, and link to English pages", async () => {
  const { html } = await render(request("/en/so-lieu/bg-03"))

  expect(html).toContain("more than 3,775")
  expect(html).toContain("9 October 2024")
  expect(html).toContain('href="/en/dia-ban/24/tinh-bac-giang"')
})

test("text of documents is escaped", async () => {
  const { html } = await render(request("/van-ban/004"))

  expect(html).toContain("Bài viết &lt;Bắc Giang&gt;")
})

test("links keep the view and the as-of day; the switch changes only the view", async () => {
  const { html } = await render(request("/dia-ban/24?view=reported&asof=2026-11-01"))

  expect(html).toContain('href="/so-lieu/bg-03?view=reported&amp;asof=2026-11-01"')
  expect(html).toContain('href="/dia-ban/24?view=at:2026-11-21&amp;asof=2026-11-01"')
})

test("the permanent link carries the instant of the last change, and the page tells it", async () => {
  const { html } = await render(request("/so-lieu/bg-03"))
  const pinned = await render(request("/so-lieu/bg-03?asof=2026-11-21T01:00:00.000Z"))

  expect(html).toContain('href="/so-lieu/bg-03?asof=2026-11-21T01:00:00.000Z" data-island="copy"')
  expect(pinned.html).toContain("Như đã biết lúc 08:00, 21/11/2026.")
})

test("the name of a unit leads to the one that exists today", async () => {
  const { status, headers } = await render(request("/dia-ban/bac-ninh"))

  expect([status, headers["location"]]).toEqual([302, "/dia-ban/24.2025/tinh-bac-ninh"])
  expect([OLD.closed, NEW.closed]).toEqual(["2025-07-01", null])
})

test.each([
  ["/chi-tieu", "/chi-so"],
  ["/en/chi-tieu/bts?view=reported", "/en/chi-so/bts?view=reported"],
  ["/ban-do?chi-tieu=bts&asof=2026-11-01", "/ban-do?asof=2026-11-01&chi-so=bts"],
])("the old address %s leads for good to %s", async (from, to) => {
  const { status, headers } = await render(request(from))

  expect([status, headers["location"]]).toEqual([301, to])
})

test.each(["/khong-co", "/so-lieu/khong-co", "/dia-ban/99", "/%E0%A4%A"])(
  "%s answers 404 in the site's look, with a way on",
  async (url) => {
    const { status, html } = await render(request(url))

    expect(status).toBe(404)
    expect(html).toContain("Không tìm thấy")
    expect(html).toContain('name="q"')
    expect(html).toContain('content="noindex"')
  },
)

test("a failure of the API is not taken for a missing page", async () => {
  await expect(render(request("/so-lieu/bg-03", { api: broken }))).rejects.toThrow("x")
})

test("the page of a failure names the request id", () => {
  const { status, html } = renderFailure(request("/"), { status: 500, requestId: "abc-123" })

  expect(status).toBe(500)
  expect(html).toContain("abc-123")
})

test("a chosen theme is in the page before any script runs", async () => {
  const { html } = await render(request("/gioi-thieu", { theme: "dark" }))

  expect(html).toContain('<html lang="vi" data-theme="dark">')
})

test("each language names itself canonical and the other one alternate", async () => {
  const { html } = await render(request("/en/chi-so/bts?view=reported&asof=2026-11-01"))

  const query = "?view=reported&amp;asof=2026-11-01"
  expect(html).toContain(`rel="canonical" href="https://so.example.vn/en/chi-so/bts${query}"`)
  expect(html).toContain(`hrefLang="vi" href="https://so.example.vn/chi-so/bts${query}"`)
})

test("the map always names Hoàng Sa and Trường Sa and credits GeoNames", async () => {
  const { html } = await render(request("/ban-do"))

  expect(html).toMatch(/Quần đảo Hoàng Sa<\/tspan><tspan[^>]*>\(Đà Nẵng\)/)
  expect(html).toMatch(/Quần đảo Trường Sa<\/tspan><tspan[^>]*>\(Khánh Hòa\)/)
  expect(html).toContain("GeoNames")
})

test("the sitemap names every page in both languages", async () => {
  const xml = await sitemap({ origin: "https://so.example.vn", api })

  expect(xml).toContain("<loc>https://so.example.vn/so-lieu/bg-03</loc>")
  expect(xml).toContain("<loc>https://so.example.vn/en/dia-ban/24/tinh-bac-giang</loc>")
})
