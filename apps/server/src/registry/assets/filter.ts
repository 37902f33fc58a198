import { searchKey } from "@tinhso/vietnamese"
import type { DayView } from "./day-view.ts"
import { attributeField, textOf } from "./facts.ts"
import type { Box } from "./geometry.ts"
import type { CompiledKind } from "./kinds/read-kinds.ts"
import { AssetState, type Attribute } from "./model.ts"
import { searchTextOf, type Standing } from "./standing.ts"

/** A condition on an attribute. */
export interface Condition {
  readonly attribute: string
  readonly how: "=" | "<>" | ">=" | "<=" | ">" | "<"
  /** One of these, for `=` and `<>`. */
  readonly values: readonly string[]
}

/** Which assets are wanted. */
export interface AssetFilter {
  readonly kinds?: readonly string[] | undefined
  /** Without them all but removed ones. */
  readonly states?: readonly AssetState[] | undefined
  readonly unit?: string | undefined
  readonly organisation?: string | undefined
  readonly where?: readonly Condition[] | undefined
  readonly q?: string | undefined
  readonly box?: Box | undefined
  readonly ids?: readonly string[] | undefined
}

type Test = (standing: Standing) => boolean

/** Something that a field of an asset must say. */
interface Check {
  readonly field: string
  readonly of: (standing: Standing) => unknown
  readonly fits: (value: unknown) => boolean
}

/** One of some checks. */
type OneOf = readonly Check[]

/** The assets of a day that fit, in the order in which they became known. */
export function filterAssets(view: DayView, filter: AssetFilter): Standing[] {
  if (filter.ids !== undefined) return byIds(view, filter.ids, filter)
  const tests = rowTests(view, filter)
  const words = wordTests(filter.q)
  const found: Standing[] = []
  const { standings, size } = view.rows
  for (let row = 0; row < size; row++) {
    const standing = standings[row] ?? null
    if (standing === null || !passes(row, tests)) continue
    if (passes(standing, words)) found.push(standing)
  }
  return found
}

function passes<T>(one: T, tests: readonly ((one: T) => boolean)[]): boolean {
  for (const test of tests) if (!test(one)) return false
  return true
}

function byIds(view: DayView, ids: readonly string[], filter: AssetFilter): Standing[] {
  const fits = fitTest(view, filter)
  const { box } = filter
  return [...new Set(ids)]
    .flatMap((id) => view.get(id) ?? [])
    .filter((one) => fits(one) && (box === undefined || touches(one, box)))
    .toSorted((a, b) => a.life.number - b.life.number)
}

/** Whether an asset fits, wherever it lies: for those that change one by one. */
export function fitTest(view: DayView, filter: Omit<AssetFilter, "ids" | "box">): Test {
  const checks = checksOf(view, filter)
  const words = wordTests(filter.q)
  return (standing) =>
    checks.every((some) => some.some(({ of, fits }) => fits(of(standing) ?? null))) &&
    passes(standing, words)
}

/** What the fields of a row must say; cheap tests first. */
function rowTests(view: DayView, filter: AssetFilter): ((row: number) => boolean)[] {
  const { rows } = view
  const tests = checksOf(view, filter).map((some) => {
    const any = some.map(({ field, of, fits }) => {
      const column = rows.column(field, of)
      const [numbers, fitting] = [column.numbers, column.fitting(fits)]
      return (row: number) => fitting[numbers[row] ?? 0] === 1
    })
    const [only] = any
    return any.length === 1 && only !== undefined
      ? only
      : (row: number) => any.some((test) => test(row))
  })
  return filter.box === undefined ? tests : [rows.touching(filter.box), ...tests]
}

const touches = ({ box }: Standing, [west, south, east, north]: Box) =>
  box !== null && box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south

function checksOf(view: DayView, filter: Omit<AssetFilter, "ids" | "box">): OneOf[] {
  const { kinds, states, unit, organisation, where = [] } = filter
  const checks: OneOf[] = [[stateCheck(states)]]
  if (kinds !== undefined) checks.unshift([{ field: "kind", of: kindOf, fits: within(kinds) }])
  if (unit !== undefined) {
    const fits = (value: unknown) =>
      typeof value === "string" && view.stands.units.isWithin(value, unit)
    checks.push([{ field: "unit", of: unitOf, fits }])
  }
  if (organisation !== undefined) {
    const fits = (value: unknown) => value === organisation
    checks.push(HOLDERS.map((field) => ({ field, of: factOf(field), fits })))
  }
  for (const condition of where) {
    const field = attributeField(condition.attribute)
    checks.push([{ field, of: factOf(field), fits: conditionTest(condition) }])
  }
  return checks
}

