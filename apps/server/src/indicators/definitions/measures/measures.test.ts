import { afterAll, beforeAll, expect, test } from "vitest"
import type { Context } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { createHttp, type Http } from "../../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../../platform/identity/index.ts"
import { isWithin, loadShippedUnits } from "../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { signedIn } from "../../../testing/sign-in.ts"
import { indicatorsRoutes, loadShippedFigures } from "../../index.ts"
import type {
  FormulaPreview,
  FormulaRead,
  IndicatorUse,
  MeasureDetail,
  MeasureDraft,
} from "../model.ts"

let db: Database
let ctx: Context
let http: Http
let admin: Record<string, string>

beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, ancestor) => isWithin(db, unit, ancestor, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  await indicatorsRoutes(http, ctx, identity.gate)
  admin = await signedIn(http, ctx, { role: "administrator", unit: "VN" })
})
afterAll(async () => {
  await http.close()
  await db.close()
})

const draft = (code: string, change: Partial<MeasureDraft> = {}): MeasureDraft => ({
  code,
  nameVi: "Điểm truy cập wifi công cộng",
  nameEn: "Public wifi points",
  unitOfMeasure: "điểm",
  share: false,
  inTime: "last",
  overUnits: "sum",
  better: "higher",
  jumpFactor: 5,
  definitionVi: "Điểm wifi miễn phí nơi công cộng.",
  definitionEn: "",
  reporting: {
    reportedBy: "commune",
    minCoverage: 0.8,
    dimensions: { place: ["chợ", "công viên"] },
  },
  collectedOn: "Biểu 02/CĐS",
  registerQuery: null,
  validFrom: null,
  validUntil: null,
  document: "12/QĐ-UBND",
  ...change,
})

const ask = (method: "GET" | "POST" | "PUT", url: string, payload?: object, headers = admin) =>
  http.inject({
    method,
    url: encodeURI(url),
    headers,
    ...(payload === undefined ? {} : { payload }),
  })
const create = (one: MeasureDraft) => ask("POST", "/api/v1/definitions/measures", one)
const read = async (code: string) =>
  (await ask("GET", `/api/v1/definitions/measures/${code}`)).json<MeasureDetail>()
const change = async (code: string, more: Partial<MeasureDraft>) => {
  const { code: _code, use: _use, ...now } = await read(code)
  return ask("PUT", `/api/v1/definitions/measures/${code}`, { ...now, ...more })
}
const saveCell = (measure: string, cut = "") =>
  ask("PUT", "/api/v1/cells", {
    cells: [{ measure, unit: "06652.2025", period: "2026-Q1", value: 12, cut }],
  })
const saveIndicator = (code: string, formula: string, more: object = {}) =>
  ask("POST", "/api/v1/indicators", {
    code,
    nameVi: code,
    nameEn: code,
    better: "higher",
    definitionVi: "",
    definitionEn: "",
    formula,
    validFrom: null,
    document: "1/QĐ",
    ...more,
  })

test("a measure that was added is collected and computed with at once", async () => {
  const made = await create(draft("điểm_wifi"))

  expect(made.statusCode).toBe(201)
  expect(made.json()).toMatchObject({ version: 1, collectedOn: "Biểu 02/CĐS", use: { cells: 0 } })
  expect((await saveCell("điểm_wifi", "place=chợ")).statusCode).toBe(200)
  expect((await saveIndicator("wifi_mỗi_hộ", "điểm_wifi / tổng_hộ")).statusCode).toBe(200)
})

test("words change at any time, and the change is a new version", async () => {
  await create(draft("đổi_tên"))
  const renamed = await change("đổi_tên", { nameVi: "Điểm wifi", jumpFactor: null })

  expect(renamed.json()).toMatchObject({ nameVi: "Điểm wifi", jumpFactor: null, version: 2 })
  const late = await ask("PUT", "/api/v1/definitions/measures/đổi_tên", {
    ...draft("đổi_tên"),
    version: 1,
  })
  expect(late.statusCode).toBe(409)
})

test.each<[string, Partial<MeasureDraft>, string]>([
  ["its unit of measure", { unitOfMeasure: "trạm" }, "unitOfMeasure"],
  ["how it adds over units", { overUnits: "max" }, "overUnits"],
  ["how it adds in time", { inTime: "sum" }, "inTime"],
  [
    "the level that reports it",
    { reporting: { reportedBy: "province", minCoverage: 0.8, dimensions: { place: ["chợ"] } } },
    "reportedBy",
  ],
  [
    "a breakdown that has values",
    {
      reporting: { reportedBy: "commune", minCoverage: 0.8, dimensions: { place: ["công viên"] } },
    },
    "dimensions",
  ],
  ["its time, so that values fall out of it", { validUntil: "2026-01-31" }, "validUntil"],
])("once there are values %s does not change", async (_name, more, field) => {
  await create(draft("có_số"))
  await saveCell("có_số", "place=chợ")
  const refused = await change("có_số", more)

  expect(refused.statusCode).toBe(422)
  expect(
    refused.json<{ errors: { pointer: string }[] }>().errors.map((one) => one.pointer),
  ).toContain(field)
  expect((await read("có_số")).use.locked.map((one) => one.field)).toContain("unitOfMeasure")
})

