import { MAXIMUM } from "../compile-rule.ts"
import { isRest, type Item, MAX_WORDS, TIMES } from "./items.ts"
import { declared, type RuleKnown } from "./read.ts"

const LEAST = "\\(?\\s*(?:giá\\s*trị\\s*)?(?:min|nhỏ\\s*nhất|thấp\\s*nhất)\\s*\\)?"
const MOST = "\\(?\\s*(?:giá\\s*trị\\s*)?(?:max|lớn\\s*nhất|cao\\s*nhất)\\s*\\)?"
const SPREAD = `\\(?\\s*${MOST}\\s*[-–−]\\s*${LEAST}\\s*\\)?`
const DIRECT = new RegExp(
  `\\(?\\s*x\\s*[-–−]\\s*${LEAST}\\s*\\)?\\s*[/:]\\s*${SPREAD}\\s*${TIMES}\\s*${MAX_WORDS}`,
  "iu",
)
const INVERSE = new RegExp(
  `\\(?\\s*${MOST}\\s*[-–−]\\s*x\\s*\\)?\\s*[/:]\\s*${SPREAD}\\s*${TIMES}\\s*${MAX_WORDS}`,
  "iu",
)

/** "(x − min)/(max − min) × điểm tối đa": where an agency stands between the least and the most of its group. */
export function minMaxIn(text: string): RuleKnown | null {
  const spread = "(peers(x; max) - peers(x; min))"
  const figures = [declared("x", "")]
  if (DIRECT.test(text)) {
    const rule = `(x - peers(x; min)) / ${spread} * ${MAXIMUM}`
    return { kind: "min-max", rule, figures }
  }
  if (!INVERSE.test(text)) return null
  return { kind: "min-max", rule: `(peers(x; max) - x) / ${spread} * ${MAXIMUM}`, figures }
}

const PLACE =
  /^(?:(?:xếp\s+)?(?:thứ\s+)?hạng|đứng\s+thứ|xếp\s+thứ|top)\s*(?:(\d{1,3}|nhất|nhì|ba)\s*(?:-|–|đến)\s*)?(\d{1,3}|nhất|nhì|ba)$/iu
const PLACES: Readonly<Record<string, number>> = { nhất: 1, nhì: 2, ba: 3 }
const placeOf = (word: string) => PLACES[word.toLowerCase()] ?? Number(word)

/** "Hạng 1–3: điểm tối đa; hạng 4–10: 1/2; còn lại: 0": by the rank of a figure in the group. */
export function ranksIn(items: readonly Item[]): RuleKnown | null {
  const rest = items.find(({ label }) => isRest(label))
  const named = items.filter((item) => item !== rest)
  const places = named.map(({ label }) => PLACE.exec(label.trim())?.[2])
  const last = places.flatMap((place) => (place === undefined ? [] : [placeOf(place)]))
  if (last.length < named.length || last.length === 0) return null
  if (!last.every((place, i) => i === 0 || place > (last[i - 1] ?? 0))) return null
  const rule = named.reduceRight(
    (no, { gives }, i) => `if(rank(x) <= ${last[i] ?? 0}; ${gives}; ${no})`,
    rest?.gives ?? "0",
  )
  return { kind: "rank", rule, figures: [declared("x", "")] }
}

const EACH =
  /(?:^|[;.\n]\s*)(?:cứ\s+)?mỗi\s+(?:một\s+|01\s+|1\s+)?([^:;\n]{2,80}?)\s*(?::|được|tính|chấm|cho)\s*(?:được\s+|cộng\s+)?(\d{1,4}(?:[.,]\d+)?)\s*(?:điểm|đ)(?![\p{L}\d])/iu

/** "Mỗi văn bản: 2 điểm, tối đa 10 điểm": so much for each, never more than the maximum. */
export function perItemIn(text: string): RuleKnown | null {
  const found = EACH.exec(text)
  if (found === null || /\btrừ\b/iu.test(text)) return null
  const [, what = "", worth = ""] = found
  const rule = `min(x * ${worth.replace(",", ".")}; ${MAXIMUM})`
  return { kind: "per-item", rule, figures: [declared("x", `số ${what.trim()}`)] }
}
