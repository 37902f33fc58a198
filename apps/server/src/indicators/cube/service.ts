import type { Database } from "../../platform/database.ts"
import { oneAtATime } from "../../platform/queue.ts"
import type { Territories } from "../../registry/index.ts"
import type { Layer } from "../cells/model.ts"
import { readHead } from "../cells/store/acts.ts"
import { Landings } from "./landing.ts"
import { Leaves } from "./leaves.ts"
import { type CellsSeen, Slices } from "./slices.ts"
import { type Layers, loadAfter, loadAsOf, loadStanding } from "./store.ts"
import { WorkingCells } from "./working-cells.ts"

/** Which values are seen: the published ones, or what is being entered and verified over them. */
export type Stage = Layer

/** Cells in memory, and what is computed from them over the units of a registry. */
export interface Seen {
  readonly slices: CellsSeen
  over(territories: Territories): { readonly landings: Landings; readonly leaves: Leaves }
}

/** The cells that stand, in memory. */
export interface Cube {
  at(stage: Stage): Seen
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
  const layers = emptyLayers()
  const inTurn = oneAtATime()
  let batch: number | null = null
  let next: Promise<void> | null = null
  /** Whoever asks while others wait for their turn is served with them. */
  const catchUp = () => {
    next ??= inTurn(async () => {
      next = null
      if (batch !== null) batch = await loadAfter(db, batch, layers)
    })
    return next
  }
  await db.listen("indicators_cells", (newest) => {
    if (batch !== null && Number(newest) <= batch) return
    // A failure shows in the next question, which catches up by itself.
    catchUp().catch(() => undefined)
  })
  const head = await readHead(db)
  await loadStanding(db, layers)
  // What was recorded while reading is read again: taking in an act twice changes nothing.
  batch = head.batch
  await catchUp()
  const stages = seenAt(layers)
  return { at: (stage) => stages[stage], catchUp }
}

function emptyLayers(): Layers {
  const published = new Slices()
  return { published, working: new WorkingCells(published), reporters: new Map() }
}

/** Both stages look at the same units: landings are found once for both. */
function seenAt({ published, working }: Layers): Record<Stage, Seen> {
  let last: { territories: Territories; landings: Landings } | undefined
  const landingsOver = (territories: Territories) => {
    if (last?.territories !== territories) {
      last = { territories, landings: new Landings(territories, (id) => published.numberOf(id)) }
    }
    return last.landings
  }
  const seen = (slices: CellsSeen): Seen => {
    let before: { landings: Landings; leaves: Leaves } | undefined
    return {
      slices,
      over(territories) {
        const landings = landingsOver(territories)
        if (before?.landings !== landings) {
          before = { landings, leaves: new Leaves(slices, landings) }
        }
        return before
      },
    }
  }
  return { published: seen(published), working: seen(working) }
}

interface Earlier {
  readonly measures: readonly string[]
  readonly batch: number
  readonly stage: Stage
}

/** Some measures as they stood once an act was recorded: read from the history, not kept. */
export async function cubeAsOf(db: Database, { measures, batch, stage }: Earlier): Promise<Seen> {
  const layers = emptyLayers()
  await loadAsOf(db, measures, batch, layers)
  return seenAt(layers)[stage]
}
