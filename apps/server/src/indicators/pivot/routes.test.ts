import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { read, utils } from "@e965/xlsx"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { createHttp, type Http } from "../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../platform/identity/index.ts"
import { isWithin, loadShippedUnits, registryRoutes, unitsOn } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { importCells } from "../cells/import-file.ts"
import { indicatorsRoutes, loadShippedFigures } from "../index.ts"
import { importPlans } from "../plans/service/import-service.ts"
import type { ComparedPlaces, Computed, PivotAnswer, PlaceComputed } from "./model.ts"

let db: Database
let ctx: Context
let http: Http
let folder: string
/** The communes of Quảng Ninh after the reform, in the order of the list. */
let communes: string[]

beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db, { now: () => new Date("2026-11-21T09:00:00+07:00") })
  folder = await mkdtemp(join(tmpdir(), "tinhso-pivot-"))
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, ancestor) => isWithin(ctx.db, unit, ancestor, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  registryRoutes(http, ctx)
  await indicatorsRoutes(http, ctx, identity.gate)
  await http.ready()
  communes = (await unitsOn(db, "commune", "2025-12-31", "22")).map(({ id }) => id)
  await report(communes.flatMap(quarters))
  await report(await beforeTheReform())
})
afterAll(async () => {
  await http.close()
  await db.close()
  await rm(folder, { recursive: true })
})

const LEFT_OUT = 3

/** 1 000 + i households of which 500 + 5i have fibre; the last communes say nothing for the fourth quarter. */
function quarters(unit: string, i: number): string[] {
  const silent = i >= communes.length - LEFT_OUT
  const third = [
    `tổng_hộ,${unit},2025-Q3,${1000 + i},`,
    `hộ_có_cáp_quang,${unit},2025-Q3,${400 + 5 * i},`,
  ]
  if (silent) return third
  return [
    ...third,
    `tổng_hộ,${unit},2025-Q4,${1000 + i},`,
    `hộ_có_cáp_quang,${unit},2025-Q4,${500 + 5 * i},`,
    ...["2G", "3G", "4G", "5G"].map((t, n) => `trạm_bts,${unit},2025-Q4,${n},technology=${t}`),
  ]
}

async function beforeTheReform(): Promise<string[]> {
  const both = await Promise.all(
    ["24", "27"].map((province) => unitsOn(db, "commune", "2024-12-31", province)),
  )
  return both.flat().map(({ id }, i) => `tổng_hộ,${id},2024-Q4,${1000 + i},`)
}

async function report(lines: readonly string[]): Promise<void> {
  const path = join(folder, "cells.csv")
  await writeFile(path, `measure,unit,period,value,cut\n${lines.join("\n")}\n`)
  await importCells(ctx, path, { commit: true })
}

async function get<T>(path: string, query: Record<string, string> = {}): Promise<T> {
  const response = await http.inject({ url: path, query })
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.json<T>()
}

const FIBRE = "tỷ_lệ_hộ_có_cáp_quang"
const asked = { indicators: FIBRE, units: "children:22", periods: "2025-Q3..2025-Q4" }
const pivot = (query: Record<string, string> = {}) =>
  get<PivotAnswer>("/api/v1/pivot", { ...asked, ...query })

test("units stand in the rows, periods in the columns, the province in the total as its own value", async () => {
  const { columns, rows, totals, whole, rowAxes, columnAxes, of } = await pivot()
  const answer = await get<{ rows: { value: number }[] }>("/api/v1/query", {
    ...asked,
    units: "22",
  })

  expect([rowAxes, columnAxes]).toEqual([["units"], ["indicators", "periods", "breakdown"]])
  expect(columns.map(({ key }) => key)).toEqual([`${FIBRE}|2025-Q3|`, `${FIBRE}|2025-Q4|`])
  expect([rows.length, of]).toEqual([communes.length, communes.length])
  expect(whole?.id).toBe("22")
  expect(totals[0]?.cells.map((cell) => cell?.value)).toEqual(answer.rows.map(({ value }) => value))
})

