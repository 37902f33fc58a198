import { Refusal } from "./problem.ts"

export const noFileSent = () =>
  new Refusal(
    { code: "khong-co-tep", status: 422, title: "Không có tệp nào được gửi" },
    "Hãy gửi một tệp CSV hoặc XLSX trong trường “file”.",
  )

export const uploadBroken = () =>
  new Refusal(
    { code: "gui-tep-dang-do", status: 400, title: "Tệp gửi lên bị đứt quãng" },
    "Yêu cầu kết thúc trước khi tệp được gửi hết; không có gì được ghi. Hãy gửi lại.",
  )

export const uploadTooLarge = (megabytes: number) =>
  new Refusal(
    { code: "noi-dung-qua-lon", status: 413, title: "Nội dung gửi lên quá lớn" },
    `Tệp gửi lên lớn hơn ${megabytes} MB; không có gì được ghi.`,
  )

export const badOptions = (why: string) =>
  new Refusal(
    { code: "tuy-chon-nhap-khong-dung", status: 400, title: "Tùy chọn nhập không đúng" },
    `Trường “options” không đúng: ${why}.`,
  )
