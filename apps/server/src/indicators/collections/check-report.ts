import { formatNumber } from "@tinhso/vietnamese"
import { cutKey, cutParts } from "../cells/cut.ts"
import { cutLabel } from "./cut-label.ts"
import type { CheckedCell, Finding, FormMeasure, FormRules } from "./model/rules.ts"

/**
 * What the rules find in a report: the same in the browser while somebody types and on the server
 * when it is submitted. An error stops submission; a warning does until a note explains the value
 * that stands. A value that is not there breaks no rule but that it is asked for.
 */
export function checkReport(rules: FormRules, cells: readonly CheckedCell[]): Finding[] {
  const report = new Report(rules, cells)
  const found = cells.flatMap((cell) => {
    const measure = report.measure(cell.measure)
    if (measure === undefined) return []
    return [
      ...lacking(cell, measure),
      ...outOfRange(cell, measure),
      ...partsSum(cell, measure, report),
      ...subset(cell, measure, report),
      ...jump(cell, measure),
    ]
  })
  return [...found, ...impliedThird(report)]
}

type Said = Pick<Finding, "rule" | "severity" | "messageVi" | "messageEn">

const finding = (cell: CheckedCell, said: Said): Finding => ({
  ...said,
  measure: cell.measure,
  cut: cell.cut,
  explained: said.severity === "warning" && cell.noteCurrent && cell.note.trim() !== "",
})

const number = (value: number) => formatNumber(value, { maxDecimals: 6 })

/** Equal but for the last digits of a double. */
const same = (a: number, b: number) =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

const above = (a: number, b: number) => a > b && !same(a, b)

/** A report by its cells, and what else is known of the unit in the period. */
class Report {
  readonly rules: FormRules
  readonly #cells: ReadonlyMap<string, CheckedCell>
  readonly #measures: ReadonlyMap<string, FormMeasure>

  constructor(rules: FormRules, cells: readonly CheckedCell[]) {
    this.rules = rules
    this.#cells = new Map(cells.map((cell) => [keyOf(cell.measure, cell.cut), cell]))
    this.#measures = new Map(rules.measures.map((measure) => [measure.measure, measure]))
  }

  measure(code: string): FormMeasure | undefined {
    return this.#measures.get(code)
  }

  cell(measure: string, cut: string): CheckedCell | undefined {
    return this.#cells.get(keyOf(measure, cut))
  }

  /** A value that the report gives or that is known besides. */
  value(measure: string, cut: string): { value: number; nameVi: string; nameEn: string } | null {
    const cell = this.cell(measure, cut)
    if (cell !== undefined) {
      const { nameVi = measure, nameEn = measure } = this.measure(measure) ?? {}
      return cell.value === null ? null : { value: cell.value, nameVi, nameEn }
    }
    return this.rules.known.find((known) => known.measure === measure && known.cut === cut) ?? null
  }
}

const keyOf = (measure: string, cut: string) => `${measure}\n${cut}`

function lacking(cell: CheckedCell, { required }: FormMeasure): Finding[] {
  if (cell.status === null) {
    if (!required) return []
    return [
      finding(cell, {
        rule: "empty",
        severity: "error",
        messageVi: "Chưa có số liệu. Nếu không có, hãy ghi là thiếu hoặc không áp dụng, kèm lý do.",
        messageEn: "No value yet. Where there is none, say missing or not applicable, and why.",
      }),
    ]
  }
  const none = cell.status === "missing" || cell.status === "not-applicable"
  if (!none || (cell.noteCurrent && cell.note.trim() !== "")) return []
  return [
    finding(cell, {
      rule: "reason-missing",
      severity: "error",
      messageVi: "Chưa ghi lý do không có số liệu.",
      messageEn: "No reason is given why there is no value.",
    }),
  ]
}

function outOfRange(cell: CheckedCell, { share, counted, unitOfMeasure }: FormMeasure): Finding[] {
  const { value } = cell
  if (value === null) return []
  if (share && (value < 0 || value > 100)) {
    return [
      finding(cell, {
        rule: "share",
        severity: "error",
        messageVi: `${number(value)} % ngoài khoảng từ 0 đến 100.`,
        messageEn: `${number(value)}% is not between 0 and 100.`,
      }),
    ]
  }
  if (!counted || (value >= 0 && Number.isInteger(value))) return []
  return [
    finding(cell, {
      rule: "counted",
      severity: "error",
      messageVi: `${number(value)} không phải là số đếm (${unitOfMeasure}): phải là số nguyên không âm.`,
      messageEn: `${number(value)} is no count (${unitOfMeasure}): it must be a whole number from 0 on.`,
    }),
  ]
}

