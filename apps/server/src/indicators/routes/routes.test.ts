import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Context } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { createHttp, type Http } from "../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../platform/identity/index.ts"
import { isWithin, loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext, TEST_NOW } from "../../testing/database.ts"
import { indicatorsRoutes, loadShippedFigures } from "../index.ts"

const SHIPPED = new URL("../../../../../data/published-figures.csv", import.meta.url)

let db: Database
let ctx: Context
let http: Http
beforeAll(async () => {
  db = await openTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), "tinhso-routes-"))
  ctx = testContext(db)
  ctx = { ...ctx, settings: { ...ctx.settings, dataDir } }
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, ancestor) => isWithin(ctx.db, unit, ancestor, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  await indicatorsRoutes(http, ctx, identity.gate)
  await http.ready()
})
afterAll(async () => {
  await http.close()
  await db.close()
  await rm(ctx.settings.dataDir, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  http.inject({ url: `/api/v1${path}`, headers })

test("a figure answers value, comparator, unit of measure, place, period, document and checks", async () => {
  const response = await get("/figures/bg-03")

  expect(response.statusCode).toBe(200)
  expect(response.json()).toMatchObject({
    id: "bg-03",
    value: 3775,
    exact: "3775",
    comparator: "=",
    unitOfMeasure: "station",
    place: { id: "24", name: "Bắc Giang", closed: "2025-07-01" },
    period: { code: "2024-10-09", kind: "day" },
    document: { id: "004" },
    source: { file: "published-figures.csv", row: 92 },
    breakdown: [
      { label: "2G", exact: "884" },
      { label: "3G", exact: "1242" },
      { label: "4G", exact: "1647" },
      { label: "5G", exact: "2" },
    ],
    checks: expect.arrayContaining([
      expect.objectContaining({ rule: "parts-sum", outcome: "pass" }),
    ]),
    related: {
      whole: null,
      parts: [{ id: "bg-04" }, { id: "bg-05" }, { id: "bg-06" }, { id: "bg-07" }],
    },
  })
})

test("a part leads to its whole", async () => {
  expect((await get("/figures/hl-34")).json()).toMatchObject({
    related: { whole: { id: "hl-33" } },
  })
})

test("a figure tells how it stands to its target and to the country", async () => {
  const exceeded = { observation: "bn-07", target: "bn-08", status: "exceeded" }

  expect((await get("/figures/bn-07")).json()).toMatchObject({ target: [exceeded] })
  expect((await get("/figures/bn-08")).json()).toMatchObject({ target: [exceeded] })
  expect((await get("/figures/qn-07")).json()).toMatchObject({
    comparisons: [{ figure: "qn-07", benchmark: "qn-08" }],
  })
})

test.each([
  ["/figures/nope", 404, "khong-co-so-lieu"],
  ["/figures/nope/history", 404, "khong-co-so-lieu"],
  ["/measures/cam", 404, "khong-co-chi-so"],
  ["/measures/cam/figures", 404, "khong-co-chi-so"],
  ["/documents/999", 404, "khong-co-van-ban"],
  ["/places/999999/figures", 404, "khong-tim-thay-don-vi"],
  ["/figures/bg-03?asof=hôm%20qua", 400, "thoi-diem-khong-hop-le"],
  ["/figures/bg-03?asof=2026-02-30", 400, "thoi-diem-khong-hop-le"],
  ["/figures?cursor=zzz", 400, "con-tro-trang-khong-hop-le"],
  ["/figures?limit=0", 400, "yeu-cau-khong-hop-le"],
  ["/figures?kind=guess", 400, "yeu-cau-khong-hop-le"],
  ["/places/22/figures?view=yesterday", 400, "yeu-cau-khong-hop-le"],
  ["/figures/bg-03?asof=2020-01-01", 404, "khong-co-so-lieu"],
])("%s answers %i, %s", async (path, status, code) => {
  const response = await get(path)

  expect(response.statusCode).toBe(status)
  expect(response.json()).toMatchObject({ type: `urn:tinhso:loi:${code}` })
})

test("the pages of the list, one after the other, give every figure once and in order", async () => {
  const ids: string[] = []
  let cursor: string | null = ""
  while (cursor !== null) {
    const page = await get(`/figures?limit=40${cursor === "" ? "" : `&cursor=${cursor}`}`)
    const { figures, next } = page.json<{ figures: { id: string }[]; next: string | null }>()
    ids.push(...figures.map(({ id }) => id))
    cursor = next
  }
  const file = (await readFile(SHIPPED, "utf8")).trim().split("\n").slice(1)

  expect(ids).toEqual(file.map((line) => line.split(",")[0]))
})

const idsOf = async (query: string) =>
  (await get(`/figures?${query}`)).json<{ figures: { id: string }[] }>().figures.map(({ id }) => id)

test("figures are filtered by place, measure, kind and document", async () => {
  expect(await idsOf("place=27&kind=target&measure=urban_households_fibre_passed_pct")).toEqual([
    "bn-08",
  ])
  expect(await idsOf("document=002&kind=plan")).toEqual(["bk-09"])
})

test("on today's units the new Bắc Ninh has more than 3 145 + 3 775 base stations", async () => {
  const { measures } = (await get("/places/24.2025/figures?view=at:2026-01-01")).json<{
    measures: { measure: { code: string } }[]
  }>()

  expect(measures.find(({ measure }) => measure.code === "bts")).toMatchObject({
    how: "sum",
    comparator: ">",
    exact: "6920",
    components: [{ share: 1 }, { share: 1 }],
    cautions: expect.arrayContaining([expect.objectContaining({ code: "different-periods" })]),
  })
  expect(
    measures.find(({ measure }) => measure.code === "households_with_fibre_pct"),
  ).toMatchObject({
    how: "side-by-side",
    value: null,
    reasonVi: expect.any(String),
  })
})

test("as reported, the new Bắc Ninh has nothing yet and the old ones keep their own", async () => {
  const places = (await get("/measures/bts/figures?view=reported")).json<{
    places: { place: { id: string }; exact: string }[]
  }>().places

  expect((await get("/places/24.2025/figures?view=reported")).json()).toMatchObject({
    measures: [],
  })
  expect(places.map(({ place, exact }) => [place.id, exact])).toEqual([
    ["24", "3775"],
    ["27", "3145"],
    ["193", "887"],
  ])
})

test("a measure's places come as CSV when asked by format or by Accept", async () => {
  const byFormat = await get("/measures/bts/figures?view=at:2026-01-01&format=csv")
  const byAccept = await get("/measures/bts/figures?view=at:2026-01-01", { accept: "text/csv" })

  expect(byFormat.headers["content-type"]).toContain("text/csv")
  expect(byFormat.body).toContain("24.2025,Bắc Ninh,province,bts,sum,,,,,,>,6920,station")
  expect(byAccept.body).toBe(byFormat.body)
})

test("a place's measures come as CSV with the same columns, each figure with its unit of the time", async () => {
  const csv = await get("/places/24.2025/figures?view=at:2026-01-01&format=csv")

  expect(csv.headers["content-disposition"]).toContain('"24.2025.csv"')
  expect(csv.body).toContain("24.2025,Bắc Ninh,province,bts,sum,,,,,,>,6920,station")
  expect(csv.body).toContain("sum,27,Bắc Ninh,bn-05,2023,observation,>,3145,station,001,")
})

test("a unit that ended without heirs keeps its place in today's units", async () => {
  const { places } = (await get("/measures/bts/figures?view=at:2026-01-01")).json<{
    places: { place: { id: string }; how: string }[]
  }>()

  expect(places.map(({ place, how }) => [place.id, how])).toEqual([
    ["24.2025", "sum"],
    ["193", "own"],
  ])
})

interface Told {
  place: { id: string }
  madeOf: { id: string }[]
  nowPartOf: { id: string }[]
  measures: { sentenceVi: string }[]
  targets: { status: string; count: number }[]
}

const ids = (units: readonly { id: string }[]) => units.map(({ id }) => id)

test("the overview tells today's units and what they are made of, then those that are no more", async () => {
  const answer = (await get("/overview?view=at:2026-01-01")).json<{
    figures: number
    documents: number
    problems: number
    places: Told[]
  }>()
  expect([answer.figures, answer.documents, answer.problems]).toEqual([106, 5, 3])
  expect(answer.places.map((one) => [one.place.id, ids(one.madeOf), ids(one.nowPartOf)])).toEqual([
    ["24.2025", ["24", "27"], []],
    ["22", [], []],
    ["19.2025", ["06", "19"], []],
    ["24", [], ["24.2025"]],
    ["06", [], ["19.2025"]],
    ["27", [], ["24.2025"]],
    ["193", [], []],
  ])
  expect(answer.places[0]?.targets).toEqual([
    { status: "exceeded", count: 2 },
    { status: "no-data", count: 4 },
  ])
  expect(answer.places[0]?.measures.map(({ sentenceVi }) => sentenceVi)).toContain(
    "Trạm BTS: trên 6.920 trạm, tính từ Bắc Giang (cũ) 3.775 (09/10/2024); Bắc Ninh (cũ) trên 3.145 (năm 2023).",
  )
})

test("the overview as reported knows only units of the time", async () => {
  const { places } = (await get("/overview?view=reported")).json<{ places: Told[] }>()

  expect(places.map(({ place }) => place.id)).toEqual(["22", "24", "06", "27", "193"])
})

test("the instant of the last change is one at which everything stands as it does now", async () => {
  const { changedAt } = (await get("/revision")).json<{ changedAt: string }>()
  const now = (await get("/figures/bg-03")).json<{ exact: string }>()
  const then = (await get(`/figures/bg-03?asof=${changedAt}`)).json<{ exact: string }>()

  expect(then.exact).toBe(now.exact)
})

test("the export over HTTP is the shipped file, byte for byte", async () => {
  expect((await get("/figures.csv?asof=2026-11-21T02:00:00Z")).body).toBe(
    await readFile(SHIPPED, "utf8"),
  )
})

test("the problems are those of the texts, each with its figure and reason", async () => {
  const problems = (await get(`/problems?asof=${TEST_NOW.toISOString()}`)).json<
    { figure: string; explanation: string; subject: { id: string } }[]
  >()

  expect(problems.map(({ figure, subject }) => [figure, subject.id])).toEqual([
    ["bk-09", "bk-09"],
    ["hl-17", "hl-17"],
    ["hl-33", "hl-33"],
  ])
  expect(problems[2]?.explanation).toContain("5 + 12 + 7 = 24")
})

test("the problems come in parts, with how many there are", async () => {
  const part = await get(`/problems?asof=${TEST_NOW.toISOString()}&offset=1&limit=1`)

  expect(part.headers["x-total-count"]).toBe("3")
  expect(part.json<{ figure: string }[]>().map(({ figure }) => figure)).toEqual(["hl-17"])
})

test("a page that was asked before does not wait for an import under way", async () => {
  const pages = ["/figures/bg-03", "/places/24/figures", "/measures", "/problems"]
  const before = await Promise.all(pages.map((page) => get(page)))
  const importing = Promise.withResolvers<undefined>()
  const write = db.transaction(() => importing.promise)
  const during = await Promise.all(pages.map((page) => get(page)))
  importing.resolve(undefined)
  await write

  expect(during.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
  expect(during.every(({ body }, at) => body === before[at]?.body)).toBe(true)
})

test.each([
  ["bac giang", "place", "24"],
  ["Bắc Ninh", "place", "24.2025"],
  ["tram bts", "measure", "bts"],
  ["camera giám sát", "measure", "cameras"],
  ["bn-08", "figure", "bn-08"],
])("searching “%s” finds the %s %s first", async (q, kind, id) => {
  const hits = (await get(`/search?q=${encodeURIComponent(q)}`)).json<object[]>()

  expect(hits[0]).toMatchObject({ kind, id })
})

test("a document lists its figures, the list of documents their places", async () => {
  const document = (await get("/documents/002")).json<{ figures: object[] }>()
  const documents = (await get("/documents")).json<object[]>()

  expect(document.figures).toHaveLength(9)
  expect(documents[0]).toMatchObject({
    id: "000",
    figures: 17,
    issuer: null,
    places: [{ id: "22" }, { id: "VN" }],
  })
})
