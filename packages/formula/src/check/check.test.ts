import { expect, test } from "vitest"
import { format } from "../format.ts"
import { parse } from "../parse.ts"
import type { Measure } from "./catalogue.ts"
import { check, type Checked } from "./check.ts"

const CATALOGUE: Readonly<Record<string, Measure>> = {
  hộ_có_cáp_quang: { unit: "hộ" },
  tổng_hộ: { unit: "hộ" },
  tỷ_lệ: { unit: "%" },
  dân_số: { unit: "người" },
  doanh_nghiệp: { unit: "doanh nghiệp" },
  cuộc_họp: { unit: "lần" },
  dự_đủ: { unit: "có/không" },
  chi: { unit: "triệu đồng" },
  thuế: { unit: "đồng" },
  điểm_tối_đa: { unit: "điểm" },
  thuê_bao: { unit: "thuê bao/100 người" },
  bts: { unit: "trạm", breakdowns: { technology: ["2G", "3G", "4G"] } },
  độ_trễ: { unit: "ms", overUnits: "none" },
  Mã: { unit: "hộ" },
  mã: { unit: "người" },
}
const measures = new Map(Object.entries(CATALOGUE))

function checked(text: string): Checked {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.errors[0].en}`)
  return check(parsed.ast, { measures })
}

test.each([
  ["households by households", "hộ_có_cáp_quang / tổng_hộ", "number", ""],
  ["a ratio times 100", "hộ_có_cáp_quang / tổng_hộ * 100", "number", "%"],
  [
    "a ratio times the full marks, with steps",
    "tier(cuộc_họp; 4,20; 3,15) + hộ_có_cáp_quang / tổng_hộ * 20",
    "number",
    "điểm",
  ],
  ["a share of points", "hộ_có_cáp_quang / tổng_hộ * điểm_tối_đa", "number", "điểm"],
  ["steps in percent are shares", "tier(cuộc_họp; 4,100%; 3,75%) * điểm_tối_đa", "number", "điểm"],
  ["money by people", "chi / dân_số", "number", "triệu đồng/người"],
  [
    "enterprises per 1 000 people",
    "doanh_nghiệp / dân_số * 1000",
    "number",
    "doanh nghiệp/1000 người",
  ],
  ["a rate per 100 people, back to a count", "thuê_bao * dân_số / 100", "number", "thuê bao"],
  ["households by a percentage", "tổng_hộ * tỷ_lệ / 100", "number", "hộ"],
  ["a plain number takes the other unit", "tổng_hộ + 1", "number", "hộ"],
  ["part of a figure", "tổng_hộ * 90%", "number", "hộ"],
  ["a growth", "growth(tổng_hộ)", "number", ""],
  ["a rank", "rank(tổng_hộ)", "number", "hạng"],
  ["units that meet a condition", "each(if(tỷ_lệ >= 90; 1; 0))", "number", "đơn vị"],
  ["a mean of percentages, where asked for", "each(tỷ_lệ; avg)", "number", "%"],
  ["two answers", "dự_đủ and tỷ_lệ > 50", "truth", ""],
  ["answers are equal", "dự_đủ = true", "truth", ""],
  ["something for missing", "tổng_hộ ?? missing", "number", "hộ"],
])("%s: type and unit", (_name, text, type, unit) => {
  expect(checked(text)).toMatchObject({ ok: true, type, unit })
})

test.each([
  ["households and percent", "tổng_hộ + tỷ_lệ", 9, "unit", null],
  ["households and a percent literal", "tổng_hộ + 5%", 9, "unit", null],
  ["households less people", "tổng_hộ - dân_số", 9, "unit", null],
  ["households compared with people", "tổng_hộ > dân_số", 9, "unit", null],
  ["đồng and million đồng", "max(chi; thuế)", 1, "unit", null],
  ["a percentage and a ratio", "tỷ_lệ > hộ_có_cáp_quang / tổng_hộ", 7, "unit", null],
  [
    "points and a ratio without full marks",
    "tier(cuộc_họp; 4,20) + hộ_có_cáp_quang / tổng_hộ",
    22,
    "unit",
    null,
  ],
  ["households by a percentage, undivided", "1 + tổng_hộ * tỷ_lệ", 13, "unit", null],
  ["a sum of ratios", "each(hộ_có_cáp_quang / tổng_hộ)", 1, "unit", null],
  ["branches of two units", "if(dự_đủ; tổng_hộ; dân_số)", 1, "unit", null],
  ["an unknown measure", "hộ_co_cap_quang / tổng_hộ", 1, "unknown-measure", "hộ_có_cáp_quang"],
  ["a measure without marks", "tong_ho", 1, "unknown-measure", "tổng_hộ"],
  ["a code of two measures", "MÃ", 1, "unknown-measure", "mã"],
  ["an unknown breakdown", "bts[techology=4G]", 1, "breakdown", "technology"],
  ["an unknown value of a breakdown", "bts[technology=4H]", 1, "breakdown", "4G"],
  ["a number as condition", "if(cuộc_họp; 1; 0)", 4, "type", null],
  ["an answer in a sum", "1 + (dự_đủ or false)", 12, "type", null],
  ["branches of two types", "if(dự_đủ; 1; true)", 1, "type", null],
  ["thresholds that rise", "tier(cuộc_họp; 3,15; 4,20)", 22, "tier-order", null],
  ["prev inside ytd", "ytd(prev(chi))", 5, "nesting", null],
  ["each inside each", "each(each(chi))", 6, "nesting", null],
  ["a rank of a rank", "rank(rank(chi))", 6, "nesting", null],
])("%s is refused at its column", (_name, text, at, code, suggestion) => {
  expect(checked(text)).toMatchObject({ ok: false, errors: [{ at, code, suggestion }] })
})

test("all that is wrong is told at once, in the order of the columns", () => {
  expect(checked("xa / tổng_hộ + if(chi; tong_ho; 0)")).toMatchObject({
    ok: false,
    errors: [
      { at: 1, code: "unknown-measure" },
      { at: 19, code: "type" },
      { at: 24, code: "unknown-measure" },
    ],
  })
})

test("a unit mismatch is told in both languages", () => {
  expect(checked("tổng_hộ + tỷ_lệ")).toMatchObject({
    errors: [{ vi: "không cộng được “hộ” với “%”.", en: "hộ cannot be added to %." }],
  })
})

test.each([
  [
    "codes and breakdowns are spelled as in the catalogue",
    "BTS[Technology=4g] / Bts",
    "bts[technology=4G] / bts",
  ],
  ["a percent literal beside a percentage has its scale", "tỷ_lệ >= 90%", "tỷ_lệ >= 90"],
  ["also in steps", "tier(tỷ_lệ; 90%,20; 80%,10)", "tier(tỷ_lệ; 90,20; 80,10)"],
  [
    "and beside a ratio times 100",
    "hộ_có_cáp_quang / tổng_hộ * 100 >= 90%",
    "hộ_có_cáp_quang / tổng_hộ * 100 >= 90",
  ],
  [
    "beside a ratio it stays",
    "hộ_có_cáp_quang / tổng_hộ >= 90%",
    "hộ_có_cáp_quang / tổng_hộ >= 90%",
  ],
])("%s", (_name, text, expected) => {
  const result = checked(text)
  expect(result.ok && format(result.ast)).toBe(expected)
})

test("what a formula needs is told", () => {
  expect(checked("prev(chi) / dân_số + each(thuế / 1000000; avg) / độ_trễ * 0")).toMatchObject({
    ok: false,
  })
  expect(checked("growth(chi)")).toMatchObject({ needsHistory: true, needsUnits: false })
  expect(checked("each(chi) - chi")).toMatchObject({ needsHistory: false, needsUnits: true })
  expect(checked("độ_trễ + each(độ_trễ; max)")).toMatchObject({ notAggregable: ["độ_trễ"] })
  expect(checked("each(độ_trễ; max)")).toMatchObject({ notAggregable: [] })
  expect(checked("prev(bts[technology=4G]; 2) / each(bts)")).toMatchObject({
    dependencies: [
      {
        code: "bts",
        where: [{ dimension: "technology", value: "4G" }],
        when: { shift: 2, ytd: false },
        within: null,
      },
      { code: "bts", where: [], when: { shift: 0, ytd: false }, within: "each" },
    ],
  })
})
