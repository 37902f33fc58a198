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

/** The assets of a day that fit, in no order. */
export function filterAssets(view: DayView, filter: AssetFilter): Standing[] {
  const tests = testsOf(view, filter)
  const found: Standing[] = []
  for (const some of candidates(view, filter)) {
    for (const standing of some) if (passes(standing, tests)) found.push(standing)
  }
  return found
}

/** Whether an asset fits, wherever it lies: for those that change one by one. */
export function fitTest(view: DayView, filter: Omit<AssetFilter, "ids" | "box">): Test {
  const tests = testsOf(view, filter)
  if (filter.kinds !== undefined) tests.unshift(kindTest(filter.kinds))
  return (standing) => passes(standing, tests)
}

function passes(standing: Standing, tests: readonly Test[]): boolean {
  for (const test of tests) if (!test(standing)) return false
  return true
}

/** By id, by box, or of the kinds: whatever is looked through has no fewer tests to pass. */
function* candidates(
  view: DayView,
  { ids, box, kinds }: AssetFilter,
): Generator<readonly Standing[] | Iterable<Standing>> {
  if (ids !== undefined) yield ids.flatMap((id) => view.get(id) ?? [])
  else if (box !== undefined) yield view.inBox(box)
  else if (kinds === undefined) yield view.all()
  else for (const kind of new Set(kinds)) yield view.ofKind(kind)
}

function kindTest(kinds: readonly string[]): Test {
  const wanted = new Set(kinds)
  const [only = ""] = kinds
  return wanted.size === 1 ? ({ life }) => life.kind === only : ({ life }) => wanted.has(life.kind)
}

function stateTest(states: readonly AssetState[] | undefined): Test {
  if (states === undefined) return ({ state }) => state !== "removed"
  const wanted = new Set(states)
  return ({ state }) => wanted.has(state)
}

/** Cheap tests first. */
function testsOf(view: DayView, filter: AssetFilter): Test[] {
  const { kinds, states, unit, organisation, where = [], q, box, ids } = filter
  const tests: Test[] = []
  if (kinds !== undefined && (box !== undefined || ids !== undefined)) tests.push(kindTest(kinds))
  tests.push(stateTest(states))
  if (organisation !== undefined) {
    tests.push(({ facts }) => facts["operator"] === organisation || facts["owner"] === organisation)
  }
  for (const condition of where) tests.push(conditionTest(condition))
  if (unit !== undefined) tests.push(inUnit(view, unit))
  if (ids !== undefined && box !== undefined) tests.push(inBox(box))
  if (q !== undefined) tests.push(...wordTests(q))
  return tests
}

const inBox =
  ([west, south, east, north]: Box): Test =>
  ({ box }) =>
    box !== null && box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south

function inUnit({ stands }: DayView, unit: string): Test {
  const known = new Map<string, boolean>()
  return (standing) => {
    if (standing.unit === null) return false
    const before = known.get(standing.unit)
    if (before !== undefined) return before
    const answer = stands.units.isWithin(standing.unit, unit)
    known.set(standing.unit, answer)
    return answer
  }
}

/** Every word must stand somewhere. */
function wordTests(q: string): Test[] {
  const words = searchKey(q).split(" ")
  return words
    .filter((word) => word !== "")
    .map((word) => (standing) => searchTextOf(standing).includes(word))
}

function conditionTest({ attribute, how, values }: Condition): Test {
  const field = attributeField(attribute)
  const wanted = new Set(values)
  const limit = values[0] ?? ""
  const number = Number(limit)
  return ({ facts }) => {
    const value = facts[field] ?? null
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
