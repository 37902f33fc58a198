import { Refusal } from "../../platform/problem.ts"

interface Wrong {
  /** "/cells/3/value" or "dòng 7, cột value". */
  readonly pointer: string
  readonly detail: string
}

export const cellsRefused = (wrong: readonly Wrong[]) =>
  new Refusal(
    { code: "so-lieu-co-so-khong-hop-le", status: 422, title: "Số liệu không được nhận" },
    `${wrong.length} lỗi; không có gì được ghi.`,
    wrong,
  )

export const cellsChanged = (wrong: readonly Wrong[]) =>
  new Refusal(
    { code: "so-lieu-vua-bi-sua", status: 409, title: "Số liệu vừa bị người khác sửa" },
    `${wrong.length} ô đã thay đổi từ khi được đọc; không có gì được ghi. Hãy xem giá trị mới rồi ghi lại.`,
    wrong,
  )

export const cellsLocked = (locked: readonly Wrong[]) =>
  new Refusal(
    { code: "so-lieu-dang-khoa", status: 409, title: "Số liệu đang bị khóa" },
    `${locked.length} ô đang bị khóa; không có gì được ghi.`,
    locked,
  )

export const ownValues = () =>
  new Refusal(
    { code: "khong-tu-cong-bo", status: 403, title: "Không tự công bố số liệu mình nhập" },
    "Có số liệu do chính bạn nhập hoặc sửa; người khác phải thẩm định và công bố.",
  )
