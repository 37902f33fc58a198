/**
 * The legacy encodings byte by byte.
 *
 * TCVN3 (ABC fonts, TCVN 5712:1993 VN3) has no toned capitals: fonts such as .VnTimeH drew them
 * from lower-case letters. Byte 0xAD is ư. VNI (VNI-Windows) writes a vowel and then a byte for its
 * marks, except for đ, ơ, ư and toned i. windows-1258 is the table of the WHATWG Encoding Standard:
 * some toned vowels precomposed, the other tones as combining marks. Where TCVN3 and VNI leave
 * 0x80–0x9F free, Windows programs put the quotes and dashes of windows-1252 there.
 */

export type ByteEncoding = "windows-1258" | "tcvn3" | "vni"

/** No character: the byte does not occur in the encoding. */
export const NONE = 0xffff

const TCVN3_LETTERS =
  "A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ " +
  "B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ CAấ CBậ " +
  "CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị " +
  "DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ EEợ " +
  "EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ"

const VNI_LETTERS = "F1đ F6ư F4ơ EDí ECì E6ỉ F3ĩ F2ị EEỵ"
/** Bytes after a vowel: the vowels it may follow, then the marks it adds in NFD order. */
const VNI_MARKS: readonly (readonly [byte: number, vowels: string, marks: string])[] = [
  [0xf9, "aeouyơư", "\u0301"],
  [0xf8, "aeouyơư", "\u0300"],
  [0xfb, "aeouyơư", "\u0309"],
  [0xf5, "aeouyơư", "\u0303"],
  [0xef, "aeouơư", "\u0323"],
  [0xe2, "aeo", "\u0302"],
  [0xe1, "aeo", "\u0302\u0301"],
  [0xe0, "aeo", "\u0302\u0300"],
  [0xe5, "aeo", "\u0302\u0309"],
  [0xe3, "aeo", "\u0302\u0303"],
  [0xe4, "aeo", "\u0302\u0323"],
  [0xea, "a", "\u0306"],
  [0xe9, "a", "\u0306\u0301"],
  [0xe8, "a", "\u0306\u0300"],
  [0xfa, "a", "\u0306\u0309"],
  [0xfc, "a", "\u0306\u0303"],
  [0xeb, "a", "\u0306\u0323"],
]
/** Lower-case letters and marks of VNI lie this far above their capitals. */
const VNI_CASE = 0x20

/** Quotes, dashes, ellipsis, bullet, trade mark and euro of windows-1252, and the no-break space. */
const WINDOWS_SIGNS = "80€ 82‚ 84„ 85… 8B‹ 91‘ 92’ 93“ 94” 95• 96– 97— 99™ 9B› A0\u00a0"
/** Signs that VNI fonts leave where windows-1252 has them. */
const VNI_SIGNS = `${WINDOWS_SIGNS} A7§ A9© AB« AE® B0° B1± B2² B3³ B5µ B7· BB» BC¼ BD½ BE¾`

/** One character for each byte; `NONE` where there is none. Controls other than \t\n\v\f\r have none. */
export const SINGLE: Readonly<Record<ByteEncoding, Uint16Array>> = {
  "windows-1258": windows1258(),
  tcvn3: single(`${WINDOWS_SIGNS} ${TCVN3_LETTERS}`),
  vni: vniSingle(),
}

/** VNI: the letter of a base byte and a mark byte at `(base << 8) | mark`, or 0. */
export const VNI_PAIRS: Uint16Array = vniPairs()

function ascii(): Uint16Array {
  const table = new Uint16Array(256).fill(NONE)
  for (let byte = 9; byte < 0x7f; byte++) if (byte < 14 || byte > 31) table[byte] = byte
  return table
}

function single(entries: string): Uint16Array {
  const table = ascii()
  for (const [byte, character] of pairs(entries)) table[byte] = character.charCodeAt(0)
  return table
}

function windows1258(): Uint16Array {
  const table = ascii()
  const decoder = new TextDecoder("windows-1258")
  for (let byte = 0x80; byte < 256; byte++) {
    const code = decoder.decode(Uint8Array.of(byte)).charCodeAt(0)
    if (code >= 0xa0) table[byte] = code
  }
  return table
}

function vniSingle(): Uint16Array {
  const table = single(`${VNI_SIGNS} ${VNI_LETTERS}`)
  for (const [byte, character] of pairs(VNI_LETTERS)) {
    table[byte - VNI_CASE] = character.toUpperCase().charCodeAt(0)
  }
  return table
}

/** A capital may carry a lower-case mark ("Aâ"), as people typed it; never the other way round. */
function vniPairs(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (const [mark, vowels, marks] of VNI_MARKS) {
    for (const vowel of vowels) {
      const base = vowel === "ơ" ? 0xf4 : vowel === "ư" ? 0xf6 : vowel.charCodeAt(0)
      const letter = (vowel + marks).normalize("NFC")
      const capital = letter.toUpperCase().charCodeAt(0)
      const upperBase = base - VNI_CASE
      table[(base << 8) | mark] = letter.charCodeAt(0)
      table[(upperBase << 8) | mark] = capital
      table[(upperBase << 8) | (mark - VNI_CASE)] = capital
    }
  }
  return table
}

function pairs(entries: string): [byte: number, character: string][] {
  return entries.split(" ").map((entry) => [parseInt(entry.slice(0, 2), 16), entry.slice(2)])
}
