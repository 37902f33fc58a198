import type { Context } from "../../../platform/context.ts"
import { namesOf } from "../../../platform/identity/index.ts"
import {
  organisationRefs,
  territories as territoriesOf,
  type Territories,
} from "../../../registry/index.ts"
import type { UnitRef } from "../../../registry/model.ts"
import { lateness } from "../lateness.ts"
import type { CollectionEvent, Counts } from "../model/collection.ts"
import type { ReportSummary } from "../model/report.ts"
import type { CollectionRow } from "../store/collections.ts"
import type { EventRow } from "../store/events.ts"
import type { ReportRow } from "../store/reports.ts"
import type { Asker } from "./asker.ts"

/** A unit as it was called on a day; one that the registry lost keeps its id. */
export function unitRef(territories: Territories, id: string, day: string): UnitRef {
  return (
    territories.ref(id, day) ?? {
      id,
      code: null,
      name: id,
      fullName: id,
      level: "commune",
      opened: null,
      closed: null,
    }
  )
}

/** What summaries of reports say about units, organisations and time. */
export interface Naming {
  readonly territories: Territories
  readonly organisations: ReadonlyMap<
    string,
    { readonly nameVi: string; readonly shortName: string }
  >
  readonly now: string
}

export async function namingFor(ctx: Context, reports: readonly ReportRow[]): Promise<Naming> {
  const now = ctx.now().toISOString()
  const others = reports.filter(({ unit, reporter }) => unit !== reporter)
  return {
    territories: await territoriesOf(ctx.db),
    organisations: await organisationRefs(
      ctx.db,
      [...new Set(others.map(({ reporter }) => reporter))],
      now.slice(0, 10),
    ),
    now,
  }
}

type Of = Pick<CollectionRow, "period" | "measures">

/** A report as lists show it. */
export function summaryOf(
  report: ReportRow,
  { period, measures }: Of,
  filled: number,
  { territories, organisations, now }: Naming,
): ReportSummary {
  const unit = unitRef(territories, report.unit, period.ends)
  const above = territories.parentOn(report.unit, period.ends)
  const { reporter, due, firstSubmittedAt } = report
  return {
    collection: report.collection,
    unit,
    parent:
      above === null
        ? null
        : { id: above, name: unitRef(territories, above, period.ends).fullName },
    reporter: {
      id: reporter,
      name:
        reporter === report.unit
          ? unit.fullName
          : (organisations.get(reporter)?.nameVi ??
            unitRef(territories, reporter, period.ends).fullName),
    },
    state: report.state,
    due,
    ...lateness({ due, firstSubmittedAt, now }),
    firstSubmittedAt,
    submittedAt: report.submittedAt,
    verifiedAt: report.verifiedAt,
    returnedAt: report.returnedAt,
    publishedAt: report.publishedAt,
    cells: measures.reduce((sum, { cuts }) => sum + cuts.length, 0),
    filled,
    enteredAt: report.enteredAt,
  }
}

/** How many reports stand where. */
export function countsOf(reports: readonly ReportSummary[]): Counts {
  const counts: Counts = {
    reports: reports.length,
    draft: 0,
    submitted: 0,
    verified: 0,
    returned: 0,
    published: 0,
    late: 0,
    cells: 0,
    filled: 0,
  }
  for (const { state, late, cells, filled } of reports) {
    counts[state] += 1
    counts.late += Number(late)
    counts.cells += cells
    counts.filled += filled
  }
  return counts
}

/** Deeds with the names of their people. */
export async function namedEvents(
  ctx: Context,
  events: readonly EventRow[],
): Promise<CollectionEvent[]> {
  const names = await namesOf(
    ctx.db,
    events.map(({ by }) => by),
  )
  return events.map((event) => ({ ...event, byName: personName(names, event.by) }))
}

/** As staff know somebody; "" for who has no account any more. */
export function personName(names: ReadonlyMap<string, string>, id: string): string {
  if (id === "system") return "Hệ thống"
  if (id === "operator") return "Người vận hành"
  return names.get(id) ?? ""
}

/** The reports that somebody may read: those of their units, or all of a collection that they keep. */
export async function readable(
  asker: Asker,
  scope: string,
  reports: readonly ReportRow[],
): Promise<ReportRow[]> {
  if (await asker.may("reader", [scope])) return [...reports]
  const found: ReportRow[] = []
  for (const report of reports) {
    const own = await asker.may("reader", [report.unit])
    if (own || (await asker.may("reader", [report.reporter]))) found.push(report)
  }
  return found
}
