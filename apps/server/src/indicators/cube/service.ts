import type { Database } from "../../platform/database.ts"
import { oneAtATime } from "../../platform/queue.ts"
import type { Territories } from "../../registry/index.ts"
import { readHead } from "../cells/store.ts"
import { Landings } from "./landing.ts"
import { Leaves } from "./leaves.ts"
import { Slices } from "./slices.ts"
import { loadAfter, loadAsOf, loadStanding } from "./store.ts"

/** The cells that stand, in memory, and what is computed from them over the units of a registry. */
export interface Cube {
  readonly slices: Slices
  over(territories: Territories): { readonly landings: Landings; readonly leaves: Leaves }
  /** Takes in what was recorded since, here or in another process. */
  catchUp(): Promise<void>
}

const kept = new WeakMap<Database, Promise<Cube>>()

/**
 * The cube of a database: loaded when it is first asked for, kept current by the notifications
 * that every recording sends to every process.
 */
export function cubeOf(db: Database): Promise<Cube> {
  const before = kept.get(db)
  if (before !== undefined) return before
  const opening = open(db)
  kept.set(db, opening)
  opening.catch(() => kept.delete(db))
  return opening
}

async function open(db: Database): Promise<Cube> {
  const slices = new Slices()
  const inTurn = oneAtATime()
  let batch: number | null = null
  const catchUp = () =>
    inTurn(async () => {
      if (batch !== null) batch = await loadAfter(db, batch, slices)
    })
  await db.listen("indicators_cells", () => {
    // A failure shows in the next question, which catches up by itself.
    catchUp().catch(() => undefined)
  })
  const head = await readHead(db)
  await loadStanding(db, slices)
  // What was recorded while reading is read again: taking in an act twice changes nothing.
  batch = head.batch
  await catchUp()
  return { slices, over: overUnits(slices), catchUp }
}

function overUnits(slices: Slices): Cube["over"] {
  let last: { territories: Territories; landings: Landings; leaves: Leaves } | undefined
  return (territories) => {
    if (last?.territories !== territories) {
      const landings = new Landings(territories, (unit) => slices.numberOf(unit))
      last = { territories, landings, leaves: new Leaves(slices, landings) }
    }
    return last
  }
}

/** A cube of some measures as they stood once an act was recorded: read from the history, not kept. */
export async function cubeAsOf(
  db: Database,
  measures: readonly string[],
  batch: number,
): Promise<Pick<Cube, "slices" | "over">> {
  const slices = new Slices()
  await loadAsOf(db, measures, batch, slices)
  return { slices, over: overUnits(slices) }
}
