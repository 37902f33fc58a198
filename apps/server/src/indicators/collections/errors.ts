import { Refusal } from "../../platform/problem.ts"

interface Wrong {
  readonly pointer: string
  readonly detail: string
}

export const noSuchCollection = (id: string) =>
  new Refusal(
    { code: "khong-co-dot-bao-cao", status: 404, title: "Không có đợt báo cáo" },
    `Không có đợt báo cáo mang mã “${id}”.`,
  )

export const noSuchReport = (id: string, unit: string) =>
  new Refusal(
    { code: "khong-co-bao-cao", status: 404, title: "Không có báo cáo này" },
    `Đợt “${id}” không hỏi đơn vị “${unit}”.`,
  )

export const noSuchTemplate = (id: string) =>
  new Refusal(
    { code: "khong-co-mau-dot-bao-cao", status: 404, title: "Không có mẫu đợt báo cáo" },
    `Không có mẫu mang mã “${id}”.`,
  )

export const collectionRefused = (wrong: readonly Wrong[]) =>
  new Refusal(
    { code: "dot-bao-cao-khong-hop-le", status: 422, title: "Đợt báo cáo chưa đúng" },
    wrong.map(({ detail }) => detail).join(" "),
    wrong,
  )

const STATE = { code: "sai-trang-thai", status: 409, title: "Không làm được ở trạng thái này" }

export const notInState = (detail: string) => new Refusal(STATE, detail)

export const collectionNotOpen = (title: string, state: "draft" | "closed") =>
  new Refusal(
    state === "closed"
      ? { code: "dot-bao-cao-da-dong", status: 409, title: "Đợt báo cáo đã đóng" }
      : { code: "dot-bao-cao-chua-mo", status: 409, title: "Đợt báo cáo chưa mở" },
    state === "closed"
      ? `Đợt “${title}” đã đóng; không có gì được ghi. Hãy nhờ người quản lý đợt mở lại.`
      : `Đợt “${title}” còn là bản nháp.`,
  )

export const notOpenYet = (title: string, day: string) =>
  new Refusal(
    { code: "dot-bao-cao-chua-mo", status: 409, title: "Đợt báo cáo chưa mở" },
    `Đợt “${title}” nhận số liệu từ ngày ${day}.`,
  )

export const tooLate = (title: string, due: string) =>
  new Refusal(
    { code: "da-qua-han-nop", status: 409, title: "Đã quá hạn nộp" },
    `Đợt “${title}” chỉ nhận báo cáo đến ${due}. Số đã nhập vẫn được giữ; hãy xin gia hạn.`,
  )

export const reportLocked = (state: string) =>
  new Refusal(
    { code: "bao-cao-dang-khoa", status: 409, title: "Báo cáo đang khóa" },
    `Báo cáo ${state}; không có gì được ghi. Muốn sửa, hãy nhờ người thẩm định trả lại.`,
  )

export const reportNotReady = (wrong: readonly Wrong[]) =>
  new Refusal(
    { code: "bao-cao-chua-du", status: 422, title: "Báo cáo chưa nộp được" },
    `${wrong.length} ô cần sửa, cần số liệu hoặc cần ghi chú trước khi nộp; số đã nhập vẫn được giữ.`,
    wrong,
  )

export const entriesRefused = (wrong: readonly Wrong[]) =>
  new Refusal(
    { code: "so-lieu-khong-hop-le", status: 422, title: "Số liệu không được nhận" },
    `${wrong.length} ô sai; không có gì được ghi.`,
    wrong,
  )

export const entriesChanged = (wrong: readonly Wrong[]) =>
  new Refusal(
    { code: "so-lieu-vua-bi-sua", status: 409, title: "Số liệu vừa bị người khác sửa" },
    `${wrong.length} ô đã thay đổi từ khi được đọc; không có gì được ghi. Hãy so hai giá trị rồi chọn.`,
    wrong,
  )

export const ownReport = (verb: string) =>
  new Refusal(
    { code: "khong-tu-tham-dinh", status: 403, title: "Không tự thẩm định báo cáo của mình" },
    `Bạn đã nhập, sửa hoặc nộp số liệu của báo cáo này; người khác phải ${verb}.`,
  )

export const askedAlready = (wrong: readonly Wrong[]) =>
  new Refusal(
    { code: "so-lieu-da-duoc-hoi", status: 409, title: "Số liệu đang được hỏi ở đợt khác" },
    wrong
      .slice(0, 3)
      .map(({ detail }) => detail)
      .join(" "),
    wrong,
  )

export const otherWorkbook = (detail: string) =>
  new Refusal(
    { code: "bang-tinh-cua-dot-khac", status: 422, title: "Bảng tính của đợt báo cáo khác" },
    detail,
  )

export const workbookChanged = () =>
  new Refusal(
    { code: "bang-tinh-da-khac", status: 409, title: "Số liệu đã khác lúc xem trước" },
    "Tệp hoặc số liệu đã thay đổi từ khi xem trước; không có gì được ghi. Hãy xem lại các thay đổi.",
  )

export const badField = (name: string, detail: string) =>
  new Refusal(
    { code: "tham-so-khong-hop-le", status: 400, title: "Tham số không hợp lệ" },
    `“${name}”: ${detail}`,
    [{ pointer: `/${name}`, detail }],
  )
