import { expect, test } from "vitest"
import { figure, measure, period, said, shippedFigures } from "../testing/figures.ts"
import { comparisons } from "./comparison.ts"
import type { Figure } from "./model.ts"
import { sentenceOf } from "./sentence.ts"
import { targetStatuses } from "./target-status.ts"

const figures = shippedFigures()
const given = (id: string): Figure => figures.find((one) => one.id === id) ?? expect.unreachable(id)

test.each([
  ["qn-01", "Trên 6.100 trạm phát sóng di động.", "Mobile base stations: more than 6,100."],
  [
    "qn-04",
    "99,8 % dân số được phủ sóng 4G trở lên.",
    "Population with 4G coverage or better: 99.8%.",
  ],
  [
    "qn-09",
    "Chỉ tiêu năm 2030: tỷ trọng kinh tế số trong GRDP khoảng 35 %.",
    "Digital economy in GRDP, target for 2030: about 35%.",
  ],
  [
    "bn-02",
    "Thuê bao di động trên tổng thuê bao điện thoại: khoảng 98,6 %.",
    "Mobile share of telephone subscriptions: about 98.6%.",
  ],
  ["bn-04", "96 thuê bao Internet trên 100 dân.", "Internet subscriptions per 100 people: 96."],
  [
    "bn-09",
    "Chỉ tiêu năm 2025: phổ cập dịch vụ 5G (văn bản không nêu con số).",
    "Universal 5G service, target for 2025: the text gives no number.",
  ],
  [
    "bn-17",
    "Xếp hạng chỉ số an toàn thông tin mạng: hạng 4.",
    "Rank in the information security index: 4.",
  ],
  [
    "bn-26",
    "Chỉ tiêu năm 2025: năng suất lao động tăng hàng năm tối thiểu 10 %.",
    "Yearly growth of labour productivity, target for 2025: at least 10%.",
  ],
  [
    "bk-09",
    "Ngày ban hành kế hoạch 660/KH-UBND: 02/10/2023.",
    "Date a plan was issued: 2 October 2023.",
  ],
  ["bg-12", "Tăng trưởng GRDP 9 tháng: khoảng 13,89 %.", "GRDP growth: about 13.89%."],
  [
    "bg-14",
    "Đóng góp của công nghiệp xây dựng vào tăng trưởng: 12,92 điểm phần trăm.",
    "Contribution of industry and construction to growth: 12.92 percentage points.",
  ],
  [
    "qn-08",
    "Để so sánh: 75,39 % hộ gia đình có kết nối cáp quang (cả nước).",
    "Households connected by fibre, for comparison: 75.39%.",
  ],
])("%s: %s", (id, vi, en) => {
  expect(sentenceOf(given(id))).toEqual({ vi, en })
})

test("a figure stands beside the country and its target in one sentence", () => {
  const own = given("qn-07")
  const goal = figure({
    ...own,
    id: "t",
    kind: "target",
    exact: "90",
    value: 90,
    period: period("2025"),
  })
  const all = [...figures, goal]
  const comparison = comparisons(all).find((one) => one.figure === "qn-07") ?? null
  const status = targetStatuses(all).find((one) => one.target === "t")
  const target = status === undefined ? null : { status, figure: goal }
  expect(sentenceOf(own, { comparison, target })).toEqual({
    vi: "89,13 % hộ gia đình có kết nối cáp quang, hơn cả nước 13,74 điểm phần trăm, còn 0,87 điểm phần trăm tới chỉ tiêu năm 2025 (90 %).",
    en: "Households connected by fibre: 89.13%, 13.74 percentage points above the country, 0.87 percentage points from the target for 2025 (90%).",
  })
})

test("a country's figure of another time is told with its time", () => {
  const comparison = comparisons(figures).find((one) => one.figure === "hl-12") ?? null
  expect(sentenceOf(given("hl-12"), { comparison }).vi).toBe(
    "87 % hộ gia đình có Internet cáp quang băng rộng, hơn cả nước (19/11/2024) 11,61 điểm phần trăm.",
  )
})

function number(text: string): Partial<Figure> {
  const { comparator, exact } = said(text)
  return { comparator, exact }
}

test.each([
  [">90", "100", "vượt chỉ tiêu năm 2025 (trên 90 trạm)"],
  ["90", "90", "đạt chỉ tiêu năm 2025 (90 trạm)"],
  [">90", "90", "chưa đạt chỉ tiêu năm 2025 (trên 90 trạm)"],
  ["90", "80", "còn 10 trạm tới chỉ tiêu năm 2025 (90 trạm)"],
  ["90", ">80", "chưa rõ đã đạt chỉ tiêu năm 2025 (90 trạm) hay chưa"],
])("a target of %s and %s: %s", (goal, now, expected) => {
  const target = figure({ id: "t", kind: "target", period: period("2025"), ...number(goal) })
  const own = figure({ measure: measure(), ...number(now) })
  const [status] = targetStatuses([target, own])
  const extras = status === undefined ? {} : { target: { status, figure: target } }
  expect(sentenceOf(own, extras).vi).toContain(expected)
})