const HOLDERS = ["operator", "owner"]
const kindOf = ({ life }: Standing) => life.kind
const unitOf = (standing: Standing) => standing.unit
const factOf =
  (field: string) =>
  ({ facts }: Standing) =>
    facts[field]

function within(wanted: readonly unknown[]): (value: unknown) => boolean {
  const set = new Set(wanted)
  return (value) => set.has(value)
}

const stateCheck = (states: readonly AssetState[] | undefined): Check => ({
  field: "state",
  of: ({ state }) => state,
  fits: states === undefined ? (state) => state !== "removed" : within(states),
})

/** Every word must stand somewhere. */
function wordTests(q = ""): Test[] {
  const words = searchKey(q).split(" ")
  return words
    .filter((word) => word !== "")
    .map((word) => (standing) => searchTextOf(standing).includes(word))
}

function conditionTest({ how, values }: Condition): (value: unknown) => boolean {
  const wanted = new Set(values)
  const limit = values[0] ?? ""
  const number = Number(limit)
  return (value) => {
    if (how === "=") return oneOf(value, wanted)
    if (how === "<>") return !oneOf(value, wanted)
    return ordered(typeof value === "number" ? value - number : compared(value, limit), how)
  }
}

/** Below, at or above a limit, for days; null where nothing is said. */
function compared(value: unknown, limit: string): number | null {
  if (typeof value !== "string") return null
  return value < limit ? -1 : Number(value > limit)
}

function ordered(difference: number | null, how: Condition["how"]): boolean {
  if (difference === null) return false
  if (how === ">=") return difference >= 0
  if (how === "<=") return difference <= 0
  return how === ">" ? difference > 0 : difference < 0
}

/** "" stands for: nothing is said. */
function oneOf(value: unknown, wanted: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((one) => oneOf(one, wanted))
  if (typeof value === "string") return wanted.has(value)
  if (typeof value === "number" || typeof value === "boolean") return wanted.has(String(value))
  return wanted.has("")
}

/** Conditions of an address: "technology=4G|5G;height>=45;permit=". */
export function readConditions(
  text: string,
  kinds: readonly CompiledKind[],
): { readonly conditions: Condition[] } | { readonly refused: string } {
  const conditions: Condition[] = []
  for (const part of text.split(";").filter((one) => one.trim() !== "")) {
    const match = /^\s*([a-z][a-z0-9_]*)\s*(<>|>=|<=|=|>|<)\s*(.*?)\s*$/u.exec(part)
    if (match === null) return { refused: `“${part}” không phải điều kiện; viết như technology=4G` }
    const [, attribute = "", how = "", given = ""] = match
    const declared = kinds.flatMap((kind) => kind.attributes.get(attribute) ?? [])
    const wrong = wrongCondition(attribute, how, given, declared)
    if (wrong !== null) return { refused: wrong }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the expression above allows no other
    conditions.push({ attribute, how: how as Condition["how"], values: given.split("|") })
  }
  return { conditions }
}

function wrongCondition(
  attribute: string,
  how: string,
  given: string,
  declared: readonly Attribute[],
): string | null {
  if (declared.length === 0) return `không có thuộc tính “${attribute}” ở loại tài sản được hỏi`
  if (how === "=" || how === "<>") return null
  const comparable = declared.every(({ type }) => ["number", "integer", "date"].includes(type))
  if (!comparable) return `“${attribute}” không so sánh lớn nhỏ được`
  const numeric = declared.some(({ type }) => type !== "date")
  return numeric && (given === "" || Number.isNaN(Number(given)))
    ? `“${given}” không phải số`
    : null
}

/** States of an address; null where one is none. */
export function readStates(text: string): AssetState[] | null {
  const known = new Map<string, AssetState>(AssetState.anyOf.map((one) => [one.const, one.const]))
  const states = text.split(",").map((part) => known.get(part.trim()))
  return states.includes(undefined) ? null : states.flatMap((state) => state ?? [])
}

/** The operator or owner of an asset: whose it is. */
export const holdersOf = ({ facts }: Standing): string[] =>
  [textOf(facts, "operator"), textOf(facts, "owner")].filter((id) => id !== null)
