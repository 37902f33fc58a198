/** Folding for search: what people type without marks finds what is written with them. */

/** Written apostrophes: right and left quote, modifier letters, grave, acute, prime, full width. */
const APOSTROPHES = /[\u2018\u2019\u02bc\u02bb\u02b9\u0060\u00b4\u2032\uff07]/gu
/** Characters that take no room: soft hyphen, zero-width spaces and joiners, byte order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu
const MARKS = /[\u0300-\u036f]/gu
/** đ and Đ; also eth (ð, Ð), which old fonts and keyboards put in their place. */
const BARRED_D = /[đðÐĐ]/gu
const PLAIN = /^[\u0020-\u007e\u00c0-\u01b0\u1ea0-\u1ef9]*$/u

const FOLD_LIMIT = 0x1f00
let table: Uint16Array | null = null
/** Where short texts are folded; nothing reads it between calls. */
const buffer = new Uint16Array(256)

/**
 * Text for search: NFC, lower case, without tone and vowel marks, đ as d, every apostrophe as ',
 * white space (no-break spaces too) collapsed and trimmed. Folding twice changes nothing.
 * Different names can fold alike ("Văn Lang", "Văn Lăng"): compare with `compareKey`.
 *
 * @example
 * fold("Thị  xã ĐÔNG TRIỀU") // "thi xa dong trieu"
 * fold("Cư M’gar") // "cu m'gar"
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return foldPlain(text)
  return foldAny(text)
}

/**
 * Text as search words: folded, apostrophes dropped, every other sign a single space.
 *
 * @example
 * searchKey("TP. Bà Rịa – Vũng Tàu") // "tp ba ria vung tau"
 */
export function searchKey(text: string): string {
  return fold(text)
    .replaceAll("'", "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
}

/** Every apostrophe as '. */
export function unifyApostrophes(text: string): string {
  return text.replace(APOSTROPHES, "'")
}

/** White space of any kind as single spaces, none at the ends; invisible characters dropped. */
export function collapseSpaces(text: string): string {
  return text.replace(INVISIBLE, "").replace(/\s+/gu, " ").trim()
}

function foldAny(text: string): string {
  const lower = text.replace(INVISIBLE, "").normalize("NFC").toLowerCase()
  const bare = lower.normalize("NFD").replace(MARKS, "").normalize("NFC").replace(BARRED_D, "d")
  return collapseSpaces(unifyApostrophes(bare))
}

/** The common case: Latin letters with Vietnamese marks in NFC, one table look-up per letter. */
function foldPlain(text: string): string {
  const codes = foldTable()
  const out = text.length <= buffer.length ? buffer : new Uint16Array(text.length)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const code = codes[text.charCodeAt(i)] ?? 0
    if (code === 0x20 && (length === 0 || out[length - 1] === 0x20)) continue
    out[length++] = code
  }
  if (length > 0 && out[length - 1] === 0x20) length--
  return fromCodes(out, length)
}

function fromCodes(codes: Uint16Array, length: number): string {
  let text = ""
  for (let from = 0; from < length; from += 4096) {
    text += String.fromCharCode(...codes.subarray(from, Math.min(from + 4096, length)))
  }
  return text
}

function foldTable(): Uint16Array {
  if (table !== null) return table
  table = new Uint16Array(FOLD_LIMIT)
  for (let code = 0x20; code < FOLD_LIMIT; code++) {
    const folded = foldAny(`x${String.fromCharCode(code)}x`).slice(1, -1)
    table[code] = folded.length === 1 ? folded.charCodeAt(0) : code
  }
  return table
}
