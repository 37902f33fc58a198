import type { Level } from "../../../registry/model.ts"
import type { PlacedDraft } from "../../cells/index.ts"
import type { Definitions } from "../../definitions/check-definition.ts"
import type { IndicatorDraft } from "../../definitions/model.ts"
import { type Accepted, DraftMaker, type DraftsMade } from "./drafts.ts"
import { Breakdowns } from "./cuts.ts"
import { type PlannedElement, planElement, type Refused } from "./elements.ts"
import { Finder } from "./finder.ts"
import type { Mapping, MapKind, OpenQuestion } from "./map-file.ts"
import { type Metadata, nameIn, type Wrong } from "./metadata.ts"
import { OrgUnits, type Registry } from "./org-units.ts"
import { readDhis2Period } from "./period.ts"
import { type PlannedIndicator, planIndicators } from "./plan-indicators.ts"
import { readPeriod } from "../../import/period.ts"
import type { RawValue } from "./values.ts"

export interface LeftOut {
  readonly kind: "dataElement" | "indicator"
  readonly id: string
  readonly name: string
  readonly why: string
  /** Values that are left out with it. */
  readonly values: number
}

/** All that an import would do, before anything is written. */
export interface ImportPlan {
  readonly elements: ReadonlyMap<string, PlannedElement>
  readonly indicators: readonly PlannedIndicator[]
  readonly totals: readonly IndicatorDraft[]
  readonly drafts: readonly PlacedDraft[]
  readonly accepted: readonly Accepted[]
  readonly leftOut: readonly LeftOut[]
  readonly wrong: readonly Wrong[]
  /** What a person must say before anything can be written. */
  readonly questions: readonly OpenQuestion[]
  readonly notes: readonly string[]
  readonly orgUnits: OrgUnits
}

export interface PlanSurroundings {
  readonly metadata: Metadata
  readonly values: readonly RawValue[]
  readonly registry: Registry
  readonly definitions: Definitions
  readonly mappings: readonly Mapping[]
  readonly today: string
  /** The code that stands for the number of days of a period. */
  readonly days: string
}

/** Plans the import of metadata and values: pure, the same for the same files and the same catalogue. */
export function planImport(around: PlanSurroundings): ImportPlan {
  const { metadata, values, definitions, registry, mappings } = around
  const mapping = mappingsOf(mappings)
  const orgUnits = new OrgUnits(metadata.organisationUnits, registry, unitsNamed(mappings))
  const breakdowns = new Breakdowns(metadata, optionsNamed(mappings))
  const taken = new Set([
    ...definitions.measures.keys(),
    ...definitions.indicators.keys(),
    ...mappings.map(({ internal }) => internal),
  ])
  const elements = elementsOf(around, { orgUnits, breakdowns, taken, mapping })
  const good = new Map(
    [...elements].flatMap(([id, one]) => ("refused" in one ? [] : [[id, one] as const])),
  )
  const planned = planIndicators({
    metadata,
    elements,
    mapping: (id) => mapping("indicator", id),
    vocabulary: withFresh(definitions, [...good.values()]),
    taken,
    days: around.days,
  })
  const made = new DraftMaker({
    metadata,
    elements,
    orgUnits,
    skipped: orgUnitsSaid(mappings, "skip"),
    together: orgUnitsSaid(mappings, "add"),
  }).make(values)
  return {
    elements: good,
    indicators: planned.indicators,
    totals: planned.totals,
    drafts: made.drafts,
    accepted: made.accepted,
    leftOut: leftOutOf(elements, made, planned.leftOut, metadata),
    wrong: made.wrong,
    questions: questionsOf(made, metadata, orgUnits),
    notes: notesOf(made, good, definitions),
    orgUnits,
  }
}

interface Planning {
  readonly orgUnits: OrgUnits
  readonly breakdowns: Breakdowns
  readonly taken: Set<string>
  readonly mapping: (kind: MapKind, id: string) => Mapping | undefined
}

function elementsOf(
  around: PlanSurroundings,
  { orgUnits, breakdowns, taken, mapping }: Planning,
): Map<string, PlannedElement | Refused> {
  const { metadata, definitions } = around
  const levels = levelsOfElements(around, orgUnits)
  const claimed = new Set<string>()
  const elements = new Map<string, PlannedElement | Refused>()
  for (const element of metadata.dataElements.values()) {
    const skipped = mapping("dataElement", element.id)?.how === "skip"
    const planned: PlannedElement | Refused = skipped
      ? { refused: "tệp ánh xạ nói bỏ qua" }
      : planElement(element, {
          metadata,
          breakdowns,
          levelsOf: (id) => levels.get(id) ?? new Set(),
          mapping: (id) => mapping(id.endsWith(".total") ? "indicator" : "dataElement", id),
          measures: definitions.measures,
          reporting: definitions.reporting,
          taken,
          claimed,
        })
    elements.set(element.id, planned)
  }
  return elements
}

const orgUnitsSaid = (mappings: readonly Mapping[], how: string) =>
  new Set(
    mappings
      .filter((one) => one.kind === "orgUnit" && one.how === how)
      .map(({ external }) => external),
  )

function mappingsOf(mappings: readonly Mapping[]) {
  const byKey = new Map(mappings.map((one) => [`${one.kind} ${one.external}`, one]))
  return (kind: MapKind, id: string) => byKey.get(`${kind} ${id}`)
}

