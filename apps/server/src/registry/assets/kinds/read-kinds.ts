import { nearest, toNfc } from "@tinhso/vietnamese"
import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { AssetKind, type Attribute, Severity } from "../model.ts"
import { claimedTwice, wrongCounts } from "./counted.ts"
import type { KindFault } from "./fault.ts"
import { type CompiledRule, compileRule } from "./rules.ts"

/** A check of places that the product makes, with what it says and how grave it is. */
export const PlaceCheck = Type.Object({
  code: Type.Union([
    Type.Literal("zero-coordinates"),
    Type.Literal("swapped-coordinates"),
    Type.Literal("outside-country"),
    Type.Literal("outside-province"),
    Type.Literal("near-province"),
    Type.Literal("other-commune"),
    Type.Literal("far-from-mast"),
    Type.Literal("neighbour"),
  ]),
  severity: Severity,
  /** Metres, where the check has a limit. */
  limit: Type.Union([Type.Number({ minimum: 0 }), Type.Null()], { default: null }),
  vi: Type.String({ minLength: 1 }),
  en: Type.String({ minLength: 1 }),
})
export type PlaceCheck = Static<typeof PlaceCheck>
export type PlaceCheckCode = PlaceCheck["code"]

/** A kind ready to check assets by. */
export interface CompiledKind {
  readonly kind: AssetKind
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly rules: readonly CompiledRule[]
}

export interface KindsRead {
  readonly kinds: readonly AssetKind[]
  readonly checks: readonly PlaceCheck[]
  readonly faults: readonly KindFault[]
}

const EMPTY: KindsRead = { kinds: [], checks: [], faults: [] }

/** Kinds and checks of a JSON text, defaults filled in; everything that is wrong with it. */
export function readKinds(text: string): KindsRead {
  let root: unknown
  try {
    root = JSON.parse(toNfc(text))
  } catch {
    return { ...EMPTY, faults: [{ where: "tệp", vi: "không phải JSON đúng dạng" }] }
  }
  if (typeof root !== "object" || root === null) {
    return { ...EMPTY, faults: [{ where: "tệp", vi: "cần một đối tượng có “kinds”" }] }
  }
  const declared: unknown = "kinds" in root ? root.kinds : []
  if (!Array.isArray(declared)) {
    return { ...EMPTY, faults: [{ where: "kinds", vi: "cần một danh sách loại tài sản" }] }
  }
  const faults: KindFault[] = []
  const kinds = declared.flatMap((one: unknown, i) =>
    readOne(AssetKind, one, `kinds[${i}]`, faults),
  )
  const listed: unknown = "checks" in root ? root.checks : []
  const checks = Array.isArray(listed)
    ? listed.flatMap((one: unknown, i) => readOne(PlaceCheck, one, `checks[${i}]`, faults))
    : []
  return { kinds, checks, faults }
}

function readOne<S extends typeof AssetKind | typeof PlaceCheck>(
  schema: S,
  given: unknown,
  where: string,
  faults: KindFault[],
): Static<S>[] {
  const filled: unknown = Value.Default(schema, given)
  if (Value.Check(schema, filled)) return [filled]
  const [first] = Value.Errors(schema, filled)
  const path = first?.instancePath.replaceAll("/", ".") ?? ""
  faults.push({ where: `${where}${path}`, vi: first?.message ?? "không đúng dạng" })
  return []
}

/** Kinds ready to check by, all of them together; everything that does not go together. */
export function compileKinds(kinds: readonly AssetKind[]): {
  readonly compiled: ReadonlyMap<string, CompiledKind>
  readonly faults: readonly KindFault[]
} {
  const byCode = new Map(kinds.map((kind) => [kind.code, kind]))
  const faults: KindFault[] = []
  const compiled = new Map<string, CompiledKind>()
  for (const kind of kinds) {
    if (byCode.get(kind.code) !== kind) faults.push({ where: kind.code, vi: "khai hai lần" })
    faults.push(...wrongIn(kind, byCode), ...wrongCounts(kind))
    const rules: CompiledRule[] = []
    for (const rule of kind.rules) {
      const made = compileRule(rule, kind, byCode)
      if ("fault" in made) faults.push({ where: `${kind.code}.${rule.code}`, vi: made.fault })
      else rules.push(made)
    }
    const attributes = new Map(kind.attributes.map((one) => [one.code, one]))
    compiled.set(kind.code, { kind, attributes, rules })
  }
  faults.push(...claimedTwice(kinds))
  return { compiled, faults }
}

function wrongIn(kind: AssetKind, kinds: ReadonlyMap<string, AssetKind>): KindFault[] {
  const faults: KindFault[] = []
  const codes = kind.attributes.map(({ code }) => code)
  const say = (what: string, vi: string) => faults.push({ where: `${kind.code}.${what}`, vi })
  if (new Set(codes).size < codes.length) say("attributes", "một thuộc tính được khai hai lần")
  for (const attribute of kind.attributes) {
    for (const vi of wrongAttribute(attribute, kinds)) say(attribute.code, vi)
  }
  const named = [
    ...kind.public.attributes,
    ...kind.rules.map(({ attribute }) => attribute),
    ...(kind.placeFrom === null ? [] : [kind.placeFrom]),
    ...kind.counts.flatMap(({ by, sum }) => (sum === null ? by : [...by, sum])),
  ]
  for (const code of named) {
    if (codes.includes(code)) continue
    const near = nearest(code, codes, 1)[0]?.text
    say(code, `không có thuộc tính này${near === undefined ? "" : `; có phải “${near}”?`}`)
  }
  return faults
}

function* wrongAttribute(
  { type, values, kinds, min, max, namesOperator }: Attribute,
  known: ReadonlyMap<string, AssetKind>,
): Generator<string> {
  if ((type === "enum") !== values.length > 0) yield "enum phải có values, loại khác thì không"
  const codes = values.map(({ code }) => code)
  if (new Set(codes).size < codes.length) yield "một giá trị được khai hai lần"
  if ((type === "asset") !== kinds.length > 0) yield "asset phải nêu kinds, loại khác thì không"
  for (const kind of kinds) if (!known.has(kind)) yield `không có loại tài sản “${kind}”`
  if (min !== null && max !== null && min > max) yield "min lớn hơn max"
  if (namesOperator && type !== "enum") yield "namesOperator chỉ dùng cho enum"
}
