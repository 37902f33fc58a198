import { collapseSpaces } from "./fold.ts"
import { compareKey } from "./tone.ts"

/** The kinds of area that the word before a name states. "city" may be a province or below one. */
export type UnitType =
  | "province"
  | "city"
  | "district"
  | "urbanDistrict"
  | "town"
  | "township"
  | "commune"
  | "ward"
  | "specialZone"

/** A name taken apart. `key` compares names whatever type word, case and tone style they came with. */
export type UnitName = {
  type: UnitType | null
  typeWord: string | null
  name: string
  key: string
}

type TypeWord = readonly [type: UnitType, word: string, pattern: string]

/** Longest first: "thị xã" before "xã". */
const TYPE_WORDS: readonly TypeWord[] = [
  ["city", "Thành phố", "thành phố|t\\.?p"],
  ["township", "Thị trấn", "thị trấn|t\\.?t"],
  ["town", "Thị xã", "thị xã|t\\.?x"],
  ["specialZone", "Đặc khu", "đặc khu|đ\\.?k"],
  ["district", "Huyện", "huyện đảo|huyện"],
  ["urbanDistrict", "Quận", "quận"],
  ["ward", "Phường", "phường"],
  ["province", "Tỉnh", "tỉnh"],
  ["commune", "Xã", "xã"],
]

/** One letter counts only before a point or a digit: "P Rao" and "H Bông" are names of communes. */
const INITIALS: readonly TypeWord[] = [
  ["district", "Huyện", "h"],
  ["urbanDistrict", "Quận", "q"],
  ["ward", "Phường", "p"],
  ["commune", "Xã", "x"],
]

const NAME = "(?=[\\p{L}\\p{N}])"
const PATTERNS = [
  ...TYPE_WORDS.map((entry) => pattern(entry, `(?:\\s*[.:]\\s*|\\s+|(?=\\d))${NAME}`)),
  ...INITIALS.map((entry) => pattern(entry, `(?:\\s*\\.\\s*${NAME}|\\s*(?=\\d))`)),
]

/**
 * The type word and the name in a unit's written name. Any case, NFC or NFD, usual abbreviations
 * (TP., TX, TT., P., X., Q., H.). A text that is only a type word is a name; a name that merely
 * resembles one ("Xa Dung", "Phương Thiện") keeps all its words, so marks must be written.
 *
 * @example
 * parseUnitName("xã Ba Chẽ") // { type: "commune", typeWord: "Xã", name: "Ba Chẽ", key: "ba chẽ" }
 * parseUnitName("P.1") // { type: "ward", typeWord: "Phường", name: "1", key: "1" }
 * parseUnitName("Ba Chẽ") // { type: null, typeWord: null, name: "Ba Chẽ", key: "ba chẽ" }
 */
export function parseUnitName(text: string): UnitName {
  const whole = collapseSpaces(text.normalize("NFC"))
  for (const { type, word, pattern: wanted } of PATTERNS) {
    const found = wanted.exec(whole)
    if (found !== null) return unitName(type, word, whole.slice(found[0].length))
  }
  return unitName(null, null, whole)
}

/**
 * The key of a unit's name without its type word.
 *
 * @example
 * unitKey("TP. Hạ Long") === unitKey("Thành phố Hạ Long") // true
 * unitKey("Phường 01") === unitKey("phường 1") // true
 */
export function unitKey(text: string): string {
  return parseUnitName(text).key
}

function pattern([type, word, written]: TypeWord, after: string) {
  return { type, word, pattern: new RegExp(`^(?:${written})${after}`, "iu") }
}

function unitName(type: UnitType | null, typeWord: string | null, name: string): UnitName {
  const key = compareKey(name).replace(/^0+(?=\d+$)/u, "")
  return { type, typeWord, name, key }
}
