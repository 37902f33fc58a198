import { compareVietnamese } from "@tinhso/vietnamese"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { isWithin } from "../../../registry/index.ts"
import type { CollectionOverview } from "../model/overview.ts"
import type { ReportSummary } from "../model/report.ts"
import type { Asker } from "./asker.ts"
import { collectionOf } from "./manage-service.ts"
import { countsOf } from "./reading-service.ts"
import { collectionSummary, needCollection, summariesOf } from "./view-service.ts"

/** Who has reported, of a whole collection or of the units under one. */
export async function overviewOf(
  ctx: Context,
  id: string,
  under: string | null,
  asker: Asker,
): Promise<CollectionOverview> {
  const row = await collectionOf(ctx, id)
  await needCollection(ctx, row, asker)
  const all = await summariesOf(ctx, row, asker)
  const reports = under === null ? all : await below(ctx, all, under)
  return {
    collection: await collectionSummary(ctx, row, countsOf(all)),
    at: ctx.now().toISOString(),
    counts: countsOf(reports),
    groups: groupsOf(reports),
    reports,
  }
}

async function below(
  ctx: Context,
  reports: readonly ReportSummary[],
  under: string,
): Promise<ReportSummary[]> {
  const today = dayInVietnam(ctx.now())
  const found: ReportSummary[] = []
  for (const report of reports) {
    const own = report.unit.id === under || report.reporter.id === under
    if (own || (await isWithin(ctx.db, report.unit.id, under, today))) found.push(report)
  }
  return found
}

/** By the unit above; those with most late reports first. */
function groupsOf(reports: readonly ReportSummary[]): CollectionOverview["groups"] {
  const groups = Map.groupBy(reports, ({ parent }) => parent?.id ?? "")
  return [...groups]
    .map(([id, some]) => {
      const name = some[0]?.parent?.name ?? ""
      return {
        id: id === "" ? "VN" : id,
        name: name === "" ? "Cả nước" : name,
        counts: countsOf(some),
      }
    })
    .toSorted(
      (a, b) =>
        b.counts.late - a.counts.late ||
        share(a.counts) - share(b.counts) ||
        compareVietnamese(a.name, b.name),
    )
}

const share = ({ cells, filled }: { readonly cells: number; readonly filled: number }) =>
  cells === 0 ? 1 : filled / cells
