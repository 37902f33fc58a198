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

/**
 * The changed cells that a row comes from, and whether they all together make up what cells changed
 * in it. First those that lie in its unit; then, for a rank or a comparison with others, all of the
 * measures that it reads. At most so many are tried alone.
 */
export function cellsBehind<T extends Changed>(
  row: ReleaseRow,
  changes: readonly T[],
  {
    world,
    becomes,
    most,
  }: { readonly world: World; readonly becomes: Said; readonly most: number },
): { readonly cells: Behind<T>[]; readonly complete: boolean } {
  const bases = world.formulas.basesOf([row.indicator])
  const read = changes.filter(({ patch }) => bases.has(patch.measure))
  const near = read.filter(({ patch }) => liesIn(patch, row, world))
  const together = (list: readonly T[]) =>
    sameSaid(
      saidWith(
        row,
        list.map(({ patch }) => patch),
        world,
      ),
      becomes,
    )
  const enough = [near, read].find(together)
  const all = nearestFirst(enough ?? read, row, world)
  const now = saidWith(row, [], world)
  const alone = all.slice(0, most).map((change): Behind<T> & { readonly moves: boolean } => {
    const said = saidWith(row, [change.patch], world)
    return { change, effect: less(said.value, now.value), moves: !sameSaid(said, now) }
  })
  const moving = alone.flatMap(({ moves, ...one }) => (moves ? [one] : []))
  const complete = enough !== undefined
  if (all.length <= most && (!complete || together(moving.map(({ change }) => change)))) {
    return { cells: moving, complete }
  }
  // Cells that do nothing alone but count together: a coverage that only both reach.
  const known = new Set(moving.map(({ change }) => change))
  const others = all.filter((change) => !known.has(change))
  return { cells: [...moving, ...others.map((change) => ({ change, effect: null }))], complete }
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
