import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { evaluate } from "../../plans/service/evaluate-service.ts"
import type { TargetReport } from "../../plans/model.ts"
import type { PivotIndicator, PivotTarget } from "../model.ts"

/** What plans ask of some indicators and units, as known at an instant (null: now). */
export async function targetsOf(
  ctx: Context,
  indicators: readonly PivotIndicator[],
  units: ReadonlySet<string>,
  asOf: string | null,
): Promise<PivotTarget[]> {
  const on = dayInVietnam(asOf === null ? ctx.now() : new Date(asOf))
  const { plans } = await evaluate(ctx, asOf, on)
  const known = new Map(indicators.map((one) => [one.code, one]))
  return plans.flatMap(({ plan, reports }) =>
    reports.flatMap((report) => {
      const indicator = known.get(report.measure ?? "")
      if (indicator === undefined || !units.has(report.place.id)) return []
      return targetIn(report, plan.head.id, indicator)
    }),
  )
}

function targetIn(report: TargetReport, plan: string, indicator: PivotIndicator): PivotTarget[] {
  const { exact, period, place, comparator, baseline } = report
  const value = Number(exact)
  if (exact === null || period === null || !Number.isFinite(value)) return []
  const lower = comparator === "<" || comparator === "<="
  const asDefined = comparator === "=" || comparator === null || comparator === "~"
  const better = lower || (asDefined && indicator.better === "lower") ? "lower" : "higher"
  const from = baseline === null ? null : { period: baseline.period, value: Number(baseline.exact) }
  return [{ indicator: indicator.code, unit: place.id, plan, period, value, better, from }]
}
