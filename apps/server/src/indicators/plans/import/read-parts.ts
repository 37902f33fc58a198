import { Value } from "typebox/value"
import { Type } from "typebox"
import { quoted } from "../../import/words.ts"
import { FigureId, type Comparator, type Measure, type Period } from "../../model.ts"
import { PlanId } from "../model.ts"
import type { PlanHead, TargetText, TaskText } from "../content.ts"
import { OPTIONAL_PLAN_COLUMNS, type PlanColumn } from "./columns.ts"
import type { PlanRow } from "./row.ts"

const PartId = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" })
const LEVELS = ["country", "province", "district", "commune"] as const

const USED = {
  plan: [
    "text_en",
    "number",
    "issued",
    "issuer",
    "place",
    "place_level",
    "period",
    "until",
    "source",
    "unchecked",
    "note",
    "note_en",
  ],
  goal: ["text_en"],
  task: ["text_en", "organisation", "deadline", "state", "progress", "evidence", "note"],
  target: [
    "text_en",
    "place",
    "place_level",
    "period",
    "organisation",
    "figure",
    "measure",
    "comparator",
    "value",
    "high",
    "unit_of_measure",
    "direction",
    "baseline_value",
    "baseline_period",
    "parent",
    "note",
    "note_en",
  ],
  figure: ["role"],
} as const satisfies Record<string, readonly PlanColumn[]>

export type RecordKind = keyof typeof USED
export const RECORD_KINDS = ["plan", "goal", "task", "target", "figure"] as const

/** Refuses what stands in columns that this kind of row does not have. */
export function leaveOthersEmpty(row: PlanRow, kind: RecordKind): void {
  const used: readonly PlanColumn[] = USED[kind]
  const text: readonly PlanColumn[] = kind === "figure" ? ["text"] : []
  row.leaveEmpty([...text, ...OPTIONAL_PLAN_COLUMNS.filter((column) => !used.includes(column))])
}

/** A place as a row names it; null where it names none. */
export interface PlaceAsked {
  readonly name: string
  readonly level: (typeof LEVELS)[number]
}

export function placeAsked(row: PlanRow, needed: boolean): PlaceAsked | null {
  const name = needed ? row.needed("place") : row.text("place")
  const level = row.word("place_level", LEVELS)
  if (name === "" && level === null) return null
  if (name !== "" && level !== null) return { name, level }
  if (level === null && !row.problems.some(({ column }) => column === "place_level")) {
    row.refuse("place_level", `còn trống; phải là ${LEVELS.join(", ")}`)
  }
  if (name === "" && !needed) row.refuse("place", "còn trống, trong khi place_level có ghi")
  return null
}

export function idOf(row: PlanRow, kind: RecordKind): string | null {
  const id = row.needed("id")
  if (id === "") return null
  const schema = kind === "plan" ? PlanId : kind === "figure" ? FigureId : PartId
  if (Value.Check(schema, id)) return id
  const letters =
    kind === "plan" ? "chữ thường không dấu, số và “-”" : "chữ không dấu, số, “.”, “_”, “-”"
  row.refuse("id", `${quoted(id)} phải gồm ${letters}, nhiều nhất 64 ký tự`)
  return null
}

/** A plan's head without its unit, which is not found yet. */
export interface HeadDraft {
  readonly head: Omit<PlanHead, "unit" | "placeName" | "placeLevel">
  /** The time that it speaks of, as far as it says. */
  readonly when: Period | null
}

export function readHead(row: PlanRow, id: string): HeadDraft {
  const from = row.period("period")
  const until = row.period("until") ?? from
  if (from !== null && until !== null && until.ends < from.starts) {
    row.refuse("until", `kết thúc (${until.code}) trước khi bắt đầu (${from.code})`)
  }
  const head = {
    id,
    number: row.orNull("number"),
    issued: row.period("issued"),
    issuer: row.orNull("issuer"),
    title: row.needed("text"),
    titleEn: row.text("text_en"),
    starts: from?.starts ?? null,
    ends: until?.ends ?? null,
    source: row.text("source"),
    unchecked: row.word("unchecked", ["yes", "no"]) === "yes",
    note: row.text("note"),
    noteEn: row.text("note_en"),
  }
  return { head, when: from ?? until }
}

export function readTask(row: PlanRow, id: string): TaskText {
  return {
    id,
    text: row.needed("text"),
    textEn: row.text("text_en"),
    organisation: row.orNull("organisation"),
    deadline: row.period("deadline"),
    state: row.word("state", ["not-started", "under-way", "done"]),
    progress: progressOf(row),
    evidence: row.orNull("evidence"),
    note: row.text("note"),
  }
}

function progressOf(row: PlanRow): number | null {
  const written = row.number("progress", "%")
  if (written === null) return null
  const progress = Number(written)
  if (progress >= 0 && progress <= 100) return progress
  row.refuse("progress", `${written} ngoài khoảng từ 0 đến 100`)
  return null
}

type TargetDraft = Omit<TargetText, "unit" | "placeName">

