import type { CellText } from "./columns.ts"
import { type AmountRules, readAmount } from "./amount.ts"
import { readPeriod } from "./period.ts"
import { quoted } from "./words.ts"

export interface Breakdown {
  readonly parts: readonly { readonly label: string; readonly exact: string }[]
  readonly dates: readonly string[]
}

const NONE: Breakdown = { parts: [], dates: [] }
const MOST_PARTS = 200

/** "2G=884; 3G=1242": the named parts, in the order printed. */
export function readParts(text: string, rules: AmountRules): Breakdown | { refused: string } {
  if (text === "") return NONE
  const pieces = text.split(";").map((piece) => piece.trim())
  if (pieces.length > MOST_PARTS) return { refused: `có hơn ${MOST_PARTS} phần` }
  const parts: { label: string; exact: string }[] = []
  for (const piece of pieces) {
    const at = piece.lastIndexOf("=")
    const label = piece.slice(0, Math.max(at, 0)).trim()
    const written = piece.slice(at + 1).trim()
    if (label === "" || written === "") {
      return { refused: `${quoted(piece)} phải có dạng “nhãn=số”, các phần cách nhau bằng dấu “;”` }
    }
    const amount = readAmount(textCell(written), rules)
    if ("refused" in amount) return { refused: `phần ${quoted(label)}: ${amount.refused}` }
    if (amount.comparator !== "=") return { refused: `phần ${quoted(label)} phải là một số` }
    parts.push({ label, exact: amount.exact })
  }
  return { parts, dates: [] }
}

/** "2013-10-02; 2023-10-02": every date that the text prints for one figure. */
export function readDates(text: string): Breakdown | { refused: string } {
  if (text === "") return NONE
  const dates: string[] = []
  for (const piece of text.split(";")) {
    const read = readPeriod(piece.trim())
    if ("refused" in read) return read
    if (read.period.kind !== "day") return { refused: `${quoted(piece)} phải là một ngày` }
    dates.push(read.period.starts)
  }
  return { parts: [], dates }
}

/** The breakdown as the file writes it. */
export function breakdownText({ parts, dates }: Breakdown): string {
  if (dates.length > 0) return dates.join("; ")
  return parts.map(({ label, exact }) => `${label}=${exact}`).join("; ")
}

function textCell(text: string): CellText {
  return { kind: "text", text, unit: null }
}
