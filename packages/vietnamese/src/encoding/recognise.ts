import { readBytes } from "./bytes.ts"
import { sampleOf } from "./sample.ts"
import { syllableWeight } from "./syllable.ts"
import type { ByteEncoding } from "./tables.ts"

/** How well a legacy encoding explains some bytes, from 0 to 1: its share of plausible words. */
export type Candidate = { encoding: ByteEncoding; confidence: number }

/** The candidates, best first, and why none of them was chosen (null when the first one is). */
export type Recognition = { candidates: Candidate[]; doubt: "ambiguous" | "not-vietnamese" | null }

/** `share`: plausible among the words with marks; `letters`: in plausible words of two and more. */
type Evidence = Candidate & { text: string; words: number; share: number; letters: number }

const ENCODINGS: readonly ByteEncoding[] = ["windows-1258", "tcvn3", "vni"]
/** A run of letters, marks and signs that no Vietnamese word contains. */
const WORD = /[A-Za-z\u{a1}-\u{1fff}\u{20a0}-\u{20ff}\u{fffd}]+/gu
/** Signs that may touch a word without being of it and are no letter of another encoding. */
const AROUND = /^[°²³₫]+|[°²³₫]+$/gu
const ASCII = /^[A-Za-z]+$/u
/** Letters that windows-1258 has where Western European text has others or none. */
const ONLY_1258 = /[ăĂơƠưƯđ₫]|[\u0300\u0301\u0303\u0309\u0323]/u
/** A word counts this often at most, so that a repeated one does not decide alone. */
const MOST_REPEATS = 4
const LONGEST_WORD = 64
/** Too few words for a lead to mean anything. */
const FEW_WORDS = 3
/** A letter or two prove nothing. */
const FEWEST_LETTERS = 3

/**
 * Judges which legacy encoding the bytes are in by reading a sample in each and weighing every word
 * that has other than ASCII letters as a Vietnamese syllable.
 */
export function recognise(bytes: Uint8Array): Recognition {
  const sample = sampleOf(bytes)
  const evidence = ENCODINGS.map((encoding) => weighSample(sample, encoding)).toSorted(
    (a, b) => b.confidence - a.confidence,
  )
  const candidates = evidence
    .filter(({ confidence }) => confidence >= 0.5)
    .map(({ encoding, confidence }) => ({ encoding, confidence }))
  return { candidates, doubt: doubtOf(evidence) }
}

function weighSample(sample: readonly Uint8Array[], encoding: ByteEncoding): Evidence {
  const text = sample.map((bytes) => readBytes(bytes, encoding).text).join(" ")
  const marked = { words: 0, good: 0 }
  const plain = { words: 0, good: 0 }
  let letters = 0
  for (const [word, count] of countWords(text.normalize("NFC"))) {
    const times = Math.min(count, MOST_REPEATS)
    const isPlain = ASCII.test(word)
    const weight = isPlain ? syllableWeight(word) : wordWeight(word, encoding)
    const tally = isPlain ? plain : marked
    tally.words += times
    tally.good += times * weight
    if (weight > 0 && word.length > 1) letters += word.length
  }
  const share = marked.words === 0 ? 0 : marked.good / marked.words
  // Text that windows-1258 shares with Western European encodings must be Vietnamese as a whole.
  const own = encoding !== "windows-1258" || ONLY_1258.test(text)
  const whole = (marked.good + plain.good) / Math.max(1, marked.words + plain.words)
  const confidence = own ? share : Math.min(share, whole)
  return { encoding, confidence, text, words: marked.words, share, letters }
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [run] of text.matchAll(WORD)) {
    const word = run.length > LONGEST_WORD ? run : run.replace(AROUND, "")
    if (word !== "") counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

function wordWeight(word: string, encoding: ByteEncoding): number {
  return hasPlainCase(word, encoding) ? syllableWeight(word) : 0
}

/** Whether capitals stand as people write them: none, the first letter, or all. */
function hasPlainCase(word: string, encoding: ByteEncoding): boolean {
  const upper = word.toUpperCase()
  const lower = word.toLowerCase()
  if (word === lower || word === upper || word === (upper[0] ?? "") + lower.slice(1)) return true
  return encoding === "tcvn3" && isFontCapitals(word)
}

/** In TCVN3 a word in capitals keeps its toned letters low: "TỉNH". */
function isFontCapitals(word: string): boolean {
  const caps = word.match(/\p{Lu}/gu)?.length ?? 0
  const untonedLow = word.match(/[a-zăâêôơưđ]/gu)?.length ?? 0
  return caps > 0 && untonedLow === 0
}

/** Few words must all be plausible, and in one encoding only; many need most and a lead. */
function doubtOf(evidence: readonly Evidence[]): Recognition["doubt"] {
  const [best, ...others] = evidence
  if (best === undefined || best.confidence < needed(best.words)) return "not-vietnamese"
  if (best.letters < FEWEST_LETTERS) return "ambiguous"
  const lead = best.words <= FEW_WORDS ? 1 : 0.15
  const isRival = (other: Evidence) =>
    other.share >= needed(other.words) &&
    best.share - other.share < lead &&
    other.text !== best.text
  return others.some(isRival) ? "ambiguous" : null
}

function needed(words: number): number {
  return words <= 2 * FEW_WORDS ? 0.75 : 0.7
}
