import type { CellStatus } from "../../cells/model.ts"

/** Codes of CL_OBS_STATUS (SDMX cross-domain code list 2.2) that are written. */
export const OBS_STATUS: Readonly<Record<CellStatus, string>> = {
  normal: "A",
  provisional: "P",
  estimated: "E",
  missing: "O",
  "not-applicable": "M",
}

export const STATUS_NAMES: readonly (readonly [code: string, vi: string, en: string])[] = [
  ["A", "Giá trị bình thường", "Normal value"],
  ["E", "Giá trị ước tính", "Estimated value"],
  ["M", "Không áp dụng: không thể có số liệu", "Missing value; data cannot exist"],
  ["O", "Thiếu số liệu", "Missing value"],
  ["P", "Giá trị sơ bộ", "Provisional value"],
]

const READ: ReadonlyMap<string, CellStatus> = new Map<string, CellStatus>([
  ["A", "normal"],
  ["P", "provisional"],
  ["V", "provisional"],
  ["E", "estimated"],
  ["I", "estimated"],
  ["M", "not-applicable"],
  ["O", "missing"],
  ["L", "missing"],
  ["H", "missing"],
  ["Q", "missing"],
])

/** Codes that say something of a value which we have no word for. */
const NO_EQUAL = new Set(["B", "D", "F", "G", "J", "K", "N", "S", "U", "W", "X"])

/** What a status code means; empty is nothing said. */
export function readObsStatus(
  code: string,
): { readonly status: CellStatus | null } | { readonly refused: string } {
  if (code === "") return { status: null }
  const status = READ.get(code)
  if (status !== undefined) return { status }
  const codes = [...READ.keys()].join(", ")
  return NO_EQUAL.has(code)
    ? { refused: `trạng thái ${code} không có nghĩa tương đương; nhận ${codes}` }
    : { refused: `không có trạng thái “${code.slice(0, 20)}”; nhận ${codes}` }
}
