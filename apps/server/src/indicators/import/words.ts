import { toNfc } from "@tinhso/vietnamese"

/** Control characters, and the marks that turn the direction of writing. */
const FORBIDDEN = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Cs}/u
const FORBIDDEN_BUT_LINES =
  /[^\P{Cc}\n]|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Cs}/u
const PLAIN = /^(?! )[\x20-\x7E]*(?<! )$/u
const EDGES = /^[\s\u200B\uFEFF]+|[\s\u200B\uFEFF]+$/gu

export type Words = { readonly text: string } | { readonly refused: string }

/**
 * A text as it is kept: NFC, without spaces at its ends, no-break spaces plain. Control characters
 * are refused (`lines` lets line breaks pass), and so is a text longer than `longest` characters.
 */
export function cleanWords(written: string, longest: number, lines = false): Words {
  if (written.length <= longest && PLAIN.test(written)) return { text: written }
  const text = toNfc(
    written
      .replace(EDGES, "")
      .replace(/\r\n?/gu, "\n")
      .replace(/\u00A0/gu, " "),
  )
  if (text.length > longest) {
    return { refused: `dài ${text.length} ký tự, nhiều nhất là ${longest}` }
  }
  const found = (lines ? FORBIDDEN_BUT_LINES : FORBIDDEN).exec(text)?.[0]
  if (found === undefined) return { text }
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")
  return { refused: `có ký tự điều khiển U+${code} không hiển thị được` }
}

/** A written text short enough to be quoted in a message. */
export function quoted(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text
  return `“${shown.replace(/\p{Cc}/gu, "�")}”`
}
