/**
 * Letters that a workbook names by number, "&#7841;" or "_x1EA1_" for "ạ", as themselves: the
 * library that reads the cells would make rubbish of them. Null where a number is no letter.
 */
export function withoutNumbers(part: Buffer): Buffer | null {
  const byReference = part.includes("&#")
  const byEscape = part.includes("_x")
  if (!byReference && !byEscape) return part
  // Latin-1 keeps every byte as it is; letters go in as their bytes.
  let text = part.toString("latin1")
  let sound = true
  const letter = (code: number, written: string): string => {
    // ASCII may be markup ("&#60;"), and is read right.
    if (code < 0x80) return written
    sound &&= code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return sound ? Buffer.from(String.fromCodePoint(code), "utf8").toString("latin1") : written
  }
  if (byReference) {
    text = text.replace(REFERENCE, (written: string, hex?: string, decimal?: string) =>
      letter(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16), written),
    )
  }
  if (byEscape) {
    text = text.replace(ESCAPE, (written: string, hex?: string) =>
      hex === undefined ? written : letter(Number.parseInt(hex, 16), written),
    )
  }
  return sound ? Buffer.from(text, "latin1") : null
}

const REFERENCE = /&#(?:x([0-9a-f]{1,8})|(\d{1,9}));/giu
/** "_x005F_x1EA1_" is the text "_x1EA1_" itself. */
const ESCAPE = /_x005F_x[0-9a-f]{4}_|_x([0-9a-f]{4})_/giu
