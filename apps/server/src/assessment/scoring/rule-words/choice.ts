import { fold } from "@tinhso/vietnamese"
import { isRest, type Item, shareOf } from "./items.ts"
import { declared, type RuleKnown } from "./read.ts"

/** One thing that is there or not: "Có ban hành kế hoạch: điểm tối đa; không: 0". */
export function yesNoIn(items: readonly Item[]): RuleKnown | null {
  const [only, rest] = items
  if (items.length !== 2 || only === undefined || rest === undefined) return null
  if (isRest(only.label) || !isRest(rest.label)) return null
  const rule = `if(đạt; ${only.gives}; ${rest.gives})`
  return { kind: "yes-no", rule, figures: [declared("đạt", only.label, "có/không")] }
}

/**
 * Shares that come to the whole together are parts that add up; shares that go down from the whole
 * are alternatives, of which one holds.
 */
export function partsOrChoiceIn(
  items: readonly Item[],
  maxPoints: number | null,
): RuleKnown | null {
  const rest = items.filter(({ label }) => isRest(label))
  const named = items.filter(({ label }) => !isRest(label))
  if (rest.some(({ points, share }) => (points ?? share) !== 0)) return null
  const known = named.map((item) => shareOf(item, maxPoints)).filter((one) => one !== null)
  if (known.length < named.length || named.length === 0) return null
  const names = figureNames(named)
  const figures = named.map(({ label }, i) => declared(names[i] ?? "", label, "có/không"))
  const sum = known.reduce((total, one) => total + one, 0)
  if (rest.length === 0 && Math.abs(sum - 1) < 1e-9) {
    const rule = named.map(({ gives }, i) => `if(${names[i] ?? ""}; ${gives}; 0)`).join(" + ")
    return { kind: "parts", rule, figures }
  }
  const falls = known.every((one, i) => i === 0 || one < (known[i - 1] ?? Infinity))
  if (!falls || known[0] !== 1) return null
  const rule = named.reduceRight(
    (no, { gives }, i) => `if(${names[i] ?? ""}; ${gives}; ${no})`,
    "0",
  )
  return { kind: "enumerated", rule, figures }
}

/** Short names for figures out of their labels, each once. */
function figureNames(items: readonly Item[]): string[] {
  const used = new Set<string>()
  return items.map(({ label }, i) => {
    const words = fold(label)
      .replaceAll(/[^a-z0-9]+/giu, "_")
      .toLowerCase()
    const short = words.split("_").filter(Boolean).slice(0, 5).join("_")
    const name = /^[a-z]/u.test(short) && !used.has(short) ? short : `muc_${i + 1}`
    used.add(name)
    return name
  })
}
