import type { Period } from "../../model.ts"
import { readPeriod } from "../../import/period.ts"
import type { PlacedDraft } from "../../cells/index.ts"
import { outsideType } from "./adding.ts"
import { DEFAULT_OPTION_COMBO } from "./cuts.ts"
import type { PlannedElement, Refused } from "./elements.ts"
import { Finder } from "./finder.ts"
import type { Metadata, Wrong } from "./metadata.ts"
import type { OrgUnits } from "./org-units.ts"
import { readDhis2Period } from "./period.ts"
import type { StoredValue } from "./reference/aggregate.ts"
import type { RawValue } from "./values.ts"

/** A value that was understood, as DHIS2 and as the registry see it. */
export interface Accepted extends StoredValue {
  readonly element: string
  readonly unit: string
}

export interface DraftsMade {
  readonly drafts: readonly PlacedDraft[]
  readonly accepted: readonly Accepted[]
  readonly wrong: readonly Wrong[]
  /** Org units that nothing is known of, with a day on which they are asked for. */
  readonly unmatched: ReadonlyMap<string, string>
  readonly counts: {
    readonly empty: number
    readonly deleted: number
    readonly commented: number
    readonly skipped: number
    /** Of data elements that are left out, by their id. */
    readonly leftOut: ReadonlyMap<string, number>
  }
}

export interface DraftSurroundings {
  readonly metadata: Metadata
  readonly elements: ReadonlyMap<string, PlannedElement | Refused>
  readonly orgUnits: OrgUnits
  /** Org units to leave out, and those that are added together. */
  readonly skipped: ReadonlySet<string>
  readonly together: ReadonlySet<string>
}

/** Turns the values of a file into drafts of cells; what is wrong is told at its place. */
export class DraftMaker {
  private readonly around: DraftSurroundings
  private readonly elements: Finder
  private readonly orgUnits: Finder
  private readonly combos: Finder
  private readonly periods = new Map<string, Period | string>()
  private readonly byCell = new Map<
    string,
    { draft: PlacedDraft; orgUnit: string; parts: number }
  >()
  private readonly seen = new Map<string, string>()
  private readonly accepted: Accepted[] = []
  private readonly wrong: Wrong[] = []
  private readonly unmatched = new Map<string, string>()
  private readonly counts = {
    empty: 0,
    deleted: 0,
    commented: 0,
    skipped: 0,
    leftOut: new Map<string, number>(),
  }

  constructor(around: DraftSurroundings) {
    this.around = around
    this.elements = new Finder(around.metadata.dataElements)
    this.orgUnits = new Finder(around.metadata.organisationUnits)
    this.combos = new Finder(around.metadata.categoryOptionCombos)
  }

  make(values: readonly RawValue[]): DraftsMade {
    for (const value of values) this.add(value)
    return {
      drafts: [...this.byCell.values()].map(({ draft }) => draft),
      accepted: this.accepted,
      wrong: this.wrong,
      unmatched: this.unmatched,
      counts: this.counts,
    }
  }

  private refuse({ place }: RawValue, detail: string): void {
    this.wrong.push({ pointer: place, detail })
  }

  private add(raw: RawValue): void {
    const element = this.elementOf(raw)
    const orgUnit = element === null ? null : this.orgUnitOf(raw)
    if (element === null || orgUnit === null) return
    const content = this.contentOf(raw, element)
    if (typeof content === "string") return this.refuse(raw, content)
    if (raw.value === "" && !raw.deleted) {
      this.counts.empty++
      return
    }
    if (raw.commented) this.counts.commented++
    if (raw.deleted) this.counts.deleted++
    const unit = this.unitOf(orgUnit, content.period)
    if (unit !== null) this.accept(raw, { element, orgUnit, unit, ...content })
  }

  private elementOf(raw: RawValue): PlannedElement | null {
    const id = this.elements.find(raw.dataElement)
    if (id === undefined) {
      const shown = raw.dataElement.slice(0, 60)
      this.refuse(raw, `phần tử dữ liệu “${shown}” không có trong metadata`)
      return null
    }
    const element = this.around.elements.get(id)
    if (element !== undefined && !("refused" in element)) return element
    this.counts.leftOut.set(id, (this.counts.leftOut.get(id) ?? 0) + 1)
    if (element?.unplaced === true) this.askWhere(raw)
    return null
  }

  /** Whose values are of unknown units: those are asked about first. */
  private askWhere(raw: RawValue): void {
    const orgUnit = this.orgUnits.find(raw.orgUnit)
    const period = this.periodOf(raw.period)
    if (orgUnit !== undefined && typeof period !== "string") this.unitOf(orgUnit, period)
  }

  private orgUnitOf(raw: RawValue): string | null {
    const id = this.orgUnits.find(raw.orgUnit)
    if (id === undefined) {
      this.refuse(raw, `đơn vị “${raw.orgUnit.slice(0, 60)}” không có trong metadata`)
      return null
    }
    if (!this.around.skipped.has(id)) return id
    this.counts.skipped++
    return null
  }

  private unitOf(orgUnit: string, { ends }: Period): string | null {
    if (this.around.skipped.has(orgUnit)) return null
    const matched = this.around.orgUnits.on(orgUnit, ends)
    if (matched.kind === "sure") return matched.unit
    if (!this.unmatched.has(orgUnit)) this.unmatched.set(orgUnit, ends)
    return null
  }

