/**
 * The combining marks of Vietnamese: five tones, and three marks that make another vowel.
 * In Unicode NFD a toned letter is base + vowel mark + tone, in any canonical order.
 */

/** The five written tones: huyền, sắc, ngã, hỏi, nặng. */
export const TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"

/** A vowel without its tone, as a class for regular expressions with the flags `iu`. */
export const TONELESS_VOWELS = "aăâeêioôơuưy"

const TONES = new RegExp(`[${TONE_MARKS}]`, "gu")

/**
 * A syllable taken apart: the letters in NFC without tones, and the tone marks in the order written.
 *
 * @example
 * splitTones("Thuỷ") // { letters: "Thuy", tones: "\u0309" }
 */
export function splitTones(text: string): { letters: string; tones: string } {
  const decomposed = text.normalize("NFD")
  const tones = decomposed.match(TONES)?.join("") ?? ""
  if (tones === "") return { letters: text.normalize("NFC"), tones }
  return { letters: decomposed.replace(TONES, "").normalize("NFC"), tones }
}

/**
 * Text in Unicode NFC, the form in which the platform keeps everything.
 *
 * @example
 * toNfc("Ha\u0323 Long") // "Hạ Long"
 */
export function toNfc(text: string): string {
  return text.normalize("NFC")
}
