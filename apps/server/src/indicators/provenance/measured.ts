import type { Level } from "../../registry/model.ts"
import { cutParts } from "../cells/cut.ts"
import { inputColumn, type Sources } from "../cube/evaluation.ts"
import type { Rules } from "../cube/leaves.ts"
import { emptySlice } from "../cube/slices.ts"
import { type Contribution, contributions, together } from "./contributions.ts"
import type { LeafAsked } from "./made-of.ts"
import { valueOf } from "./value-of.ts"

interface Aggregated {
  readonly rules: Rules
  /** The number of the unit, and its level. */
  readonly unit: number
  readonly level: Level
  /** The day whose units are meant. */
  readonly day: string
}

/** The value of a base measure as the cube has it, who contributed, and what they come to. */
export function measured(
  { rules, unit, level, day }: Aggregated,
  { cut, period, ytd }: LeafAsked,
  sources: Sources,
) {
  const when = { shift: 0, ytd: false }
  const input = {
    kind: "measure",
    code: rules.code,
    where: cutParts(cut),
    when,
    key: "",
  } as const
  const units = Int32Array.of(unit)
  const column = inputColumn(input, { units, period, ytd, day, by: null }, sources)
  const reporting = rules.overUnits === "none" ? level : rules.reportedBy
  const parts = sources.landings.of({ level: reporting, reported: period.ends, day }).parts(unit)
  const leaf = ytd
    ? sources.leaves.sinceJanuary(rules, cut, period)
    : sources.leaves.of(rules, cut, period)
  const all: readonly Contribution[] = contributions(parts, leaf ?? emptySlice(0))
  return { ...valueOf(column), all, again: together(all, rules.overUnits) }
}
