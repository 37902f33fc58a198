import type { Level } from "../../../registry/model.ts"
import type { Reporting } from "../../cells/model.ts"
import type { Measure } from "../../model.ts"
import { addingOf, isNumeric } from "./adding.ts"
import { codeFor } from "./codes.ts"
import type { Breakdowns } from "./cuts.ts"
import type { Mapping } from "./map-file.ts"
import { clean, type DataElement, type Metadata, nameIn } from "./metadata.ts"
import type { ElementMeasure } from "./translate/items.ts"

/** A data element that becomes a measure, or is one already. */
export interface PlannedElement extends ElementMeasure {
  readonly valueType: string
  readonly aggregationType: string
  /** To be added; null where the measure is there already. */
  readonly fresh: { readonly measure: Measure; readonly reporting: Reporting } | null
}

export interface ElementSurroundings {
  readonly metadata: Metadata
  readonly breakdowns: Breakdowns
  /** The levels of the units that have values of it, or may have. */
  readonly levelsOf: (element: string) => ReadonlySet<Level>
  readonly mapping: (element: string) => Mapping | undefined
  readonly measures: ReadonlyMap<string, Measure>
  readonly reporting: ReadonlyMap<string, Reporting>
  /** Codes that are taken; what is planned is added. */
  readonly taken: Set<string>
  /** Codes that data elements of this import have become. */
  readonly claimed: Set<string>
}

/** `unplaced`: nobody knows yet which units its values are of. */
export interface Refused {
  readonly refused: string
  readonly unplaced?: true
}
type Planned = PlannedElement | Refused

const LEVELS: readonly Level[] = ["country", "province", "district", "commune"]

/** The measure that a data element becomes, or why it cannot be one. */
export function planElement(element: DataElement, around: ElementSurroundings): Planned {
  const { aggregationType = "", valueType = "" } = element
  const unfit = whyUnfit(element)
  if (unfit !== null) return { refused: unfit }
  const adding = addingOf(aggregationType)
  if ("refused" in adding) return adding
  const read = around.breakdowns.leaves(...combosOf(element, around.metadata))
  if ("refused" in read) return read
  const { leaves, dimensions } = read
  const mapping = around.mapping(element.id)
  const name = nameIn(element, "vi")
  const code = mapping?.internal || codeFor(name, element.id, around.taken)
  if (around.claimed.has(code)) return { refused: `mã ${code} đã dành cho phần tử dữ liệu khác` }
  const total = totalCode(element.id, code, leaves.length, adding.overUnits, around)
  const base = { id: element.id, name, code, adding, leaves, total, valueType, aggregationType }
  const standing = around.measures.get(code)
  const planned =
    standing === undefined
      ? fresh(element, base, dimensions, around)
      : joined(base, standing, around.reporting.get(code))
  if ("refused" in planned) return planned
  around.claimed.add(code)
  around.taken.add(code)
  if (total !== null) around.taken.add(total)
  return planned
}

function whyUnfit(element: DataElement): string | null {
  const { valueType = "", domainType = "AGGREGATE", aggregationLevels = [] } = element
  if (domainType !== "AGGREGATE") return "thuộc chương trình theo dõi (tracker)"
  if (!isNumeric(valueType)) return `kiểu ${valueType || "(trống)"} không phải là số`
  if (aggregationLevels.length === 0) return null
  return "có cấp gộp riêng (aggregationLevels), không có nghĩa tương đương"
}

function fresh(
  element: DataElement,
  base: Omit<PlannedElement, "fresh">,
  dimensions: Readonly<Record<string, string[]>>,
  around: ElementSurroundings,
): Planned {
  const { code, adding, valueType } = base
  const mapping = around.mapping(element.id)
  const reportedBy = levelFor(element.id, adding.overUnits === "none", mapping?.how ?? "", around)
  if (typeof reportedBy !== "string") return reportedBy
  const unitOfMeasure = mapping?.unitOfMeasure || (valueType === "PERCENTAGE" ? "%" : "")
  const measure = measureOf(element, { code, unitOfMeasure, ...adding })
  const reporting = { measure: code, reportedBy, minCoverage: 0, dimensions: { ...dimensions } }
  return { ...base, fresh: { measure, reporting } }
}

