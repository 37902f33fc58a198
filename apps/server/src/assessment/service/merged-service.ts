import { dayInVietnam } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import { lineages, unitRefs } from "../../registry/index.ts"
import { treeOf } from "../index-set/tree.ts"
import type { MergedRound } from "../model.ts"
import { mainIndices } from "../results/main-indices.ts"
import { type Heir, mergeUnits } from "../results/merge-units.ts"
import type { AgencyResult } from "../results/round-result.ts"
import { computeRound, figuresByUnit } from "./result-service.ts"

/** Both published ways, always together: neither is the right one. */
const METHODS: MergedRound["methods"] = [
  {
    id: "mean",
    vi: "Trung bình cộng các chỉ số chính của các đơn vị cũ (cách Bộ KH&CN làm với dữ liệu năm 2024)",
    en: "Mean of the main indices of the former units (as the ministry did for data year 2024)",
  },
  {
    id: "recomputed",
    vi: "Tính lại từ tổng số liệu của các đơn vị cũ theo công thức của bộ chỉ số",
    en: "Computed again by the rules out of the summed figures of the former units",
  },
]

/** The units of a day out of the agencies of a round, along the registry's lineage. */
export async function mergedRound(
  ctx: Context,
  round: string,
  on: string | null,
): Promise<MergedRound> {
  const day = on ?? dayInVietnam(ctx.now())
  const { agencies, index, round: asked } = await computeRound(ctx.db, round, false)
  const tree = treeOf(index)
  const figures = await figuresByUnit(ctx.db, round)
  const { heirs, left } = await heirsOf(ctx, agencies, day)
  return {
    round,
    on: day,
    methods: METHODS,
    units: mergeUnits(heirs, {
      tree,
      mains: mainIndices(tree, index),
      figures: (unit) => figures.get(unit) ?? new Map(),
      leastPeers: asked.rules.leastPeers,
    }),
    left: left.map(({ participant: { unit, name } }) => ({ unit, name })),
  }
}

async function heirsOf({ db }: Context, agencies: readonly AgencyResult[], day: string) {
  const { from } = await lineages(db)
  const byHeir = new Map<string, Heir["from"][number][]>()
  const left: AgencyResult[] = []
  for (const agency of agencies) {
    const carried = from(agency.participant.unit, day)
    if (carried.length === 0) left.push(agency)
    for (const { unit, share } of carried) {
      const parts = byHeir.get(unit) ?? []
      byHeir.set(unit, [...parts, { agency, share }])
    }
  }
  const names = await unitRefs(db, [...byHeir.keys()], day)
  const heirs = [...byHeir].map(([unit, parts]): Heir => ({
    unit,
    name: names.get(unit)?.fullName ?? unit,
    from: parts,
  }))
  return { heirs: heirs.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)), left }
}
