import { Refusal } from "../../platform/problem.ts"

export const noSuchRelease = (id: string, near: string | undefined) =>
  new Refusal(
    { code: "khong-co-ban-cong-bo", status: 404, title: "Không có bản công bố này" },
    `Không có bản công bố mang mã “${id}”${near === undefined ? "." : `; có phải “${near}”?`}`,
  )

export const idTaken = (id: string) =>
  new Refusal(
    { code: "ma-ban-cong-bo-da-dung", status: 409, title: "Mã bản công bố đã được dùng" },
    `Đã có bản công bố “${id}”; một địa chỉ không bao giờ được dùng lại. Hãy chọn mã khác, ví dụ “${id}-2”.`,
  )

export const badRelease = (detail: string) =>
  new Refusal(
    { code: "ban-cong-bo-khong-hop-le", status: 422, title: "Bản công bố không hợp lệ" },
    detail,
  )

export const releaseTooLarge = (rows: number, most: number) =>
  new Refusal(
    { code: "ban-cong-bo-qua-lon", status: 413, title: "Bản công bố quá lớn" },
    `Bản công bố này có ${rows.toLocaleString("vi-VN")} dòng, tối đa ${most.toLocaleString("vi-VN")}; hãy chia theo kỳ, theo chỉ số hoặc theo cấp đơn vị.`,
  )

export const ownRelease = (hint: string) =>
  new Refusal(
    { code: "tu-cong-bo", status: 403, title: "Không ai tự công bố bản mình chuẩn bị" },
    `Bản này do chính bạn chuẩn bị; một người thẩm định khác phải công bố.${hint}`,
  )

export const alreadyPublished = (id: string) =>
  new Refusal(
    { code: "da-cong-bo", status: 409, title: "Bản này đã được công bố" },
    `“${id}” đã được công bố; bản đã công bố không đổi. Nếu có sai sót, hãy chuẩn bị một bản đính chính.`,
  )

export const rowsChanged = () =>
  new Refusal(
    { code: "ban-da-xem-khac", status: 409, title: "Không phải bản đã xem" },
    "Bản được chuẩn bị nay khác với bản bạn đã xem; hãy mở lại rồi công bố.",
  )

export const notAccepted = (checks: readonly string[]) =>
  new Refusal(
    { code: "can-ly-do-cong-bo", status: 422, title: "Cần nêu lý do để công bố như vậy" },
    "Bản này còn những điều sau; nếu vẫn công bố, hãy nêu lý do (lý do được công khai cùng bản).",
    checks.map((detail, i) => ({ pointer: `/checks/${i}`, detail })),
  )

export const notPublished = (id: string) =>
  new Refusal(
    { code: "chua-cong-bo", status: 409, title: "Bản này chưa được công bố" },
    `“${id}” mới được chuẩn bị, chưa công bố.`,
  )
