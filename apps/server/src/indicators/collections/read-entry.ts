import { parseNumber } from "@tinhso/vietnamese"
import type { CellStatus } from "../cells/model.ts"
import type { CellEntry } from "./model/form.ts"

/** What an entry does to its cell. */
export type EntryRead =
  | { readonly kind: "note" }
  | { readonly kind: "clear" }
  | {
      readonly kind: "value"
      readonly value: number | null
      readonly status: CellStatus
      readonly written: string | null
    }
  | { readonly kind: "refused"; readonly why: string }

const refused = (why: string) => ({ kind: "refused", why }) as const

/**
 * What somebody typed, pasted or marked. A text that can mean two numbers needs the number beside
 * it; a number beside a text must be one of its readings, so that what is kept as written is what
 * the number came from.
 */
export function readEntry(entry: CellEntry): EntryRead {
  const written = entry.written?.trim() ?? ""
  const blank = entry.value == null && written === ""
  if (entry.clear === true) {
    return blank && entry.status === undefined
      ? { kind: "clear" }
      : refused("vừa xóa vừa ghi; hãy chọn một.")
  }
  if (entry.status === "missing" || entry.status === "not-applicable") {
    return blank
      ? { kind: "value", value: null, status: entry.status, written: null }
      : refused("đã báo không có số liệu thì không được có giá trị.")
  }
  return blank ? readBlank(entry) : readValue(entry, written)
}

function readBlank({ value, status }: CellEntry): EntryRead {
  if (value === null) {
    return refused("còn trống; hãy xóa ô, hoặc ghi là thiếu hay không áp dụng kèm lý do.")
  }
  return status === undefined ? { kind: "note" } : refused("có trạng thái mà không có giá trị.")
}

function readValue({ value = null, status = "normal" }: CellEntry, written: string): EntryRead {
  if (written === "") return { kind: "value", value, status, written: null }
  const read = numberIn(written, value)
  return "why" in read ? refused(read.why) : { kind: "value", value: read.value, status, written }
}

/** The number that a text means, or which of its readings was chosen. */
function numberIn(
  written: string,
  chosen: number | null,
): { readonly value: number } | { readonly why: string } {
  const read = parseNumber(written)
  const shown = `“${written.slice(0, 60)}”`
  if (read.kind === "ambiguous") {
    const both = read.readings.map((one) => one.value)
    if (chosen !== null && both.includes(chosen)) return { value: chosen }
    const words = read.readings.map(({ exact }) => exact.replace(".", ",")).join(" hoặc ")
    return { why: `${shown} có thể là ${words}; hãy chọn một.` }
  }
  if (read.kind !== "number") {
    return { why: `${shown} không phải là một số; để trống nếu không có số liệu.` }
  }
  if (read.comparator !== "=") {
    return { why: `${shown} không phải là một số chính xác; số ước tính ghi bằng trạng thái.` }
  }
  // "87,5 %" in a field whose unit is known says nothing more; "12 trạm" does where nobody read it.
  if (read.unit !== null && read.unit !== "%" && chosen === null) {
    return { why: `${shown} có chữ sau số; hãy chỉ ghi số.` }
  }
  if (chosen !== null && chosen !== read.value) {
    return { why: `${shown} là ${read.exact.replace(".", ",")}, không phải ${chosen}.` }
  }
  return { value: read.value }
}

/** An entry with what it says and where it stands in the request. */
export interface ReadEntry {
  readonly index: number
  readonly unit: string
  readonly cut: string
  readonly entry: CellEntry
  readonly read: Exclude<EntryRead, { readonly kind: "refused" }>
}
