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
