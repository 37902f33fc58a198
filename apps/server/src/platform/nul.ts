import { Refusal } from "./problem.ts"

const bad = { code: "ky-tu-khong-hop-le", status: 400, title: "Ký tự không hợp lệ" }

/** PostgreSQL keeps no U+0000 in a text, and nobody types one: refused wherever it is sent. */
export function refuseNul(request: { params: unknown; query: unknown; body: unknown }): void {
  for (const part of [request.params, request.query, request.body]) {
    if (hasNul(part)) throw new Refusal(bad, "Nội dung gửi lên có ký tự U+0000.")
  }
}

function hasNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0")
  if (typeof value !== "object" || value === null) return false
  return Object.entries(value).some(([name, below]) => name.includes("\0") || hasNul(below))
}
