import { check, evaluate, type Input, type Measure, type Node, parse } from "@tinhso/formula"
import type { AssetKind, Attribute, KindRule } from "../model.ts"

/** A rule of a kind, ready to be asked. */
export interface CompiledRule {
  readonly rule: KindRule
  readonly ast: Node
}

/** The values that a rule may read: attributes of an asset, or of one that it names. */
export interface RuleValues {
  /** The value of an attribute; undefined or null where it is missing. */
  attribute(code: string): unknown
  /** The value of an attribute of the asset that `reference` names. */
  referred(reference: string, code: string): unknown
  /** "2026-11-21" */
  readonly today: string
}

const YES_NO = "có/không"
const DAYS = "ngày"
/** How a formula asks for one value of a list: `technology[value=2G]`. */
const VALUE = "value"
const HAS = "has_"

function measureOf({ type, unitOfMeasure, values, many }: Attribute): Measure {
  if (type === "enum")
    return { unit: YES_NO, breakdowns: { [VALUE]: values.map(({ code }) => code) } }
  if (type === "boolean") return { unit: YES_NO }
  if (type === "date") return { unit: DAYS }
  if (type === "text" || type === "asset" || type === "organisation" || many) {
    return { unit: "chữ" }
  }
  return { unit: unitOfMeasure ?? "" }
}

/** Everything that the rules of a kind may read. */
function measuresOf(kind: AssetKind, kinds: ReadonlyMap<string, AssetKind>): Map<string, Measure> {
  const measures = new Map<string, Measure>([["today", { unit: DAYS }]])
  for (const attribute of kind.attributes) {
    measures.set(attribute.code, measureOf(attribute))
    measures.set(`${HAS}${attribute.code}`, { unit: YES_NO })
    for (const target of attribute.kinds) {
      for (const theirs of kinds.get(target)?.attributes ?? []) {
        measures.set(`${attribute.code}_${theirs.code}`, measureOf(theirs))
      }
    }
  }
  return measures
}

/** A rule as a formula that is true or false of an asset; what is wrong with it otherwise. */
export function compileRule(
  rule: KindRule,
  kind: AssetKind,
  kinds: ReadonlyMap<string, AssetKind>,
): CompiledRule | { readonly fault: string } {
  const parsed = parse(rule.formula)
  if (!parsed.ok) return { fault: at(parsed.errors[0]) }
  const checked = check(parsed.ast, { measures: measuresOf(kind, kinds) })
  if (!checked.ok) return { fault: at(checked.errors[0]) }
  if (checked.needsHistory || checked.needsUnits) {
    return { fault: "quy tắc chỉ đọc được tài sản đang xét, không đọc kỳ khác, đơn vị khác" }
  }
  return { rule, ast: checked.ast }
}

const at = ({ at: column, vi }: { readonly at: number; readonly vi: string }) =>
  `công thức sai ở cột ${column}: ${vi}`

/** Whether an asset breaks a rule; where something it reads is missing it does not. */
export function breaks({ ast }: CompiledRule, kind: AssetKind, values: RuleValues): boolean {
  const result = evaluate(ast, (input) => read(input, kind, values))
  return result === 0
}

function read(input: Input, kind: AssetKind, values: RuleValues): number | null {
  if (input.kind !== "measure") return null
  const { code, where } = input
  if (code === "today") return dayNumber(values.today)
  const own = kind.attributes.find((attribute) => attribute.code === code)
  const value = where[0]?.value
  if (own !== undefined) return numberOf(values.attribute(code), value)
  if (code.startsWith(HAS)) return isThere(values.attribute(code.slice(HAS.length)))
  const reference = kind.attributes.find(
    (attribute) => attribute.type === "asset" && code.startsWith(`${attribute.code}_`),
  )
  if (reference === undefined) return null
  return numberOf(values.referred(reference.code, code.slice(reference.code.length + 1)), value)
}

const isThere = (value: unknown) =>
  Number(value !== undefined && value !== null && value !== "" && !isEmptyList(value))
const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0

function numberOf(value: unknown, among: string | undefined): number | null {
  if (value === undefined || value === null) return null
  if (among !== undefined) {
    return Number(Array.isArray(value) ? value.includes(among) : value === among)
  }
  if (typeof value === "number") return value
  if (typeof value === "boolean") return Number(value)
  return typeof value === "string" ? dayNumber(value) : null
}

/** Days since 1970, so that days can be compared; null for a text that is no day. */
function dayNumber(text: string): number | null {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return Number.isNaN(time) ? null : time / 86_400_000
}
