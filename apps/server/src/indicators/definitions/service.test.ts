import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { loadShippedFigures } from "../index.ts"
import type { IndicatorDraft } from "./model.ts"
import {
  definitionsOf,
  explainFormula,
  getIndicator,
  saveIndicators,
  tryFormula,
} from "./service.ts"

let db: Database
let ctx: Context
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
})
afterAll(() => db.close())

const draft = (
  code: string,
  formula: string,
  change: Partial<IndicatorDraft> = {},
): IndicatorDraft => ({
  code,
  nameVi: code,
  nameEn: code,
  better: "higher",
  definitionVi: "",
  definitionEn: "",
  formula,
  validFrom: null,
  document: null,
  ...change,
})
const save = (...drafts: IndicatorDraft[]) => saveIndicators(ctx, drafts, OPERATOR)

test("every shipped indicator is read, checked and given its unit", async () => {
  const { indicators } = await definitionsOf(ctx)

  expect(indicators.size).toBeGreaterThan(12)
  expect(indicators.get("tỷ_lệ_hộ_có_cáp_quang")?.unit).toBe("%")
})

test("a formula is explained: what it reads, gives and says", async () => {
  expect(await explainFormula(ctx, "Hộ_có_cáp_quang / tổng_hộ")).toMatchObject({
    type: "number",
    unit: "",
    dependencies: [{ code: "hộ_có_cáp_quang", kind: "measure" }, { code: "tổng_hộ" }],
    sql: '"hộ_có_cáp_quang" / nullif("tổng_hộ", 0)',
    sentenceVi: "Số hộ gia đình có Internet cáp quang chia cho số hộ gia đình.",
  })
})

test.each([
  ["an unknown measure", "hộ_có_cáp_quag / tổng_hộ", "cột 1: ", "có phải “hộ_có_cáp_quang”?"],
  ["units that do not go together", "tổng_hộ + tỷ_lệ_chữ_ký_số", "cột 9: ", "“hộ” với “%”"],
  ["a formula that stops", "tổng_hộ +", "cột 10: ", "dừng giữa chừng"],
  ["brackets without end", "(".repeat(10_000), "cột ", ""],
])("%s is refused at its column", async (_name, formula, column, detail) => {
  await expect(explainFormula(ctx, formula)).rejects.toThrow(column)
  await expect(explainFormula(ctx, formula)).rejects.toThrow(detail)
})

test("a ring of formulas is refused with its path, and nothing of the batch is kept", async () => {
  await expect(
    save(draft("vòng_a", "vòng_b + 1"), draft("vòng_b", "vòng_c * 2"), draft("vòng_c", "vòng_a")),
  ).rejects.toThrow(/vòng_\w → vòng_\w → vòng_\w → vòng_\w/u)
  await expect(getIndicator(ctx, "vòng_a")).rejects.toThrow("Không có chỉ số")
})

test("a ring through an older version is a ring", async () => {
  await save(draft("cũ_a", "tổng_hộ"), draft("cũ_b", "cũ_a"))
  await save(draft("cũ_a", "tổng_hộ * 2", { validFrom: "2026-01-01" }))

  await expect(save(draft("cũ_a", "cũ_b", { validFrom: "2020-01-01" }))).rejects.toThrow(
    "cũ_a → cũ_b → cũ_a",
  )
})

test("a version is added where something changed, and only there", async () => {
  const first = draft("mật_độ", "trạm_bts / population")

  expect([await save(first), await save(first)]).toEqual([1, 0])
  await save({
    ...first,
    formula: "trạm_bts / population * 1000",
    validFrom: "2026-01-01",
    document: "1/QĐ",
  })
  expect((await getIndicator(ctx, "mật_độ")).versions).toMatchObject([
    { version: 1, unit: "trạm/người", validFrom: null },
    { version: 2, validFrom: "2026-01-01", document: "1/QĐ" },
  ])
})

test("an indicator cannot take the code of a measure", async () => {
  await expect(save(draft("tổng_hộ", "1"))).rejects.toThrow("đã là một chỉ số cơ sở")
})

test.each([
  ["a + b", { a: 1, b: null }, null],
  ["a / b", { a: 1, b: 4 }, 0.25],
  ["a / b", { a: 1, b: 0 }, null],
  ["a ?? 7", {}, 7],
  ["growth(a)", { a: 3, "prev(a)": 2 }, 0.5],
])("%s over %j is %j", (formula, given, value) => {
  expect(tryFormula(formula, given).value).toBe(value)
})
