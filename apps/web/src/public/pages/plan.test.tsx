import { expect, test } from "vitest"
import { render } from "../entry-server.tsx"
import { answers } from "../testing/sample.ts"

const api = <T,>(path: string): Promise<T> => {
  const found = answers[path.split("?")[0] ?? ""]
  const missing = Object.assign(new Error(path), { status: 404 })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the sample is typed by itself
  return found === undefined ? Promise.reject(missing) : Promise.resolve(found as T)
}

const pageAt = async (url: string) =>
  render({
    url,
    origin: "https://so.example.vn",
    language: url.startsWith("/en") ? "en" : "vi",
    theme: null,
    now: "2026-11-21T02:00:00.000Z",
    assets: { script: "/a.js", style: "/a.css", fonts: [] },
    api,
  })

test("what is behind comes first, with by whom and since when", async () => {
  const { html } = await pageAt("/ke-hoach/thu-1")

  expect(html).toContain("1 trong 3 chỉ tiêu chậm.")
  expect(html).toContain("Trách nhiệm: Sở Khoa học và Công nghệ · chậm từ 31/12/2024")
  expect(html.indexOf('id="tt-behind"')).toBeLessThan(html.indexOf('id="tt-reached"'))
  expect(html.indexOf('id="tt-reached"')).toBeLessThan(html.indexOf('id="tt-not-measurable"'))
})

test("the level of a target opens its figure; one in words says so", async () => {
  const { html } = await pageAt("/ke-hoach/thu-1")

  expect(html).toContain('<a href="/so-lieu/t-01">tối thiểu 90\u00a0%</a>')
  expect(html).toContain("viết bằng lời")
})

test("a plan tells what is not known: its number, its tasks, its original", async () => {
  const { html } = await pageAt("/ke-hoach/thu-1")

  expect(html).toContain("số hiệu không được nêu · giai đoạn 2023–2027")
  expect(html).toContain("Văn bản nêu 10 nhiệm vụ; nội dung từng nhiệm vụ chưa có trong tay.")
  expect(html).toContain("Chưa đối chiếu với văn bản gốc")
  expect(html).toContain("Kế hoạch &lt;thử&gt;")
})

test("sums given to units below and targets of former units stand with their reasons", async () => {
  const { html } = await pageAt("/en/ke-hoach/thu-1")

  expect(html).toContain("60 + 30 = 90 households, which does not agree with 100.")
  expect(html).toContain("Targets of former units in today&#x27;s Tỉnh Bắc Ninh")
  expect(html).toContain("Shares are not added.")
  expect(html).toContain("1 of 3 targets is behind.")
})

test("the rule of the status can be opened", async () => {
  const { html } = await pageAt("/ke-hoach/thu-1")

  expect(html).toMatch(/<details[^>]*><summary>Trạng thái được xét thế nào<\/summary>/)
})

test("the list and the page of a place lead to the plan", async () => {
  for (const path of ["/ke-hoach", "/dia-ban/24"]) {
    const { html } = await pageAt(path)
    expect(html).toContain('href="/ke-hoach/thu-1"')
  }
})

test("a plan that is not there answers 404", async () => {
  expect((await pageAt("/ke-hoach/khong-co")).status).toBe(404)
})
