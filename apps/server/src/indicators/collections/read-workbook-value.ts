import { parseNumber, searchKey } from "@tinhso/vietnamese"
import type { CellStatus } from "../cells/model.ts"

/** A cell of a file as it was read. */
interface FileCell {
  readonly kind: "text" | "number" | "date" | "boolean" | "empty"
  readonly text: string
}

interface Value {
  readonly value: number | null
  readonly status: CellStatus
  /** As it was typed, where it was typed as text. */
  readonly written: string | null
}

export type FileValue = Value | { readonly empty: true } | { readonly refused: string }

const STATUS_WORDS = new Map<string, CellStatus>(
  (
    [
      ["thiếu", "missing"],
      ["không có số liệu", "missing"],
      ["chưa có số liệu", "missing"],
      ["missing", "missing"],
      ["không áp dụng", "not-applicable"],
      ["not-applicable", "not-applicable"],
      ["n/a", "not-applicable"],
      ["ước tính", "estimated"],
      ["estimated", "estimated"],
      ["sơ bộ", "provisional"],
      ["provisional", "provisional"],
      ["bình thường", "normal"],
      ["normal", "normal"],
    ] as const
  ).map(([word, status]) => [searchKey(word), status]),
)

/** The words of a status, as the template offers them. */
export const STATUS_CHOICES = ["thiếu", "không áp dụng", "ước tính", "sơ bộ"] as const

type DecimalMark = "comma" | "point"

/**
 * What a cell of a workbook says, with the status beside it where the sheet has one. Numbers are
 * taken as they are; a text that can mean two numbers is refused unless its decimal mark was told.
 */
export function readFileValue(
  cell: FileCell,
  statusWords: string,
  decimal: DecimalMark | undefined,
): FileValue {
  const beside = statusWords.trim()
  const said = STATUS_WORDS.get(searchKey(beside))
  if (said === undefined && beside !== "") {
    const choices = STATUS_CHOICES.join(", ")
    return { refused: `không hiểu tình trạng “${beside.slice(0, 40)}” (${choices}).` }
  }
  const inCell = cell.kind === "text" ? STATUS_WORDS.get(searchKey(cell.text)) : undefined
  const blank = cell.text.trim() === "" || inCell !== undefined
  const status = said ?? inCell
  return blank ? readBlank(status) : readNumber(cell, status ?? "normal", decimal)
}

function readBlank(status: CellStatus | undefined): FileValue {
  if (status === undefined) return { empty: true }
  return isNone(status)
    ? { value: null, status, written: null }
    : { refused: "có tình trạng mà không có giá trị." }
}

const isNone = (status: CellStatus) => status === "missing" || status === "not-applicable"

function readNumber(
  { kind, text }: FileCell,
  status: CellStatus,
  decimal: DecimalMark | undefined,
): FileValue {
  if (isNone(status)) return { refused: "đã báo không có số liệu thì không được có giá trị." }
  if (kind === "number") return { value: Number(text), status, written: null }
  const shown = `“${text.trim().slice(0, 60)}”`
  if (kind === "date") return { refused: `${shown} là một ngày; ô có thể bị Excel đổi kiểu.` }
  const read = parseNumber(text, decimal === undefined ? {} : { decimalMark: decimal })
  if (read.kind === "ambiguous") {
    const both = read.readings.map(({ exact }) => exact.replace(".", ",")).join(" hoặc ")
    return {
      refused: `${shown} có thể là ${both}; hãy gõ lại dưới dạng số hoặc nói rõ dấu thập phân.`,
    }
  }
  const plain = read.kind === "number" && read.comparator === "="
  if (plain && (read.unit === null || read.unit === "%")) {
    return { value: read.value, status, written: text.trim().slice(0, 200) }
  }
  return { refused: `${shown} không phải là một số; để trống nếu không có số liệu.` }
}
