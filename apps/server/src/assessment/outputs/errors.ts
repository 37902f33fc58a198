import { Refusal } from "../../platform/problem.ts"

export const noSuchGroup = (round: string, group: string) =>
  new Refusal(
    { code: "khong-co-nhom-don-vi", status: 404, title: "Đợt chấm không có nhóm đơn vị này" },
    `Đợt “${round}” không có nhóm đơn vị “${group}”.`,
  )

export const noSuchForm = (id: string, known: readonly string[]) =>
  new Refusal(
    { code: "khong-co-bieu-mau", status: 404, title: "Không có biểu mẫu này" },
    `Không có biểu mẫu “${id}”; hiện có: ${known.join(", ")}.`,
  )

export const formWrong = (name: string, errors: readonly { pointer: string; detail: string }[]) =>
  new Refusal(
    { code: "bieu-mau-chua-dung", status: 422, title: "Cấu hình biểu mẫu chưa đúng" },
    `Cấu hình biểu mẫu ${name} có chỗ chưa đúng.`,
    errors.slice(0, 50),
  )

export const unitNeeded = (form: string) =>
  new Refusal(
    { code: "can-neu-don-vi", status: 400, title: "Cần nêu đơn vị" },
    `Biểu mẫu “${form}” lập cho từng đơn vị; hãy nêu đơn vị (unit).`,
  )
