import { Refusal } from "../platform/problem.ts"
import type { UnitBook, UnitRecord } from "./book.ts"
import { placeText, type Problem, problemText } from "./rows.ts"

const unitNotFound = (id: string) =>
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

const REFUSED = {
  code: "danh-muc-khong-dung",
  status: 422,
  title: "Danh mục đơn vị không đúng, chưa ghi gì",
}

export const directoryNotFound = (name: string) =>
  new Refusal(
    { code: "khong-thay-thu-muc", status: 404, title: "Không thấy thư mục" },
    `“${name}” không phải một thư mục. Hãy chỉ thư mục chứa provinces_2024.csv, communes_2025.csv …`,
  )

const MOST_ERRORS = 100

/** Nothing of the lists is taken: the first problem in the detail, the first hundred listed. */
export function listsRefused(problems: readonly Problem[]): Refusal {
  const more = problems.length > 1 ? ` Còn ${problems.length - 1} chỗ khác cũng cần sửa.` : ""
  const [first] = problems
  return new Refusal(
    REFUSED,
    first === undefined ? "" : `${problemText(first)}.${more}`,
    problems
      .slice(0, MOST_ERRORS)
      .map((problem) => ({ pointer: placeText(problem), detail: problem.message })),
  )
}

export function listsContradict(contradictions: readonly string[]): Refusal {
  const details = contradictions.map((detail) => ({ pointer: "mâu thuẫn", detail }))
  return new Refusal(
    {
      code: "danh-muc-trai-du-lieu",
      status: 409,
      title: "Danh mục trái với dữ liệu đã có, chưa ghi gì",
    },
    `${contradictions[0] ?? ""}. Có ${contradictions.length} chỗ như vậy.`,
    details.slice(0, MOST_ERRORS),
  )
}

/** The unit of an id, or the refusal that there is none. */
export function unitOf(book: UnitBook, id: string): UnitRecord {
  const unit = book.units.get(id)
  if (unit === undefined) throw unitNotFound(id)
  return unit
}

/** Nothing of a boundary file is taken. */
export function areasRefused(
  file: string,
  problems: readonly { readonly feature: number | null; readonly message: string }[],
): Refusal {
  const details = problems.map(({ feature, message }) => ({
    pointer: feature === null ? file : `${file}, vùng thứ ${feature}`,
    detail: message,
  }))
  const more = details.length > 1 ? ` Còn ${details.length - 1} chỗ khác cũng cần sửa.` : ""
  return new Refusal(
    { code: "ranh-gioi-khong-dung", status: 422, title: "Tệp ranh giới không đúng, chưa ghi gì" },
    `${details[0]?.pointer ?? file}: ${details[0]?.detail ?? ""}.${more}`,
    details.slice(0, MOST_ERRORS),
  )
}
