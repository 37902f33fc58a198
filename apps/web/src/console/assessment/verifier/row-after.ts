import type { QueueRow } from "@tinhso/server/assessment/model"
import type { Verdict } from "./verdict-draft.ts"

/** A line of the queue once a verdict on it was taken, before the server is asked again. */
export function rowAfter(row: QueueRow, verdict: Verdict, seen: number): QueueRow {
  const given = verdict.notApplicable === true ? "not-applicable" : verdict.points
  const points = given ?? row.self
  return {
    ...row,
    standing: "said",
    mine: { points, agrees: points === row.self },
    stake: 0,
    hurdle: "not-waiting",
    seen,
  }
}
