import { searchKey } from "@tinhso/vietnamese"
import type { AssetKind, Attribute } from "../model.ts"
import type { ImportWords } from "./words.ts"

/**
 * What a column gives: a word of `data/asset-import-words.json`; "attribute:height"; "tick:technology=2G,3G" for a column of
 * crosses under values of an attribute; "none".
 */
type Target = string

export interface Vocabulary {
  /** Targets by search key of a heading. */
  readonly exact: ReadonlyMap<string, Target>
  /** The same as whole words inside a longer heading, longest first. */
  readonly inside: readonly (readonly [string, Target])[]
  /** Codes of enumerated values by search key, per attribute. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** Attributes whose values are columns of crosses in many lists. */
const TICKED = ["technology", "operator"] as const

/** The words by which headings of a list of these kinds are known; those of a kind that a person chose come first. */
export function vocabularyOf(
  words: ImportWords,
  kinds: readonly AssetKind[],
  chosen: AssetKind | null,
): Vocabulary {
  const exact = new Map<string, Target>()
  const add = (text: string, target: Target) => {
    const key = searchKey(text)
    if (key !== "" && !exact.has(key)) exact.set(key, target)
  }
  for (const text of chosen?.nameWords ?? []) add(text, "name")
  for (const attribute of chosen?.attributes ?? []) addAttribute(attribute, add)
  const ofAttributes = kinds.flatMap(({ attributes }) => attributes)
  for (const attribute of ofAttributes) addAttribute(attribute, add)
  for (const [target, texts] of Object.entries(words.columns)) {
    for (const text of texts) add(text, target)
  }
  const values = new Map<string, ReadonlyMap<string, string>>()
  for (const { code, type, values: listed } of ofAttributes) {
    if (type !== "enum" || values.has(code)) continue
    values.set(code, valueKeys(listed))
  }
  const inside = [...exact].filter(([key]) => key.length >= 4).toSorted(longestFirst)
  return { exact, inside, values }
}

const longestFirst = ([a]: readonly [string, Target], [b]: readonly [string, Target]) =>
  b.length - a.length

/** Words of the list of headings itself come first for what every list has. */
const PLAIN: ReadonlyMap<string, Target> = new Map([
  ["technology", "technology"],
  ["address", "address"],
  ["mast", "mast"],
])

function addAttribute(attribute: Attribute, add: (text: string, target: Target) => void): void {
  const target = PLAIN.get(attribute.code) ?? `attribute:${attribute.code}`
  for (const text of attribute.words) add(text, target)
  for (const text of [attribute.nameVi, attribute.nameEn, attribute.code]) add(text, target)
  const { unitOfMeasure } = attribute
  if (unitOfMeasure !== null) add(`${attribute.code} ${unitOfMeasure}`, target)
}

function valueKeys(values: Attribute["values"]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>()
  for (const { code, vi, en, words } of values) {
    for (const text of [code, vi, en, ...words]) {
      const key = searchKey(text)
      if (key !== "" && !keys.has(key)) keys.set(key, code)
    }
  }
  return keys
}

export interface HeadingRead {
  readonly target: Target
  /** "m" of "Chiều cao (m)"; null where the heading gives none. */
  readonly unit: string | null
  /** How it was known: the heading is the word, contains it, or its group says it. */
  readonly how: "exact" | "inside" | "group"
}

/** "Chiều cao cột (m)" without and with its unit. */
function partHeading(text: string): { bare: string; unit: string | null } {
  const found = /^(.*?)\s*[([]\s*([^()[\]]{1,12})\s*[)\]]\s*$/su.exec(text)
  if (found === null) return { bare: text, unit: null }
  return { bare: found[1] ?? text, unit: found[2]?.trim() ?? null }
}

/** What a column gives by its heading, read from the lowest line up; null where nobody knows. */
export function readHeading(path: readonly string[], vocabulary: Vocabulary): HeadingRead | null {
  const leaf = path.at(-1) ?? ""
  const { bare, unit } = partHeading(leaf)
  const key = searchKey(bare)
  const ticked = tickTarget(bare)
  if (ticked !== null) return { target: ticked, unit: null, how: "exact" }
  const direct = [searchKey(leaf), key, searchKey(path.join(" "))]
    .map((one) => vocabulary.exact.get(one))
    .find((one) => one !== undefined)
  if (direct !== undefined) return { target: direct, unit, how: "exact" }
  const value = valueTarget(key, vocabulary)
  if (value !== null) return { target: value, unit: null, how: "exact" }
  const part = containing(key, vocabulary)
  if (part !== null) return { target: part, unit, how: "inside" }
  const above = path.length > 1 ? readHeading(path.slice(0, -1), vocabulary) : null
  return above === null ? null : { ...above, unit: unit ?? above.unit, how: "group" }
}

const containing = (key: string, { inside }: Vocabulary): Target | null =>
  inside.find(([word]) => ` ${key} `.includes(` ${word} `))?.[1] ?? null

/** "2G/3G": a column of crosses for one station of each. */
function tickTarget(text: string): Target | null {
  const generations = text.toUpperCase().match(/[2345]\s*G/gu) ?? []
  const rest = text.toUpperCase().replace(/[2345]\s*G|[\s/,+&;-]|VÀ|TRẠM|BTS|MẠNG/gu, "")
  if (generations.length === 0 || rest !== "") return null
  return `tick:technology=${generations.map((one) => one.replaceAll(/\s/gu, "")).join(",")}`
}

/** "Viettel" as a heading: a column of crosses, or of technologies, of that operator. */
function valueTarget(key: string, { values }: Vocabulary): Target | null {
  for (const attribute of TICKED) {
    const code = values.get(attribute)?.get(key)
    if (code !== undefined) return `tick:${attribute}=${code}`
  }
  return null
}
