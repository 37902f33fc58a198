import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import type { Wrong } from "./metadata.ts"

/** One value as a data value set has it; what is absent is empty. */
export interface RawValue {
  readonly dataElement: string
  readonly period: string
  readonly orgUnit: string
  readonly optionCombo: string
  readonly attributeCombo: string
  readonly value: string
  readonly followup: boolean
  readonly deleted: boolean
  readonly commented: boolean
  /** "/dataValues/3", "dòng 7" */
  readonly place: string
}

export type ValuesRead =
  | { readonly good: readonly RawValue[] }
  | { readonly wrong: readonly Wrong[] }

/** Values in one file. */
export const MOST_VALUES = 500_000
const MOST_TOLD = 200

const Scalar = Type.Union([
  Type.String({ maxLength: 1000 }),
  Type.Number(),
  Type.Boolean(),
  Type.Null(),
])
const Entry = Type.Record(Type.String(), Type.Unknown())
const Fields = {
  dataElement: Type.Optional(Scalar),
  period: Type.Optional(Scalar),
  orgUnit: Type.Optional(Scalar),
  categoryOptionCombo: Type.Optional(Scalar),
  attributeOptionCombo: Type.Optional(Scalar),
  value: Type.Optional(Scalar),
  followup: Type.Optional(Scalar),
  followUp: Type.Optional(Scalar),
  deleted: Type.Optional(Scalar),
  comment: Type.Optional(Type.Union([Type.String(), Type.Null()])),
}
const OneValue = Type.Object(Fields)
const ValueSet = Type.Object({
  period: Type.Optional(Scalar),
  orgUnit: Type.Optional(Scalar),
  attributeOptionCombo: Type.Optional(Scalar),
  dataValues: Type.Array(Entry),
})

const word = (scalar: Static<typeof Scalar> | undefined) =>
  scalar === undefined || scalar === null ? "" : String(scalar).trim()
const yes = (scalar: Static<typeof Scalar> | undefined) => word(scalar).toLowerCase() === "true"

/** A data value set as JSON, with the period, org unit and attribute combo that it states once for all. */
export function valuesOfJson(json: unknown): ValuesRead {
  if (!Value.Check(ValueSet, json)) {
    const first = Value.Errors(ValueSet, json)[0]
    const pointer = first?.instancePath ?? ""
    return {
      wrong: [
        {
          pointer: pointer === "" ? "/" : pointer,
          detail: "phải là {“dataValues”: […]} của DHIS2",
        },
      ],
    }
  }
  if (json.dataValues.length > MOST_VALUES) return tooMany()
  const wrong: Wrong[] = []
  const good = json.dataValues.flatMap((entry, i) => {
    const place = `/dataValues/${i}`
    if (!Value.Check(OneValue, entry)) {
      const first = Value.Errors(OneValue, entry)[0]
      wrong.push({
        pointer: `${place}${first?.instancePath ?? ""}`,
        detail: "phải là một chuỗi hoặc một số",
      })
      return []
    }
    return [
      valueOf(
        {
          dataElement: word(entry.dataElement),
          period: word(entry.period ?? json.period),
          orgUnit: word(entry.orgUnit ?? json.orgUnit),
          optionCombo: word(entry.categoryOptionCombo),
          attributeCombo: word(entry.attributeOptionCombo ?? json.attributeOptionCombo),
          value: word(entry.value),
          followup: yes(entry.followup ?? entry.followUp),
          deleted: yes(entry.deleted),
          commented: word(entry.comment) !== "",
        },
        place,
      ),
    ]
  })
  return wrong.length > 0 ? { wrong: wrong.slice(0, MOST_TOLD) } : { good }
}

const valueOf = (value: Omit<RawValue, "place">, place: string): RawValue => ({ ...value, place })

const tooMany = () => ({
  wrong: [
    {
      pointer: "/dataValues",
      detail: `nhiều hơn ${MOST_VALUES} giá trị; hãy chia thành nhiều tệp`,
    },
  ],
})

export const VALUE_COLUMNS = ["dataelement", "period", "orgunit", "value"] as const
export const OPTIONAL_COLUMNS = [
  "categoryoptioncombo",
  "catoptcombo",
  "attributeoptioncombo",
  "attroptcombo",
  "storedby",
  "lastupdated",
  "created",
  "comment",
  "followup",
  "deleted",
] as const
export type ValueColumn = (typeof VALUE_COLUMNS)[number] | (typeof OPTIONAL_COLUMNS)[number]

/** A row of a CSV export. */
export function valueOfRow(row: number, text: (column: ValueColumn) => string): RawValue {
  return {
    dataElement: text("dataelement"),
    period: text("period"),
    orgUnit: text("orgunit"),
    optionCombo: text("categoryoptioncombo") || text("catoptcombo"),
    attributeCombo: text("attributeoptioncombo") || text("attroptcombo"),
    value: text("value"),
    followup: yes(text("followup")),
    deleted: yes(text("deleted")),
    commented: text("comment") !== "",
    place: `dòng ${row}`,
  }
}

const TAG =
  /<\/?([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>|<[!?][^>]*>?|</gu
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gu
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
])

/** A data value set as XML: only elements and attributes are read, and nothing is ever declared or fetched. */
export function valuesOfXml(text: string): ValuesRead {
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) {
    return { wrong: [{ pointer: "/", detail: "XML có DOCTYPE hoặc ENTITY không được nhận" }] }
  }
  const good: RawValue[] = []
  let whole: ReadonlyMap<string, string> | null = null
  for (const found of text.matchAll(TAG)) {
    const [tag, name, attributes = ""] = found
    if (name === undefined) {
      if (/^<\?|^<!--/u.test(tag)) continue
      return { wrong: [{ pointer: `ký tự ${found.index + 1}`, detail: "XML không đúng cú pháp" }] }
    }
    if (tag.startsWith("</")) continue
    const local = name.split(":").at(-1)
    if (local === "dataValueSet") whole = attributesOf(attributes)
    if (local !== "dataValue") continue
    if (whole === null) break
    if (good.length >= MOST_VALUES) return tooMany()
    good.push(valueOfXml(attributesOf(attributes), whole, `/dataValues/${good.length}`))
  }
  return whole === null
    ? { wrong: [{ pointer: "/", detail: "phải là <dataValueSet> của DHIS2" }] }
    : { good }
}

function valueOfXml(
  own: ReadonlyMap<string, string>,
  whole: ReadonlyMap<string, string>,
  place: string,
): RawValue {
  const text = (name: string) => (own.get(name) ?? "").trim()
  const shared = (name: string) => (own.get(name) ?? whole.get(name) ?? "").trim()
  return {
    dataElement: text("dataElement"),
    period: shared("period"),
    orgUnit: shared("orgUnit"),
    optionCombo: text("categoryOptionCombo"),
    attributeCombo: shared("attributeOptionCombo"),
    value: text("value"),
    followup: yes(text("followUp") || text("followup")),
    deleted: yes(text("deleted")),
    commented: text("comment") !== "",
    place,
  }
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = "", double, single]) => [
      name,
      unescaped(double ?? single ?? ""),
    ]),
  )
}

const unescaped = (text: string) =>
  text.replace(/&(?:#(\d{1,6})|#x([0-9a-fA-F]{1,5})|([a-z]+));/gu, (all, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES.get(String(name)) ?? all
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ""
  })
