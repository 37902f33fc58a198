import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import type { UnitRef } from "../../../registry/model.ts"
import type { Period } from "../../model.ts"
import { badQuestion } from "../../query/errors.ts"
import { readPeriods } from "../../query/read-asked.ts"
import { type Words } from "../../wording.ts"
import { bareIndicator, computedOf, listComputed } from "./askable-service.ts"
import type { ComparedPlaces, Computed } from "../model.ts"
import { cellFrom, newestValues, unitNamed, type Valued } from "./place-service.ts"
import { saidDifference } from "../said.ts"

export interface Comparing {
  readonly one: string
  readonly other: string
  readonly indicators?: string | undefined
  readonly period?: string | undefined
  readonly view?: string | undefined
  readonly asOf: string | null
}

type Compared = ComparedPlaces["rows"][number]

/** Two places by their indicators, in the newest period in which both have a value. */
export async function comparePlaces(ctx: Context, asked: Comparing): Promise<ComparedPlaces> {
  const view = asked.view ?? `at:${dayInVietnam(ctx.now())}`
  const day = view === "reported" ? dayInVietnam(ctx.now()) : view.slice(3)
  const territories = await territoriesOf(ctx.db)
  const one = unitNamed(territories, asked.one, day)
  const other = unitNamed(territories, asked.other, day)
  if (one.id === other.id) throw badQuestion("other", "hãy chọn hai đơn vị khác nhau")
  const codes = asked.indicators?.split(",").map((code) => code.trim()) ?? []
  const computed =
    asked.indicators === undefined ? await listComputed(ctx) : await computedOf(ctx, codes)
  const values = await newestValues(ctx, within(computed, asked.period), [one.id, other.id], {
    view,
    asOf: asked.asOf,
  })
  const rows = values.flatMap((value) => compared(value, one, other))
  return { view, asOf: asked.asOf, one, other, rows, sentences: sentences(rows, one, other) }
}

/** Indicators with the one period that is asked for, whether or not it has values. */
function within(computed: readonly Computed[], text: string | undefined): Computed[] {
  if (text === undefined) return [...computed]
  const read = readPeriods(text)
  if ("wrong" in read) throw badQuestion("period", read.wrong)
  const [period] = read.good
  if (period === undefined || read.good.length > 1) throw badQuestion("period", "nêu đúng một kỳ")
  return computed.map((one) => ({ ...one, periods: [period] }))
}

function compared({ computed, rows }: Valued, one: UnitRef, other: UnitRef): Compared[] {
  const at = (unit: UnitRef, period: Period) =>
    rows.find((row) => row.unit === unit.id && row.period === period.code)
  const has = (unit: UnitRef, period: Period) => (at(unit, period)?.value ?? null) !== null
  const period =
    computed.periods.find((its) => has(one, its) && has(other, its)) ??
    computed.periods.find((its) => has(one, its) || has(other, its))
  if (period === undefined) return []
  const left = at(one, period)
  const right = at(other, period)
  if (left === undefined || right === undefined) return []
  const indicator = bareIndicator(computed)
  const difference = left.value === null || right.value === null ? null : left.value - right.value
  return [
    {
      indicator,
      period,
      one: cellFrom(left, period, null),
      other: cellFrom(right, period, null),
      difference,
      better: standsBetter(difference, computed),
    },
  ]
}

/** By which of the two is better; a count only says which of them is larger. */
function standsBetter(difference: number | null, { better, count }: Computed): Compared["better"] {
  if (difference === null || better === "none" || count) return null
  if (difference === 0) return "equal"
  return (better === "higher") === difference > 0 ? "one" : "other"
}

function sentences(rows: readonly Compared[], one: UnitRef, other: UnitRef): Words[] {
  const judged = rows.filter(({ better }) => better !== null)
  if (judged.length === 0) return []
  const lead = (side: "one" | "other", ahead: UnitRef, behind: UnitRef): Words[] => {
    const its = judged.filter(({ better }) => better === side)
    if (its.length === 0) return []
    const most = its.reduce((a, b) => (relative(b) > relative(a) ? b : a))
    const by = saidDifference(most.difference ?? 0, most.indicator.unitOfMeasure)
    const { nameVi, nameEn } = most.indicator
    return [
      {
        vi: `${its.length}/${judged.length} chỉ số: ${ahead.fullName} tốt hơn ${behind.fullName}; cách nhau nhiều nhất ở “${nameVi}”: ${by.vi}.`,
        en: `${its.length} of ${judged.length} indicators: ${ahead.fullName} stands better than ${behind.fullName}; the widest gap is “${nameEn}”: ${by.en}.`,
      },
    ]
  }
  return [...lead("one", one, other), ...lead("other", other, one)]
}

/** A difference as part of the larger value, so that points and shares can be held together. */
function relative({ one, other, difference }: Compared): number {
  const size = Math.max(Math.abs(one.value ?? 0), Math.abs(other.value ?? 0))
  return size === 0 ? 0 : Math.abs(difference ?? 0) / size
}
