import { fold, parseNumber, searchKey, toNfc } from "@tinhso/vietnamese"
import type { Figure } from "../model.ts"
import { MAXIMUM } from "./compile-rule.ts"

/** The kinds of rule that the decrees use. */
const RULE_KINDS = ["ratio", "capped-ratio", "steps", "enumerated", "parts", "yes-no"] as const
type RuleKind = (typeof RULE_KINDS)[number]

/** What the words of a decision were understood to mean: shown to a person before it is used. */
export type RuleRead =
  | {
      readonly kind: RuleKind
      readonly rule: string
      readonly figures: readonly Figure[]
    }
  | { readonly kind: "unknown"; readonly why: string }

const unknown = (why: string): RuleRead => ({ kind: "unknown", why })

/**
 * Reads how points are given from the words of an annex: "a/b × điểm tối đa", "≥4 lần: 20; 3: 15;
 * còn lại: 0", "Chủ tịch: điểm tối đa; Phó: 1/2 điểm tối đa; còn lại: 0". What is not recognised
 * is listed for a person with the reason: a rule is never made up.
 */
export function readRuleWords(words: string, maxPoints: number | null): RuleRead {
  const text = toNfc(words).replaceAll(/\s+/gu, " ").trim()
  if (text === "") return unknown("không ghi cách tính")
  return ratioIn(text) ?? listIn(text, maxPoints) ?? unknown("không nhận ra cách tính")
}

const MAX_WORDS = "(?:điểm\\s*(?:số\\s*)?tối\\s*đa|điểm\\s*chuẩn|max)"
const TIMES = "[x×*·]"
const RATIO = new RegExp(
  `(?:\\(\\s*)?\\b(a)\\s*/\\s*(b)\\b(?:\\s*\\))?\\s*(?:${TIMES}\\s*100\\s*%\\s*)?${TIMES}\\s*${MAX_WORDS}`,
  "iu",
)
const CAPPED = new RegExp(
  `\\b(a)\\s*/\\s*(b)\\b\\s*(?:so\\s+với|/)\\s*(?:mục\\s*tiêu\\s*)?(\\d{1,3}(?:[.,]\\d+)?)\\s*%\\s*${TIMES}\\s*${MAX_WORDS}`,
  "iu",
)
const MEANING =
  /(?:^|[;.,\n]\s*|\s-\s*)([ab])\s*(?:=|:|là)\s*([^;]+?)(?=\s*(?:;|[.,]\s*[ab]\s*(?:=|:|là)|$))/giu

function ratioIn(text: string): RuleRead | null {
  const capped = CAPPED.exec(text)
  const plain = capped ?? RATIO.exec(text)
  if (plain === null) return null
  const meanings = new Map(
    [...text.matchAll(MEANING)].map(([, letter = "", meaning = ""]) => [
      letter.toLowerCase(),
      meaning.trim(),
    ]),
  )
  const figures = ["a", "b"].map((name): Figure => ({
    name,
    label: meanings.get(name) ?? "",
    unit: "",
    indicator: null,
  }))
  const share = capped?.[3]
  if (share === undefined) return { kind: "ratio", rule: `a / b * ${MAXIMUM}`, figures }
  const target = `${share.replace(",", ".")}%`
  return { kind: "capped-ratio", rule: `min(a / b / ${target}; 1) * ${MAXIMUM}`, figures }
}

interface Item {
  readonly label: string
  /** The points as a formula: "20", "điểm_tối_đa", "điểm_tối_đa * 1 / 2". */
  readonly gives: string
  readonly share: number | null
  readonly points: number | null
}

/** "label: points; label: points; …". */
function listIn(text: string, maxPoints: number | null): RuleRead | null {
  const items: Item[] = []
  for (const piece of text.split(/\s*[;\n]\s*/u)) {
    const item = itemIn(piece)
    if (item !== null) items.push(item)
    else if (!/^(?:minh chứng|ghi chú|tài liệu)/iu.test(piece) && piece !== "") return null
  }
  if (items.length < 2) return null
  const rest = items.filter(({ label }) => isRest(label))
  const named = items.filter(({ label }) => !isRest(label))
  if (rest.some(({ points, share }) => (points ?? share) !== 0)) return null
  return steps(named) ?? yesNo(named, rest) ?? partsOrChoice(named, rest, maxPoints)
}

