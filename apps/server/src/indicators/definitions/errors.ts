import type { Fault } from "@tinhso/formula"
import { Refusal } from "../../platform/problem.ts"

/** Every fault at its column: the first in the detail, others after it. */
export const formulaRefused = (subject: string, faults: readonly Fault[]) =>
  new Refusal(
    { code: "cong-thuc-sai", status: 422, title: "Công thức sai" },
    `${subject}cột ${faults[0]?.at ?? 1}: ${faults[0]?.vi ?? ""}`,
    faults.slice(1).map(({ at, vi }) => ({ pointer: `cột ${at}`, detail: vi })),
  )

export const formulasInRing = (ring: readonly string[]) =>
  new Refusal(
    { code: "cong-thuc-vong", status: 422, title: "Các công thức tham chiếu thành vòng" },
    ring.join(" → "),
  )

export const codeIsMeasure = (code: string) =>
  new Refusal(
    { code: "ma-da-la-chi-so", status: 409, title: "Mã đã dùng cho một chỉ số cơ sở" },
    `“${code}” đã là một chỉ số cơ sở; chỉ số tính toán phải có mã khác.`,
  )

export const noSuchIndicator = (code: string, near: string | undefined) =>
  new Refusal(
    { code: "khong-co-chi-so-tinh-toan", status: 404, title: "Không có chỉ số này" },
    `Không có chỉ số mang mã “${code}”${near === undefined ? "." : `; có phải “${near}”?`}`,
  )

export const badFigures = (detail: string) =>
  new Refusal(
    { code: "so-lieu-thu-sai", status: 422, title: "Số liệu cho --with không dùng được" },
    detail,
  )

export const noSuchMeasure = (code: string, near: string | undefined) =>
  new Refusal(
    { code: "khong-co-chi-so-co-so", status: 404, title: "Không có chỉ số cơ sở này" },
    `Không có chỉ số cơ sở mang mã “${code}”${near === undefined ? "." : `; có phải “${near}”?`}`,
  )

export const measureExists = (code: string) =>
  new Refusal(
    { code: "chi-so-co-so-da-co", status: 409, title: "Mã đã được dùng" },
    `Đã có chỉ số cơ sở mang mã “${code}”.`,
  )

export const codeIsIndicator = (code: string) =>
  new Refusal(
    {
      code: "ma-da-la-chi-so-tinh-toan",
      status: 409,
      title: "Mã đã dùng cho một chỉ số tính toán",
    },
    `“${code}” đã là một chỉ số tính toán; chỉ số cơ sở phải có mã khác.`,
  )

export const measureChanged = (code: string) =>
  new Refusal(
    { code: "chi-so-da-bi-sua", status: 409, title: "Người khác vừa sửa" },
    `“${code}” đã được sửa từ khi bạn mở. Hãy tải lại để xem bản mới rồi sửa tiếp.`,
  )

/** Everything that keeps a measure from being so, each with its field. */
export const measureRefused = (
  problems: readonly { readonly field: string; readonly message: string }[],
) =>
  new Refusal(
    { code: "chi-so-khong-hop-le", status: 422, title: "Chưa lưu được chỉ số" },
    problems[0]?.message ?? "",
    problems.map(({ field, message }) => ({ pointer: field, detail: message })),
  )

/** Others read the indicator and would no longer make sense; each is named. */
export const readersBroken = (
  broken: readonly { readonly indicator: string; readonly message: string }[],
) =>
  new Refusal(
    { code: "chi-so-khac-dang-dung", status: 409, title: "Chỉ số khác đang dùng chỉ số này" },
    `${broken[0]?.message ?? ""} Hãy sửa công thức ấy trước, hoặc tạo chỉ số mới với mã khác.`,
    broken.map(({ indicator, message }) => ({ pointer: indicator, detail: message })),
  )
