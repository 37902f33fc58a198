import { MAXIMUM } from "../compile-rule.ts"
import { MAX_WORDS, TIMES } from "./items.ts"
import { declared, type RuleKnown } from "./read.ts"

const OVER = "\\(?\\s*\\b(a)\\s*[/:]\\s*(b)\\b\\s*\\)?"
const HUNDRED = `(?:${TIMES}\\s*100\\s*%?\\s*)?`
const RATIO = new RegExp(`${OVER}\\s*${HUNDRED}${TIMES}\\s*${MAX_WORDS}`, "iu")
const CAPPED = new RegExp(
  `${OVER}\\s*(?:so\\s+với|/|:)\\s*(?:mục\\s*tiêu\\s*)?(\\d{1,3}(?:[.,]\\d+)?)\\s*%\\s*${TIMES}\\s*${MAX_WORDS}`,
  "iu",
)
/** "a/b × 20" where 20 is the maximum. */
const NUMBERED = new RegExp(
  `${OVER}\\s*${HUNDRED}[x×*·]\\s*(\\d{1,5}(?:[.,]\\d+)?)(?![\\d%])`,
  "iu",
)
/** "Tỷ lệ × điểm tối đa": the share itself is declared, in percent. */
const SHARE = new RegExp(
  `(?:tỷ|tỉ)\\s*lệ\\s*(?:%|phần\\s*trăm|đạt\\s*được|thực\\s*hiện)?\\s*${TIMES}\\s*${MAX_WORDS}`,
  "iu",
)
/** "Đạt từ 80% trở lên: điểm tối đa; dưới 80%: tỷ lệ/80% × điểm tối đa". */
const FULL_FROM = new RegExp(
  `(?:từ|đạt|>=|≥)\\s*(\\d{1,3}(?:[.,]\\d+)?)\\s*%\\s*(?:trở\\s*lên)?\\s*[:,]?\\s*(?:được\\s+|đạt\\s+)?${MAX_WORDS}`,
  "iu",
)
const BELOW = new RegExp(
  `(?:dưới|<)\\s*(\\d{1,3}(?:[.,]\\d+)?)\\s*%[^;\\n]*${TIMES}\\s*${MAX_WORDS}`,
  "iu",
)

const MEANING =
  /(?:^|[;.,\n]\s*|\s-\s*|\btrong đó\s*:?\s*)([ab])\s*(?:=|:|là)\s*([^;\n]+?)(?=\s*(?:[;\n]|[.,]\s*[ab]\s*(?:=|:|là)|$))/giu

/** A share of the maximum, whole or up to a target. */
export function ratioIn(text: string, maxPoints: number | null): RuleKnown | null {
  const full = FULL_FROM.exec(text)
  const below = BELOW.exec(text)
  if (full !== null && below !== null && full[1] === below[1]) {
    return capped(text, full[1] ?? "", /\b(?:a)\s*[/:]\s*(?:b)\b/iu.test(text))
  }
  const target = CAPPED.exec(text)
  if (target !== null) return capped(text, target[3] ?? "", true)
  if (RATIO.test(text)) return plain(text)
  const numbered = NUMBERED.exec(text)
  if (numbered !== null) {
    // Another number than the maximum is somebody's mistake: a person looks.
    return Number((numbered[3] ?? "").replace(",", ".")) === maxPoints ? plain(text) : null
  }
  if (!SHARE.test(text)) return null
  return {
    kind: "ratio",
    rule: `tỷ_lệ / 100 * ${MAXIMUM}`,
    figures: [declared("tỷ_lệ", "Tỷ lệ đạt được, tính bằng %")],
  }
}

const plain = (text: string): RuleKnown => ({
  kind: "ratio",
  rule: `a / b * ${MAXIMUM}`,
  figures: meanings(text),
})

function capped(text: string, share: string, ofTwo: boolean): RuleKnown {
  const target = `${share.replace(",", ".")}%`
  if (ofTwo) {
    const rule = `min(a / b / ${target}; 1) * ${MAXIMUM}`
    return { kind: "capped-ratio", rule, figures: meanings(text) }
  }
  const rule = `min(tỷ_lệ / ${target.replace("%", "")}; 1) * ${MAXIMUM}`
  return { kind: "capped-ratio", rule, figures: [declared("tỷ_lệ", "Tỷ lệ đạt được, tính bằng %")] }
}

/** What the letters stand for. */
function meanings(text: string) {
  const said = new Map(
    [...text.matchAll(MEANING)].map(([, letter = "", meaning = ""]) => [
      letter.toLowerCase(),
      meaning.trim(),
    ]),
  )
  return ["a", "b"].map((name) => declared(name, said.get(name) ?? ""))
}
