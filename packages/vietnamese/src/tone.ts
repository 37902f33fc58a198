import { collapseSpaces, unifyApostrophes } from "./fold.ts"
import { splitTones, TONELESS_VOWELS, TONE_MARKS } from "./letters.ts"

/**
 * Where the tone mark stands in a syllable. Two styles are written today: "Hòa, Thủy, khỏe" (old)
 * and "Hoà, Thuỷ, khoẻ" (new); they differ only in the open rimes oa, oe and uy. Both are one word.
 */
export type ToneStyle = "old" | "new"

const WORDS = /[\p{L}\p{M}]+/gu
const TONED = new RegExp(`[${TONE_MARKS}]`, "u")
const SYLLABLE = new RegExp(
  `^(qu(?=[${TONELESS_VOWELS}])|gi(?=[${TONELESS_VOWELS}])|[^${TONELESS_VOWELS}]*)` +
    `([${TONELESS_VOWELS}]+)([^${TONELESS_VOWELS}]*)$`,
  "iu",
)
/** Rimes whose tone the two styles place differently when nothing follows them. */
const MOVABLE = new Set(["oa", "oe", "uy"])

/**
 * Text in NFC with every tone mark where the style puts it; letters, case and spaces stay.
 * Words that are not one Vietnamese syllable with one tone are left as they are.
 *
 * @example
 * withToneStyle("Hòa Bình, quý, giá", "new") // "Hoà Bình, quý, giá"
 * withToneStyle("Thuỷ Nguyên", "old") // "Thủy Nguyên"
 */
export function withToneStyle(text: string, style: ToneStyle): string {
  return text.normalize("NFC").replace(WORDS, (word) => placeTone(word, style))
}

/**
 * Text with its tone marks in one style (the new one), so that "Hòa" and "Hoà" are the same string.
 *
 * @example
 * canonicalTone("Hòa") === canonicalTone("Hoà") // true
 */
export function canonicalTone(text: string): string {
  return withToneStyle(text, "new")
}

/**
 * The key under which two spellings are the same text: tone placement, case, kind of apostrophe,
 * kind of dash and amount of white space do not count; letters and tones do.
 *
 * @example
 * compareKey("HÒA  BÌNH") === compareKey("Hoà Bình") // true
 * compareKey("Ba Tơ") === compareKey("Ba Tô") // false
 */
export function compareKey(text: string): string {
  const plain = collapseSpaces(unifyApostrophes(text.normalize("NFC").toLowerCase()))
  return canonicalTone(plain)
    .replace(/\s*'\s*/gu, "'")
    .replace(/\s*[\u2010-\u2015\u2212-]\s*/gu, "-")
}

/**
 * Whether two texts are the same but for the differences that `compareKey` ignores.
 *
 * @example
 * sameText("Thủy", "THUỶ") // true
 * sameText("Thanh An", "Thạnh An") // false
 */
export function sameText(left: string, right: string): boolean {
  return compareKey(left) === compareKey(right)
}

function placeTone(word: string, style: ToneStyle): string {
  const { letters, tones } = splitTones(word)
  if (tones.length !== 1) return word
  const parts = SYLLABLE.exec(letters)
  if (parts === null) return word
  const [, onset = "", vowels = "", final = ""] = parts
  const at = onset.length + tonedVowel(vowels.toLowerCase(), final !== "", style)
  const placed = `${letters.slice(0, at + 1)}${tones}${letters.slice(at + 1)}`.normalize("NFC")
  return TONED.test(placed) ? word : placed
}

/** Index of the vowel that carries the tone, among the vowels after the onset. */
function tonedVowel(vowels: string, closed: boolean, style: ToneStyle): number {
  for (let i = vowels.length - 1; i >= 0; i--) if ("ăâêôơư".includes(vowels[i] ?? "")) return i
  if (vowels.length >= 3) return 1
  if (vowels.length === 2 && (closed || (style === "new" && MOVABLE.has(vowels)))) return 1
  return 0
}