/** The least and the most are compared one by one in a formula: of so many at most. */
const MOST_COMPARED = 20

/** The indicator that puts breakdowns together where they can be; null where there is nothing to put together. */
function totalCode(
  element: string,
  code: string,
  leaves: number,
  overUnits: Measure["overUnits"],
  { mapping, taken }: ElementSurroundings,
): string | null {
  const most =
    overUnits === "sum" ? Infinity : overUnits === "min" || overUnits === "max" ? MOST_COMPARED : 0
  if (leaves < 2 || leaves > most) return null
  return mapping(`${element}.total`)?.internal || codeFor(`${code}_cộng`, element, taken)
}

const inWords = ({ inTime, overUnits }: Pick<Measure, "inTime" | "overUnits">) =>
  `theo thời gian ${inTime}, theo đơn vị ${overUnits}`

/** A measure that is there already must add in the same way. */
function joined(
  base: Omit<PlannedElement, "fresh">,
  { inTime, overUnits }: Measure,
  reporting: Reporting | undefined,
): Planned {
  const { adding, code } = base
  if (reporting === undefined) return { refused: `chỉ số ${code} chỉ lấy từ văn bản công bố` }
  if (inTime === adding.inTime && overUnits === adding.overUnits) return { ...base, fresh: null }
  return {
    refused: `${base.aggregationType} (${inWords(adding)}) khác cách gộp của chỉ số ${code} (${inWords({ inTime, overUnits })})`,
  }
}

function combosOf(
  { id, categoryCombo }: DataElement,
  { dataSets }: Metadata,
): [ReadonlySet<string>, ReadonlySet<string>] {
  const combos = new Set([categoryCombo?.id ?? ""])
  const attributes = new Set<string>()
  for (const { dataSetElements, categoryCombo: ofSet } of dataSets.values()) {
    const member = dataSetElements?.find(({ dataElement }) => dataElement.id === id)
    if (member === undefined) continue
    if (member.categoryCombo !== undefined) combos.add(member.categoryCombo.id)
    attributes.add(ofSet?.id ?? "")
  }
  return [combos, attributes.size === 0 ? new Set([""]) : attributes]
}

const NOWHERE = "không có giá trị nào và không gán cho đơn vị nào, nên không biết cấp nào báo cáo"

function levelFor(
  element: string,
  neverAdds: boolean,
  said: string,
  { levelsOf }: ElementSurroundings,
): Level | Refused {
  const told = LEVELS.find((level) => level === said)
  if (told !== undefined) return told
  const levels = LEVELS.filter((level) => levelsOf(element).has(level))
  const [first, second] = levels
  if (first === undefined) {
    return { refused: NOWHERE, unplaced: true }
  }
  if (second === undefined) return first
  if (neverAdds) return levels.at(-1) ?? first
  return {
    refused: `có giá trị ở nhiều cấp (${levels.join(", ")}); hãy ghi cấp báo cáo vào cột how của tệp ánh xạ`,
  }
}

interface MeasureWords {
  readonly code: string
  readonly unitOfMeasure: string
  readonly inTime: Measure["inTime"]
  readonly overUnits: Measure["overUnits"]
}

function measureOf(
  element: DataElement,
  { code, unitOfMeasure, inTime, overUnits }: MeasureWords,
): Measure {
  const origin = `DHIS2 ${element.id}${element.code === undefined ? "" : ` (${element.code})`}`
  return {
    code,
    nameVi: nameIn(element, "vi"),
    nameEn: nameIn(element, "en"),
    unitOfMeasure: clean(unitOfMeasure),
    share: false,
    inTime,
    overUnits,
    better: "none",
    jumpFactor: null,
    definitionVi: `Phần tử dữ liệu của ${origin}.`,
    definitionEn: `Data element of ${origin}.`,
  }
}
