import { searchKey } from "@tinhso/vietnamese"
import { Value } from "typebox/value"
import { type AssetDraft, Geometry } from "../model.ts"
import { type PlaceOptions, placeTexts, readPlace, type RowPlace } from "./place.ts"
import { problem, type ReadColumn, type RowProblem, type RowValue, shown } from "./problem.ts"
import type { Shape } from "./shape.ts"
import { readStations, type RowStation } from "./stations.ts"
import { attributesOf, type ReadAttributes } from "./row-attributes.ts"
import { readValue, type Writing } from "./values.ts"

type Values = ReadonlyMap<string, readonly RowValue[]>

/** A unit that the words of a row mean. */
export type UnitAnswer =
  | { readonly kind: "none" }
  | { readonly kind: "found"; readonly unit: string; readonly name: string }
  | { readonly kind: "ambiguous"; readonly candidates: readonly string[] }
  | { readonly kind: "unknown"; readonly suggestions: readonly string[] }

/** What rows of a table are read with. */
export interface Reading {
  readonly shape: Shape
  readonly writing: Writing
  readonly unitOf: (names: UnitNames) => UnitAnswer
  /** Where places of a row are expected, by its words. */
  readonly placeOptions: (names: UnitNames) => PlaceOptions
  readonly organisationOf: (name: string) => string | null
  /** Whose codes the file gives: an organisation's id or a word. */
  readonly scheme: string
  /** The operator of rows that name none. */
  readonly operator: string | null
  /** The owner of assets of rows that name none. */
  readonly owner: string | null
}

export interface UnitNames {
  readonly commune: string | null
  readonly district: string | null
  readonly province: string | null
}

/** One asset that a row gives, before it is known whether there is one like it. */
export interface ComposedAsset {
  readonly role: "own" | "child"
  readonly draft: AssetDraft
  /** The column behind each field, for problems that are found later. */
  readonly columns: ReadonlyMap<string, ReadColumn>
}

export interface ComposedRow {
  readonly place: RowPlace | null
  readonly unit: string | null
  readonly unitName: string | null
  readonly name: string
  readonly code: string | null
  /** The code of the asset that stations of the row stand on, where a column names it. */
  readonly standsOn: RowValue | null
  readonly stations: readonly RowStation[]
  readonly assets: readonly ComposedAsset[]
  readonly problems: readonly RowProblem[]
  /** What was done with the cells, in words. */
  readonly told: readonly string[]
}

const first = (values: Values, target: string): RowValue | null => values.get(target)?.[0] ?? null
const textOf = (values: Values, target: string) => first(values, target)?.text ?? null

const unitNamesOf = (values: Values): UnitNames => ({
  commune: textOf(values, "commune"),
  district: textOf(values, "district"),
  province: textOf(values, "province"),
})

/** What a row of data says, as drafts of assets with everything that is wrong or open. */
export function composeRow(values: Values, reading: Reading, key: string): ComposedRow {
  const { shape } = reading
  const problems: RowProblem[] = []
  const told: string[] = tellCarried(values)
  const unit = readUnit(values, reading, problems)
  const read = readPlace(values, reading.placeOptions(unitNamesOf(values)))
  problems.push(...read.problems)
  told.push(...read.told)
  const stations = readChildren(values, reading, problems)
  const code = codeOf(values)
  const name = nameOf(values, code, shape)
  const base = { place: read.place, unit, values, key, name, code, reading }
  const shared = attributesOf(values, reading, stations.length > 0, problems, told)
  const own = ownAsset(base, shared.own)
  const standsOn = first(values, "mast")
  const makesOwn = standsOn === null || shape.child === null
  const children = stations.map((station) => childAsset(base, shared.child, station, makesOwn))
  checkSubject(base, problems)
  return {
    place: read.place,
    unit: unit.kind === "found" ? unit.unit : null,
    unitName: unit.kind === "found" ? unit.name : null,
    name,
    code: code?.text ?? null,
    standsOn: makesOwn ? null : standsOn,
    stations,
    assets: makesOwn ? [own, ...children] : children,
    problems,
    told,
  }
}

function readChildren(
  values: Values,
  reading: Reading,
  problems: RowProblem[],
): readonly RowStation[] {
  const { child } = reading.shape
  if (child === null) return []
  const read = readStations(values, child, reading.writing, reading.operator)
  problems.push(...read.problems)
  if (read.stations.length === 0 && read.problems.length === 0) {
    problems.push(
      problem(
        "no-stations",
        "warning",
        null,
        "không đánh dấu công nghệ nào: chỉ nhập cột, không nhập trạm",
      ),
    )
  }
  return read.stations
}

