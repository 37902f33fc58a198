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
    "Vùng phủ này tính từ trạm minh hoạ, không phải trạm thật; không ghi vào sổ vùng lõm (made-up stations).",
  )
