import { Leaves } from "../../cube/leaves.ts"
import type { Period } from "../../model.ts"
import type { ReleaseRow } from "../model.ts"
import { columnOf, saidAt, type World } from "../rows.ts"
import { groupOf } from "./explain.ts"
import { type Patch, PatchedCells } from "./patched-cells.ts"
import { less, type Said, sameSaid } from "./said.ts"

/** A cell that two releases saw otherwise, as the second saw it. */
export interface Changed {
  readonly patch: Patch
}

/** What one cell alone does to a row. */
export interface Behind<T> {
  readonly change: T
  readonly effect: number | null
}

/** Cells that are tried one by one for one row. */
const MOST_TRIED = 300

/**
 * The changed cells that a row comes from, each tried alone, and whether they all together make up
 * what cells changed in it. First those that lie in its unit; then, for a rank or a comparison with
 * others, all of the measures that it reads.
 */
export function cellsBehind<T extends Changed>(
  row: ReleaseRow,
  changes: readonly T[],
  world: World,
  becomes: Said,
): { readonly cells: Behind<T>[]; readonly complete: boolean } {
  const bases = world.formulas.basesOf([row.indicator])
  const read = changes.filter(({ patch }) => bases.has(patch.measure))
  const near = read.filter(({ patch }) => liesIn(patch, row, world))
  const first = tried(row, near, world, becomes)
  return first.complete || near.length === read.length ? first : tried(row, read, world, becomes)
}

function tried<T extends Changed>(
  row: ReleaseRow,
  changes: readonly T[],
  world: World,
  becomes: Said,
): { readonly cells: Behind<T>[]; readonly complete: boolean } {
  const now = saidWith(row, [], world)
  const some = nearestFirst(changes, row, world).slice(0, MOST_TRIED)
  const cells = some.flatMap((change): Behind<T>[] => {
    const said = saidWith(row, [change.patch], world)
    return sameSaid(said, now) ? [] : [{ change, effect: less(said.value, now.value) }]
  })
  const together = (list: readonly T[]) =>
    sameSaid(
      saidWith(
        row,
        list.map(({ patch }) => patch),
        world,
      ),
      becomes,
    )
  if (together(cells.map(({ change }) => change))) return { cells, complete: true }
  if (!together(some)) return { cells, complete: false }
  // Cells that do nothing alone but count together: a coverage that only both reach.
  const effects = new Map(cells.map(({ change, effect }) => [change, effect]))
  return {
    cells: some.map((change) => ({ change, effect: effects.get(change) ?? null })),
    complete: true,
  }
}

function saidWith(row: ReleaseRow, patches: readonly Patch[], world: World): Said {
  const slices = patches.length === 0 ? world.slices : new PatchedCells(world.slices, patches)
  const leaves = patches.length === 0 ? world.leaves : new Leaves(slices, world.landings)
  return saidAt(columnOf(groupOf(row, world), [row.unit], { ...world, slices, leaves }), 0)
}

/** Whether a cell's reporter is among those that make up the unit of a row. */
function liesIn({ measure, unit, period }: Patch, row: ReleaseRow, world: World): boolean {
  if (unit === row.unit) return true
  const rules = world.formulas.rules.get(measure)
  if (rules === undefined || rules.overUnits === "none") return false
  const { day } = groupOf(row, world)
  const landing = world.landings.of({ level: rules.reportedBy, reported: period.ends, day })
  const parts = landing.parts(world.slices.numberOf(row.unit))
  return parts.reporters.includes(world.slices.numberOf(unit))
}

/** Cells of the row's own period before those of others. */
function nearestFirst<T extends Changed>(
  changes: readonly T[],
  row: ReleaseRow,
  world: World,
): T[] {
  const own = groupOf(row, world).period
  const far = ({ starts, ends }: Period) => (starts >= own.starts && ends <= own.ends ? 0 : 1)
  return changes.toSorted((a, b) => far(a.patch.period) - far(b.patch.period))
}
