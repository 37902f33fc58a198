import { Refusal } from "../platform/problem.ts"

export const noSuchFigure = (id: string) =>
  new Refusal(
    { code: "khong-co-so-lieu", status: 404, title: "Không có số liệu này" },
    `Không có số liệu mang mã “${id}” ở thời điểm được hỏi.`,
  )

export const noSuchMeasure = (code: string, near: readonly string[]) =>
  new Refusal(
    { code: "khong-co-chi-so", status: 404, title: "Không có chỉ số này" },
    `Không có chỉ số mang mã “${code}”.${didYouMean(near)}`,
  )

export const noSuchDocument = (id: string) =>
  new Refusal(
    { code: "khong-co-van-ban", status: 404, title: "Không có văn bản này" },
    `Không có văn bản mang mã “${id}”.`,
  )

export const badInstant = (text: string) =>
  new Refusal(
    { code: "thoi-diem-khong-hop-le", status: 400, title: "Thời điểm không hợp lệ" },
    `“${text}” không phải là một ngày (2026-01-31) hay một thời điểm (2026-01-31T09:00:00Z).`,
  )

export const badCursor = () =>
  new Refusal(
    { code: "con-tro-trang-khong-hop-le", status: 400, title: "Con trỏ trang không hợp lệ" },
    "Hãy dùng nguyên giá trị `next` của trang trước.",
  )

export const badOption = (name: string, value: string, allowed: readonly string[]) =>
  new Refusal(
    { code: "tuy-chon-khong-hop-le", status: 400, title: "Tùy chọn không hợp lệ" },
    `${name} “${value}”: phải là ${allowed.join(", ")}.`,
  )

export const figuresChanged = () =>
  new Refusal(
    { code: "so-lieu-vua-thay-doi", status: 409, title: "Số liệu vừa thay đổi" },
    "Số liệu đã thay đổi trong khi nhập tệp; không có gì được ghi. Hãy nhập lại.",
  )

/** " Có phải “Bắc Ninh”?" or nothing. */
function didYouMean(near: readonly string[]): string {
  return near.length === 0 ? "" : ` Có phải ${near.map((text) => `“${text}”`).join(" hay ")}?`
}
