import type { Comparator } from "./number-model.ts"

const WORDS: readonly (readonly [Comparator, string])[] = [
  [
    ">=",
    "≥|⩾|>=|=>|tối thiểu|ít nhất|không dưới|không ít hơn|không thấp hơn|không nhỏ hơn|lớn hơn hoặc bằng",
  ],
  [
    "<=",
    "≤|⩽|<=|=<|không quá|không vượt quá|không hơn|không nhiều hơn|tối đa|nhiều nhất|cao nhất|nhỏ hơn hoặc bằng",
  ],
  [">", ">|trên|hơn|lớn hơn|nhiều hơn|cao hơn|vượt"],
  ["<", "<|dưới|nhỏ hơn|ít hơn|thấp hơn|chưa đến|chưa tới|chưa đầy"],
  ["~", "~|≈|≃|khoảng|xấp xỉ|gần|chừng|ước|ước tính|ước đạt|ước khoảng"],
  ["=", "=|đạt|bằng|đúng"],
]

const BY_WORD = new Map(
  WORDS.flatMap(([sign, words]) => words.split("|").map((word) => [word, sign] as const)),
)
/** "từ" only opens "từ 80 % trở lên". */
const OPENING = "từ(?=.*\\strở\\s)"
const LONGEST_FIRST = [...BY_WORD.keys()].toSorted((a, b) => b.length - a.length)
const COMPARATOR = new RegExp(
  `\\s*(${LONGEST_FIRST.join("|").replaceAll(" ", "\\s+")}|${OPENING})(?![\\p{L}\\p{M}])\\s*`,
  "iuy",
)

/**
 * The comparator at the beginning of a text and where the number begins. Of several ("khoảng trên
 * 5") the one that bounds counts.
 *
 * @example
 * takeComparator("không quá 5") // { comparator: "<=", next: 10 }
 */
export function takeComparator(text: string): { comparator: Comparator; next: number } {
  let comparator: Comparator = "="
  let next = text.length - text.trimStart().length
  for (;;) {
    COMPARATOR.lastIndex = next
    const found = COMPARATOR.exec(text)
    if (found === null) return { comparator, next }
    const sign = BY_WORD.get(spaced(found[1]))
    if (sign !== undefined && (comparator === "=" || comparator === "~")) comparator = sign
    next += found[0].length
  }
}

function spaced(words = ""): string {
  return words.toLowerCase().replace(/\s+/gu, " ")
}
