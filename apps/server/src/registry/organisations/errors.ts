import { Refusal } from "../../platform/problem.ts"

export const organisationNotFound = (id: string, near: string | undefined) =>
  new Refusal(
    { code: "khong-tim-thay-co-quan", status: 404, title: "Không tìm thấy cơ quan, đơn vị" },
    `Không có cơ quan, đơn vị nào mang định danh “${id}”${near === undefined ? "." : `; có phải “${near}”?`}`,
  )

export const organisationExists = (id: string) =>
  new Refusal(
    { code: "co-quan-da-co", status: 409, title: "Định danh đã được dùng" },
    `Đã có cơ quan, đơn vị mang định danh “${id}”. Định danh không dùng lại, kể cả khi cơ quan đã giải thể.`,
  )

export const organisationChanged = (id: string) =>
  new Refusal(
    { code: "co-quan-da-bi-sua", status: 409, title: "Người khác vừa sửa" },
    `“${id}” đã được sửa từ khi bạn mở. Hãy tải lại để xem bản mới rồi sửa tiếp.`,
  )

/** Everything that keeps an organisation from being as it was asked to be, each with its field. */
export const organisationRefused = (
  problems: readonly { readonly field: string; readonly message: string }[],
) =>
  new Refusal(
    { code: "co-quan-khong-hop-le", status: 422, title: "Thông tin cơ quan, đơn vị chưa đúng" },
    problems[0]?.message ?? "",
    problems.map(({ field, message }) => ({ pointer: field, detail: message })),
  )
