import type { Context } from "../../../platform/context.ts"
import type { Rules } from "../../cube/leaves.ts"
import { madeOf } from "../made-of.ts"
import { measured } from "../measured.ts"
import { sumProof } from "../proof.ts"
import { type Page, pageOf } from "./contributors-service.ts"
import type { World } from "./world-service.ts"

/** The units that contributed to a base measure, each with what it brought. */
export async function gathered(ctx: Context, world: World, rules: Rules, page: Page) {
  const { opened, sources, period, day, territory, definitions } = world
  const { by: cut, ytd } = opened
  const leafAsked = { cut, period, ytd }
  const unit = sources.slices.numberOf(opened.unit)
  const { level } = territory
  const { all, again, ...told } = measured({ rules, unit, level, day }, leafAsked, sources)
  const { inTime, overUnits, reportedBy, minCoverage } = rules
  const { definitionVi = "", definitionEn = "" } = definitions.measures.get(rules.code) ?? {}
  return {
    kind: "measure" as const,
    ...told,
    measure: { definitionVi, definitionEn, inTime, overUnits, reportedBy, minCoverage },
    contributors: await pageOf(ctx, world, all, page, {
      how: overUnits,
      made: (one) => madeOf(rules, one, leafAsked, sources).made,
      opens: (id) => ({ ...opened, unit: id, screen: "cell" }),
      cells: { measure: rules.code, cut, period: period.code },
      total: told.value,
    }),
    proof: sumProof({ ...told, recomputed: again, minCoverage }),
  }
}
