import { isRest, type Item } from "./items.ts"
import { declared, type RuleKnown } from "./read.ts"

interface Step {
  readonly from: number
  /** Above, and not at. */
  readonly strict: boolean
  readonly percent: boolean
  readonly gives: string
}

const NUMBER = "(\\d{1,6}(?:[.,]\\d+)?)\\s*(%?)"
const UNIT = "(?:\\s*[\\p{L}][\\p{L}\\s/]*)?"
const FROM = new RegExp(
  `^(?:từ\\s+|đạt\\s+|đạt\\s+từ\\s+|có\\s+|>=|≥|>\\s*=)?\\s*${NUMBER}${UNIT}$`,
  "iu",
)
const ABOVE = new RegExp(`^(?:trên|>|hơn|lớn\\s+hơn)\\s*${NUMBER}${UNIT}$`, "iu")
/** "Từ 70% đến dưới 90%", "70% - 90%". */
const RANGE = new RegExp(
  `^(trên\\s+|>\\s*)?(?:từ\\s+)?${NUMBER}${UNIT}\\s*(?:đến|tới|-|–)\\s*(?:dưới\\s+|<\\s*|hết\\s+)?${NUMBER}${UNIT}$`,
  "iu",
)
const UNDER = new RegExp(`^(?:dưới|<|ít\\s+hơn|nhỏ\\s+hơn)\\s*${NUMBER}${UNIT}$`, "iu")

/** Every label is a number that goes down, or the rest: "≥4: 20; 3: 15; còn lại: 0". */
export function stepsIn(items: readonly Item[]): RuleKnown | null {
  const steps: Step[] = []
  let rest = "0"
  for (const [at, item] of items.entries()) {
    const isLast = at === items.length - 1
    if (isLast && (isRest(item.label) || UNDER.test(item.label))) rest = item.gives
    else {
      const step = stepOf(item)
      if (step === null) return null
      steps.push(step)
    }
  }
  const falls = steps.every(({ from }, i) => i === 0 || from < (steps[i - 1]?.from ?? Infinity))
  if (!falls || steps.length === 0) return null
  const percent = steps.some((one) => one.percent)
  const figures = [declared("x", "", percent ? "%" : "")]
  return { kind: "steps", rule: ruleOf(steps, rest, percent), figures }
}

function stepOf({ label, gives }: Item): Step | null {
  const range = RANGE.exec(label)
  if (range !== null) {
    const [, above, from = "", percent = "", , other = ""] = range
    const both = percent === "%" || other === "%"
    return { from: number(from), strict: above !== undefined, percent: both, gives }
  }
  const above = ABOVE.exec(label)
  if (above !== null) {
    return { from: number(above[1] ?? ""), strict: true, percent: above[2] === "%", gives }
  }
  const found = FROM.exec(label.replace(/\s+trở\s+lên$/iu, ""))
  if (found === null) return null
  return { from: number(found[1] ?? ""), strict: false, percent: found[2] === "%", gives }
}

const number = (text: string) => Number(text.replace(",", "."))

/** Points alone are a table; shares of the maximum and strict limits are cases. */
function ruleOf(steps: readonly Step[], rest: string, percent: boolean): string {
  const isTable =
    rest === "0" && steps.every(({ strict, gives }) => !strict && /^[\d.]+$/u.test(gives))
  if (isTable) return `tier(x; ${steps.map(({ from, gives }) => `${from},${gives}`).join("; ")})`
  const sign = percent ? "%" : ""
  return steps.reduceRight(
    (no, { from, strict, gives }) => `if(x ${strict ? ">" : ">="} ${from}${sign}; ${gives}; ${no})`,
    rest,
  )
}
