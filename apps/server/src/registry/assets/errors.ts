import { Refusal } from "../../platform/problem.ts"
import type { DraftOutcome } from "./model.ts"

export const assetNotFound = (id: string) =>
  new Refusal(
    { code: "khong-tim-thay-tai-san", status: 404, title: "Không tìm thấy tài sản" },
    `Không có tài sản nào mang định danh “${id}”.`,
  )

export const documentNotFound = (id: string, document: string) =>
  new Refusal(
    { code: "khong-co-tep-cua-tai-san", status: 404, title: "Không có tệp này" },
    `Tài sản “${id}” không có tệp của tài liệu “${document}”.`,
  )

export const kindNotFound = (code: string, near: string | undefined) =>
  new Refusal(
    { code: "khong-co-loai-tai-san", status: 404, title: "Không có loại tài sản này" },
    `Không có loại tài sản “${code}”${near === undefined ? "." : `; có phải “${near}”?`}`,
  )

export const assetChanged = (id: string) =>
  new Refusal(
    { code: "tai-san-da-bi-sua", status: 409, title: "Người khác vừa sửa" },
    `“${id}” đã được sửa từ khi bạn mở. Hãy tải lại để xem bản mới rồi sửa tiếp.`,
  )

export const assetMerged = (id: string, into: string) =>
  new Refusal(
    { code: "tai-san-da-gop", status: 409, title: "Tài sản đã gộp" },
    `“${id}” đã gộp vào “${into}”; hãy sửa “${into}”.`,
  )

/** A draft that cannot be kept, with every error it has, each at its field. */
export function assetRefused({ problems }: DraftOutcome): Refusal {
  const errors = problems.filter(({ severity }) => severity === "error")
  return new Refusal(
    { code: "tai-san-khong-hop-le", status: 422, title: "Thông tin tài sản chưa đúng" },
    `${errors[0]?.vi ?? ""}.`,
    errors.map(({ field, vi, suggestion }) => ({
      pointer: field,
      detail: suggestion === null ? vi : `${vi} (${suggestion})`,
    })),
  )
}

export const badQuestion = (parameter: string, detail: string) =>
  new Refusal(
    { code: "cau-hoi-tai-san-khong-ro", status: 400, title: "Điều kiện lọc không đúng" },
    detail,
    [{ pointer: parameter, detail }],
  )

export const mergeRefused = (detail: string) =>
  new Refusal({ code: "khong-gop-duoc", status: 422, title: "Không gộp được" }, detail)

export const planRefused = (detail: string) =>
  new Refusal(
    { code: "ke-hoach-tat-song-khong-dung", status: 422, title: "Chưa ghi được ngày dự kiến" },
    detail,
  )

export const unmergeRefused = (hindrances: readonly string[]) =>
  new Refusal(
    { code: "khong-tach-lai-duoc", status: 422, title: "Không tách lại được, chưa ghi gì" },
    hindrances[0] ?? "",
    hindrances.map((detail) => ({ pointer: "merger", detail })),
  )

export const keptRefused = (detail: string) =>
  new Refusal(
    { code: "so-day-du-khong-dung", status: 422, title: "Chưa ghi được lời khai sổ đầy đủ" },
    detail,
  )

export const kindsRefused = (
  file: string,
  faults: readonly { readonly where: string; readonly vi: string }[],
) =>
  new Refusal(
    {
      code: "khai-bao-loai-khong-dung",
      status: 422,
      title: "Khai báo loại tài sản không đúng, chưa ghi gì",
    },
    `Tệp ${file}, ${faults[0]?.where ?? ""}: ${faults[0]?.vi ?? ""}.`,
    faults.slice(0, 100).map(({ where, vi }) => ({ pointer: where, detail: vi })),
  )

export const warningNotFound = (id: string, code: string) =>
  new Refusal(
    { code: "khong-con-canh-bao", status: 409, title: "Cảnh báo không còn" },
    `“${id}” không còn cảnh báo “${code}” với những giá trị đó; hãy tải lại.`,
  )

export const demoNotEmpty = () =>
  new Refusal(
    { code: "so-tai-san-khong-trong", status: 409, title: "Sổ tài sản đã có bản ghi" },
    "Tài sản minh họa không được trộn với tài sản đang có; hãy dùng một thư mục dữ liệu mới.",
  )

export const demoRefused = (unit: string, detail: string) =>
  new Refusal(
    { code: "minh-hoa-bi-tu-choi", status: 422, title: "Không nạp được tài sản minh họa" },
    `Đơn vị ${unit}: ${detail}. Khai báo loại tài sản đã đổi?`,
  )
