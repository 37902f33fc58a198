import { Refusal } from "../../platform/problem.ts"

export const noSuchRegister = (code: string, near: string | undefined) =>
  new Refusal(
    { code: "khong-co-so-dang-ky", status: 404, title: "Không có truy vấn sổ đăng ký này" },
    `Không có truy vấn “${code}”${near === undefined ? "." : `; có phải “${near}”?`}`,
  )

export const dayNotKnown = (day: string, first: string, last: string) =>
  new Refusal(
    { code: "ngay-chua-co-so-dang-ky", status: 422, title: "Ngày này không đếm được" },
    `Ngày ${day}: bản ghi chỉ được biết từ ${first} đến hôm nay (${last}).`,
  )

export const noSuchPlace = (unit: string, day: string) =>
  new Refusal(
    { code: "khong-co-don-vi-ngay-do", status: 404, title: "Không có đơn vị này" },
    `Không có đơn vị mang mã “${unit}” vào ngày ${day}.`,
  )

export const measureCountedOtherwise = (measure: string, query: string) =>
  new Refusal(
    { code: "chi-so-khong-dem-duoc", status: 409, title: "Chỉ số không đếm từ sổ đăng ký được" },
    `“${measure}” được gán truy vấn “${query}” nhưng không có cấp báo cáo, hoặc không lấy giá trị cuối kỳ và cộng qua các đơn vị.`,
  )
