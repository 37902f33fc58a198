import type { Context } from "../../../platform/context.ts"
import { shifted } from "../../cells/calendar.ts"
import { answerQuery } from "../../query/service.ts"
import type { AskedCell } from "../asked-cells.ts"
import type { FormCell } from "../model/form.ts"
import type { CollectionRow } from "../store/collections.ts"

export type Previous = NonNullable<FormCell["previous"]>

/** Names a cell of a unit. */
export const keyOf = (unit: string, measure: string, cut: string) => `${unit}\n${measure}\n${cut}`

/** How far back the period before is looked for. */
const BACK = 4
/** Rows that one question may have; more are asked for in several. */
const ROWS_AT_ONCE = 100_000

/**
 * The last value before the period, of each cell asked: of the unit itself, or carried to it from the
 * units that it was made of. Breakdowns of several dimensions at once are not carried.
 */
export async function previousValues(
  ctx: Context,
  { measures, period }: CollectionRow,
  asked: readonly AskedCell[],
  units: readonly string[],
): Promise<Map<string, Previous>> {
  const found = new Map<string, Previous>()
  if (units.length === 0 || measures.length === 0) return found
  const wanted = new Set(asked.map(({ measure, cut }) => `${measure}\n${cut}`))
  const dimensions = new Set(asked.map(({ cut }) => (cut === "" ? "" : (cut.split("=")[0] ?? ""))))
  const indicators = measures.map(({ measure }) => measure)
  for (const by of dimensions) {
    const codes = indicators.filter((code) =>
      asked.some(({ measure, cut }) => measure === code && (by === "" || cut.startsWith(`${by}=`))),
    )
    const earlier = Array.from({ length: BACK }, (_, i) => shifted(period, i + 1).code)
    const cuts = by === "" ? 1 : new Set(asked.map(({ cut }) => cut)).size
    const most = Math.max(1, Math.floor(ROWS_AT_ONCE / (codes.length * BACK * cuts)))
    for (let start = 0; start < units.length; start += most) {
      const { rows } = await answerQuery(ctx, {
        indicators: codes.join(","),
        units: units.slice(start, start + most).join(","),
        periods: earlier.join(","),
        ...(by === "" ? {} : { by }),
        view: `at:${period.ends}`,
        asOf: null,
        stage: "working",
      })
      // By measure, then period, the nearest one first.
      for (const { indicator, unit, breakdown, period: code, value, estimated } of rows) {
        const key = keyOf(unit, indicator, breakdown)
        if (value === null || found.has(key)) continue
        if (wanted.has(`${indicator}\n${breakdown}`))
          found.set(key, { period: code, value, estimated })
      }
    }
  }
  return found
}
