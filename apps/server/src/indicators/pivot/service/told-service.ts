import type { UnitRef } from "../../../registry/model.ts"
import type { Period } from "../../model.ts"
import type { Words } from "../../wording.ts"
import type { CellFinder } from "../axes.ts"
import { targetFor } from "../judge-cell.ts"
import type { PivotCell } from "../model.ts"
import { sentencesOf, type Told } from "../sentences.ts"
import type { Values } from "./values-service.ts"

/** Sentences about the first indicator in the newest period that has a value. */
export function told(values: Values, finder: CellFinder): Words[] {
  const { indicators, periods, members, whole, refs, targets } = values
  const [indicator] = indicators
  if (indicator === undefined || members.breakdown[0] !== "") return []
  const cell = (unit: string, period: Period) =>
    finder.at(
      {
        key: "",
        whole: false,
        unit,
        indicator: indicator.code,
        period: period.code,
        breakdown: "",
      },
      { key: "", whole: false },
    )
  const valued = (period: Period) =>
    members.units.some((unit) => (cell(unit, period)?.value ?? null) !== null)
  const period = periods.findLast(valued) ?? periods.at(-1)
  if (period === undefined) return []
  const of = whole === null ? null : wholeTold(values, whole, period, cell)
  const own = targets.filter((one) => one.unit === whole?.id && one.indicator === indicator.code)
  return sentencesOf({
    indicator,
    period,
    whole: of === null ? null : of.whole,
    before: of === null ? null : of.before,
    target: targetFor(period, own),
    units: members.units.flatMap((id) => {
      const unit = refs.get(id)
      const its = cell(id, period)
      return id === whole?.id || unit === undefined || its === null ? [] : [{ unit, cell: its }]
    }),
  })
}

function wholeTold(
  { periods }: Values,
  unit: UnitRef,
  period: Period,
  cellOf: (unit: string, period: Period) => PivotCell | null,
): Pick<Told, "whole" | "before"> | null {
  const cell = cellOf(unit.id, period)
  if (cell === null) return null
  const earlier = periods.findLast(({ ends }) => ends < period.ends)
  const value = earlier === undefined ? null : (cellOf(unit.id, earlier)?.value ?? null)
  const before = earlier === undefined || value === null ? null : { period: earlier, value }
  return { whole: { unit, cell }, before }
}
