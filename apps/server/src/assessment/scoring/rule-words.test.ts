import { expect, test } from "vitest"
import { row } from "../testing/index-set.ts"
import { compileRule } from "./compile-rule.ts"
import { readRuleWords } from "./rule-words.ts"
import { scoreColumn } from "./score-column.ts"

test.each([
  ["a/b*max", "ratio", "a / b * điểm_tối_đa"],
  ["a/b × điểm tối đa", "ratio", "a / b * điểm_tối_đa"],
  ["Tỷ lệ = a/b; Điểm = a/b x 100% x Điểm tối đa", "ratio", "a / b * điểm_tối_đa"],
  ["a = số hộ; b = tổng hộ; điểm = a / b * điểm tối đa", "ratio", "a / b * điểm_tối_đa"],
  [">=4 lần:20; 3:15; 2:10; 1:5; còn lại:0", "steps", "tier(x; 4,20; 3,15; 2,10; 1,5)"],
  ["Từ 90% trở lên: 20 điểm; 70%: 10 điểm; Còn lại: 0", "steps", "tier(x; 90,20; 70,10)"],
  [
    "Bí thư/Chủ tịch: điểm tối đa; Phó Bí thư: 1/2*điểm tối đa; còn lại: 0; minh chứng: số hiệu, tên",
    "enumerated",
    "if(bi_thu_chu_tich; điểm_tối_đa; if(pho_bi_thu; điểm_tối_đa * 1 / 2; 0))",
  ],
  [
    "Bí thư/Chủ tịch: max; Phó: 1/2 max; khác: 0",
    "enumerated",
    "if(bi_thu_chu_tich; điểm_tối_đa; if(pho; điểm_tối_đa * 1 / 2; 0))",
  ],
  [
    "dự đủ phiên họp tỉnh: 1/2 max; chủ trì họp CĐS: 1/2 max",
    "parts",
    "if(du_du_phien_hop_tinh; điểm_tối_đa * 1 / 2; 0) + if(chu_tri_hop_cds; điểm_tối_đa * 1 / 2; 0)",
  ],
  ["Có ban hành kế hoạch: điểm tối đa; không: 0", "yes-no", "if(đạt; điểm_tối_đa; 0)"],
])("“%s” is %s", (words, kind, rule) => {
  expect(readRuleWords(words, 20)).toMatchObject({ kind, rule })
})

test("what letters stand for is kept as the figures' labels", () => {
  const read = readRuleWords(
    "a = số văn bản do Chủ tịch ký; b = tổng số văn bản; điểm = a/b*max",
    20,
  )
  expect("figures" in read && read.figures.map(({ label }) => label)).toEqual([
    "số văn bản do Chủ tịch ký",
    "tổng số văn bản",
  ])
})

test.each([
  ["", "không ghi cách tính"],
  ["Theo hướng dẫn của Bộ", "không nhận ra cách tính"],
  ["Chủ tịch: 10; Phó: 20; còn lại: 0", "không nhận ra cách tính"],
  ["đạt: 10; không đạt: 3; còn lại: 5", "không nhận ra cách tính"],
])("“%s” is left to a person", (words, why) => {
  expect(readRuleWords(words, 20)).toEqual({ kind: "unknown", why })
})

test.each([
  ["a/b × điểm tối đa", { a: 3, b: 4 }, 15],
  [">=4 lần:20; 3:15; 2:10; 1:5; còn lại:0", { x: 2 }, 10],
  ["Bí thư/Chủ tịch: max; Phó: 1/2 max; khác: 0", { bi_thu_chu_tich: 0, pho: 1 }, 10],
])("“%s” computes", (words, figures, points) => {
  const read = readRuleWords(words, 20)
  if (read.kind === "unknown") throw new Error(read.why)
  const compiled = compileRule(
    row("1", { rule: read.rule, maxPoints: 20, figures: [...read.figures] }),
  )
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults))
  expect(scoreColumn(compiled, 20, { now: [new Map(Object.entries(figures))] })[0]?.points).toBe(
    points,
  )
})