test("the total of a share is the share of all, not the mean of the shares nor their sum", async () => {
  const { totals } = await pivot()
  const households = communes.reduce((sum, _, i) => sum + 1000 + i, 0)
  const fibre = communes.reduce((sum, _, i) => sum + 400 + 5 * i, 0)

  expect(totals[0]?.cells[0]?.value).toBeCloseTo((fibre / households) * 100, 9)
})

test("what nobody reported stays missing: no value, how many reported, and never 0", async () => {
  const { rows, counts } = await pivot()
  const silent = rows.filter(({ cells }) => cells[1]?.value === null)

  expect(silent.map(({ unit }) => unit)).toEqual(communes.slice(-LEFT_OUT))
  expect(silent[0]?.cells[1]).toMatchObject({ status: "missing", reported: 0, expected: 1 })
  expect(counts).toMatchObject({ cells: communes.length * 2, missing: LEFT_OUT, incomplete: 0 })
})

test("rows can be only those where something is missing", async () => {
  const { rows, matched, of } = await pivot({ only: "missing" })

  expect(rows.map(({ unit }) => unit)).toEqual(communes.slice(-LEFT_OUT))
  expect([matched, of]).toEqual([LEFT_OUT, communes.length])
})

test("sorted by a column the largest come first and those without a value last, either way", async () => {
  const key = `${FIBRE}|2025-Q4|`
  const down = await pivot({ sort: `-${key}` })
  const up = await pivot({ sort: key })
  const last = (answer: PivotAnswer) => answer.rows.slice(-LEFT_OUT).map(({ unit }) => unit)

  expect(down.rows[0]?.unit).toBe(communes.at(-LEFT_OUT - 1))
  expect(up.rows[0]?.unit).toBe(communes[0])
  expect([last(down), last(up)]).toEqual([communes.slice(-LEFT_OUT), communes.slice(-LEFT_OUT)])
})

test("pages hold all rows once, and each has the total", async () => {
  const first = await pivot({ size: "20" })
  const third = await pivot({ size: "20", page: "3" })

  expect([first.pages, first.rows.length, third.rows.length]).toEqual([
    Math.ceil(communes.length / 20),
    20,
    communes.length - 40,
  ])
  expect(third.totals).toEqual(first.totals)
})

test("axes change places without changing a value", async () => {
  const turned = await pivot({ rows: "periods", units: communes.slice(0, 3).join(",") })

  expect(turned.rows.map(({ key }) => key)).toEqual(["2025-Q3", "2025-Q4"])
  expect(turned.columns.map(({ unit }) => unit)).toEqual(["22", ...communes.slice(0, 3)])
  expect(turned.rows[1]?.cells[1]?.value).toBeCloseTo(50, 9)
})

test("a breakdown is a column for each of its values", async () => {
  const { columns, totals, dimensions } = await pivot({
    indicators: "trạm_bts",
    periods: "2025-Q4",
    by: "technology",
  })

  expect(dimensions).toEqual(["technology"])
  expect(columns.map(({ breakdown }) => breakdown)).toEqual(
    ["2G", "3G", "4G", "5G"].map((value) => `technology=${value}`),
  )
  const reporting = communes.length - LEFT_OUT
  expect(totals[0]?.cells.map((cell) => cell?.value)).toEqual(
    [0, 1, 2, 3].map((n) => n * reporting),
  )
})

test("the newest periods are those that have values", async () => {
  const { periods, asked: question } = await pivot({ periods: "newest:2" })

  expect(periods.map(({ code }) => code)).toEqual(["2025-Q3", "2025-Q4"])
  expect(question.periods).toBe("newest:2")
})

test("sentences say the number first, what it was before, and how many have reported", async () => {
  const { sentences } = await pivot()

  expect(sentences[0]?.vi).toMatch(
    /^\d+,\d+ % là tỷ lệ hộ gia đình có Internet cáp quang của Tỉnh Quảng Ninh, quý 4\/2025, tăng \d+,?\d* điểm phần trăm so với quý 3\/2025\.$/,
  )
  expect(sentences.at(-1)?.vi).toBe(
    `${communes.length - LEFT_OUT}/${communes.length} đơn vị có số liệu quý 4/2025; thiếu không phải là 0.`,
  )
})

