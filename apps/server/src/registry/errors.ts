import { Refusal } from "../platform/problem.ts"

export const unitNotFound = (id: string) =>
  new Refusal(
    { code: "khong-tim-thay-don-vi", status: 404, title: "Không tìm thấy đơn vị" },
    `Không có đơn vị hành chính nào mang định danh “${id}”.`,
  )

export const unitUnknown = (text: string, suggestions: readonly string[]) =>
  new Refusal(
    { code: "khong-tim-thay-don-vi", status: 404, title: "Không tìm thấy đơn vị" },
    suggestions.length === 0
      ? `Không có đơn vị hành chính nào tên hoặc mã là “${text}”.`
      : `Không có đơn vị hành chính nào tên hoặc mã là “${text}”; có phải ${suggestions.join(", ")}?`,
  )

export const unitAmbiguous = (text: string, candidates: readonly string[]) =>
  new Refusal(
    { code: "ten-don-vi-khong-ro", status: 409, title: "Tên chỉ nhiều đơn vị" },
    `“${text}” có thể là ${candidates.length} đơn vị: ${candidates.slice(0, 20).join("; ")}${
      candidates.length > 20 ? "; …" : ""
    }. Hãy ghi thêm cấp, tỉnh (“Tên, Tỉnh”) hoặc dùng định danh.`,
  )