/** The parts that one dimension gives of a cut sum to it, all of them; some of them do not exceed it. */
function partsSum(cell: CheckedCell, measure: FormMeasure, report: Report): Finding[] {
  const { value: whole } = cell
  if (whole === null || !measure.adds) return []
  const fixed = cutParts(cell.cut)
  return Object.entries(measure.dimensions).flatMap(([dimension, values]) => {
    if (fixed.some((part) => part.dimension === dimension)) return []
    const parts = values.map((value) =>
      report.cell(cell.measure, cutKey([...fixed, { dimension, value }])),
    )
    const given = parts.flatMap((part) => (part?.value == null ? [] : [part.value]))
    if (given.length === 0) return []
    const all = parts.every((part) => part?.value != null || part?.status === "not-applicable")
    const sum = given.reduce((total, value) => total + value, 0)
    const wrong = all ? !same(sum, whole) : above(sum, whole) && given.every((value) => value >= 0)
    if (!wrong) return []
    const terms = given.map(number).join(" + ")
    const [vi, en] = all ? ["không bằng", "not"] : ["đã vượt", "already more than"]
    return [
      finding(cell, {
        rule: "parts-sum",
        severity: "error",
        messageVi: `${terms} = ${number(sum)}, ${vi} ${number(whole)}.`,
        messageEn: `${terms} = ${number(sum)}, ${en} ${number(whole)}.`,
      }),
    ]
  })
}

function subset(cell: CheckedCell, measure: FormMeasure, report: Report): Finding[] {
  const { value } = cell
  if (value === null) return []
  return report.rules.parts.flatMap(({ part, whole }) => {
    if (part !== cell.measure) return []
    const most = report.value(whole, cell.cut)
    if (most === null || !above(value, most.value)) return []
    const label = cell.cut === "" ? { vi: "", en: "" } : labelled(cell.cut)
    return [
      finding(cell, {
        rule: "subset-within-whole",
        severity: "error",
        messageVi: `${measure.nameVi}${label.vi} là ${number(value)}, nhiều hơn ${most.nameVi} (${number(most.value)}).`,
        messageEn: `${measure.nameEn}${label.en} is ${number(value)}, more than ${most.nameEn} (${number(most.value)}).`,
      }),
    ]
  })
}

function labelled(cut: string): { vi: string; en: string } {
  const { vi, en } = cutLabel(cut)
  return { vi: ` (${vi})`, en: ` (${en})` }
}

/** Zero has no factor to anything: one stands for it. Negative numbers have none. */
const lifted = (value: number) => (value === 0 ? 1 : value)

function jump(cell: CheckedCell, { jumpFactor }: FormMeasure): Finding[] {
  const { value, previous } = cell
  if (value === null || previous === null || jumpFactor === null) return []
  if (value < 0 || previous.value < 0) return []
  const times = lifted(value) / lifted(previous.value)
  if (!above(times, jumpFactor) && !above(1 / times, jumpFactor)) return []
  const up = times > 1
  const factor = number(jumpFactor)
  return [
    finding(cell, {
      rule: "jump",
      severity: "warning",
      messageVi: `${up ? "Tăng" : "Giảm"} từ ${number(previous.value)} (kỳ ${previous.period}) ${up ? "lên" : "xuống"} ${number(value)}, hơn ${factor} lần. Nếu đúng, hãy ghi chú vì sao.`,
      messageEn: `${up ? "Up" : "Down"} from ${number(previous.value)} (${previous.period}) to ${number(value)}, by more than ${factor} times. If right, note why.`,
    }),
  ]
}

/** Two measures that give a third agree with it within its rounding. */
function impliedThird(report: Report): Finding[] {
  return report.rules.implied.flatMap(({ numerator, denominator, rate, per }) => {
    const cell = report.cell(rate, "")
    const [upper, lower] = [report.value(numerator, ""), report.value(denominator, "")]
    if (cell === undefined || cell.value === null) return []
    if (upper === null || lower === null || lower.value === 0) return []
    const implied = (upper.value / lower.value) * per
    const rounding = 0.5 * 10 ** -decimalsOf(cell.value) * (1 + 1e-9)
    if (Math.abs(implied - cell.value) <= rounding) return []
    const [exact, stated] = [formatNumber(implied, { maxDecimals: 4 }), number(cell.value)]
    return [
      finding(cell, {
        rule: "implied-third",
        severity: "warning",
        messageVi: `${upper.nameVi} và ${lower.nameVi} cho ra ${exact}, không phải ${stated}. Nếu đúng, hãy ghi chú vì sao.`,
        messageEn: `${upper.nameEn} and ${lower.nameEn} give ${exact}, not ${stated}. If right, note why.`,
      }),
    ]
  })
}

const decimalsOf = (value: number): number => (String(value).split(".")[1] ?? "").length