const valueOf = (answer: PivotAnswer, unit: string) =>
  answer.rows.find((row) => row.unit === unit)?.cells[0]?.value ?? null

test("across the reform the new province has the sum of the old ones, and only by the units of a later day", async () => {
  const question = { indicators: "tổng_hộ", units: "24,27,24.2025", periods: "2024-Q4" }
  const then = await pivot({ ...question, view: "reported" })
  const now = await pivot({ ...question, view: "at:2026-01-01" })

  expect(valueOf(then, "24.2025")).toBeNull()
  expect(valueOf(now, "24.2025")).toBe((valueOf(then, "24") ?? 0) + (valueOf(then, "27") ?? 0))
})

test("what may be asked tells the periods that have values of all it comes to", async () => {
  const all = await get<Computed[]>("/api/v1/computed")
  const one = (code: string) => all.find((found) => found.code === code)

  expect(one(FIBRE)).toMatchObject({ kind: "indicator", bases: ["tổng_hộ", "hộ_có_cáp_quang"] })
  expect(one(FIBRE)?.periods.map(({ code }) => code)).toEqual(["2025-Q4", "2025-Q3"])
  expect(one("tổng_hộ")?.periods.map(({ code }) => code)).toEqual(["2025-Q4", "2025-Q3", "2024-Q4"])
  expect([one("tổng_hộ")?.count, one(FIBRE)?.count]).toEqual([true, false])
})

test("an indicator's own page has its formula in words", async () => {
  const found = await get<{ versions: { formula: string; sentenceVi: string }[] }>(
    `/api/v1/computed/${encodeURIComponent(FIBRE)}`,
  )

  expect(found.versions[0]?.formula).toBe("hộ_có_cáp_quang / tổng_hộ * 100")
  expect(found.versions[0]?.sentenceVi).toContain("chia")
})

test("a place has its newest values, beside the unit above it and the period before", async () => {
  const unit = communes[0] ?? ""
  const rows = await get<PlaceComputed[]>(`/api/v1/places/${unit}/computed`)
  const fibre = rows.find(({ indicator }) => indicator.code === FIBRE)

  expect(fibre).toMatchObject({
    period: { code: "2025-Q4" },
    cell: { value: 50 },
    before: { value: 40, period: { code: "2025-Q3" } },
    above: { unit: { id: "22" } },
  })
  expect(fibre?.sentenceVi).toMatch(/^50 % là tỷ lệ hộ/)
})

test("two places stand side by side: the difference, and which of them is better where that can be said", async () => {
  const [one = "", other = ""] = communes
  const { rows, sentences } = await get<ComparedPlaces>("/api/v1/compare", { one, other })
  const row = (code: string) => rows.find(({ indicator }) => indicator.code === code)

  expect(row(FIBRE)).toMatchObject({ better: "other" })
  expect(row(FIBRE)?.difference).toBeCloseTo(50 - (505 / 1001) * 100, 9)
  expect(row("tổng_hộ")).toMatchObject({ difference: -1, better: null })
  expect(sentences[0]?.vi).toContain("tốt hơn")
})

test.each([
  ["an unknown indicator", { indicators: "tỷ_lệ_hộ_có_cáp" }, 404, `có phải “${FIBRE}”?`],
  ["an unknown unit", { units: "children:9999" }, 400, "không có đơn vị mang mã"],
  ["rows by something unknown", { rows: "units,màu" }, 400, "màu"],
  ["rows by everything", { rows: "units,periods,indicators,breakdown" }, 400, "hàng gồm"],
  ["a column that is not there", { sort: "-không có" }, 400, "không có cột"],
  ["more columns than can be read", { rows: "indicators", units: "level:commune" }, 413, "cột"],
  ["a period that nobody can read", { periods: "2025-Q9" }, 400, "không có quý này"],
  [
    "newest periods of what has none",
    { indicators: "cameras", periods: "newest:4" },
    404,
    "Chưa có",
  ],
])("%s is refused in words", async (_name, change, status, detail) => {
  const response = await http.inject({ url: "/api/v1/pivot", query: { ...asked, ...change } })
  expect([response.statusCode, response.body]).toEqual([status, expect.stringContaining(detail)])
})

