import { toNfc } from "@tinhso/vietnamese"
import { type Static, Type } from "typebox"
import { Value } from "typebox/value"

const Id = Type.String({ minLength: 1, maxLength: 60 })
const Ref = Type.Object({ id: Id })
const Refs = Type.Optional(Type.Array(Ref))
const Words = {
  id: Id,
  name: Type.Optional(Type.String({ maxLength: 2000 })),
  code: Type.Optional(Type.String({ maxLength: 200 })),
  translations: Type.Optional(
    Type.Array(
      Type.Object({
        property: Type.Optional(Type.String()),
        locale: Type.Optional(Type.String()),
        value: Type.Optional(Type.String()),
      }),
    ),
  ),
}
const Named = Type.Object(Words)
export type Named = Static<typeof Named>

const OrgUnit = Type.Object({
  ...Words,
  parent: Type.Optional(Ref),
  level: Type.Optional(Type.Integer()),
  path: Type.Optional(Type.String()),
  openingDate: Type.Optional(Type.String()),
  closedDate: Type.Optional(Type.String()),
})
export type OrgUnit = Static<typeof OrgUnit>

const DataElement = Type.Object({
  ...Words,
  valueType: Type.Optional(Type.String()),
  aggregationType: Type.Optional(Type.String()),
  domainType: Type.Optional(Type.String()),
  categoryCombo: Type.Optional(Ref),
  aggregationLevels: Type.Optional(Type.Array(Type.Integer())),
})
export type DataElement = Static<typeof DataElement>

const Category = Type.Object({ ...Words, categoryOptions: Refs })
const CategoryCombo = Type.Object({ ...Words, categories: Refs, categoryOptionCombos: Refs })
const OptionCombo = Type.Object({
  ...Words,
  categoryCombo: Type.Optional(Ref),
  categoryOptions: Refs,
})
export type OptionCombo = Static<typeof OptionCombo>

const DataSet = Type.Object({
  ...Words,
  periodType: Type.Optional(Type.String()),
  categoryCombo: Type.Optional(Ref),
  organisationUnits: Refs,
  dataSetElements: Type.Optional(
    Type.Array(Type.Object({ dataElement: Ref, categoryCombo: Type.Optional(Ref) })),
  ),
})

const Expression = Type.String({ maxLength: 20_000 })
const Indicator = Type.Object({
  ...Words,
  numerator: Type.Optional(Expression),
  denominator: Type.Optional(Expression),
  indicatorType: Type.Optional(Ref),
  annualized: Type.Optional(Type.Boolean()),
  decimals: Type.Optional(Type.Integer()),
  numeratorDescription: Type.Optional(Type.String()),
  denominatorDescription: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
})
export type Dhis2Indicator = Static<typeof Indicator>

const IndicatorType = Type.Object({ ...Words, factor: Type.Optional(Type.Number()) })
const Constant = Type.Object({ ...Words, value: Type.Optional(Type.Number()) })

/** The parts of an export of /api/metadata that are read; everything else is left alone. */
const LISTS = {
  organisationUnits: OrgUnit,
  dataElements: DataElement,
  categories: Category,
  categoryOptions: Named,
  categoryCombos: CategoryCombo,
  categoryOptionCombos: OptionCombo,
  dataSets: DataSet,
  indicators: Indicator,
  indicatorTypes: IndicatorType,
  constants: Constant,
} as const
type Lists = typeof LISTS
type Entry<Name extends keyof Lists> = Static<Lists[Name]>

/** Metadata of a DHIS2, by id. */
export type Metadata = {
  readonly [Name in keyof Lists]: ReadonlyMap<string, Entry<Name>>
}

export interface Wrong {
  readonly pointer: string
  readonly detail: string
}

/** Errors told at once. */
const MOST_TOLD = 50

/** What a metadata file says, or where it is not one: each fault at its JSON pointer. */
export function metadataOf(
  json: unknown,
): { readonly good: Metadata } | { readonly wrong: Wrong[] } {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return {
      wrong: [{ pointer: "/", detail: "phải là một đối tượng JSON như /api/metadata xuất ra" }],
    }
  }
  const wrong: Wrong[] = []
  const lists = new Map(Object.entries(json))
  const read = <Name extends keyof Lists>(name: Name) => listOf<Name>(name, lists.get(name), wrong)
  const good: Metadata = {
    organisationUnits: read("organisationUnits"),
    dataElements: read("dataElements"),
    categories: read("categories"),
    categoryOptions: read("categoryOptions"),
    categoryCombos: read("categoryCombos"),
    categoryOptionCombos: read("categoryOptionCombos"),
    dataSets: read("dataSets"),
    indicators: read("indicators"),
    indicatorTypes: read("indicatorTypes"),
    constants: read("constants"),
  }
  if (good.dataElements.size === 0 && wrong.length === 0) {
    wrong.push({ pointer: "/dataElements", detail: "không có phần tử dữ liệu nào" })
  }
  return wrong.length > 0 ? { wrong: wrong.slice(0, MOST_TOLD) } : { good }
}

function listOf<Name extends keyof Lists>(
  name: Name,
  found: unknown,
  wrong: Wrong[],
): ReadonlyMap<string, Entry<Name>> {
  const byId = new Map<string, Entry<Name>>()
  if (found === undefined || found === null) return byId
  if (!Array.isArray(found)) {
    wrong.push({ pointer: `/${name}`, detail: "phải là một danh sách" })
    return byId
  }
  found.map(withoutNulls).forEach((entry, i) => {
    const pointer = `/${name}/${i}`
    if (!isEntry(name, entry)) {
      const first = Value.Errors(LISTS[name], entry)[0]
      const at = `${pointer}${first?.instancePath ?? ""}`
      wrong.push({ pointer: at, detail: `không đúng dạng: ${first?.message ?? ""}` })
    } else if (byId.has(entry.id)) {
      wrong.push({ pointer, detail: `mã ${entry.id} có hai lần` })
    } else byId.set(entry.id, entry)
  })
  return byId
}

/** Exports of some versions write what is not there as null. */
function withoutNulls(entry: unknown): unknown {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return entry
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null))
}

function isEntry<Name extends keyof Lists>(name: Name, entry: unknown): entry is Entry<Name> {
  return Value.Check(LISTS[name], entry)
}

/** What something is called in a language; the name itself where it is not translated. */
export function nameIn(named: Named, locale: "vi" | "en"): string {
  const translated = named.translations?.find(
    (one) => one.property?.toUpperCase() === "NAME" && one.locale?.slice(0, 2) === locale,
  )
  return clean(translated?.value ?? named.name ?? named.code ?? named.id)
}

/** One line, NFC, of a length that a table takes. */
export const clean = (text: string) => toNfc(text).replace(/\s+/gu, " ").trim().slice(0, 300)

/** Categories that only stand for "not broken down". */
export const isDefault = ({ name, code }: { name?: string; code?: string }) =>
  name === "default" || code === "default"
