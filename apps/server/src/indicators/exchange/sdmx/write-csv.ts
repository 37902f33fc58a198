import { csvLine } from "@tinhso/csv"
import { cutParts } from "../../cells/cut.ts"
import type { CellStatus } from "../../cells/model.ts"
import { AGENCY, areaId, DATAFLOW, type SdmxCodes, TOTAL, VERSION } from "./codes.ts"
import { OBS_STATUS, STATUS_NAMES } from "./status.ts"
import { frequencyOf } from "./time.ts"

/** One value to write. */
export interface Observation {
  readonly indicator: string
  readonly unit: string
  readonly unitName: string
  readonly period: string
  /** "" for the whole, "sex=nữ; technology=4G". */
  readonly cut: string
  readonly value: number | null
  readonly status: CellStatus
  /** How many stand behind it; null for a single report. */
  readonly reported: number | null
  readonly expected: number | null
}

/** `both` writes "id: name" in one column, `name` a second column with the name. */
export const LABELS = ["id", "name", "both"] as const
type Labels = (typeof LABELS)[number]
export const CSV_VERSIONS = ["2.0", "1.0"] as const
export type CsvVersion = (typeof CSV_VERSIONS)[number]

export interface CsvOptions {
  readonly version: CsvVersion
  readonly labels: Labels
  readonly language: "vi" | "en"
}

interface Field {
  readonly id: string
  /** Its name, where it has one. */
  readonly name: string
}

const STRUCTURE_ID = `${AGENCY}:${DATAFLOW}(${VERSION})`
const FLOW_NAMES = { vi: "Chỉ số của Tỉnh Số", en: "Indicators of Tỉnh Số" } as const
const COMPONENTS: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  FREQ: { vi: "Tần suất", en: "Frequency" },
  REF_AREA: { vi: "Đơn vị hành chính", en: "Reference area" },
  INDICATOR: { vi: "Chỉ số", en: "Indicator" },
  TIME_PERIOD: { vi: "Kỳ", en: "Time period" },
  OBS_VALUE: { vi: "Giá trị", en: "Observation value" },
  OBS_STATUS: { vi: "Trạng thái", en: "Observation status" },
  UNIT_MEASURE: { vi: "Đơn vị đo", en: "Unit of measure" },
  REPORTED: { vi: "Số đơn vị đã báo cáo", en: "Reporters that did report" },
  EXPECTED: { vi: "Số đơn vị phải báo cáo", en: "Reporters expected" },
  COMMENT: { vi: "Ghi chú", en: "Comment" },
}

export const componentName = (id: string, language: "vi" | "en") => COMPONENTS[id]?.[language] ?? id

export const FREQUENCIES: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  A: { vi: "Năm", en: "Annual" },
  Q: { vi: "Quý", en: "Quarterly" },
  M: { vi: "Tháng", en: "Monthly" },
  D: { vi: "Ngày", en: "Daily" },
}

/** Observations as SDMX-CSV, a line each, the header first. No value is NaN with its status, never 0. */
export function* sdmxCsv(
  observations: Iterable<Observation>,
  codes: SdmxCodes,
  options: CsvOptions,
): Generator<string> {
  const { version, labels, language } = options
  const dimensions = [...codes.dimensions.entries()]
  const flow: Field = { id: STRUCTURE_ID, name: FLOW_NAMES[language] }
  const components = [
    ...["FREQ", "REF_AREA", "INDICATOR"].map((id) => ({ id, name: componentName(id, language) })),
    ...dimensions.map(([name, id]) => ({ id, name })),
    ...[
      "TIME_PERIOD",
      "OBS_VALUE",
      "OBS_STATUS",
      "UNIT_MEASURE",
      "REPORTED",
      "EXPECTED",
      "COMMENT",
    ].map((id) => ({ id, name: componentName(id, language) })),
  ]
  const heading = components.flatMap((field) => labelled(field, labels))
  const structureHeading = labels === "name" ? ["STRUCTURE_ID", "STRUCTURE_NAME"] : ["STRUCTURE_ID"]
  yield csvLine(
    version === "1.0"
      ? ["DATAFLOW", ...heading]
      : ["STRUCTURE", ...structureHeading, "ACTION", ...heading],
  )
  const start =
    version === "1.0"
      ? [labels === "both" ? `${flow.id}: ${flow.name}` : flow.id]
      : ["dataflow", ...labelled(flow, labels), "I"]
  for (const one of observations) {
    const fields = fieldsOf(one, codes, language)
    yield csvLine([...start, ...fields.flatMap((field) => labelled(field, labels))])
  }
}

function labelled({ id, name }: Field, labels: Labels): string[] {
  if (labels === "id") return [id]
  if (labels === "name") return [id, name]
  return [name === "" ? id : `${id}: ${name}`]
}

const plain = (id: string): Field => ({ id, name: "" })
const count = (number: number | null): Field => plain(number === null ? "" : String(number))

function fieldsOf(one: Observation, codes: SdmxCodes, language: "vi" | "en"): Field[] {
  const thing = codes.thing(one.indicator)
  const name = language === "vi" ? thing?.nameVi : thing?.nameEn
  const frequency = frequencyOf(one.period)
  const unit = thing?.unitOfMeasure ?? ""
  return [
    { id: frequency, name: FREQUENCIES[frequency]?.[language] ?? "" },
    { id: areaId(one.unit), name: one.unitName },
    { id: codes.indicators.of(one.indicator), name: name ?? one.indicator },
    ...breakdownFields(one.cut, codes, language),
    plain(one.period),
    plain(one.value === null ? "NaN" : String(one.value)),
    statusField(one.status, language),
    { id: codes.unitId(unit), name: unit },
    count(one.reported),
    count(one.expected),
    plain(""),
  ]
}

function breakdownFields(cut: string, codes: SdmxCodes, language: "vi" | "en"): Field[] {
  const chosen = new Map(cutParts(cut).map(({ dimension, value }) => [dimension, value]))
  return Array.from(codes.dimensions.entries(), ([dimension]) => {
    const value = chosen.get(dimension)
    if (value === undefined) return { id: TOTAL, name: language === "vi" ? "Tổng" : "Total" }
    return { id: codes.valuesOf(dimension).of(value), name: value }
  })
}

function statusField(status: CellStatus, language: "vi" | "en"): Field {
  const id = OBS_STATUS[status]
  const [, vi = "", en = ""] = STATUS_NAMES.find(([code]) => code === id) ?? []
  return { id, name: language === "vi" ? vi : en }
}
