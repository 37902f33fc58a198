import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { territories as territoriesOf, type Territories } from "../../../registry/index.ts"
import type { UnitRef } from "../../../registry/model.ts"
import type { Period } from "../../model.ts"
import { badQuestion } from "../../query/errors.ts"
import type { QueryRow } from "../../query/model.ts"
import { answerQuery } from "../../query/service.ts"
import { capitals } from "../../wording.ts"
import { bareIndicator, listComputed } from "./askable-service.ts"
import { judgeCell, targetFor } from "../judge-cell.ts"
import type { Computed, PivotCell, PivotTarget, PlaceComputed } from "../model.ts"
import { ofUnit } from "../sentences.ts"
import { targetsOf } from "./targets-service.ts"

interface Asked {
  readonly view: string | undefined
  readonly asOf: string | null
}

/** How many of an indicator's newest periods are tried until the place has a value. */
const TRIED = 5

/** The unit as it is called on a day; one that does not exist is refused. */
export function unitNamed(territories: Territories, id: string, day: string): UnitRef {
  const ref = territories.ref(id, day)
  if (ref === undefined) throw badQuestion("units", `không có đơn vị mang mã “${id}”`)
  return ref
}

export interface Valued {
  readonly computed: Computed
  readonly rows: readonly QueryRow[]
}

/** Values of units in the newest periods of every indicator that has any, asked in few questions. */
export async function newestValues(
  ctx: Context,
  computed: readonly Computed[],
  units: readonly string[],
  { view, asOf }: Asked,
): Promise<Valued[]> {
  const groups = Map.groupBy(
    computed.filter(({ periods }) => periods.length > 0),
    ({ periods }) =>
      periods
        .slice(0, TRIED)
        .map(({ code }) => code)
        .join(","),
  )
  const found: Valued[] = []
  for (const [periods, group] of groups) {
    const indicators = group.map(({ code }) => code).join(",")
    const { rows } = await answerQuery(ctx, {
      indicators,
      units: units.join(","),
      periods,
      view,
      asOf,
    })
    const byCode = Map.groupBy(rows, ({ indicator }) => indicator)
    for (const one of group) found.push({ computed: one, rows: byCode.get(one.code) ?? [] })
  }
  return found
}

/** The newest value of every indicator of a place, with the unit above it and its target. */
export async function placeComputed(
  ctx: Context,
  id: string,
  { view, asOf }: Asked,
): Promise<PlaceComputed[]> {
  const territories = await territoriesOf(ctx.db)
  const today = dayInVietnam(ctx.now())
  const day = view === undefined || view === "reported" ? today : view.slice(3)
  const unit = unitNamed(territories, id, day)
  const above = territories.parentOn(id, day)
  const parent = above === null ? null : (territories.ref(above, day) ?? null)
  const computed = await listComputed(ctx)
  const units = parent === null ? [id] : [id, parent.id]
  const values = await newestValues(ctx, computed, units, { view, asOf })
  const targets = await targetsOf(ctx, computed, new Set([id]), asOf)
  const order = new Map(computed.map(({ code }, index) => [code, index]))
  return values
    .flatMap((one) => placeRow(one, unit, parent, targets))
    .toSorted((a, b) => (order.get(a.indicator.code) ?? 0) - (order.get(b.indicator.code) ?? 0))
}

function placeRow(
  { computed, rows }: Valued,
  unit: UnitRef,
  parent: UnitRef | null,
  targets: readonly PivotTarget[],
): PlaceComputed[] {
  const own = new Map(rows.filter((row) => row.unit === unit.id).map((row) => [row.period, row]))
  const period = computed.periods.find(({ code }) => (own.get(code)?.value ?? null) !== null)
  const row = own.get(period?.code ?? "")
  if (period === undefined || row === undefined) return []
  const its = targets.filter(({ indicator }) => indicator === computed.code)
  const target = targetFor(period, its)
  const cell = cellFrom(row, period, target)
  const before = earlierValue(computed.periods, period, own)
  const theirs = rows.find((one) => one.unit === parent?.id && one.period === period.code)
  const indicator = bareIndicator(computed)
  const words = capitals(ofUnit({ indicator, period, unit, cell, before, target }))
  return [
    {
      indicator,
      period,
      cell,
      before,
      above:
        parent === null || theirs === undefined
          ? null
          : { unit: parent, cell: cellFrom(theirs, period, null) },
      target,
      sentenceVi: words.vi,
      sentenceEn: words.en,
    },
  ]
}

function earlierValue(
  periods: readonly Period[],
  period: Period,
  own: ReadonlyMap<string, QueryRow>,
): PlaceComputed["before"] {
  const before = periods.find(({ kind, ends }) => kind === period.kind && ends < period.ends)
  const value = before === undefined ? null : (own.get(before.code)?.value ?? null)
  return before === undefined || value === null ? null : { period: before, value }
}

/** A value with how it stands against its target. */
export function cellFrom(row: QueryRow, period: Period, target: PivotTarget | null): PivotCell {
  const { value, status, reported, expected, estimated } = row
  const judgement = value === null || target === null ? null : judgeCell(value, period, target)
  return { value, status, reported, expected, estimated, judgement }
}
