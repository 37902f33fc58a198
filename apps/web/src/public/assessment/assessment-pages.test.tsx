import { expect, test } from "vitest"
import { render } from "../entry-server.tsx"
import { roundReport } from "../testing/assessment.ts"
import { indexTold } from "../testing/index-told.ts"
import { answers } from "../testing/sample.ts"

type Answers = Readonly<Record<string, unknown>>

const apiOf =
  (more: Answers) =>
  <T,>(path: string): Promise<T> => {
    const found = { ...answers, ...more }[path.split("?")[0] ?? ""]
    if (found instanceof Error) return Promise.reject(found)
    const missing = Object.assign(new Error(path), { status: 404 })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the sample is typed by itself
    return found === undefined ? Promise.reject(missing) : Promise.resolve(found as T)
  }

const page = (url: string, more: Answers = {}) =>
  render({
    url,
    origin: "https://so.example.vn",
    language: url.startsWith("/en") ? "en" : "vi",
    theme: null,
    now: "2026-11-21T02:00:00.000Z",
    assets: { script: "/assets/a.js", style: "/assets/a.css", fonts: [] },
    api: apiOf(more),
  })

const PATHS = [
  "/cham-diem",
  "/cham-diem/2026-q3",
  "/cham-diem/2026-q3?nhom=communes&tru-cot=P1",
  "/cham-diem/2026-q3/24",
  "/cham-diem/bo-chi-so/xa-2026",
]

test.each(PATHS.flatMap((path) => [path, `/en${path}`]))(
  "%s is a whole page with one heading and a title",
  async (url) => {
    const { status, html } = await page(url)

    expect(status).toBe(200)
    expect(html.match(/<h1>/gu)).toHaveLength(1)
    expect(html).not.toMatch(/undefined|NaN|\[object|dti\./u)
  },
)

test.each(PATHS)("in English %s leads to English pages only", async (path) => {
  const { html } = await page(`/en${path}`)

  expect(html.slice(html.indexOf("<main"))).not.toContain('href="/cham-diem')
})

test("the list tells data, publication, who handed in, and marks an illustration", async () => {
  const { html } = await page("/cham-diem")

  expect(html).toContain('<a href="/cham-diem/2026-q3">Chấm điểm quý III/2026</a>')
  expect(html).toContain("01/07/2026 – 30/09/2026")
  expect(html).toContain("<div>1/2</div>")
  expect(html).toContain("Minh họa")
})

test("without rounds the list says so and shows the indices", async () => {
  const { html } = await page("/cham-diem", { "/api/v1/assessment/published": [] })

  expect(html).toContain("Chưa có đợt chấm nào được công bố.")
  expect(html).toContain('href="/cham-diem/bo-chi-so/xa-2026"')
})

test("a round's sentences open their numbers, names are escaped, ranks carry their band", async () => {
  const { html } = await page("/cham-diem/2026-q3")

  expect(html).toContain('<a href="/cham-diem/2026-q3/24">15,5</a> điểm, cao nhất.')
  expect(html).toContain("Xã &lt;Ba Chẽ&gt;")
  expect(html).toContain("1 (1–2)")
  expect(html).toContain("không nộp")
  expect(html).toContain("Hai bản của bộ chỉ số, chưa có bảng đối chiếu.")
})

test("a round tells how to cite and check it, and catalogues read it as a dataset", async () => {
  const { html } = await page("/cham-diem/2026-q3")
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/u.exec(html)?.[1] ?? ""
  const dataset: unknown = JSON.parse(json)

  expect(html).toContain("SHA-256: c0ffee")
  expect(html).toContain("tinhso assessment verify 2026-q3")
  expect(html).toContain('href="/api/v1/assessment/rounds/2026-q3/outputs/report.docx"')
  expect(dataset).toMatchObject({
    "@type": "Dataset",
    url: "https://so.example.vn/cham-diem/2026-q3",
    temporalCoverage: "2026-07-01/2026-09-30",
  })
})

test("a name that is looked for without marks finds its agency; nothing found says what to do", async () => {
  const found = await page("/cham-diem/2026-q3?ten=tai+chinh")
  const none = await page("/cham-diem/2026-q3?ten=xyz")

  expect(found.html).toContain("1 trên 1 đơn vị")
  expect(none.html).toContain("Hãy bỏ bớt điều kiện lọc.")
})

const byMethod = (value: number | null, rank: number | null) => ({
  points: null,
  maxPoints: 1000,
  value,
  rank,
})

const mergedUnit = (name: string, from: string[]) => ({
  unit: "24.2025",
  name,
  group: "provinces",
  from: from.map((one) => ({ unit: one, name: one, share: 1 })),
  estimated: false,
  mean: byMethod(0.71, 1),
  recomputed: byMethod(null, null),
  recomputable: { points: 400, of: 1000 },
  indices: [],
})

test("merged provinces are told by both methods, labelled, and what could not be computed again", async () => {
  const { html } = await page("/cham-diem/2026-q3", {
    "/api/v1/assessment/rounds/2026-q3/outputs/report.json": {
      ...roundReport,
      index: { ...roundReport.index, level: "province" },
    },
    "/api/v1/assessment/rounds/2026-q3/merged": {
      round: "2026-q3",
      on: "2026-11-21",
      methods: [
        { id: "mean", vi: "Trung bình cộng", en: "Mean" },
        { id: "recomputed", vi: "Tính lại", en: "Computed again" },
      ],
      units: [mergedUnit("Tỉnh Bắc Ninh", ["Bắc Giang", "Bắc Ninh"])],
      left: [],
    },
  })

  expect(html).toContain("Theo đơn vị ngày 21/11/2026</h2>")
  expect(html).toContain("<li>Trung bình cộng</li><li>Tính lại</li>")
  expect(html).toContain("Bắc Giang, Bắc Ninh")
  expect(html).toContain("<div>0,7100</div>")
  expect(html).toContain("<div>400/1.000</div>")
})

test("a group that nobody is ranked in says why", async () => {
  const { html } = await page("/cham-diem/2026-q3", {
    "/api/v1/assessment/rounds/2026-q3/outputs/report.json": {
      ...roundReport,
      marks: ["illustrative"],
      groups: roundReport.groups.map((group) => ({ ...group, ranked: false })),
    },
  })

  expect(html).toContain("Ít hơn 2 đơn vị nên không xếp hạng.")
  expect(html).toContain("Bộ chỉ số này chưa có quyết định ban hành")
})

test.each([401, 403, 404])(
  "a round that answers %i is not there for the public",
  async (status) => {
    const refused = Object.assign(new Error("x"), { status })
    const { status: told, html } = await page("/cham-diem/2026-q4", {
      "/api/v1/assessment/rounds/2026-q4/outputs/report.json": refused,
    })

    expect(told).toBe(404)
    expect(html).toContain("Không có đợt chấm đã công bố mang mã “2026-q4”")
  },
)

test("a sheet opens figures to their source and files to read, and never a script as a link", async () => {
  const { html } = await page("/cham-diem/2026-q3/24")

  expect(html).toMatch(/href="\/nguon-goc\?chi-so=[^"]+&amp;don-vi=24&amp;ky=2026-Q3/u)
  expect(html).toContain(">8.913 hộ</a>")
  expect(html).toContain('href="/api/v1/evidence/abcdefghijklmnopqrst/file"')
  expect(html).not.toContain("javascript:")
  expect(html).toContain("Thẩm định hạ 2,5 điểm: Thiếu")
  expect(html).toContain("Sở Khoa học và Công nghệ (chủ trì)")
})