test("a value of a breakdown can be added under values", async () => {
  await create(draft("thêm_phân_tổ"))
  await saveCell("thêm_phân_tổ", "place=chợ")
  const dimensions = { place: ["chợ", "công viên", "bến xe"] }
  const reporting = { reportedBy: "commune" as const, minCoverage: 0.5, dimensions }

  expect((await change("thêm_phân_tổ", { reporting })).statusCode).toBe(200)
  expect((await saveCell("thêm_phân_tổ", "place=bến xe")).statusCode).toBe(200)
})

test.each<[string, Partial<MeasureDraft>, string]>([
  ["a share that is added", { share: true, unitOfMeasure: "%" }, "Tỷ lệ không được cộng"],
  [
    "an end before its beginning",
    { validFrom: "2026-01-01", validUntil: "2025-01-01" },
    "sau ngày đầu",
  ],
  [
    "a breakdown with signs of its own",
    { reporting: { reportedBy: "commune", minCoverage: 1, dimensions: { "a=b": ["x"] } } },
    "không chứa",
  ],
])("a measure with %s is refused", async (_name, more, detail) => {
  const refused = await create(draft("không_hợp_lệ", more))

  expect(refused.statusCode).toBe(422)
  expect(refused.json<{ detail: string }>().detail).toContain(detail)
})

test("a code that is taken, by a measure or by an indicator, is refused", async () => {
  expect((await create(draft("tổng_hộ"))).statusCode).toBe(409)
  expect((await create(draft("tỷ_lệ_hộ_có_cáp_quang"))).statusCode).toBe(409)
})

test("only an administrator of the whole country defines measures", async () => {
  const provincial = await signedIn(http, ctx, { role: "administrator", unit: "22" })
  const refused = await ask(
    "POST",
    "/api/v1/definitions/measures",
    draft("tỉnh_tự_tạo"),
    provincial,
  )

  expect(refused.statusCode).toBe(403)
})

test("values outside the time of a measure are refused", async () => {
  await create(draft("đã_thôi", { validUntil: "2025-12-31" }))
  const refused = await saveCell("đã_thôi")

  expect(refused.statusCode).toBe(422)
  expect(JSON.stringify(refused.json())).toContain("31/12/2025")
})

test("a formula that is being written is told everything: what it says, or each fault with its columns", async () => {
  const good = (
    await ask("POST", "/api/v1/formula", { formula: "hộ_có_cáp_quang / tổng_hộ" })
  ).json<FormulaRead>()
  const bad = (
    await ask("POST", "/api/v1/formula", { formula: "1 + hộ_có_cáp_quag" })
  ).json<FormulaRead>()

  expect(good.explained?.sentenceVi).toContain("chia cho")
  expect(bad).toMatchObject({
    explained: null,
    faults: [{ at: 5, end: 19, suggestion: "hộ_có_cáp_quang", code: "unknown-measure" }],
  })
})

test("a formula that would read itself is told its path before it is saved", async () => {
  await saveIndicator("vòng_một", "tổng_hộ")
  await saveIndicator("vòng_hai", "vòng_một + 1")
  const { ring } = (
    await ask("POST", "/api/v1/formula", { formula: "vòng_hai * 2", code: "vòng_một" })
  ).json<FormulaRead>()

  expect(ring).toEqual(["vòng_một", "vòng_hai", "vòng_một"])
})

test("a formula is tried over values that stand, beside the version in force", async () => {
  await create(draft("thử_tử"))
  await saveCell("thử_tử")
  await saveIndicator("thử", "thử_tử * 2")
  const preview = (
    await ask("POST", "/api/v1/formula/preview", {
      formula: "thử_tử * 3",
      code: "thử",
      units: "06652.2025",
      periods: "2026-Q1",
      stage: "working",
    })
  ).json<FormulaPreview>()

  expect(preview.rows).toMatchObject([{ unit: "06652.2025", value: 36, before: 24 }])
})

test("whoever reads an indicator is named, through others too", async () => {
  await saveIndicator("gốc", "tổng_hộ")
  await saveIndicator("giữa", "gốc * 2")
  await saveIndicator("ngọn", "giữa + 1")
  const use = (await ask("GET", "/api/v1/indicators/gốc/use")).json<IndicatorUse>()

  expect(use.indicators.map(({ code, direct }) => [code, direct])).toEqual([
    ["giữa", true],
    ["ngọn", false],
  ])
})

test("a new formula that would spoil one that reads it is refused, and the one is named", async () => {
  await saveIndicator("nền", "hộ_có_cáp_quang / tổng_hộ * 100%")
  await saveIndicator("trên_nền", "nền + tổng_hộ / tổng_hộ")
  const refused = await saveIndicator("nền", "hộ_có_cáp_quang + tổng_hộ")

  expect(refused.statusCode).toBe(409)
  expect(refused.json<{ detail: string }>().detail).toContain("trên_nền")
})

test("the words of an indicator change without a new version of its formula", async () => {
  await saveIndicator("chữ", "tổng_hộ")
  await saveIndicator("chữ", "tổng_hộ", { nameVi: "Tên khác" })
  const found = (await ask("GET", "/api/v1/indicators/chữ")).json<{
    nameVi: string
    versions: object[]
  }>()

  expect([found.nameVi, found.versions.length]).toEqual(["Tên khác", 1])
})
