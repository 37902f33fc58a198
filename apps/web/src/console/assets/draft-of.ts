import type { AssetDetail, AssetDraft, AssetKindListed } from "@tinhso/server/registry/assets/model"
import { parseNumber } from "@tinhso/vietnamese"

type Attribute = AssetKindListed["attributes"][number]
type Value = NonNullable<NonNullable<AssetDraft["attributes"]>[string]>

/** What a form holds: the text of every field, empty where nothing is said. */
export interface Typed {
  readonly name: string
  readonly unit: string | null
  readonly owner: string | null
  readonly operator: string | null
  readonly longitude: string
  readonly latitude: string
  readonly scheme: string
  readonly code: string
  readonly attributes: Readonly<Record<string, string>>
}

export const NOTHING: Typed = {
  name: "",
  unit: null,
  owner: null,
  operator: null,
  longitude: "",
  latitude: "",
  scheme: "",
  code: "",
  attributes: {},
}

/** The fields of an asset as a form shows them. */
export function typedOf(asset: AssetDetail): Typed {
  const { name, declaredUnit, owner, operator, geometry, declaration } = asset
  const own = geometry?.type === "Point" ? geometry.coordinates : []
  return {
    ...NOTHING,
    name,
    unit: declaredUnit,
    owner,
    operator,
    longitude: degrees(own[0]),
    latitude: degrees(own[1]),
    attributes: Object.fromEntries(
      declaration.attributes.map(({ code }) => [code, textOf(asset.attributes[code])]),
    ),
  }
}

const degrees = (value: number | undefined) =>
  value === undefined ? "" : String(value).replace(".", ",")

function textOf(value: Value | undefined): string {
  if (value === undefined) return ""
  if (Array.isArray(value)) return value.map(textOf).join("; ")
  return typeof value === "number" ? String(value).replace(".", ",") : String(value)
}

export type Wrong = Readonly<Record<string, true>>

/** A number as people type it; null where it is none. */
function numberOf(text: string): number | null {
  const read = parseNumber(text)
  return read.kind === "number" ? read.value : null
}

/** Degrees are never grouped, so either mark stands before decimals. */
function degreesOf(text: string): number | null {
  const read = parseNumber(text, { decimalMark: text.includes(",") ? "comma" : "point" })
  return read.kind === "number" && Math.abs(read.value) <= 180 ? read.value : null
}

/** What one field of a form says; undefined where it cannot be read. */
export function valueOf(attribute: Attribute, text: string): Value | null | undefined {
  const written = text.trim()
  if (written === "") return null
  if (!attribute.many) return single(attribute, written)
  const parts = written.split(";").map((part) => single(attribute, part.trim()))
  const list: (string | number)[] = []
  for (const part of parts) {
    if (typeof part !== "string" && typeof part !== "number") return undefined
    list.push(part)
  }
  return list
}

function single({ type }: Attribute, text: string): Value | undefined {
  if (type === "boolean") return text === "true"
  if (type !== "number" && type !== "integer") return text
  return numberOf(text) ?? undefined
}

/** What a form says of an asset, or the fields that cannot be read; `before` what it began with. */
export function draftOf(
  kind: AssetKindListed,
  typed: Typed,
  before: Typed,
): { readonly draft: Omit<AssetDraft, "kind"> } | { readonly wrong: Wrong } {
  const wrong: Record<string, true> = {}
  const draft: Record<string, unknown> = {}
  for (const field of ["name", "unit", "owner", "operator"] as const) {
    if (typed[field] !== before[field]) draft[field] = typed[field]
  }
  const geometry = geometryOf(typed, before, wrong)
  if (geometry !== undefined) draft["geometry"] = geometry
  if (typed.code.trim() !== "") {
    draft["codes"] = [{ scheme: typed.scheme.trim(), code: typed.code.trim() }]
    if (!/^[0-9A-Za-z][0-9A-Za-z._-]*$/u.test(typed.scheme.trim())) wrong["scheme"] = true
  }
  const attributes = attributesOf(kind, typed, before, wrong)
  if (Object.keys(attributes).length > 0) draft["attributes"] = attributes
  return Object.keys(wrong).length > 0 ? { wrong } : { draft }
}

function geometryOf(typed: Typed, before: Typed, wrong: Record<string, true>) {
  const same = typed.longitude === before.longitude && typed.latitude === before.latitude
  if (same) return undefined
  if (typed.longitude.trim() === "" && typed.latitude.trim() === "") return null
  const [longitude, latitude] = [degreesOf(typed.longitude), degreesOf(typed.latitude)]
  if (longitude === null) wrong["longitude"] = true
  if (latitude === null) wrong["latitude"] = true
  return { type: "Point", coordinates: [longitude, latitude] }
}

function attributesOf(
  { attributes }: AssetKindListed,
  typed: Typed,
  before: Typed,
  wrong: Record<string, true>,
) {
  const said: Record<string, Value | null> = {}
  for (const attribute of attributes) {
    const { code } = attribute
    const [now, then] = [typed.attributes[code] ?? "", before.attributes[code] ?? ""]
    if (now === then) continue
    const value = valueOf(attribute, now)
    if (value === undefined) wrong[code] = true
    else said[code] = value
  }
  return said
}
