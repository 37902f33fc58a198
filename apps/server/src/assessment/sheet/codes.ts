import { toNfc } from "@tinhso/vietnamese"

const CODE = /^\d{1,3}(?:\.\d{1,3}){0,7}$/u

/** A criterion code as files give it, or why it is none. */
export type CodeRead =
  | { readonly kind: "code"; readonly code: string; readonly repaired: string | null }
  | { readonly kind: "wrong"; readonly message: string }

/**
 * The code of a row. A workbook that took "4.10" for a number shows "4.1" again: after 4.9 that is
 * 4.10, and it is said; a code that became a date cannot be told and is refused.
 */
export function readCode(
  cell: { readonly kind: string; readonly text: string },
  before: string | null,
  seen: ReadonlySet<string>,
): CodeRead {
  const written = toNfc(cell.text).trim().replace(/\.$/u, "")
  if (cell.kind === "date") {
    return {
      kind: "wrong",
      message: `mã đã bị đổi thành ngày (${written}); hãy ghi lại ở dạng chữ`,
    }
  }
  if (!CODE.test(written)) {
    return { kind: "wrong", message: `“${written.slice(0, 40)}” không phải là mã (ví dụ: 4.22.11)` }
  }
  if (cell.kind === "number" && before !== null && seen.has(written)) {
    const next = following(before)
    if (next !== null && next === `${written}0`) {
      return { kind: "code", code: next, repaired: written }
    }
  }
  return { kind: "code", code: written, repaired: null }
}

/** "4.9" → "4.10". */
function following(code: string): string | null {
  const at = code.lastIndexOf(".")
  const last = Number(code.slice(at + 1))
  return at < 0 || Number.isNaN(last) ? null : `${code.slice(0, at + 1)}${last + 1}`
}

/** "4.22.11" → "4". */
export const groupOf = (code: string): string => code.split(".", 1)[0] ?? code

/** Whether one code lies below another: 4.22.1 below 4.22. */
export const isBelow = (code: string, above: string): boolean => code.startsWith(`${above}.`)