interface Base {
  readonly place: RowPlace | null
  readonly unit: UnitAnswer
  readonly values: Values
  readonly key: string
  readonly name: string
  readonly code: RowValue | null
  readonly reading: Reading
}

/** A row that neither is named nor lies anywhere is about nothing. */
function checkSubject({ place, values, code, reading }: Base, problems: RowProblem[]): void {
  const named = code !== null || values.has("name")
  const stands = values.has("mast")
  const placed = place !== null || placeTexts(values) !== null || values.has("geometry")
  if (!named && !placed && !stands) {
    problems.push(problem("no-subject", "error", null, "dòng không có tên, mã hay toạ độ"))
  } else if (!placed && !stands) {
    const { own, child } = reading.shape
    if (own.geometry === "none" || own.place === "optional") return
    const what = child === null ? own.nameVi : `${child.nameVi} không có cột: dòng`
    problems.push(problem("no-place", "error", null, `${what} thiếu toạ độ`))
  }
}

/** "BKN-NTMK001" in the column of names is a code too. */
function codeOf(values: Values): RowValue | null {
  const code = first(values, "code")
  if (code !== null) return code
  const name = first(values, "name")
  return name !== null && /^(?=.*\d)[\p{L}\d]+(?:[-_./][\p{L}\d]+)+$/u.test(name.text) ? name : null
}

function nameOf(values: Values, code: RowValue | null, { own }: Shape): string {
  const name = textOf(values, "name") ?? code?.text
  if (name !== undefined) return name.replace(/\s+/gu, " ").trim()
  const where = textOf(values, "address") ?? textOf(values, "commune")
  return where === null ? own.nameVi : `${own.nameVi} ${where}`
}

/** Cells that were filled from above, in words. */
function tellCarried(values: Values): string[] {
  const told: string[] = []
  for (const value of [...values.values()].flat()) {
    if (value.from === "ditto")
      told.push(`${value.column.heading}: như trên là ${shown(value.text)}`)
    if (value.from === "group" && !values.has("commune") && value.column.target === "commune") {
      told.push(`theo nhóm ${shown(value.text)}`)
    }
  }
  return told
}

function readUnit(values: Values, reading: Reading, problems: RowProblem[]): UnitAnswer {
  const names = unitNamesOf(values)
  const answer = reading.unitOf(names)
  const column = (first(values, "commune") ?? first(values, "district"))?.column ?? null
  const text = [names.commune, names.district].filter((one) => one !== null).join(", ")
  if (answer.kind === "unknown") {
    const vi = `không có đơn vị ${shown(text)} trong danh mục; địa bàn để trống`
    problems.push(problem("unit-unknown", "warning", column, vi, answer.suggestions))
  }
  if (answer.kind === "ambiguous") {
    const vi = `${shown(text)} có thể là nhiều đơn vị; địa bàn để trống`
    problems.push(problem("unit-two-ways", "warning", column, vi, answer.candidates))
  }
  return answer
}

function ownAsset(base: Base, { attributes, columns }: ReadAttributes): ComposedAsset {
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
    ...stateOf(values, reading),
  }
  return { role: "own", draft, columns: all }
}

/** A list of single assets that have an operator or a technology of their own. */
function eachAttributes({ values, reading }: Base): Record<string, string> {
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
function geometryOf(values: Values, place: RowPlace | null): Geometry | null {
  const written = first(values, "geometry")
  if (written === null) return place === null ? null : pointAt(place)
  const read: unknown = JSON.parse(written.text)
  return Value.Check(Geometry, read) ? read : null
}

const pointAt = ({ longitude, latitude }: RowPlace) => ({
  type: "Point" as const,
  coordinates: [longitude, latitude],
})

function ownerOf(values: Values, reading: Reading): { owner?: string } {
  const text = textOf(values, "owner")
  const owner = text === null ? reading.owner : reading.organisationOf(text)
  return owner === null ? {} : { owner }
}

function stateOf(values: Values, { writing }: Reading): Pick<AssetDraft, "state"> {
  const text = textOf(values, "state")
  if (text === null) return {}
  const key = searchKey(text)
  for (const state of ["planned", "removed", "faulty", "active"] as const) {
    const words = writing.words.states[state] ?? []
    if (words.some((word) => searchKey(word) === key)) return { state }
  }
  return {}
}

function childAsset(
  base: Base,
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
  return { role: "child", draft, columns: all }
}
