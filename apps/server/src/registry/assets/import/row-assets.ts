import { searchKey } from "@tinhso/vietnamese"
import { Value } from "typebox/value"
import { type AssetDraft, Geometry } from "../model.ts"
import { placeTexts, type RowPlace } from "./place.ts"
import { first, type ReadColumn, type RowValue, type RowValues } from "./problem.ts"
import type { Reading, UnitAnswer } from "./reading.ts"
import type { ReadAttributes } from "./row-attributes.ts"
import type { RowStation } from "./stations.ts"
import { readValue } from "./values/read-value.ts"

/** One asset that a row gives, before it is known whether there is one like it. */
export interface ComposedAsset {
  readonly role: "own" | "child"
  readonly draft: AssetDraft
  /** The column behind each field, for problems that are found later. */
  readonly columns: ReadonlyMap<string, ReadColumn>
}

/** What a row says, before it is any asset. */
export interface RowSaid {
  readonly place: RowPlace | null
  readonly unit: UnitAnswer
  readonly values: RowValues
  readonly key: string
  readonly name: string
  readonly code: RowValue | null
  readonly reading: Reading
}

/** The one asset of a row: a mast, or what a list of single assets lists. */
export function ownAsset(base: RowSaid, { attributes, columns }: ReadAttributes): ComposedAsset {
  const { place, unit, values, key, name, code, reading } = base
  const { own } = reading.shape
  const all = new Map(columns)
  const remember = (field: string, value: RowValue | null) => {
    if (value !== null) all.set(field, value.column)
  }
  const located = placeTexts(values)?.columns[0] ?? first(values, "geometry")?.column
  if (located !== undefined) all.set("geometry", located)
  remember("unit", first(values, "commune") ?? first(values, "district"))
  remember("name", first(values, "name"))
  remember("codes", code)
  remember("owner", first(values, "owner"))
  remember("state", first(values, "state"))
  const geometry = own.geometry === "none" ? null : geometryOf(values, place)
  const draft: AssetDraft = {
    kind: own.code,
    key,
    name,
    attributes: { ...attributes, ...eachAttributes(base) },
    ...(code === null ? {} : { codes: [{ scheme: reading.scheme, code: code.text }] }),
    ...(geometry === null ? {} : { geometry }),
    ...(unit.kind === "found" ? { unit: unit.unit } : {}),
    ...ownerOf(values, reading),
    ...operatorOf(values, reading),
    ...stateOf(values, reading),
  }
  return { role: "own", draft, columns: shared(all, reading) }
}

/** A list of single assets that have an operator or a technology of their own. */
function eachAttributes({ values, reading }: RowSaid): Record<string, string> {
  const { own, child } = reading.shape
  if (child !== null) return {}
  const found: Record<string, string> = {}
  for (const [code, target, fallback] of [
    ["operator", "attribute:operator", reading.operator],
    ["technology", "technology", null],
  ] as const) {
    const attribute = own.attributes.find((one) => one.code === code)
    if (attribute === undefined) continue
    const value = first(values, target)
    const read = value === null ? null : readValue(attribute, value, reading.writing)
    if (read !== null && "value" in read && typeof read.value === "string") found[code] = read.value
    else if (read === null && fallback !== null) found[code] = fallback
  }
  return found
}

/** A line or an area of a map file, otherwise the point that the row tells. */
function geometryOf(values: RowValues, place: RowPlace | null): Geometry | null {
  const written = first(values, "geometry")
  if (written === null) return place === null ? null : pointAt(place)
  const read: unknown = JSON.parse(written.text)
  return Value.Check(Geometry, read) ? read : null
}

const pointAt = ({ longitude, latitude }: RowPlace) => ({
  type: "Point" as const,
  coordinates: [longitude, latitude],
})

function ownerOf(values: RowValues, reading: Reading): { owner?: string } {
  const text = first(values, "owner")?.text
  const owner = text === undefined ? reading.owner : reading.organisationOf(text)
  return owner === null ? {} : { owner }
}

/** In a list of masts the network that a row names is whoever runs the mast. */
function operatorOf(values: RowValues, { shape, organisationOf }: Reading): { operator?: string } {
  const { own, child } = shape
  if (child !== null || own.attributes.some(({ code }) => code === "operator")) return {}
  const text = first(values, "attribute:operator")?.text
  const operator = text === undefined ? null : organisationOf(text)
  return operator === null ? {} : { operator }
}

function stateOf(values: RowValues, { writing }: Reading): Pick<AssetDraft, "state"> {
  const text = first(values, "state")?.text
  if (text === undefined) return {}
  const key = searchKey(text)
  for (const state of ["planned", "removed", "faulty", "active"] as const) {
    const words = writing.words.states[state] ?? []
    if (words.some((word) => searchKey(word) === key)) return { state }
  }
  return {}
}

/** One of the stations that a row gives. */
export function childAsset(
  base: RowSaid,
  { attributes, columns }: ReadAttributes,
  { technology, operator, column }: RowStation,
  standsOnOwn: boolean,
): ComposedAsset {
  const { reading, key, name, values, unit } = base
  const { child, childOf } = reading.shape
  const all = new Map(columns)
  all.set("attributes.technology", column)
  const named = first(values, "attribute:operator")
  if (named !== null) all.set("attributes.operator", named.column)
  const stands = standsOnOwn ? { [childOf]: `key:${key}` } : {}
  const draft: AssetDraft = {
    kind: child?.code ?? "",
    name: name.endsWith(technology) ? name : `${name} ${technology}`,
    attributes: {
      ...attributes,
      ...stands,
      technology,
      ...(operator === null ? {} : { operator }),
    },
    ...(unit.kind === "found" ? { unit: unit.unit } : {}),
    ...stateOf(values, reading),
  }
  return { role: "child", draft, columns: shared(all, reading) }
}

/** Rows of a table have the same columns behind the same fields, mostly. */
function shared(
  columns: ReadonlyMap<string, ReadColumn>,
  { sharing }: Reading,
): ReadonlyMap<string, ReadColumn> {
  const key = [...columns].map(([field, { index, target }]) => `${field}:${index}${target}`).join()
  const known = sharing.get(key) ?? columns
  sharing.set(key, known)
  return known
}
