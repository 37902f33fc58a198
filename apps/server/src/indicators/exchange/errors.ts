import { Refusal } from "../../platform/problem.ts"

interface Wrong {
  readonly pointer: string
  readonly detail: string
}

export const exchangeFileRefused = (file: string, wrong: readonly Wrong[]) =>
  new Refusal(
    { code: "tep-trao-doi-khong-hop-le", status: 422, title: "Tệp trao đổi không được nhận" },
    `${file}: ${wrong[0]?.pointer ?? ""}: ${wrong[0]?.detail ?? ""}${more(wrong.length - 1)}; không có gì được ghi.`,
    wrong.slice(0, 200),
  )

const more = (others: number) => (others > 0 ? ` (và ${others} lỗi khác)` : "")

export const exchangeFileTooLarge = (file: string, megabytes: number) =>
  new Refusal(
    { code: "tep-qua-lon", status: 413, title: "Tệp quá lớn" },
    `${file} lớn hơn ${megabytes} MB; hãy chia thành nhiều tệp.`,
  )

export const exchangeFileMissing = (file: string) =>
  new Refusal(
    { code: "khong-thay-tep", status: 404, title: "Không thấy tệp" },
    `Không đọc được tệp ${file}.`,
  )

export const badExchangeOption = (name: string, why: string) =>
  new Refusal(
    { code: "tuy-chon-khong-hop-le", status: 400, title: "Tùy chọn không hợp lệ" },
    `${name}: ${why}`,
  )

export const parityTooLarge = (count: number, most: number) =>
  new Refusal(
    { code: "doi-chieu-qua-lon", status: 413, title: "Đối chiếu quá lớn" },
    `Đối chiếu này có ${count} phép tính, tối đa ${most}; hãy nhập ít đơn vị, kỳ hoặc chỉ số hơn mỗi lần.`,
  )

export const nothingForDhis2 = (unknown: readonly string[]) =>
  new Refusal(
    { code: "khong-co-ma-dhis2", status: 422, title: "Không có mã của DHIS2" },
    `Chưa biết mã của DHIS2 cho ${unknown.join(", ")}; hãy nhập metadata của DHIS2 ấy trước (import dhis2).`,
  )