test("what the agency said before publication stands beside its result, with the answer", async () => {
  const { html } = await page("/cham-diem/2026-q3/24")

  expect(html).toContain("Đề nghị xem lại tiêu chí 1.1.")
  expect(html).toContain("Giữ nguyên.")
})

test("rounds by two versions of an index are not joined, and the table says so", async () => {
  const { html } = await page("/cham-diem/2026-q3/24")

  expect(html.match(/<polyline/gu)).toHaveLength(1)
  expect(html).toContain("không so sánh: Chưa có đối chiếu.")
})

test("a place tells the rounds in which it was scored", async () => {
  const { html } = await page("/dia-ban/24")

  expect(html).toContain("Chấm điểm chuyển đổi số</h2>")
  expect(html).toContain('href="/cham-diem/2026-q3/24"')
})

test("an index tells rules in words, what is declared, its gaps and its pillars", async () => {
  const { html } = await page("/cham-diem/bo-chi-so/xa-2026")

  expect(html).toContain("Cách tính: a/b × điểm tối đa")
  expect(html).toContain("Người thẩm định cho điểm.")
  expect(html).toContain("chưa biết cách tính")
  expect(html).toContain("thông tin, không chấm điểm")
  expect(html).toContain("phối hợp thẩm định: Công an tỉnh")
  expect(html).toContain("20 điểm")
})

test("an index that is still being edited is not shown", async () => {
  const { status } = await page("/cham-diem/bo-chi-so/moi", {
    "/api/v1/assessment/indices/moi": { ...indexTold, version: 1, issuedAt: null },
  })

  expect(status).toBe(404)
})

test("a corrected round says so, by what and why, and which points and ranks differ", async () => {
  const older = "b".repeat(64)
  const agency = {
    unit: "24",
    name: "Xã <Ba Chẽ>",
    group: "communes",
    pointsBefore: 15.5,
    points: 9.25,
    rankBefore: 1,
    rank: null,
    criteria: [{ criterion: "1.2", before: 7.5, after: 1.25, why: "figure", reason: "Nhập nhầm" }],
  }
  const correction = {
    corrects: older,
    reason: "Sai số liệu",
    decision: "QĐ 12",
    agencies: [agency],
  }
  const at = "2026-12-01T02:00:00.000Z"
  const { html } = await page("/cham-diem/2026-q3", {
    "/api/v1/assessment/rounds/2026-q3/publications": [
      { number: 2, sha256: "c".repeat(64), publishedAt: at, correction },
      { number: 1, sha256: older, publishedAt: at, correction: null },
    ],
  })
  expect(html).toContain('<h2 id="dinh-chinh">Đã đính chính</h2>')
  expect(html).toContain("theo QĐ 12. Lý do: Sai số liệu")
  expect(html).toContain("15,5 → 9,25")
  expect(html).toContain("1 → —")
  expect(html.replaceAll("<!-- -->", "")).toContain("sửa số liệu: Nhập nhầm")
  expect(html).toContain(`/api/v1/assessment/rounds/2026-q3/publications/${older}`)
  expect((await page("/cham-diem/2026-q3")).html).not.toContain("Đã đính chính")
})
