import type { AssetCode, AssetDraft, AssetState, Attributes, Geometry } from "./model.ts"
import type { Facts } from "./replay.ts"

/** The fields of an asset that are not attributes or codes. */
const PLAIN = ["name", "state", "geometry", "unit", "owner", "operator", "evidence"] as const
const ATTRIBUTE = "a."
const CODE = "code."

export const attributeField = (code: string): string => `${ATTRIBUTE}${code}`
const codeField = (scheme: string): string => `${CODE}${scheme}`

/** The name by which problems and histories tell a field: "attributes.height", "codes.VN.VIETTEL". */
export function fieldName(field: string): string {
  if (field.startsWith(ATTRIBUTE)) return `attributes.${field.slice(ATTRIBUTE.length)}`
  return field.startsWith(CODE) ? `codes.${field.slice(CODE.length)}` : field
}

/** What a draft says, field by field. */
export function saidOf(draft: AssetDraft): Record<string, unknown> {
  const said: Record<string, unknown> = {}
  for (const field of PLAIN) if (draft[field] !== undefined) said[field] = draft[field]
  for (const { scheme, code } of draft.codes ?? []) {
    said[codeField(scheme)] = code === "" ? null : code
  }
  for (const [code, value] of Object.entries(draft.attributes ?? {})) {
    said[attributeField(code)] = value
  }
  return said
}

/** The attributes among facts, those that were taken away left out. */
export function attributesOf(facts: Facts): Attributes {
  const attributes: Attributes = {}
  for (const [field, value] of Object.entries(facts)) {
    if (!field.startsWith(ATTRIBUTE) || value === null) continue
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked before it was kept
    attributes[field.slice(ATTRIBUTE.length)] = value as Attributes[string]
  }
  return attributes
}

export function codesOf(facts: Facts): AssetCode[] {
  const codes: AssetCode[] = []
  for (const [field, value] of Object.entries(facts)) {
    if (field.startsWith(CODE) && typeof value === "string") {
      codes.push({ scheme: field.slice(CODE.length), code: value })
    }
  }
  return codes
}

/** A field that is a text, or null. */
export function textOf(facts: Facts, field: string): string | null {
  const value = facts[field]
  return typeof value === "string" ? value : null
}

export const stateOf = (facts: Facts): AssetState =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked before it was kept
  (textOf(facts, "state") ?? "active") as AssetState

export const geometryOf = (facts: Facts): Geometry | null =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked before it was kept
  (facts["geometry"] ?? null) as Geometry | null

export const evidenceOf = (facts: Facts): string[] => {
  const ids = facts["evidence"]
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : []
}

/** Whether two values of a field say the same; lists in their order, codes whatever their case. */
export function sameValue(field: string, a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (field.startsWith(CODE) && typeof a === "string" && typeof b === "string") {
    return a.toUpperCase() === b.toUpperCase()
  }
  const [left, right] = [a ?? null, b ?? null]
  if (typeof left !== "object" || typeof right !== "object") return left === right
  return JSON.stringify(left) === JSON.stringify(right)
}