const unitsNamed = (mappings: readonly Mapping[]) =>
  new Map(
    mappings
      .filter(({ kind, internal }) => kind === "orgUnit" && internal !== "")
      .map(({ external, internal }) => [
        external,
        internal.split("|").map((one) => one.trim().toUpperCase()),
      ]),
  )

const optionsNamed = (mappings: readonly Mapping[]) =>
  new Map(
    mappings
      .filter(({ kind }) => kind === "categoryOption")
      .map(({ external, internal }) => [external, internal]),
  )

/** The levels of units that have values of each data element, or that its data sets ask. */
function levelsOfElements(
  { metadata, values, registry, today }: PlanSurroundings,
  orgUnits: OrgUnits,
): ReadonlyMap<string, ReadonlySet<Level>> {
  const levels = new Map<string, Set<Level>>()
  const add = (element: string, orgUnit: string, day: string) => {
    const matched = orgUnits.on(orgUnit, day)
    const level =
      matched.kind === "sure" ? registry.territories.unit(matched.unit)?.level : undefined
    if (level === undefined) return
    const known = levels.get(element) ?? new Set<Level>()
    levels.set(element, known.add(level))
  }
  const elementIds = new Finder(metadata.dataElements)
  const unitIds = new Finder(metadata.organisationUnits)
  const days = new Map<string, string | null>()
  for (const { dataElement, orgUnit, period } of values) {
    const day = days.get(period) ?? lastDayOf(period)
    days.set(period, day)
    const element = elementIds.find(dataElement)
    const unit = unitIds.find(orgUnit)
    if (day !== null && element !== undefined && unit !== undefined) add(element, unit, day)
  }
  for (const { dataSetElements, organisationUnits } of metadata.dataSets.values()) {
    for (const { dataElement } of dataSetElements ?? []) {
      if (levels.has(dataElement.id)) continue
      for (const { id } of (organisationUnits ?? []).slice(0, MOST_LOOKED_AT))
        add(dataElement.id, id, today)
    }
  }
  return levels
}

/** Org units of a data set that are looked at for their level. */
const MOST_LOOKED_AT = 50

function lastDayOf(period: string): string | null {
  const read = readDhis2Period(period)
  if ("refused" in read) return null
  const known = readPeriod(read.code)
  return "refused" in known ? null : known.period.ends
}

/** The catalogue with what is to be added. */
export function withFresh(
  definitions: Definitions,
  elements: readonly PlannedElement[],
): Definitions {
  const fresh = elements.flatMap((one) => (one.fresh === null ? [] : [one.fresh]))
  return {
    ...definitions,
    measures: new Map([
      ...definitions.measures,
      ...fresh.map(({ measure }) => [measure.code, measure] as const),
    ]),
    reporting: new Map([
      ...definitions.reporting,
      ...fresh.map(({ reporting }) => [reporting.measure, reporting] as const),
    ]),
  }
}

function leftOutOf(
  elements: ReadonlyMap<string, PlannedElement | { readonly refused: string }>,
  { counts }: DraftsMade,
  indicators: readonly { readonly id: string; readonly name: string; readonly why: string }[],
  { dataElements }: Metadata,
): LeftOut[] {
  const out = [...elements].flatMap(([id, one]): LeftOut[] => {
    if (!("refused" in one)) return []
    const element = dataElements.get(id)
    const name = element === undefined ? id : nameIn(element, "vi")
    return [
      { kind: "dataElement", id, name, why: one.refused, values: counts.leftOut.get(id) ?? 0 },
    ]
  })
  return [...out, ...indicators.map((one): LeftOut => ({ kind: "indicator", ...one, values: 0 }))]
}

function questionsOf(
  made: DraftsMade,
  { organisationUnits }: Metadata,
  orgUnits: OrgUnits,
): OpenQuestion[] {
  return [...made.unmatched].map(([id, day]) => {
    const unit = organisationUnits.get(id)
    const matched = orgUnits.on(id, day)
    const parent = unit?.parent === undefined ? undefined : organisationUnits.get(unit.parent.id)
    return {
      kind: "orgUnit",
      id,
      code: unit?.code ?? "",
      name: unit === undefined ? id : nameIn(unit, "vi"),
      within: parent === undefined ? "" : nameIn(parent, "vi"),
      suggestions: matched.kind === "ask" ? matched.candidates : [],
      why: matched.kind === "ask" ? `ngày ${day}: ${matched.why}` : "",
    }
  })
}

function notesOf(
  { counts }: DraftsMade,
  elements: ReadonlyMap<string, PlannedElement>,
  { measures }: Definitions,
): string[] {
  const notes: string[] = []
  if (counts.empty > 0) notes.push(`${counts.empty} giá trị trống không được ghi`)
  if (counts.deleted > 0) notes.push(`${counts.deleted} giá trị đã xóa ở DHIS2 được ghi là thiếu`)
  if (counts.skipped > 0)
    notes.push(`${counts.skipped} giá trị của các đơn vị mà tệp ánh xạ nói bỏ qua`)
  if (counts.commented > 0) notes.push(`${counts.commented} ghi chú của giá trị không được giữ`)
  for (const { name, adding, code, id } of elements.values()) {
    if (adding.differs !== null) notes.push(`“${name}”: ${adding.differs}`)
    const plain = code.endsWith(`_${id.toLowerCase()}`) ? code.slice(0, -id.length - 1) : null
    if (plain !== null && measures.has(plain)) {
      notes.push(
        `“${name}” thành ${code} vì đã có ${plain}; nếu là một, hãy ghi ${plain} vào tệp ánh xạ`,
      )
    }
  }
  return notes
}
