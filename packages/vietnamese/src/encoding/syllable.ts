import { splitTones } from "../letters.ts"
import { withToneStyle } from "../tone.ts"

/**
 * Whether a word could be a Vietnamese syllable: an onset, one of the rimes of the language without
 * its tone, and a tone that the rime can carry. This is what tells one legacy encoding from another.
 */

const ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x"
/** Clusters in names of the highlands: Krông, Chư Pơng, Bla. */
const HIGHLAND_ONSETS = "bh bl br dr đr gl gr hl hr kl kr ml pl pr sr tl z j w"
/** Rimes by vowel; "-" is the open rime. Spelled as after an ordinary onset. */
const RIMES: Readonly<Record<string, string>> = {
  a: "- c ch i m n ng nh o p t u y",
  ă: "c m n ng p t",
  â: "c m n ng p t u y",
  e: "- c m n ng o p t",
  ê: "- ch m n nh p t u",
  i: "- a ch m n nh p t u",
  iê: "c m n ng p t u",
  o: "- c i m n ng p t",
  oo: "c ng",
  oa: "- c ch i m n ng nh o p t y",
  oă: "c m n ng t",
  oe: "- n o t",
  ô: "- c i m n ng p t",
  ơ: "- i m n p t",
  u: "- a c i m n ng p t",
  uâ: "n ng t y",
  uê: "- ch nh n",
  uô: "c i m n ng t",
  uơ: "-",
  uy: "- a ch n nh t u p",
  uyê: "n t",
  ư: "- a c i m n ng t u",
  ươ: "c i m n ng p t u",
  y: "-",
}
const HIGHLAND_RIMES = new Set("ơng êk ik ơk ơt êng êo ôi eng iâu êê ơơ".split(" "))
const AFTER_Q = {
  ua: RIMES["oa"] ?? "",
  uă: "c m n ng p t",
  uâ: "n ng t y",
  ue: "- n o t",
  uê: "- ch n nh t",
  uơ: "- n t",
  uô: "c",
  uy: RIMES["uy"] ?? "",
  uyê: "n t",
  ui: "- t n nh",
}
const ALONE = "y ý ỳ ỷ ỵ yêm yên yêng yêt yêu ych"

/** What names of minority languages weigh. */
const MINORITY = 0.8
/** Onsets that are spelled otherwise before e, ê, i, y; and those only used there. */
const HARD = new Set(["c", "g", "ng"])
const SOFT = new Set(["gh", "ngh"])
const FRONT = /^[eêiy]/u
const STOP = /(?:c|ch|k|p|t)$/u
const SHARP_OR_HEAVY = "\u0301\u0323"

const spelled = expand(RIMES)
const afterQ = expand(AFTER_Q)
const onsets = new Set(ONSETS.split(" "))
const highland = new Set(HIGHLAND_ONSETS.split(" "))
const alone = new Set(ALONE.split(" "))
const PARTS = /^([bcdđghjklmnpqrstvwxz]*)([aăâeêioôơuưy][\p{L}]*)$/u
/** "nghiêng" in NFD, with room to spare. */
const LONGEST = 16
const known = new Map<string, number>()

/**
 * How plausible a word is as a Vietnamese syllable: 1 regular, 0.8 as in minority names (Krông,
 * Đắk), 0 not one. Case does not count; the tone must stand where one of the two styles
 * puts it.
 *
 * @example
 * syllableWeight("Phường") // 1
 * syllableWeight("Đăk") // 0.8
 * syllableWeight("déjà") // 0
 */
export function syllableWeight(word: string): number {
  if (word.length > LONGEST) return 0
  const lower = word.toLowerCase()
  let weight = known.get(lower)
  if (weight === undefined) {
    weight = weigh(lower)
    if (known.size > 20_000) known.clear()
    known.set(lower, weight)
  }
  return weight
}

function weigh(lower: string): number {
  const { letters, tones } = splitTones(lower)
  if (tones.length > 1 || letters.length > 7 || !isPlaced(lower)) return 0
  const parts = PARTS.exec(letters)
  if (parts === null) return 0
  const [, onset = "", rime = ""] = parts
  const shape = shapeWeight(onset, rime)
  if (shape === 0 || !STOP.test(rime) || SHARP_OR_HEAVY.includes(tones || " ")) return shape
  return tones === "" ? Math.min(shape, MINORITY) : 0
}

function isPlaced(word: string): boolean {
  return withToneStyle(word, "new") === word || withToneStyle(word, "old") === word
}

function shapeWeight(onset: string, rime: string): number {
  if (onset === "q") return afterQ.has(rime) ? 1 : 0
  if (onset === "" && alone.has(rime)) return 1
  if (onset === "g" && rime.startsWith("i")) return giWeight(rime)
  if (onsets.has(onset) || onset === "") return regularWeight(onset, rime)
  return highland.has(onset) && highlandRime(rime) ? MINORITY : 0
}

function regularWeight(onset: string, rime: string): number {
  const front = FRONT.test(rime)
  if ((front ? HARD : SOFT).has(onset)) return 0
  if (!spelled.has(rime)) return highlandRime(rime) ? MINORITY : 0
  return !front && onset === "k" ? MINORITY : 1
}

/** "gì", "gìn", "giếng", and gi before any rime: "giá", "giường". */
function giWeight(rime: string): number {
  return spelled.has(rime) || spelled.has(rime.slice(1)) ? 1 : 0
}

/** Rimes only in such names: in k (Đắk, Ngọk), and a few open or nasal ones (Pơng, Pêng). */
function highlandRime(rime: string): boolean {
  return HIGHLAND_RIMES.has(rime) || spelled.has(rime) || spelled.has(rime.replace(/k$/u, "c"))
}

function expand(rimes: Readonly<Record<string, string>>): Set<string> {
  const all = new Set<string>()
  for (const [vowel, finals] of Object.entries(rimes)) {
    for (const final of finals.split(" ")) all.add(final === "-" ? vowel : vowel + final)
  }
  return all
}