/** A target without its unit: the place of the row, of its figure or of the plan. */
export function readTarget(
  row: PlanRow,
  id: string,
  plan: string,
  measures: ReadonlyMap<string, Measure>,
): TargetDraft {
  const figure = figureOf(row)
  const parent = parentOf(row, plan)
  const base = {
    id,
    text: row.needed("text"),
    textEn: row.text("text_en"),
    figure,
    direction: row.word("direction", ["higher", "lower"]),
    organisation: row.orNull("organisation"),
    parentPlan: parent?.plan ?? null,
    parentTarget: parent?.target ?? null,
    note: row.text("note"),
    noteEn: row.text("note_en"),
  }
  if (figure !== null) {
    row.leaveEmpty(["place", "place_level", "period", "measure", "comparator", "value", "high"])
  }
  const amounts = readAmounts(row, figure === null ? measureOf(row, measures) : null)
  return figure === null
    ? { ...base, ...amounts }
    : {
        ...base,
        ...amounts,
        measure: null,
        period: null,
        comparator: null,
        value: null,
        high: null,
      }
}

function figureOf(row: PlanRow): string | null {
  const figure = row.orNull("figure")
  if (figure === null || Value.Check(FigureId, figure)) return figure
  row.refuse("figure", `${quoted(figure)} không phải là mã của một số liệu`)
  return null
}

function parentOf(row: PlanRow, plan: string): { plan: string; target: string } | null {
  const written = row.text("parent")
  if (written === "") return null
  const parts = written.split("/")
  const [first = "", second] = parts
  const parent = second === undefined ? { plan, target: first } : { plan: first, target: second }
  if (parts.length <= 2 && Value.Check(PlanId, parent.plan) && Value.Check(PartId, parent.target)) {
    return parent
  }
  row.refuse("parent", `${quoted(written)} phải là mã chỉ tiêu, hoặc “mã kế hoạch/mã chỉ tiêu”`)
  return null
}

function measureOf(row: PlanRow, measures: ReadonlyMap<string, Measure>): Measure | null {
  const code = row.orNull("measure")
  if (code === null) return null
  const measure = measures.get(code)
  if (measure === undefined) row.refuse("measure", `không có chỉ số ${quoted(code)}`)
  return measure ?? null
}

const COMPARATORS: ReadonlyMap<string, Comparator> = new Map([
  ["=", "="],
  [">", ">"],
  [">=", ">="],
  ["≥", ">="],
  ["<", "<"],
  ["<=", "<="],
  ["≤", "<="],
  ["~", "~"],
])

type Amounts = Pick<
  TargetText,
  | "measure"
  | "period"
  | "comparator"
  | "value"
  | "high"
  | "unitOfMeasure"
  | "baselineValue"
  | "baselinePeriod"
>

function readAmounts(row: PlanRow, measure: Measure | null): Amounts {
  const unitOfMeasure = row.orNull("unit_of_measure") ?? measure?.unitOfMeasure ?? null
  const value = row.number("value", unitOfMeasure ?? "")
  const high = row.number("high", unitOfMeasure ?? "")
  const baselineValue = row.number("baseline_value", unitOfMeasure ?? "")
  const baselinePeriod = row.period("baseline_period")
  const period = row.period("period")
  checkAmounts(row, { value, high, baselineValue, baselinePeriod, period, measure })
  return {
    measure: measure?.code ?? null,
    period,
    comparator: value === null ? null : comparatorOf(row),
    value,
    high,
    unitOfMeasure,
    baselineValue,
    baselinePeriod,
  }
}

function comparatorOf(row: PlanRow): Comparator {
  const written = row.text("comparator")
  const found = written === "" ? "=" : COMPARATORS.get(written)
  if (found === undefined) row.refuse("comparator", `${quoted(written)} không phải = > >= < <= ~`)
  return found ?? "="
}

interface Read {
  readonly value: string | null
  readonly high: string | null
  readonly baselineValue: string | null
  readonly baselinePeriod: Period | null
  readonly period: Period | null
  readonly measure: Measure | null
}

function checkAmounts(row: PlanRow, read: Read): void {
  const { value, high, period, measure } = read
  if (value === null && row.text("comparator") !== "") {
    row.refuse("comparator", "có dấu so sánh mà không có số ở cột value")
  }
  if (high !== null && value === null) row.refuse("high", "có số trên mà không có số dưới (value)")
  if (high !== null && value !== null && Number(high) <= Number(value)) {
    row.refuse("high", `${high} phải lớn hơn ${value} ở cột value`)
  }
  if (measure !== null && period === null && row.text("period") === "") {
    row.refuse("period", "còn trống; chỉ tiêu của một chỉ số phải có kỳ")
  }
  checkBaseline(row, read)
}

function checkBaseline(row: PlanRow, { baselineValue, baselinePeriod, period }: Read): void {
  if ((baselineValue === null) !== (baselinePeriod === null)) {
    row.refuse("baseline_value", "mốc xuất phát cần cả baseline_value và baseline_period")
  }
  if (baselinePeriod !== null && period !== null && baselinePeriod.ends >= period.ends) {
    row.refuse("baseline_period", `mốc ${baselinePeriod.code} không ở trước kỳ ${period.code}`)
  }
}
