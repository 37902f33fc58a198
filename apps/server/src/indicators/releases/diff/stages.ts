import { Formulas } from "../../query/formulas.ts"
import { canonicalJson } from "../canonical.ts"
import { definitionsIn } from "../closure.ts"
import type { Basis, Cause } from "../model.ts"
import type { World } from "../rows.ts"

/** A world between two releases: as the first, with what `cause` and those before it name from the second. */
export interface Stage {
  readonly cause: Cause
  readonly world: World
}

/** Cells as two releases saw them, over the units that each knew. */
export type SeenBy = (
  cells: "before" | "after",
  units: "before" | "after",
) => Pick<World, "slices" | "landings" | "leaves" | "territories">

type Side = "before" | "after"
interface Choice {
  readonly cells: Side
  readonly formula: Side
  readonly measures: Side
  readonly units: Side
  readonly contents: Side
}
const FIRST: Choice = {
  cells: "before",
  formula: "before",
  measures: "before",
  units: "before",
  contents: "before",
}
const ORDER = ["cells", "formula", "measures", "units", "contents"] as const

/** From the first release to the second, one thing after the other; what is alike is left out. */
export function stagesBetween(
  before: Basis,
  after: Basis,
  seen: SeenBy,
): readonly [World, ...Stage[]] {
  const bases = { before, after }
  const stages: Stage[] = []
  let choice = FIRST
  for (const cause of ORDER) {
    if (alike(cause, before, after)) continue
    choice = { ...choice, [cause]: "after" }
    stages.push({ cause, world: worldOf(choice, bases, seen) })
  }
  return [worldOf(FIRST, bases, seen), ...stages]
}

function alike(cause: (typeof ORDER)[number], a: Basis, b: Basis): boolean {
  const of = ({ batch, indicators, measures, reporting, units, contents }: Basis): unknown =>
    ({
      cells: batch,
      formula: indicators,
      measures: [measures, reporting],
      units,
      contents,
    })[cause]
  return canonicalJson(of(a)) === canonicalJson(of(b))
}

function worldOf(choice: Choice, bases: Record<Side, Basis>, seen: SeenBy): World {
  const definitions = definitionsIn({
    indicators: united(
      choice.formula,
      bases,
      ({ indicators }) => indicators,
      ({ code }) => code,
    ),
    measures: united(
      choice.measures,
      bases,
      ({ measures }) => measures,
      ({ code }) => code,
    ),
    reporting: united(
      choice.measures,
      bases,
      ({ reporting }) => reporting,
      ({ measure }) => measure,
    ),
  })
  return {
    contents: bases[choice.contents].contents,
    definitions,
    formulas: new Formulas(definitions),
    ...seen(choice.cells, choice.units),
  }
}

/** What one side has, and what only the other has: an indicator that only one release asks for changes nothing. */
function united<T>(
  side: Side,
  bases: Record<Side, Basis>,
  of: (basis: Basis) => readonly T[],
  keyOf: (one: T) => string,
): T[] {
  const other = of(bases[side === "before" ? "after" : "before"])
  const entry = (one: T) => [keyOf(one), one] as const
  return [...new Map([...other.map(entry), ...of(bases[side]).map(entry)]).values()]
}
