import { Refusal } from "../platform/problem.ts"

export const badOption = (name: string, value: string, allowed: readonly string[]) =>
  new Refusal(
    { code: "tuy-chon-khong-hop-le", status: 400, title: "Tuỳ chọn không hợp lệ" },
    `${name} “${value}”: phải là ${allowed.join(", ")}.`,
  )
