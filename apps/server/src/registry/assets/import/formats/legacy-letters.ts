import { decode, decodeAs } from "@tinhso/vietnamese"
import type { GridFile } from "../../../../platform/table-file/index.ts"

/** windows-1252 beyond Latin-1: how programs keep the bytes 80–9F of an old font in Unicode. */
const WESTERN = new Map(
  Array.from(
    new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 32 }, (_one, at) => 128 + at)),
    (letter, at) => [letter, 128 + at] as const,
  ),
)

/** The bytes that a text in an old font stands for; null where a letter is of no such font. */
function bytesOf(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const byte = code < 256 ? code : WESTERN.get(text.charAt(at))
    if (byte === undefined) return null
    bytes[at] = byte
  }
  return bytes
}

/**
 * Workbooks written with TCVN3 or VNI fonts keep the bytes of the font as western letters ("Tªn
 * tr¹m"): where all texts together are surely such, they come in Vietnamese; otherwise as they are.
 */
export function withoutOldFonts(grid: GridFile): GridFile {
  const texts = grid.sheets.flatMap(({ rows }) => rows.flatMap((row) => row.texts))
  if (!texts.some((text) => /[\u0080-\u00ff]/u.test(text))) return grid
  const bytes = bytesOf(texts.join("\n"))
  if (bytes === null) return grid
  const { encoding } = decode(bytes)
  if (encoding !== "tcvn3" && encoding !== "vni") return grid
  const read = (text: string) => {
    const own = bytesOf(text)
    return own === null ? text : decodeAs(own, encoding).text
  }
  return {
    ...grid,
    encoding,
    sheets: grid.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({ ...row, texts: row.texts.map(read) })),
    })),
  }
}
