import {
  AGENCY,
  areaId,
  DATAFLOW,
  NO_UNIT,
  type SdmxCodes,
  STRUCTURE,
  TOTAL,
  VERSION,
} from "./codes.ts"
import { STATUS_NAMES } from "./status.ts"
import { componentName, FREQUENCIES } from "./write-csv.ts"

/** A unit as the code list of areas has it. */
export interface Area {
  readonly id: string
  readonly nameVi: string
  readonly parent: string | null
}

interface Code {
  readonly id: string
  readonly vi: string
  readonly en: string
  readonly parent?: string | undefined
}

const SCHEMA =
  "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json"
const CONCEPTS = "CS_TINHSO"
const urn = (kind: string, id: string) =>
  `urn:sdmx:org.sdmx.infomodel.${kind}=${AGENCY}:${id}(${VERSION})`
const listUrn = (id: string) => urn("codelist.Codelist", id)
const conceptUrn = (id: string) => `${urn("conceptscheme.Concept", CONCEPTS)}.${id}`

/** Which code list says the values of a component; null for free ones. */
interface Component {
  readonly id: string
  readonly vi: string
  readonly en: string
  readonly list: string | null
}

/** The structure of our dataflow as an SDMX-JSON 2.0 message: dimensions, attributes and all code lists. */
export function structureMessage(
  codes: SdmxCodes,
  areas: readonly Area[],
  { id, prepared }: { readonly id: string; readonly prepared: string },
): { readonly meta: object; readonly data: object } {
  const dimensions = dimensionsOf(codes)
  const attributes = ATTRIBUTES.map(fixed)
  const concepts = [...dimensions, ...["TIME_PERIOD", "OBS_VALUE"].map(fixed), ...attributes]
  return {
    meta: {
      schema: SCHEMA,
      id,
      prepared,
      contentLanguages: ["vi", "en"],
      sender: { id: AGENCY, name: "Tỉnh Số" },
    },
    data: {
      dataflows: [
        {
          ...artefact(DATAFLOW, "Chỉ số của Tỉnh Số", "Indicators of Tỉnh Số"),
          structure: urn("datastructure.DataStructure", STRUCTURE),
        },
      ],
      dataStructures: [
        {
          ...artefact(
            STRUCTURE,
            "Cấu trúc số liệu của Tỉnh Số",
            "Structure of the data of Tỉnh Số",
          ),
          dataStructureComponents: componentsOf(dimensions, attributes),
        },
      ],
      conceptSchemes: [
        {
          ...artefact(CONCEPTS, "Khái niệm", "Concepts"),
          concepts: concepts.map(({ id: concept, vi, en }) => ({ id: concept, ...named(vi, en) })),
        },
      ],
      codelists: codelists(codes, areas),
    },
  }
}

const ATTRIBUTES = ["OBS_STATUS", "UNIT_MEASURE", "REPORTED", "EXPECTED", "COMMENT"]

const componentsOf = (dimensions: readonly Component[], attributes: readonly Component[]) => ({
  dimensionList: {
    id: "DimensionDescriptor",
    dimensions: dimensions.map((one, position) => ({ ...component(one), position: position + 1 })),
    timeDimension: {
      id: "TIME_PERIOD",
      conceptIdentity: conceptUrn("TIME_PERIOD"),
      localRepresentation: { format: { dataType: "ObservationalTimePeriod" } },
    },
  },
  measureList: {
    id: "MeasureDescriptor",
    measures: [{ ...component(fixed("OBS_VALUE")), usage: "optional" }],
  },
  attributeList: {
    id: "AttributeDescriptor",
    attributes: attributes.map((one) => ({
      ...component(one),
      usage: "optional",
      attributeRelationship: { observation: {} },
    })),
  },
})

const named = (vi: string, en: string) => ({ name: vi, names: { vi, en } })
const artefact = (id: string, vi: string, en: string) => ({
  id,
  version: VERSION,
  agencyID: AGENCY,
  ...named(vi, en),
})

const LISTS: Readonly<Record<string, string>> = {
  FREQ: "CL_FREQ",
  REF_AREA: "CL_REF_AREA",
  INDICATOR: "CL_INDICATOR",
  OBS_STATUS: "CL_OBS_STATUS",
  UNIT_MEASURE: "CL_UNIT",
}
const NUMBERS: ReadonlySet<string> = new Set(["OBS_VALUE"])
const WHOLE_NUMBERS: ReadonlySet<string> = new Set(["REPORTED", "EXPECTED"])

function fixed(id: string): Component {
  return { id, vi: componentName(id, "vi"), en: componentName(id, "en"), list: LISTS[id] ?? null }
}

function dimensionsOf(codes: SdmxCodes): Component[] {
  return [
    ...["FREQ", "REF_AREA", "INDICATOR"].map(fixed),
    ...[...codes.dimensions.entries()].map(([name, id]): Component => ({
      id,
      vi: name,
      en: name,
      list: `CL_DIM_${id}`,
    })),
  ]
}

function component({ id, list }: Component) {
  const dataType = NUMBERS.has(id) ? "Double" : WHOLE_NUMBERS.has(id) ? "Integer" : "String"
  return {
    id,
    conceptIdentity: conceptUrn(id),
    localRepresentation: list === null ? { format: { dataType } } : { enumeration: listUrn(list) },
  }
}

const list = (id: string, vi: string, en: string, its: readonly Code[]) => ({
  ...artefact(id, vi, en),
  codes: its.map((one) => ({
    id: one.id,
    ...named(one.vi, one.en),
    ...(one.parent === undefined ? {} : { parent: one.parent }),
  })),
})

function codelists(codes: SdmxCodes, areas: readonly Area[]) {
  const frequencies = Object.entries(FREQUENCIES).map(([id, name]): Code => ({ id, ...name }))
  return [
    list("CL_FREQ", "Tần suất", "Frequency", frequencies),
    list("CL_REF_AREA", "Đơn vị hành chính", "Areas", areas.map(areaCode)),
    list(
      "CL_INDICATOR",
      "Chỉ số",
      "Indicators",
      codes.vocabulary.indicators.map(({ code, nameVi, nameEn }) => ({
        id: codes.indicators.of(code),
        vi: nameVi,
        en: nameEn,
      })),
    ),
    list(
      "CL_OBS_STATUS",
      "Trạng thái",
      "Observation status",
      STATUS_NAMES.map(([id, vi, en]) => ({ id, vi, en })),
    ),
    list("CL_UNIT", "Đơn vị đo", "Units of measure", [
      { id: NO_UNIT, vi: "Không có đơn vị", en: "No unit" },
      ...[...codes.units.entries()].map(([text, id]) => ({ id, vi: text, en: text })),
    ]),
    ...[...codes.dimensions.entries()].map(([dimension, id]) =>
      list(`CL_DIM_${id}`, dimension, dimension, [
        { id: TOTAL, vi: "Tổng", en: "Total" },
        ...[...codes.valuesOf(dimension).entries()].map(([text, code]) => ({
          id: code,
          vi: text,
          en: text,
        })),
      ]),
    ),
  ]
}

const areaCode = ({ id, nameVi, parent }: Area): Code => ({
  id: areaId(id),
  vi: nameVi,
  en: nameVi,
  parent: parent === null ? undefined : areaId(parent),
})
