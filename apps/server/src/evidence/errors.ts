import { Refusal } from "../platform/problem.ts"

export const noSuchEvidence = (id: string) =>
  new Refusal(
    { code: "khong-co-minh-chung", status: 404, title: "Không có minh chứng này" },
    `Không có minh chứng mang mã “${id}”.`,
  )

export const noFile = (id: string) =>
  new Refusal(
    { code: "minh-chung-khong-co-tep", status: 404, title: "Minh chứng không có tệp" },
    `Minh chứng “${id}” chỉ có địa chỉ liên kết, không có tệp.`,
  )

export const fileLost = (sha256: string) =>
  new Refusal(
    { code: "tep-khong-con", status: 503, title: "Tệp không còn trong kho" },
    `Kho tệp không có tệp ${sha256.slice(0, 12)}…; hãy báo người vận hành (tinhso evidence check).`,
  )

export const evidenceTooLarge = (megabytes: number) =>
  new Refusal(
    { code: "noi-dung-qua-lon", status: 413, title: "Nội dung gửi lên quá lớn" },
    `Tệp lớn hơn ${megabytes} MB; không có gì được ghi. Hãy nén ảnh quét hoặc gửi địa chỉ liên kết.`,
  )

export const evidenceBroken = () =>
  new Refusal(
    { code: "gui-tep-dang-do", status: 400, title: "Tệp gửi lên bị đứt quãng" },
    "Yêu cầu kết thúc trước khi tệp được gửi hết; không có gì được ghi. Hãy gửi lại.",
  )

export const notMultipart = () =>
  new Refusal(
    { code: "kieu-noi-dung-la", status: 415, title: "Kiểu nội dung không được nhận" },
    "Hãy gửi biểu mẫu multipart/form-data: unit, summary, number, issuer, issued, link, file.",
  )

export const fileRefused = (name: string, why: string) =>
  new Refusal(
    { code: "kieu-tep-khong-nhan", status: 422, title: "Không nhận tệp này" },
    `“${name}” ${why} Nhận: PDF, DOCX, XLSX, ảnh PNG, JPEG, TIFF, WebP, văn bản TXT, CSV.`,
    [{ pointer: "/file", detail: why }],
  )

export const evidenceRefused = (wrong: readonly { pointer: string; detail: string }[]) =>
  new Refusal(
    { code: "minh-chung-khong-hop-le", status: 422, title: "Minh chứng không được nhận" },
    wrong.map(({ detail }) => detail).join(" "),
    wrong,
  )

export const evidenceChanged = (version: number) =>
  new Refusal(
    { code: "minh-chung-vua-bi-sua", status: 409, title: "Minh chứng vừa bị người khác sửa" },
    `Nay là bản ${version}; không có gì được ghi. Hãy xem bản mới rồi sửa lại.`,
  )

export const evidenceOfOthers = (ids: readonly string[]) =>
  new Refusal(
    { code: "minh-chung-khong-dung-duoc", status: 422, title: "Không dẫn được minh chứng này" },
    `Không có minh chứng mang mã ${ids.map((id) => `“${id}”`).join(", ")}.`,
  )

export const noSuchUnit = (unit: string) =>
  evidenceRefused([{ pointer: "/unit", detail: `Không có đơn vị hay cơ quan mang mã “${unit}”.` }])
