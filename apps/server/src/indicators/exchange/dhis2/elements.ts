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
}

type Planned = PlannedElement | { readonly refused: string }

const LEVELS: readonly Level[] = ["country", "province", "district", "commune"]

/** The measure that a data element becomes, or why it cannot be one. */
export function planElement(element: DataElement, around: ElementSurroundings): Planned {
  const { aggregationType = "", valueType = "", domainType = "AGGREGATE" } = element
  if (domainType !== "AGGREGATE") return { refused: "thuộc chương trình theo dõi (tracker)" }
  if (!isNumeric(valueType)) return { refused: `kiểu ${valueType || "(trống)"} không phải là số` }
  if ((element.aggregationLevels ?? []).length > 0) {
    return { refused: "có cấp gộp riêng (aggregationLevels), không có nghĩa tương đương" }
  }
  const adding = addingOf(aggregationType)
  if ("refused" in adding) return adding
  const read = around.breakdowns.leaves(...combosOf(element, around.metadata))
  if ("refused" in read) return read
  const { leaves, dimensions } = read
  if (Object.keys(dimensions).length > 4) return { refused: "có hơn bốn phân tổ" }
  const mapping = around.mapping(element.id)
  const name = nameIn(element, "vi")
  const code = mapping?.internal || codeFor(name, element.id, around.taken)
  const total = totalCode(element.id, code, leaves.length, adding.overUnits, around)
  const base = { id: element.id, name, code, adding, leaves, total, valueType, aggregationType }
  const standing = around.measures.get(code)
  if (standing !== undefined) return joined(base, standing, around.reporting.get(code))
  const level = levelFor(element.id, adding.overUnits === "none", mapping?.how ?? "", around)
  if (typeof level !== "string") return level
  around.taken.add(code)
  if (total !== null) around.taken.add(total)
  const unitOfMeasure = mapping?.unitOfMeasure || (valueType === "PERCENTAGE" ? "%" : "")
  return {
    ...base,
    fresh: {
      measure: measureOf(element, { code, unitOfMeasure, ...adding }),
      reporting: {
        measure: code,
        reportedBy: level,
        minCoverage: 0,
        dimensions: { ...dimensions },
      },
    },
  }
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

/** A measure that is there already must add in the same way. */
function joined(
  base: Omit<PlannedElement, "fresh">,
  { inTime, overUnits }: Measure,
  reporting: Reporting | undefined,
): Planned {
  const { adding, code } = base
  if (reporting === undefined) return { refused: `chỉ số ${code} chỉ lấy từ văn bản công bố` }
  if (inTime === adding.inTime && overUnits === adding.overUnits) return { ...base, fresh: null }
  const told = (time: string, units: string) => `theo thời gian ${time}, theo đơn vị ${units}`
  return {
    refused: `${base.aggregationType} (${told(adding.inTime, adding.overUnits)}) khác cách gộp của chỉ số ${code} (${told(inTime, overUnits)})`,
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

function levelFor(
  element: string,
  neverAdds: boolean,
  said: string,
  { levelsOf }: ElementSurroundings,
): Level | { readonly refused: string } {
  const told = LEVELS.find((level) => level === said)
  if (told !== undefined) return told
  const levels = LEVELS.filter((level) => levelsOf(element).has(level))
  const [first, second] = levels
  if (first === undefined) {
    return {
      refused: "không có giá trị nào và không gán cho đơn vị nào, nên không biết cấp nào báo cáo",
    }
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
