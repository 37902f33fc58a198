/** Which way a coordinate counts. */
export type Axis = "latitude" | "longitude"

/** What letters and words beside the digits say. */
export interface Marks {
  readonly axis: Axis | null
  readonly negative: boolean
  /** "N" is north in English and south (Nam) in Vietnamese: the digits alone do not tell. */
  readonly northOrSouth: boolean
  /** Letters that only Vietnamese uses: B, Đ, T or a word. */
  readonly vietnamese: boolean
  /** The digits with their °, ′ and ″ as ° ' ". */
  readonly digits: string
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\u00a0\u2000-\u200b\u202f\ufeff]/gu, " "],
  [/[\u2010-\u2015\u2212]/gu, "-"],
  [/[º˚ᵒ⁰∘⁰]/gu, "°"],
  [/[”“″˝]/gu, '"'],
  [/[’‘′ʹ´`ˊ]/gu, "'"],
  [/''/gu, '"'],
]

/** Words first: the "đ" of "độ" must not be read as the Đ of Đông. */
const AXES: readonly (readonly [RegExp, Axis])[] = [
  [/vĩ\s*độ|vi\s*do|latitude|\blat\b|\bvđ\b/iu, "latitude"],
  [/kinh\s*độ|kinh\s*do|longitude|\blon\b|\blng\b|\blong\b|\bkđ\b/iu, "longitude"],
]

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/\s*(?<!\p{L})(?:độ|do|deg)(?!\p{L})\s*/giu, "°"],
  [/\s*(?<!\p{L})(?:phút|phut|min)(?!\p{L})\s*/giu, "'"],
  [/\s*(?<!\p{L})(?:giây|giay|sec)(?!\p{L})\s*/giu, '"'],
  [/(?<=\d)\s*d(?=\s*\d)/giu, "°"],
]

interface Letter {
  readonly axis: Axis
  readonly negative: boolean
  readonly northOrSouth: boolean
  readonly vietnamese: boolean
}

const letter = (axis: Axis, negative: boolean, more: Partial<Letter> = {}): Letter => ({
  axis,
  negative,
  northOrSouth: false,
  vietnamese: false,
  ...more,
})
const VIETNAMESE = { vietnamese: true }

const LETTERS: ReadonlyMap<string, Letter> = new Map([
  ["N", letter("latitude", false, { northOrSouth: true })],
  ["S", letter("latitude", true)],
  ["E", letter("longitude", false)],
  ["W", letter("longitude", true)],
  ["B", letter("latitude", false, VIETNAMESE)],
  ["Đ", letter("longitude", false, VIETNAMESE)],
  ["T", letter("longitude", true, VIETNAMESE)],
  ["BẮC", letter("latitude", false, VIETNAMESE)],
  ["BAC", letter("latitude", false, VIETNAMESE)],
  ["NAM", letter("latitude", true, VIETNAMESE)],
  ["ĐÔNG", letter("longitude", false, VIETNAMESE)],
  ["DONG", letter("longitude", false, VIETNAMESE)],
  ["TÂY", letter("longitude", true, VIETNAMESE)],
  ["TAY", letter("longitude", true, VIETNAMESE)],
  ["NORTH", letter("latitude", false)],
  ["SOUTH", letter("latitude", true)],
  ["EAST", letter("longitude", false)],
  ["WEST", letter("longitude", true)],
])

/** The text with one sign for each thing, in NFC. */
export function tidy(text: string): string {
  let plain = text.normalize("NFC").replaceAll("Ð", "Đ")
  for (const [pattern, sign] of SIGNS) plain = plain.replace(pattern, sign)
  return plain.replace(/\s+/gu, " ").trim()
}

/** A word such as "vĩ độ", and the text without it. */
function axisWord(text: string): { axis: Axis | null; rest: string } {
  const found = AXES.find(([pattern]) => pattern.test(text))
  if (found === undefined) return { axis: null, rest: text }
  return { axis: found[1], rest: text.replace(found[0], " ") }
}

const SILENT: Omit<Letter, "axis"> = {
  negative: false,
  northOrSouth: false,
  vietnamese: false,
}

/** What stands beside the digits; null where letters are left that say nothing of a place. */
export function marksOf(text: string): Marks | null {
  const { axis, rest } = axisWord(tidy(text))
  let plain = rest.replace(/[:=](?=\D|$)|^\s*[:=]/gu, " ")
  for (const [pattern, sign] of UNITS) plain = plain.replace(pattern, sign)
  const words = plain.match(/\p{L}+/gu) ?? []
  const digits = tidy(plain.replace(/\p{L}+/gu, " "))
  const [word] = words
  if (word === undefined) return { ...SILENT, axis, digits }
  const said = words.length > 1 ? undefined : LETTERS.get(word.toUpperCase())
  return said === undefined ? null : { ...said, digits }
}
