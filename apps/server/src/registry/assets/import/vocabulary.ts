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
  /** The same as whole words inside a longer heading, longest first; `toned` as it is written. */
  readonly inside: readonly Inside[]
  /** Codes of enumerated values by search key, per attribute. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>
}

interface Inside {
  readonly key: string
  readonly target: Target
  readonly toned: string
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
  const toned = new Map<string, string>()
  const add = (text: string, target: Target) => {
    const key = searchKey(text)
    if (key === "" || exact.has(key)) return
    exact.set(key, target)
    toned.set(key, tonedOf(text))
  }
  if (chosen !== null) addFirst(chosen, add)
  const ofAttributes = kinds.flatMap(({ attributes }) => attributes)
  for (const attribute of ofAttributes) addAttribute(attribute, add)
  for (const [target, texts] of Object.entries(words.columns)) {
    for (const text of texts) add(text, target)
  }
  const inside = [...exact]
    .filter(([key]) => key.length >= 4)
    .map(([key, target]) => ({ key, target, toned: toned.get(key) ?? key }))
    .toSorted((a, b) => b.key.length - a.key.length)
  return { exact, inside, values: valuesOf(ofAttributes) }
}

function addFirst({ nameWords, attributes }: AssetKind, add: (text: string, t: Target) => void) {
  for (const text of nameWords) add(text, "name")
  for (const attribute of attributes) addAttribute(attribute, add)
}

function valuesOf(attributes: readonly Attribute[]): Vocabulary["values"] {
  const values = new Map<string, ReadonlyMap<string, string>>()
  for (const { code, type, values: listed } of attributes) {
    if (type === "enum" && !values.has(code)) values.set(code, valueKeys(listed))
  }
  return values
}

const tonedOf = (text: string) => text.normalize("NFC").toLowerCase()

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
  if (ticked !== null) {
    const whose = operatorAbove(path, vocabulary)
    return { target: `${ticked}${whose}`, unit: null, how: "exact" }
  }
  const direct = [searchKey(leaf), key, searchKey(path.join(" "))]
    .map((one) => vocabulary.exact.get(one))
    .find((one) => one !== undefined)
  if (direct !== undefined) return { target: direct, unit, how: "exact" }
  const value = valueTarget(key, vocabulary)
  if (value !== null) return { target: value, unit: null, how: "exact" }
  const part = containing(bare, vocabulary) ?? beginning(key)
  if (part !== null) return { target: part, unit, how: "inside" }
  const choice = choiceIn(unit ?? "", vocabulary)
  if (choice !== null) return { target: choice, unit: null, how: "inside" }
  const above = path.length > 1 ? readHeading(path.slice(0, -1), vocabulary) : null
  return above === null ? null : { ...above, unit: unit ?? above.unit, how: "group" }
}

/** One syllable says little without its tone: "Phương thức" is no "phường". */
function containing(text: string, { inside }: Vocabulary): Target | null {
  const key = ` ${searchKey(text)} `
  const written = tonedOf(text)
  const isToned = /[^\x20-\x7e]/u.test(written)
  const found = inside.find(
    ({ key: word, toned }) =>
      key.includes(` ${word} `) && (!isToned || word.includes(" ") || written.includes(toned)),
  )
  return found?.target ?? null
}

/** "Loại (IP/FM)": what stands in brackets is a choice, and one of it is known. */
function choiceIn(text: string, { exact }: Vocabulary): Target | null {
  const parts = text.split("/").map(searchKey)
  if (parts.length < 2) return null
  return parts.map((part) => exact.get(part)).find((target) => target !== undefined) ?? null
}

/** "Tên camera", "Mã thiết bị đầu cuối": whatever it is that has a name or a code. */
function beginning(key: string): Target | null {
  if (/^ten \S/u.test(key)) return "name"
  return /^ma (?!so thue)\S/u.test(key) ? "code" : null
}

/** "Viettel" above "4G": crosses of one operator. */
function operatorAbove(path: readonly string[], { values }: Vocabulary): string {
  const codes = values.get("operator")
  for (const text of path.slice(0, -1).toReversed()) {
    const code = codes?.get(searchKey(text))
    if (code !== undefined) return `;operator=${code}`
  }
  return ""
}

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
