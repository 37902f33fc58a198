import { Refusal } from "../../platform/problem.ts"

export const cellsAlreadyThere = () =>
  new Refusal(
    { code: "da-co-so-lieu", status: 409, title: "Đã có số liệu báo cáo" },
    "Số liệu minh họa không được trộn với số liệu đang có; hãy dùng một thư mục dữ liệu mới.",
  )
