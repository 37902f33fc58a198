import { parseNumber } from "@tinhso/vietnamese"
import { isExact } from "../points.ts"

/** A cell of points: what it says, or why it says nothing that can be taken. */
export type PointsRead =
  | { readonly kind: "points"; readonly points: number }
  | { readonly kind: "empty" }
  | { readonly kind: "wrong"; readonly message: string }

export type DecimalMark = "comma" | "point"

/** A cell as files give it: a workbook's own number has no doubtful marks. */
export interface WrittenCell {
  readonly kind: string
  readonly text: string
}

/**
 * Points as people write them: "7,04", "7.04". A text that can mean two numbers ("1.596") is read
 * as the one that does not exceed `most`, where only one does not; else it is refused with both.
 */
export function readPoints(
  cell: WrittenCell,
  most: number | null,
  declared: DecimalMark | undefined,
): PointsRead {
  const text = cell.text.trim()
  const mark = cell.kind === "number" ? "point" : declared
  const read = parseNumber(text, mark === undefined ? {} : { decimalMark: mark })
  if (read.kind === "missing") return { kind: "empty" }
  const readings = read.kind === "ambiguous" ? read.readings : [read]
  const numbers = readings.flatMap((one) =>
    one.kind === "number" && one.comparator === "=" && pointsWord(one.unit) ? [one] : [],
  )
  const fitting = numbers.filter(({ value }) => most === null || value <= most)
  const [only] = fitting.length === 1 ? fitting : numbers.length === 1 ? numbers : []
  if (only === undefined) return { kind: "wrong", message: unread(text, numbers) }
  if (only.value < 0) return { kind: "wrong", message: `${text} nhỏ hơn 0` }
  if (!isExact(only.value)) {
    return { kind: "wrong", message: `${text} có hơn 4 chữ số thập phân` }
  }
  return { kind: "points", points: only.value }
}

const pointsWord = (unit: string | null) => unit === null || unit.toLowerCase() === "điểm"

function unread(text: string, numbers: readonly { readonly exact: string }[]): string {
  if (numbers.length === 0) return `“${text.slice(0, 60)}” không phải là điểm`
  const both = numbers.map(({ exact }) => exact).join(" hoặc ")
  return `“${text}” có thể là ${both}; hãy nói rõ bằng --decimal`
}
