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
