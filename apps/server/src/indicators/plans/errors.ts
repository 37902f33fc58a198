import { Refusal } from "../../platform/problem.ts"

export const noSuchPlan = (id: string, near: readonly string[]) =>
  new Refusal(
    { code: "khong-co-ke-hoach", status: 404, title: "Không có kế hoạch này" },
    `Không có kế hoạch mang mã “${id}” ở thời điểm được hỏi.${
      near.length === 0 ? "" : ` Có phải ${near.map((one) => `“${one}”`).join(" hay ")}?`
    }`,
  )

export const plansChanged = () =>
  new Refusal(
    { code: "ke-hoach-vua-thay-doi", status: 409, title: "Kế hoạch vừa thay đổi" },
    "Kế hoạch hoặc số liệu đã thay đổi trong khi nhập tệp; không có gì được ghi. Hãy nhập lại.",
  )

export const noSuchTask = (plan: string, id: string) =>
  new Refusal(
    { code: "khong-co-nhiem-vu", status: 404, title: "Không có nhiệm vụ này" },
    `Kế hoạch “${plan}” không có nhiệm vụ “${id}”.`,
  )

export const taskChanged = (id: string) =>
  new Refusal(
    { code: "nhiem-vu-vua-thay-doi", status: 409, title: "Người khác vừa sửa nhiệm vụ này" },
    `Nhiệm vụ “${id}” đã được sửa từ khi bạn mở. Hãy tải lại để xem bản mới rồi sửa tiếp.`,
  )

export const taskRefused = (field: string, detail: string) =>
  new Refusal(
    { code: "nhiem-vu-khong-hop-le", status: 422, title: "Chưa lưu được nhiệm vụ" },
    detail,
    [{ pointer: field, detail }],
  )
