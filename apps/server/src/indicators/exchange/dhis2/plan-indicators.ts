import { checkFormula, type Vocabulary, measuresFor } from "../../definitions/check-definition.ts"
import type { IndicatorDraft } from "../../definitions/model.ts"
import { codeFor } from "./codes.ts"
import type { PlannedElement } from "./elements.ts"
import type { Mapping } from "./map-file.ts"
import { clean, type Dhis2Indicator, type Metadata, nameIn } from "./metadata.ts"
import { refusedByDhis2 } from "./reference/evaluate.ts"
import { indicatorFormula, type IndicatorParts } from "./translate/indicator.ts"
import { sumOfLeaves } from "./translate/items.ts"
import { format } from "@tinhso/formula"
import type { Names } from "./translate/names.ts"

export interface PlannedIndicator extends IndicatorParts {
  readonly id: string
  readonly name: string
  readonly draft: IndicatorDraft
}

export interface IndicatorsPlanned {
  readonly indicators: readonly PlannedIndicator[]
  /** Sums of breakdowns that formulas read. */
  readonly totals: readonly IndicatorDraft[]
  readonly leftOut: readonly { readonly id: string; readonly name: string; readonly why: string }[]
}

export interface IndicatorSurroundings {
  readonly metadata: Metadata
  readonly elements: ReadonlyMap<string, PlannedElement | { readonly refused: string }>
  readonly mapping: (indicator: string) => Mapping | undefined
  readonly vocabulary: Vocabulary
  /** Codes that are taken; what is planned is added. */
  readonly taken: Set<string>
  /** The code that stands for the number of days of a period. */
  readonly days: string
}

/** The indicators of DHIS2 as ours: what has no equal meaning is left out by name, and what reads it too. */
export function planIndicators(around: IndicatorSurroundings): IndicatorsPlanned {
  const { metadata } = around
  const codes = new Map<string, string>()
  for (const indicator of metadata.indicators.values()) {
    const code =
      around.mapping(indicator.id)?.internal ||
      codeFor(nameIn(indicator, "vi"), indicator.id, around.taken)
    around.taken.add(code)
    codes.set(indicator.id, code)
  }
  const totals = totalsOf(around)
  const units = new Map<string, { readonly unit: string }>(around.vocabulary.indicators)
  for (const { code } of totals) units.set(code, { unit: "" })
  const planner = new Planner(
    { ...around, vocabulary: { ...around.vocabulary, indicators: units } },
    codes,
    units,
  )
  for (const id of metadata.indicators.keys()) planner.plan(id)
  return { indicators: planner.planned, totals, leftOut: planner.leftOut }
}

class Planner {
  readonly planned: PlannedIndicator[] = []
  readonly leftOut: { id: string; name: string; why: string }[] = []
  private readonly around: IndicatorSurroundings
  private readonly codes: ReadonlyMap<string, string>
  private readonly units: Map<string, { readonly unit: string }>
  private readonly results = new Map<string, { code: string } | { refused: string }>()

  constructor(
    around: IndicatorSurroundings,
    codes: ReadonlyMap<string, string>,
    units: Map<string, { readonly unit: string }>,
  ) {
    this.around = around
    this.codes = codes
    this.units = units
  }

  /** An indicator after those that it reads. */
  plan(id: string): { readonly code: string } | { readonly refused: string } {
    const before = this.results.get(id)
    if (before !== undefined) return before
    const indicator = this.around.metadata.indicators.get(id)
    if (indicator === undefined) return { refused: `không có chỉ số ${id} trong metadata` }
    this.results.set(id, { refused: `chỉ số ${id} đọc chính nó, thành vòng` })
    const name = nameIn(indicator, "vi")
    const result = this.read(indicator, name)
    this.results.set(id, result)
    if ("refused" in result) this.leftOut.push({ id, name, why: result.refused })
    return result
  }

  private read(indicator: Dhis2Indicator, name: string): { code: string } | { refused: string } {
    const code = this.codes.get(indicator.id) ?? indicator.id
    if (this.around.mapping(indicator.id)?.how === "skip")
      return { refused: "tệp ánh xạ nói bỏ qua" }
    const parts = partsOf(indicator, this.around.metadata)
    if ("refused" in parts) return parts
    if (this.around.vocabulary.measures.has(code))
      return { refused: `mã ${code} đã là một chỉ số cơ sở` }
    const found = this.formulaFor(parts)
    if ("refused" in found) return found
    this.units.set(code, { unit: found.unit })
    const draft = draftOf(indicator, code, found.formula, parts)
    this.planned.push({ ...parts, id: indicator.id, name, draft })
    return { code }
  }