  private contentOf(
    raw: RawValue,
    element: PlannedElement,
  ): Pick<Read, "period" | "leaf" | "number"> | string {
    const period = this.periodOf(raw.period)
    if (typeof period === "string") return period
    const leaf = this.leafOf(raw, element)
    if (typeof leaf === "string") return leaf
    const number = numberOf(raw, element.valueType)
    return typeof number === "string" ? number : { period, leaf, number }
  }

  private periodOf(text: string): Period | string {
    const known = this.periods.get(text)
    if (known !== undefined) return known
    const made = periodNamed(text)
    this.periods.set(text, made)
    return made
  }

  private leafOf({ optionCombo, attributeCombo }: RawValue, element: PlannedElement) {
    const option = this.comboOf(optionCombo)
    const attribute = this.comboOf(attributeCombo)
    const found = element.leaves.filter(
      (leaf) => among(option, leaf.optionCombo) && among(attribute, leaf.attributeCombo),
    )
    const [leaf, more] = found
    if (leaf !== undefined && more === undefined) return leaf
    const said = [optionCombo, attributeCombo].filter((one) => one !== "").join(" và ")
    return found.length > 1
      ? `“${element.name}” có phân tổ nhưng giá trị không nêu tổ hợp nào`
      : `“${element.name}” không có tổ hợp phân tổ ${said.slice(0, 80)}`
  }

  /** Null for what is not broken down: nothing said, or one of the names of the default. */
  private comboOf(text: string): string | null {
    if (text === "" || text === DEFAULT_OPTION_COMBO || text === "default") return null
    const id = this.combos.find(text) ?? text
    return this.around.metadata.categoryOptionCombos.get(id)?.name === "default" ? null : id
  }

  private accept(raw: RawValue, read: Read): void {
    const { element, orgUnit, unit, period, leaf, number } = read
    const own = [element.id, orgUnit, period.code, leaf.cut].join("\n")
    const before = this.seen.get(own)
    if (before !== undefined) return this.refuse(raw, `cùng một giá trị đã có ở ${before}`)
    this.seen.set(own, raw.place)
    const key = [element.code, unit, period.code, leaf.cut].join("\n")
    const there = this.byCell.get(key)
    if (there !== undefined && !this.mayAdd(there.orgUnit, orgUnit, element)) {
      return this.refuse(
        raw,
        `đơn vị ${unit} đã có giá trị này ở ${there.draft.pointer("value")}; nếu phải cộng lại, hãy ghi add vào tệp ánh xạ`,
      )
    }
    if (number !== null) {
      const { optionCombo, attributeCombo } = leaf
      this.accepted.push({
        element: element.id,
        unit,
        orgUnit,
        optionCombo,
        attributeCombo,
        period,
        value: number,
      })
    }
    this.byCell.set(key, {
      orgUnit,
      parts: (there?.parts ?? 0) + 1,
      draft: draftOf(raw, read, there ?? null),
    })
  }

  /** Facilities of one commune are added where a person says so, and the measure adds. */
  private mayAdd(first: string, second: string, { adding }: PlannedElement): boolean {
    const { together } = this.around
    return adding.overUnits === "sum" && together.has(first) && together.has(second)
  }
}

const among = (wanted: string | null, has: string) => has === (wanted ?? has)

/** Our period for one of DHIS2's, or why there is none. */
function periodNamed(text: string): Period | string {
  const read = readDhis2Period(text)
  if ("refused" in read) return read.refused
  const period = readPeriod(read.code)
  return "refused" in period ? period.refused : period.period
}

interface Read {
  readonly element: PlannedElement
  readonly orgUnit: string
  readonly unit: string
  readonly period: Period
  readonly leaf: {
    readonly optionCombo: string
    readonly attributeCombo: string
    readonly cut: string
  }
  readonly number: number | null
}

function draftOf(
  raw: RawValue,
  { element, unit, period, leaf, number }: Read,
  before: { readonly draft: PlacedDraft; readonly parts: number } | null,
): PlacedDraft {
  const earlier = before?.draft.draft.value ?? null
  const value = number === null ? earlier : number + (earlier ?? 0)
  const place = before === null ? raw.place : `${before.draft.pointer("")} … (${before.parts + 1})`
  return {
    draft: {
      measure: element.code,
      unit,
      period: period.code,
      cut: leaf.cut,
      value,
      status: value === null ? "missing" : raw.followup ? "provisional" : "normal",
      place: place.slice(0, 60),
      ...(before === null && number !== null ? { written: raw.value.slice(0, 200) } : {}),
    },
    pointer: () => before?.draft.pointer("") ?? raw.place,
  }
}

const NUMBER = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/u

/** The number of a value; null where it is not there or was deleted; or what is wrong. */
function numberOf({ value, deleted }: RawValue, valueType: string): number | null | string {
  if (deleted || value === "") return null
  const shown = `“${value.slice(0, 60)}”`
  if (!NUMBER.test(value)) return `${shown} không phải là một số (dấu thập phân là dấu chấm)`
  const number = Number(value)
  if (!Number.isFinite(number)) return `${shown} quá lớn`
  const outside = outsideType(number, valueType)
  return outside === null ? number : `${shown} ${outside} (${valueType})`
}
