import { Refusal } from "../../platform/problem.ts"

export const noSuchPart = (part: string) =>
  new Refusal(
    { code: "khong-co-phan-cong-thuc", status: 404, title: "Công thức không có phần này" },
    `Công thức không có phần “${part}” tính theo từng đơn vị.`,
  )

export const notReported = (code: string) =>
  new Refusal(
    { code: "khong-phai-so-lieu-co-so", status: 400, title: "Không phải số liệu cơ sở" },
    `“${code}” được tính ra; chỉ số liệu cơ sở mới có ô số liệu.`,
  )