test("a period in the future is a table without values, not an error", async () => {
  const { rows, counts } = await pivot({ periods: "2030" })

  expect(rows).toHaveLength(communes.length)
  expect(counts).toMatchObject({ withValue: 0, missing: communes.length })
})

test("as a workbook the values are numbers, how complete they are beside them, and what they mean", async () => {
  const response = await http.inject({ url: "/api/v1/pivot", query: { ...asked, format: "xlsx" } })
  const { SheetNames, Sheets } = read(response.rawPayload)
  const lines = SheetNames.map((name) => utils.sheet_to_json(Sheets[name] ?? {}, { header: 1 }))
  const [values, coverage, notes] = lines

  expect(response.headers["content-type"]).toContain("spreadsheetml")
  expect(SheetNames).toEqual(["Số liệu", "Độ đầy đủ", "Ghi chú"])
  expect(values?.[0]).toEqual([
    "Đơn vị",
    "Mã",
    "Tỷ lệ hộ gia đình có Internet cáp quang (%) · quý 3/2025",
    "Tỷ lệ hộ gia đình có Internet cáp quang (%) · quý 4/2025",
  ])
  expect(values).toHaveLength(communes.length + 2)
  expect(values?.[2]).toEqual([expect.any(String), expect.any(String), 40, 50])
  expect(values?.at(-1)).toHaveLength(3)
  expect(coverage?.at(-1)).toEqual([expect.any(String), expect.any(String), "1/1", "thiếu 0/1"])
  expect(JSON.stringify(notes)).toContain("hộ_có_cáp_quang / tổng_hộ * 100")
})

test("as CSV no value is an empty field, and all rows are there whatever the page", async () => {
  const { body } = await http.inject({
    url: "/api/v1/pivot",
    query: { ...asked, format: "csv", size: "10", lang: "en" },
  })
  const lines = body.trimEnd().split("\r\n")

  expect(lines[0]).toContain("Unit,Code,")
  expect(lines).toHaveLength(communes.length + 2)
  expect(lines.at(-1)).toMatch(/,$/)
})

const targetLine = (id: string, place: string, value: number) =>
  `target,${id},Chỉ tiêu ${id},"${place}",commune,,2026,${FIBRE},>=,${value}`

test("cells are held against the targets of plans, and rows can be only those that are behind", async () => {
  const [first = "", second = ""] = communes
  const names = await Promise.all(
    [first, second].map(async (id) => (await get<{ name: string }>(`/api/v1/units/${id}`)).name),
  )
  const path = join(folder, "ke-hoach.csv")
  const lines = [
    "record,id,text,place,place_level,issued,period,measure,comparator,value",
    "plan,kh-pivot,Kế hoạch,Quảng Ninh,province,2025-08-01,2026,,,",
    targetLine("t1", `${names[0]}, Quảng Ninh`, 90),
    targetLine("t2", `${names[1]}, Quảng Ninh`, 45),
  ]
  await writeFile(path, lines.join("\n"))
  const { rows } = await importPlans(ctx, path, { commit: true, decimal: "point" }, () =>
    Promise.resolve(OPERATOR),
  )
  expect(rows.flatMap(({ problems }) => problems)).toEqual([])

  const all = await pivot()
  const behind = await pivot({ only: "behind" })
  expect(all.targets.map(({ unit, value }) => [unit, value])).toEqual([
    [first, 90],
    [second, 45],
  ])
  expect(behind.rows.map(({ unit }) => unit)).toEqual([first, second])
  expect(behind.rows[1]?.cells.map((cell) => cell?.judgement)).toEqual(["behind", "reached"])
  expect(behind.counts.behind).toBe(3)
  const row = (await get<PlaceComputed[]>(`/api/v1/places/${second}/computed`)).find(
    ({ indicator }) => indicator.code === FIBRE,
  )
  expect(row?.sentenceVi).toContain("đạt chỉ tiêu 45 %")
})
