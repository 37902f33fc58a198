import { Refusal } from "../../platform/problem.ts"
import type { GapState } from "./model.ts"

export const STATE_WORDS: Readonly<Record<GapState, string>> = {
  reported: "mới phản ánh",
  confirmed: "đã xác nhận",
  planned: "đã có kế hoạch",
  closed: "đã phủ sóng",
  dismissed: "không phải vùng lõm",
}

export const gapNotFound = (id: string) =>
  new Refusal(
    { code: "khong-tim-thay-vung-lom", status: 404, title: "Không tìm thấy vùng lõm sóng" },
    `Không có vùng lõm sóng nào mang định danh “${id}”.`,
  )

export const gapChanged = (id: string) =>
  new Refusal(
    { code: "vung-lom-da-doi", status: 409, title: "Người khác vừa sửa" },
    `“${id}” đã đổi trạng thái từ khi bạn mở. Hãy tải lại rồi ghi tiếp.`,
  )

const REFUSED = {
  code: "vung-lom-khong-hop-le",
  status: 422,
  title: "Không ghi được vùng lõm sóng",
}
const refused = (pointer: string, detail: string) =>
  new Refusal(REFUSED, detail, [{ pointer, detail }])

export const noSuchUnit = (unit: string) => refused("unit", `Không có đơn vị “${unit}”.`)

export const unitEnded = (unit: string, day: string) =>
  refused("unit", `Đơn vị “${unit}” không tồn tại ngày ${day}.`)

export const moveRefused = (from: GapState, next: readonly GapState[]) =>
  refused(
    "state",
    `Vùng lõm ${STATE_WORDS[from]} chỉ chuyển được sang: ${next.map((state) => STATE_WORDS[state]).join(", ")}.`,
  )

export const reasonNeeded = () => refused("note", "Cần ghi lý do khi mở lại hoặc bác bỏ.")

export const dayInFuture = (today: string) =>
  refused("day", `Ngày không được sau hôm nay (${today}).`)

export const dayTooEarly = (last: string) =>
  refused("day", `Ngày không được trước lần đổi trạng thái gần nhất (${last}).`)

export const unitsNotResolved = (faults: readonly { pointer: string; detail: string }[]) =>
  new Refusal(
    REFUSED,
    `${faults.length} đơn vị không nhận ra; chưa ghi gì. Sửa cột unit, hoặc thêm --province (units not resolved).`,
    faults.slice(0, 50),
  )

export const computedFromIllustration = () =>
  refused(
    "coverage",
    "Vùng phủ này tính từ trạm minh họa, không phải trạm thật; không ghi vào sổ vùng lõm (made-up stations).",
  )

export const boxTurned = () =>
  refused("box", "Khung bản đồ là tây,nam,đông,bắc: tây phải nhỏ hơn đông, nam nhỏ hơn bắc.")

export const nothingCorrected = () => refused("", "Không có gì khác với điều đã ghi.")

export const gapNotYours = (id: string) => refused("gaps", `“${id}” ngoài phạm vi bạn được sửa.`)

export const planWithout = () =>
  refused("due", "Hạn và trạm dự kiến chỉ đi cùng trạng thái “đã có kế hoạch”.")

export const dueTooEarly = (day: string) =>
  refused("due", `Hạn hoàn thành không được trước ngày của kế hoạch (${day}).`)

export const noSuchAsset = (id: string) =>
  refused("asset", `Sổ hạ tầng không có cột hay trạm “${id}”, hoặc nó đã tháo dỡ.`)

export const evidenceNeeded = () =>
  refused(
    "evidence",
    "Chương trình của vùng lõm này chỉ cho đóng khi có tài liệu chứng minh (evidence needed).",
  )

export const uncitable = (ids: readonly string[]) =>
  refused(
    "evidence",
    `Không có tài liệu ${ids.map((id) => `“${id}”`).join(", ")} trong phạm vi được dẫn.`,
  )

export const documentNotFound = (gap: string, id: string) =>
  new Refusal(
    { code: "khong-tim-thay-tai-lieu", status: 404, title: "Không tìm thấy tài liệu" },
    `Vùng lõm “${gap}” không có tệp “${id}”.`,
  )

export const noSuchProgramme = (code: string) =>
  new Refusal(
    { code: "khong-co-chuong-trinh", status: 404, title: "Không có chương trình này" },
    `Không có chương trình “${code}”.`,
  )

export const programmeChanged = (code: string) =>
  new Refusal(
    { code: "chuong-trinh-da-doi", status: 409, title: "Người khác vừa sửa" },
    `Chương trình “${code}” đã đổi từ khi bạn mở. Hãy tải lại rồi ghi tiếp.`,
  )

export const programmeTaken = (code: string) =>
  refused("code", `Đã có chương trình “${code}” của đơn vị khác.`)

export const statesWrong = (why: "dismissed" | "beyond") =>
  why === "dismissed"
    ? refused("counted", "Điều đã bác bỏ không phải vùng lõm nên không thể nằm trong mẫu số.")
    : refused("reached", "Trạng thái của tử số phải nằm trong mẫu số.")

export const notAList = (code: string) =>
  refused("programme", `“${code}” tính mọi vùng lõm của đơn vị, không có danh sách để thêm bớt.`)

export const gapsNotListable = (faults: readonly { pointer: string; detail: string }[]) =>
  new Refusal(REFUSED, "Chưa ghi gì vào danh sách.", faults.slice(0, 50))

const UNPLACED = {
  code: "phan-anh-chua-ro-noi",
  status: 422,
  title: "Chưa rõ phản ánh về nơi nào",
}
export const reportUnplaced = (pointer: string, detail: string) =>
  new Refusal(UNPLACED, detail, [{ pointer, detail }])

export const tooManyReports = () =>
  new Refusal(
    { code: "qua-nhieu-phan-anh", status: 429, title: "Hôm nay đã nhận quá nhiều phản ánh" },
    "Hệ thống tạm dừng nhận phản ánh đến ngày mai. Bạn có thể báo UBND xã nơi bạn ở.",
  )

export const reportNotFound = (code: string) =>
  new Refusal(
    { code: "khong-tim-thay-phan-anh", status: 404, title: "Không tìm thấy phản ánh" },
    `Không có phản ánh nào mang mã “${code}”.`,
  )

export const demoGapsNotEmpty = () =>
  new Refusal(
    { code: "so-vung-lom-khong-trong", status: 409, title: "Sổ vùng lõm đã có bản ghi" },
    "Dữ liệu minh họa chỉ nạp vào sổ còn trống, để không lẫn với vùng lõm thật (made-up gaps).",
  )

export const listUnreadable = (file: string) =>
  new Refusal(
    { code: "khong-doc-duoc-danh-sach", status: 422, title: "Không đọc được danh sách" },
    `“${file}” không có dòng tiêu đề nào nêu ít nhất ba cột đã biết (STT, xã, thôn, số hộ, số dân, tình trạng, tọa độ…).`,
  )

export const badImportOptions = (why: string) =>
  refused("options", `Tùy chọn không hợp lệ: ${why}.`)