  /** With numbers as they are written; else without what 100 or 1000 would say of the unit of measure. */
  private formulaFor(
    parts: IndicatorParts,
  ): { readonly formula: string; readonly unit: string } | { readonly refused: string } {
    let why = ""
    for (const neutral of [false, true]) {
      const made = indicatorFormula(parts, this.names(neutral))
      if ("refused" in made) return made
      const checked = checkFormula(made.formula, measuresFor(this.around.vocabulary))
      if (checked.ok && checked.checked.type === "truth") {
        return { refused: "kết quả là đúng/sai, không phải là số" }
      }
      if (checked.ok) return { formula: made.formula, unit: checked.checked.unit }
      why ||= `công thức ${made.formula.slice(0, 200)}: cột ${checked.faults[0]?.at ?? 1}: ${checked.faults[0]?.vi ?? ""}`
    }
    return { refused: why }
  }

  private names(neutral: boolean): Names {
    const { elements, metadata, days } = this.around
    return {
      element: (id) => {
        const found = elements.get(id) ?? { refused: "không có trong metadata" }
        return "refused" in found ? { refused: `phần tử dữ liệu ${id}: ${found.refused}` } : found
      },
      indicator: (id) => this.plan(id),
      constant: (id) => metadata.constants.get(id)?.value ?? null,
      days,
      neutral,
    }
  }
}

function partsOf(
  { numerator = "", denominator = "", indicatorType, annualized = false }: Dhis2Indicator,
  { indicatorTypes }: Metadata,
): IndicatorParts | { readonly refused: string } {
  const factor = indicatorType === undefined ? 1 : indicatorTypes.get(indicatorType.id)?.factor
  if (factor === undefined) {
    return { refused: `không có hệ số của loại chỉ số ${indicatorType?.id ?? ""}` }
  }
  const refused = sideRefused("tử số", numerator) ?? sideRefused("mẫu số", denominator)
  return refused === null ? { numerator, denominator, factor, annualized } : { refused }
}

function sideRefused(which: string, text: string): string | null {
  if (text.trim() === "") return `${which} còn trống`
  const why = refusedByDhis2(text)
  return why === null ? null : `${which}: DHIS2 không hiểu: ${why}`
}

function draftOf(
  indicator: Dhis2Indicator,
  code: string,
  formula: string,
  { numerator, denominator, factor, annualized }: IndicatorParts,
): IndicatorDraft {
  const { decimals, description = "" } = indicator
  const rounding = decimals === undefined ? "" : ` DHIS2 hiển thị ${decimals} chữ số thập phân.`
  const yearly = annualized ? " × 365 ÷ số ngày của kỳ" : ""
  const origin = `DHIS2 ${indicator.id}: (${numerator}) ÷ (${denominator}) × ${factor}${yearly}.`
  return {
    code,
    nameVi: nameIn(indicator, "vi"),
    nameEn: nameIn(indicator, "en"),
    better: "none",
    definitionVi: `${clean(description)} ${origin}${rounding}`.trim().slice(0, 2000),
    definitionEn: `${clean(description)} ${origin}`.trim().slice(0, 2000),
    formula,
    validFrom: null,
    document: null,
  }
}

function totalsOf({ elements, vocabulary }: IndicatorSurroundings): IndicatorDraft[] {
  return [...elements.values()].flatMap((element): IndicatorDraft[] => {
    if ("refused" in element || element.total === null) return []
    const found = sumOfLeaves(element, element.leaves)
    if ("refused" in found || vocabulary.measures.has(element.total)) return []
    return [
      {
        code: element.total,
        nameVi: `${element.name} (cộng các phân tổ)`.slice(0, 300),
        nameEn: `${element.name} (all breakdowns)`.slice(0, 300),
        better: "none",
        definitionVi: "Tổng các phân tổ có số, như DHIS2 cộng; thiếu khi không phân tổ nào có số.",
        definitionEn:
          "The breakdowns that are there, added as DHIS2 adds them; missing where none is.",
        formula: format(found.node),
        validFrom: null,
        document: null,
      },
    ]
  })
}
