import { readFileSync } from "node:fs"
import { parse } from "csv-parse/sync"
import { Value } from "typebox/value"
import {
  CheckDeclarations,
  type Document,
  Figure,
  Measure,
  type Period,
} from "../indicators/model.ts"
import { textOf } from "../indicators/decimal.ts"
import type { Quantity } from "../indicators/interval.ts"
import { readQuantity } from "../indicators/wording.ts"
import type { UnitRef } from "../registry/model.ts"

const DATA = new URL("../../../../data/", import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, DATA), "utf8")
type Row = (column: string) => string
const rows = (name: string): Row[] =>
  parse<Record<string, string>>(read(name), { columns: true, bom: true }).map(
    (cells): Row =>
      (column) =>
        cells[column] ?? "",
  )
const orNull = (text: string): string | null => (text === "" ? null : text)

/** The rules as the product ships them. */
export const shippedChecks = (): CheckDeclarations =>
  Value.Parse(CheckDeclarations, JSON.parse(read("checks.json")))

const twoDigits = (number: number): string => String(number).padStart(2, "0")

/** A period from its code: "2023", "2024-Q3", "2024-09", "2024-10-09". */
export function period(code: string): Period {
  const [year = "", rest = "", day] = code.split("-")
  const last = (month: number): string =>
    twoDigits(new Date(Date.UTC(Number(year), month, 0)).getUTCDate())
  if (day !== undefined) return { code, kind: "day", starts: code, ends: code }
  if (rest === "") return { code, kind: "year", starts: `${year}-01-01`, ends: `${year}-12-31` }
  if (rest.startsWith("Q")) {
    const end = Number(rest.slice(1)) * 3
    return {
      code,
      kind: "quarter",
      starts: `${year}-${twoDigits(end - 2)}-01`,
      ends: `${year}-${twoDigits(end)}-${last(end)}`,
    }
  }
  return { code, kind: "month", starts: `${code}-01`, ends: `${code}-${last(Number(rest))}` }
}

export const place = (change: Partial<UnitRef> = {}): UnitRef => ({
  id: "27",
  code: "27",
  name: "Bắc Ninh",
  fullName: "Tỉnh Bắc Ninh",
  level: "province",
  opened: null,
  closed: null,
  ...change,
})

export const measure = (change: Partial<Measure> = {}): Measure => ({
  code: "bts",
  nameVi: "Trạm BTS",
  nameEn: "Base stations",
  unitOfMeasure: "station",
  share: false,
  inTime: "last",
  overUnits: "sum",
  better: "higher",
  jumpFactor: 5,
  definitionVi: "",
  definitionEn: "",
  ...change,
})

export const document = (change: Partial<Document> = {}): Document => ({
  id: "001",
  number: null,
  title: "Bài viết",
  issuer: null,
  issued: null,
  abstract: null,
  ...change,
})

/** A figure as the text gives it; `exact` and the measure's unit follow from what is given. */
export function figure(change: Partial<Figure> = {}): Figure {
  const what = change.measure ?? measure()
  const exact = change.exact === undefined ? "100" : change.exact
  const value = exact === null || /^\d{4}-\d{2}-\d{2}$/u.test(exact) ? null : Number(exact)
  return {
    id: "a-01",
    kind: "observation",
    measure: what,
    place: place(),
    placeName: "Bắc Ninh",
    placeLevel: "province",
    period: period("2023"),
    comparator: "=",
    value,
    exact,
    unitOfMeasure: what.unitOfMeasure,
    label: "trạm BTS",
    breakdown: [],
    datesPrinted: [],
    whole: null,
    relation: null,
    note: "",
    document: document(),
    source: { kind: "published-document", file: "a.csv", sheet: null, row: 2, sha256: "" },
    version: 1,
    recordedAt: "2026-11-21T00:00:00.000Z",
    supersededAt: null,
    ...change,
  }
}

/** A number with its comparator as tests write it: ">1400000", "96". */
export function said(text: string): Pick<Figure, "comparator" | "exact"> & { quantity: Quantity } {
  const quantity = readQuantity(text)
  if (quantity === null) throw new Error(`not a number: ${text}`)
  return { comparator: quantity.comparator, exact: textOf(quantity.value), quantity }
}

/** Parts as the tables write them: "2G=884; 3G=1242". */
export const parts = (text: string): Figure["breakdown"] =>
  text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const [label = "", exact = ""] = part.split("=", 2)
      return { label, exact }
    })

const PLACES: Record<string, UnitRef> = {
  "Việt Nam": place({
    id: "VN",
    code: null,
    name: "Việt Nam",
    fullName: "Việt Nam",
    level: "country",
  }),
  "Quảng Ninh": place({ id: "22", code: "22", name: "Quảng Ninh", fullName: "Tỉnh Quảng Ninh" }),
  "Bắc Ninh": place({ closed: "2025-07-01" }),
  "Bắc Kạn": place({
    id: "06",
    code: "06",
    name: "Bắc Kạn",
    fullName: "Tỉnh Bắc Kạn",
    closed: "2025-07-01",
  }),
  "Bắc Giang": place({
    id: "24",
    code: "24",
    name: "Bắc Giang",
    fullName: "Tỉnh Bắc Giang",
    closed: "2025-07-01",
  }),
  "Hạ Long": place({
    id: "193",
    code: "193",
    name: "Hạ Long",
    fullName: "Thành phố Hạ Long",
    level: "district",
    closed: "2025-07-01",
  }),
}

function shippedMeasures(): Map<string, Measure> {
  const list = rows("measures.csv").map((cell) =>
    Value.Parse(Measure, {
      code: cell("code"),
      nameVi: cell("name_vi"),
      nameEn: cell("name_en"),
      unitOfMeasure: cell("unit_of_measure"),
      share: cell("share") === "yes",
      inTime: cell("in_time"),
      overUnits: cell("over_units"),
      better: cell("better"),
      jumpFactor: cell("jump_factor") === "" ? null : Number(cell("jump_factor")),
      definitionVi: cell("definition_vi"),
      definitionEn: cell("definition_en"),
    } as unknown),
  )
  return new Map(list.map((one) => [one.code, one]))
}

function shippedDocuments(): Map<string, Document> {
  const list = rows("documents.csv").map((cell) =>
    document({
      id: cell("id"),
      title: cell("title"),
      issued: cell("issued") === "" ? null : period(cell("issued")),
    }),
  )
  return new Map(list.map((one) => [one.id, one]))
}

/** The 106 figures as the product ships them, read without a database. */
export function shippedFigures(): Figure[] {
  const measures = shippedMeasures()
  const documents = shippedDocuments()
  return rows("published-figures.csv").map((cell) => {
    const isDate = cell("unit_of_measure") === "date"
    const breakdown = cell("breakdown")
    return Value.Parse(Figure, {
      ...figure({ exact: orNull(cell("value")) }),
      id: cell("id"),
      kind: cell("kind"),
      measure: measures.get(cell("measure")),
      place: PLACES[cell("place")],
      placeName: cell("place"),
      placeLevel: cell("place_level"),
      period: period(cell("as_of")),
      comparator: cell("comparator"),
      unitOfMeasure: cell("unit_of_measure"),
      label: cell("label_vi"),
      breakdown: isDate ? [] : parts(breakdown),
      datesPrinted: isDate ? breakdown.split(";").map((day) => day.trim()) : [],
      whole: orNull(cell("whole")),
      relation: orNull(cell("relation")),
      note: cell("note"),
      document: documents.get(cell("source")),
    } as unknown)
  })
}
