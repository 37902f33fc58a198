import type { Context } from "../../../platform/context.ts"
import { cutParts } from "../../cells/cut.ts"
import { inputColumn } from "../../cube/evaluation.ts"
import type { Rules } from "../../cube/leaves.ts"
import { emptySlice } from "../../cube/slices.ts"
import { contributions, together } from "../contributions.ts"
import { madeOf } from "../made-of.ts"
import { sumProof } from "../proof.ts"
import { valueOf } from "../value-of.ts"
import { type Page, pageOf } from "./contributors-service.ts"
import type { World } from "./world-service.ts"

/** The units that contributed to a base measure, each with what it brought. */
export async function gathered(ctx: Context, world: World, rules: Rules, page: Page) {
  const { opened, sources, period, day, territory, definitions } = world
  const { by: cut, ytd } = opened
  const own = sources.slices.numberOf(opened.unit)
  const asked = { units: Int32Array.of(own), period, ytd, day, by: null }
  const where = cutParts(cut)
  const when = { shift: 0, ytd: false }
  const input = { kind: "measure", code: rules.code, where, when, key: "" } as const
  const column = inputColumn(input, asked, sources)
  const level = rules.overUnits === "none" ? territory.level : rules.reportedBy
  const parts = sources.landings.of({ level, reported: period.ends, day }).parts(own)
  const leaf = ytd
    ? sources.leaves.sinceJanuary(rules, cut, period)
    : sources.leaves.of(rules, cut, period)
  const all = contributions(parts, leaf ?? emptySlice(0))
  const told = valueOf(column)
  const { inTime, overUnits, reportedBy, minCoverage } = rules
  const { definitionVi = "", definitionEn = "" } = definitions.measures.get(rules.code) ?? {}
  const leafOf = { cut, period, ytd }
  return {
    kind: "measure" as const,
    ...told,
    measure: { definitionVi, definitionEn, inTime, overUnits, reportedBy, minCoverage },
    contributors: await pageOf(ctx, world, all, page, {
      how: overUnits,
      made: (unit) => madeOf(rules, unit, leafOf, sources).made,
      opens: (unit) => ({ ...opened, unit, screen: "cell" }),
      cells: { measure: rules.code, cut, period: period.code },
      total: told.value,
    }),
    proof: sumProof({ ...told, recomputed: together(all, overUnits), minCoverage }),
  }
}
