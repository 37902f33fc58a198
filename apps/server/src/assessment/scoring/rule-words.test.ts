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
  ["Điểm = (a/b) × 20", "ratio", "a / b * điểm_tối_đa"],
  ["Tỷ lệ × điểm tối đa", "ratio", "tỷ_lệ / 100 * điểm_tối_đa"],
  ["a/b so với 80% × điểm tối đa", "capped-ratio", "min(a / b / 80%; 1) * điểm_tối_đa"],
  [
    "Đạt từ 80% trở lên: điểm tối đa; dưới 80%: tỷ lệ/80% × điểm tối đa",
    "capped-ratio",
    "min(tỷ_lệ / 80; 1) * điểm_tối_đa",
  ],
  [
    "Trên 90%: điểm tối đa; từ 70% đến dưới 90%: 1/2 điểm tối đa; dưới 70%: 0",
    "steps",
    "if(x > 90%; điểm_tối_đa; if(x >= 70%; điểm_tối_đa * 1 / 2; 0))",
  ],
  ["- Từ 4 cuộc trở lên được 20 điểm\n- 2 cuộc được 10 điểm", "steps", "tier(x; 4,20; 2,10)"],
  ["Có: 20 điểm, không: 0 điểm", "yes-no", "if(đạt; 20; 0)"],
  ["Đã ban hành: điểm tối đa; chưa ban hành: 0 điểm", "yes-no", "if(đạt; điểm_tối_đa; 0)"],
  ["Đạt: 100% điểm tối đa; không đạt: không có điểm", "yes-no", "if(đạt; điểm_tối_đa * 100%; 0)"],
  ["Mỗi văn bản được 2 điểm, tối đa 20 điểm", "per-item", "min(x * 2; điểm_tối_đa)"],
  [
    "Hạng 1-3: điểm tối đa; hạng 4-10: 1/2 điểm tối đa; còn lại: 0",
    "rank",
    "if(rank(x) <= 3; điểm_tối_đa; if(rank(x) <= 10; điểm_tối_đa * 1 / 2; 0))",
  ],
  [
    "Điểm = (x - min)/(max - min) × điểm tối đa",
    "min-max",
    "(x - peers(x; min)) / (peers(x; max) - peers(x; min)) * điểm_tối_đa",
  ],
  [
    "Điểm = (max − x)/(max − min) × điểm tối đa",
    "min-max",
    "(peers(x; max) - x) / (peers(x; max) - peers(x; min)) * điểm_tối_đa",
  ],
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
  ["Điểm = a/b × 30", "không nhận ra cách tính"],
  [">=4: 40; 3: 15; còn lại: 0", "có mức 40 điểm, hơn điểm tối đa 20"],
  ["Mỗi lỗi trừ 2 điểm", "không nhận ra cách tính"],
  ["Hạng 3: 10; hạng 1: 20", "không nhận ra cách tính"],
])("“%s” is left to a person", (words, why) => {
  expect(readRuleWords(words, 20)).toEqual({ kind: "unknown", why })
})

test.each([
  ["a/b × điểm tối đa", { a: 3, b: 4 }, 15],
  [">=4 lần:20; 3:15; 2:10; 1:5; còn lại:0", { x: 2 }, 10],
  ["Bí thư/Chủ tịch: max; Phó: 1/2 max; khác: 0", { bi_thu_chu_tich: 0, pho: 1 }, 10],
  ["a/b so với 80% × điểm tối đa", { a: 40, b: 100 }, 10],
  ["a/b so với 80% × điểm tối đa", { a: 95, b: 100 }, 20],
  ["Tỷ lệ × điểm tối đa", { tỷ_lệ: 75 }, 15],
  ["Trên 90%: điểm tối đa; từ 70%: 1/2 điểm tối đa; dưới 70%: 0", { x: 90 }, 10],
  ["Mỗi văn bản được 2 điểm, tối đa 20 điểm", { x: 15 }, 20],
  ["Mỗi văn bản được 2 điểm, tối đa 20 điểm", { x: 3 }, 6],
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