const isRest = (label: string) => /^(?:con lai|khac|truong hop khac|khong)$/u.test(searchKey(label))

const SHARE = new RegExp(`^(?:(\\d+)\\s*/\\s*(\\d+)\\s*${TIMES}?\\s*)?${MAX_WORDS}$`, "iu")

function itemIn(piece: string): Item | null {
  const at = piece.lastIndexOf(":")
  if (at <= 0) return null
  const label = piece
    .slice(0, at)
    .replace(/^[-+•*]\s*/u, "")
    .trim()
  const worth = piece
    .slice(at + 1)
    .replace(/\.$/u, "")
    .trim()
  if (label === "" || worth === "") return null
  const share = SHARE.exec(worth)
  if (share !== null) {
    const [, upper = "1", lower = "1"] = share
    if (Number(lower) === 0) return null
    const gives = upper === lower ? MAXIMUM : `${MAXIMUM} * ${upper} / ${lower}`
    return { label, gives, share: Number(upper) / Number(lower), points: null }
  }
  const read = parseNumber(worth.replace(/\s*điểm$/iu, ""))
  if (read.kind !== "number" || read.value < 0) return null
  return { label, gives: read.exact, share: null, points: read.value }
}

const STEP =
  /^(?:từ\s+|đạt\s+|>=|≥|>\s*=)?\s*(\d{1,6}(?:[.,]\d+)?)\s*(%?)\s*(?:\p{L}[\p{L}\s]*)?(?:trở lên)?$/iu

/** Every label is a number that goes down, every worth is points. */
function steps(items: readonly Item[]): RuleRead | null {
  const read = items.map(({ label, points }) => {
    const found = STEP.exec(label)
    const from = Number((found?.[1] ?? "").replace(",", "."))
    return found === null || points === null ? null : { from, percent: found[2] === "%", points }
  })
  const known = read.filter((one) => one !== null)
  if (known.length < items.length || known.length === 0) return null
  const falls = known.every(({ from }, i) => i === 0 || from < (known[i - 1]?.from ?? Infinity))
  if (!falls) return null
  const percent = known.some((one) => one.percent)
  const list = known.map(({ from, points }) => `${from},${points}`).join("; ")
  const figures = [{ name: "x", label: "", unit: percent ? "%" : "", indicator: null }]
  return { kind: "steps", rule: `tier(x; ${list})`, figures }
}

function yesNo(items: readonly Item[], rest: readonly Item[]): RuleRead | null {
  const [only] = items
  if (items.length !== 1 || only === undefined || rest.length === 0) return null
  const figures = [{ name: "đạt", label: only.label, unit: "có/không", indicator: null }]
  return { kind: "yes-no", rule: `if(đạt; ${only.gives}; 0)`, figures }
}

/**
 * Shares that come to the whole together are parts that add up; shares that go down from the whole
 * are alternatives, of which one holds.
 */
function partsOrChoice(
  items: readonly Item[],
  rest: readonly Item[],
  maxPoints: number | null,
): RuleRead | null {
  const worths = items.map(
    ({ share, points }) =>
      share ??
      (points === null || maxPoints === null || maxPoints === 0 ? null : points / maxPoints),
  )
  const known = worths.filter((one) => one !== null)
  if (known.length < items.length) return null
  const names = figureNames(items)
  const figures = items.map(({ label }, i): Figure => ({
    name: names[i] ?? `mục_${i + 1}`,
    label,
    unit: "có/không",
    indicator: null,
  }))
  const sum = known.reduce((total, one) => total + one, 0)
  if (rest.length === 0 && Math.abs(sum - 1) < 1e-9) {
    const rule = items.map(({ gives }, i) => `if(${names[i] ?? ""}; ${gives}; 0)`).join(" + ")
    return { kind: "parts", rule, figures }
  }
  const falls = known.every((one, i) => i === 0 || one < (known[i - 1] ?? Infinity))
  if (!falls || known[0] !== 1) return null
  const rule = items.reduceRight(
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
