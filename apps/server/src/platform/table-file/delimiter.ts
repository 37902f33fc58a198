import { parse } from "csv-parse/sync"
import { findHeader, HEADER_WITHIN, type TopRow, type Wanted } from "./header.ts"

const DELIMITERS = [",", ";", "\t", "|"] as const
export const RECORD_ENDS = ["\r\n", "\n", "\r"]

export interface DelimiterReading {
  readonly delimiter: string
  /** The first rows as this delimiter divides them. */
  readonly top: readonly TopRow[]
}

/** First rows of a text, row numbers as a spreadsheet shows them; stops quietly at damage. */
function topRows(sample: Buffer, delimiter: string): TopRow[] {
  const top: TopRow[] = []
  let row = 0
  try {
    parse(sample, {
      delimiter,
      record_delimiter: RECORD_ENDS,
      relax_column_count: true,
      to: HEADER_WITHIN,
      on_record: (texts: string[]) => {
        row += 1
        if (texts.some((text) => text !== "")) top.push({ row, texts })
        return null
      },
    })
  } catch {
    return top
  }
  return top
}

/** How many rows have the width that most rows have; widths of one say nothing. */
function consistency(top: readonly TopRow[]): number {
  const widths = new Map<number, number>()
  for (const { texts } of top) {
    if (texts.length > 1) widths.set(texts.length, (widths.get(texts.length) ?? 0) + 1)
  }
  return Math.max(0, ...widths.values())
}

function headersFound(top: readonly TopRow[], wanted: Wanted): number {
  const reading = findHeader(top, wanted)
  if (reading.kind === "missing") return reading.found
  return reading.kind === "nothing" ? 0 : wanted.columns.length
}

/**
 * The delimiter that shows most of the wanted headers; between equals the one that divides the
 * first rows most evenly. Delimiters inside quotes do not count.
 */
export function findDelimiter(sample: Buffer, wanted: Wanted): DelimiterReading {
  const candidates = DELIMITERS.map((delimiter) => {
    const top = topRows(sample, delimiter)
    return { delimiter, top, headers: headersFound(top, wanted), even: consistency(top) }
  })
  const [best] = candidates.toSorted((a, b) => b.headers - a.headers || b.even - a.even)
  return best ?? { delimiter: ",", top: [] }
}

/** The first line that Excel writes to say which delimiter follows: "sep=;". */
export function declaredDelimiter(start: string): { delimiter: string; length: number } | null {
  const line = /^"?sep=(.)"?(?:\r\n|\n|\r)/i.exec(start)
  return line?.[1] === undefined ? null : { delimiter: line[1], length: line[0].length }
}

export const topRowsWith = topRows
