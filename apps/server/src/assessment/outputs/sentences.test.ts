import { expect, test } from "vitest"
import { roundReport } from "./facts.ts"
import type { RoundReport, Sentence } from "./model.ts"
import { plain } from "./say.ts"
import { agency, source, THREE } from "./testing/source.ts"

const words = (
  { sentences }: RoundReport,
  language: "vi" | "en",
  ...about: Sentence["about"][]
): string[] =>
  sentences
    .filter((one) => about.includes(one.about))
    .map((one) => plain(one[language]).replaceAll("\u00a0", " "))

const report = roundReport(THREE, null)

test("who took part and who did not hand in is said first", () => {
  expect(words(report, "vi", "taking-part")).toEqual([
    "3 cơ quan, đơn vị thuộc 1 nhóm được chấm theo Bộ chỉ số thử; 2 đã nộp bản tự chấm, 1 không nộp (Xã C).",
  ])
})

test("the leader is said with how firm the place is, ties at the end are named together", () => {
  expect(words(report, "vi", "leading")).toEqual([
    "Xã, phường, đặc khu: trung bình 18,33 điểm, đạt 61,1 % điểm tối đa.",
    "25 điểm, cao nhất Xã, phường, đặc khu: Xã A (khoảng 5–95 %: hạng 1 đến 2); thấp nhất 15 điểm: Xã B và Xã C.",
  ])
})

test("the largest gain and the largest loss of places are said with their ranks", () => {
  expect(words(report, "vi", "moving")).toEqual([
    "2 bậc, tăng nhiều nhất trong Xã, phường, đặc khu: Xã A (từ hạng 3 lên hạng 1).",
    "1 bậc, giảm nhiều nhất trong Xã, phường, đặc khu: Xã B (từ hạng 1 xuống hạng 2).",
  ])
})

test("what verification took is said with the reason that was given most", () => {
  expect(words(report, "vi", "verifying", "losing")).toEqual([
    "55 trên 65 điểm tự chấm được công nhận (84,6 %): 3 lượt tiêu chí bị hạ, trong đó 1 về 0; 1 lượt được nâng.",
    "2 đơn vị bị hạ 13 điểm ở tiêu chí 1.1 “Tiêu chí 1.1”; lý do nêu nhiều nhất: “Thiếu minh chứng” (2 lượt).",
    "1 đơn vị bị hạ 2 điểm ở tiêu chí 1.2 “Tiêu chí 1.2”; lý do nêu nhiều nhất: “Sai số liệu” (1 lượt).",
  ])
})

test("an appeal that the council has not decided is said to wait", () => {
  const waiting = source(
    THREE.agencies.map((one) => ({
      ...one,
      criteria: new Map(
        [...one.criteria].map(([code, score]) => [code, { ...score, state: "appealed" }] as const),
      ),
    })),
    { appealed: THREE.appealed },
  )

  expect(words(roundReport(waiting, null), "vi", "disputing")).toEqual([
    "1 lượt tiêu chí được phúc tra ở 1 đơn vị; hội đồng đã quyết định 0: nâng 0, giữ 0, hạ 0; 1 còn chờ.",
  ])
})

test("English says the same with English marks", () => {
  expect(words(report, "en", "verifying")).toEqual([
    "55 of 65 self-scored points were confirmed (84.6 %): 3 scores lowered, 1 of them to 0; 1 raised.",
  ])
})

test("every number of every sentence opens somewhere in the product", () => {
  const loose = report.sentences.flatMap(({ vi }) =>
    vi.filter(({ text, to }) => to === null && /^\d[\d.,]*(?:\s%)?$/u.test(text)),
  )

  // Codes of criteria are names; they stand beside the link of their criterion.
  expect(loose.map(({ text }) => text).toSorted()).toEqual(["1.1", "1.1", "1.2", "1.2", "2.1"])
  expect(
    report.sentences.flatMap(({ vi }) => vi).every(({ to }) => to?.startsWith("/") ?? true),
  ).toBe(true)
})

test("nothing is said of what nobody knows: no round before, no claims, no appeals", () => {
  const silent = source([agency("A", { "1.1": [null, null] }), agency("B", {})])

  expect(roundReport(silent, null).sentences.map(({ about }) => about)).toEqual([
    "taking-part",
    "leading",
    "leading",
  ])
})

test("a round without agencies says nothing", () => {
  expect(roundReport(source([]), null).sentences).toEqual([])
})

test("too few agencies are said not to be ranked", () => {
  expect(
    words(roundReport(source([agency("A", { "1.1": [1, 1] })]), null), "vi", "leading")[1],
  ).toBe("Xã, phường, đặc khu: 1 đơn vị, ít hơn 2 nên không xếp hạng.")
})

test("many who share a place are named up to three, the others are counted", () => {
  const six = ["A", "B", "C", "D", "E", "F"].map((unit) =>
    agency(unit, { "1.1": [5, 5] }, { rank: 1, best: 1, worst: 6 }),
  )

  expect(words(roundReport(source(six), null), "vi", "leading")[1]).toBe(
    "5 điểm, cao nhất Xã, phường, đặc khu: Xã A, Xã B, Xã C và 3 đơn vị khác (đồng hạng nhất); thấp nhất 5 điểm: Xã A, Xã B, Xã C và 3 đơn vị khác.",
  )
})
