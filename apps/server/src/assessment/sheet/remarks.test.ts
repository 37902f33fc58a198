import { expect, test } from "vitest"
import { readNotes } from "./remarks.ts"

test("a document is its number, its date and its summary, over several lines", () => {
  const { documents, remarks } = readNotes(
    "*808/CAX - 05/06/2026: V/v báo cáo đánh giá mức độ\nchuyển đổi số trên địa bàn xã\n*  1598   /GM-UBND - 10/10/2025: Tham dự tập huấn",
  )

  expect(remarks).toEqual([])
  expect(documents).toEqual([
    {
      number: "808/CAX",
      date: "2026-06-05",
      summary: "V/v báo cáo đánh giá mức độ chuyển đổi số trên địa bàn xã",
    },
    { number: "1598/GM-UBND", date: "2025-10-10", summary: "Tham dự tập huấn" },
  ])
})

test.each([
  ["* Thành viên thẩm định: Thống nhất tiêu chí:", "verifier", "agree", ""],
  [
    "* Thành viên thẩm định: Không thống nhất tiêu chí: . Giải trình: thiếu danh sách",
    "verifier",
    "disagree",
    "thiếu danh sách",
  ],
  ["* Thành viên thẩm định: tổng giấy mời 508", "verifier", null, "tổng giấy mời 508"],
  ["* Đơn vị tự đánh giá: \u{FEFF}1. Facebook", "agency", null, "1. Facebook"],
  ["chưa có văn bản", "unknown", null, "chưa có văn bản"],
] as const)("%s", (text, by, verdict, words) => {
  expect(readNotes(text)).toEqual({ documents: [], remarks: [{ by, verdict, text: words }] })
})

test("a day that the calendar does not have is kept as no date", () => {
  expect(readNotes("*12/KH - 31/02/2026: Kế hoạch").documents).toEqual([
    { number: "12/KH", date: null, summary: "Kế hoạch" },
  ])
})
