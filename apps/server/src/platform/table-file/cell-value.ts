import { type CellObject, SSF } from "@e965/xlsx"
import { shiftPoint, shortestDecimal } from "./decimal.ts"
import type { KindLetter } from "./rows.ts"
import { dateOfSerial, timeOfSerial } from "./serial-date.ts"

export type CellReading =
  | { readonly text: string; readonly kind: KindLetter }
  | { readonly problem: string }

const ERRORS: Record<number, string> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA",
}
const EMPTY: CellReading = { text: "", kind: "t" }

/** What a person sees in one cell of a workbook, or why that cannot be said. */
export function readCell(cell: CellObject, from1904: boolean): CellReading {
  switch (cell.t) {
    case "s": {
      const text = String(cell.v ?? "")
      return text.trim() === "" ? EMPTY : { text: text.normalize("NFC"), kind: "t" }
    }
    case "n":
      return readNumber(Number(cell.v), String(cell.z ?? "General"), from1904)
    case "b":
      return { text: cell.v === true ? "TRUE" : "FALSE", kind: "b" }
    case "e":
      return { problem: `ô báo lỗi ${ERRORS[Number(cell.v)] ?? "không rõ"}.` }
    case "d":
      return { text: new Date(String(cell.v)).toISOString().slice(0, 10), kind: "d" }
    case "z":
      return EMPTY
  }
}

function readNumber(value: number, format: string, from1904: boolean): CellReading {
  if (!Number.isFinite(value)) return { problem: "số trong ô hỏng hoặc quá lớn." }
  const plain = plainFormat(format)
  if (SSF.is_date(format) && !/\[[hms]+\]/i.test(format)) return readDate(value, plain, from1904)
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    return {
      problem: `số ${value} có nhiều hơn 15 chữ số; bảng tính không giữ đúng các chữ số sau. Hãy ghi dưới dạng chữ.`,
    }
  }
  const decimal = shortestDecimal(value)
  return plain.includes("%")
    ? { text: shiftPoint(decimal, 2), kind: "%" }
    : { text: decimal, kind: "n" }
}

/** A format without what it prints as it stands: quoted words, colours, padding. */
const plainFormat = (format: string) => format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "")

function readDate(value: number, plainFormatText: string, from1904: boolean): CellReading {
  const time = /[dy]/i.test(plainFormatText) ? null : timeOfSerial(value)
  if (time !== null) return { text: time, kind: "t" }
  const text = dateOfSerial(value, from1904)
  return text === null
    ? { problem: `ô có định dạng ngày nhưng số ${value} không phải là ngày.` }
    : { text, kind: "d" }
}
