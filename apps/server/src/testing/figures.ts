import { readFileSync } from "node:fs"
import { parse } from "csv-parse/sync"
import Value from "typebox/value"
import {
  CheckDeclarations,
  type Document,
  Figure,
  Measure,
  type Period,
} from "../indicators/model.ts"
import type { UnitRef } from "../registry/model.ts"

const DATA = new URL("../../../../data/", import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, DATA), "utf8")
const rows = (name: string): Record<string, string>[] =>
  parse(read(name), { columns: true, bom: true })

/** The rules as the product ships them. */
export const shippedChecks = (): CheckDeclarations =>
  Value.Parse(CheckDeclarations, JSON.parse(read("checks.json")))

/** A period from its code: "2023", "2024-Q3", "2024-09", "2024-10-09". */
export function period(code: string): Period {
  const [year = "", rest = "", day] = code.split("-")
  const last = (month: number): string =>
    String(new Date(Date.UTC(Number(year), month, 0)).getUTCDate()).padStart(2, "0")
  if (day !== undefined) return { code, kind: "day", starts: code, ends: code }
  if (rest === "") return { code, kind: "year", starts: `${year}-01-01`, ends: `${year}-12-31` }
  if (rest.startsWith("Q")) {
    const end = Number(rest.slice(1)) * 3
    const month = (number: number): string => String(number).padStart(2, "0")
    return {
      code,
      kind: "quarter",
      starts: `${year}-${month(end - 2)}-01`,
      ends: `${year}-${month(end)}-${last(end)}`,
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
  const list = rows("measures.csv").map((row): Measure => ({
    code: row["code"] ?? "",
    nameVi: row["name_vi"] ?? "",
    nameEn: row["name_en"] ?? "",
    unitOfMeasure: row["unit_of_measure"] ?? "",
    share: row["share"] === "yes",
    inTime: row["in_time"],
    overUnits: row["over_units"],
    better: row["better"],
    jumpFactor: row["jump_factor"] === "" ? null : Number(row["jump_factor"]),
    definitionVi: row["definition_vi"] ?? "",
    definitionEn: row["definition_en"] ?? "",
  }))
  return new Map(list.map((one) => [one.code, one]))
}

function shippedDocuments(): Map<string, Document> {
  const list = rows("documents.csv").map((row) =>
    document({
      id: row["id"] ?? "",
      title: row["title"] ?? "",
      issued: row["issued"] ? period(row["issued"]) : null,
    }),
  )
  return new Map(list.map((one) => [one.id, one]))
}

/** The 106 figures as the product ships them, read without a database. */
export function shippedFigures(): Figure[] {
  const measures = shippedMeasures()
  const documents = shippedDocuments()
  return rows("published-figures.csv").map((row, index) => {
    const isDate = row["unit_of_measure"] === "date"
    const breakdown = row["breakdown"] ?? ""
    const exact = row["value"] === "" ? null : (row["value"] ?? null)
    return Value.Parse(Figure, {
      ...figure({ exact }),
      id: row["id"] ?? "",
      kind: row["kind"],
      measure: measures.get(row["measure"] ?? "") ?? measure(),
      place: PLACES[row["place"] ?? ""] ?? place(),
      placeName: row["place"] ?? "",
      placeLevel: row["place_level"] ?? "",
      period: period(row["as_of"] ?? ""),
      comparator: row["comparator"],
      unitOfMeasure: row["unit_of_measure"] ?? "",
      label: row["label_vi"] ?? "",
      breakdown: isDate ? [] : parts(breakdown),
      datesPrinted: isDate ? breakdown.split(";").map((day) => day.trim()) : [],
      whole: row["whole"] === "" ? null : (row["whole"] ?? null),
      relation: row["relation"] === "" ? null : row["relation"],
      note: row["note"] ?? "",
      document: documents.get(row["source"] ?? "") ?? document(),
      source: {
        kind: "published-document",
        file: "published-figures.csv",
        sheet: null,
        row: index + 2,
        sha256: "",
      },
    })
  })
}
