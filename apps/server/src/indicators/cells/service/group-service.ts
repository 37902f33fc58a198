import type { Context } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { cubeOf } from "../../cube/service.ts"
import type { CellsSaved } from "../model.ts"
import { type Act, recordActs } from "./record-service.ts"

interface Waiting {
  readonly ctx: Context
  readonly act: Act
  readonly done: PromiseWithResolvers<CellsSaved>
}

/** Cells recorded in one transaction by people who save at the same time. */
const MOST_CELLS = 20_000

const queues = new WeakMap<Database, { waiting: Waiting[]; running: boolean }>()

/**
 * Records an act, with others that wait at the same time in one transaction: while one transaction
 * is kept, the next gathers. Fifty people who save at once wait for two transactions, not for fifty.
 */
export function saveTogether(ctx: Context, act: Act): Promise<CellsSaved> {
  const queue = queues.get(ctx.db) ?? { waiting: [], running: false }
  queues.set(ctx.db, queue)
  const done = Promise.withResolvers<CellsSaved>()
  queue.waiting.push({ ctx, act, done })
  if (!queue.running) {
    queue.running = true
    void drain(queue)
  }
  return done.promise
}

async function drain(queue: { waiting: Waiting[]; running: boolean }): Promise<void> {
  for (;;) {
    const { group, left } = nextGroup(queue.waiting)
    queue.waiting = left
    if (group.length === 0) break
    await record(group)
  }
  queue.running = false
}

/** The first act and those after it that go to the same layer and name other cells. */
function nextGroup(waiting: readonly Waiting[]) {
  const group: Waiting[] = []
  const left: Waiting[] = []
  const taken = new Set<string>()
  const layer = waiting[0]?.act.layer
  for (const one of waiting) {
    const keys = one.act.checked.map(({ cell: { measure, unit, period, cut } }) =>
      [measure, unit, period.code, cut].join("\n"),
    )
    const fits =
      group.length === 0 ||
      (one.act.layer === layer &&
        taken.size + keys.length <= MOST_CELLS &&
        keys.every((key) => !taken.has(key)))
    // Whoever has to wait keeps their place before those who name the same cells later.
    for (const key of keys) taken.add(key)
    ;(fits ? group : left).push(one)
  }
  return { group, left }
}

async function record(group: readonly Waiting[]): Promise<void> {
  const [first] = group
  if (first === undefined) return
  const { ctx } = first
  try {
    const outcomes = await ctx.db.transaction((tx) =>
      recordActs(
        ctx,
        tx,
        group.map(({ act }) => act),
      ),
    )
    await (await cubeOf(ctx.db)).catchUp()
    group.forEach(({ done }, i) => {
      const outcome = outcomes[i]
      if (outcome === undefined) done.reject(new Error("an act without an outcome"))
      else if ("refused" in outcome) done.reject(outcome.refused)
      else done.resolve(outcome.saved)
    })
  } catch (error) {
    if (group.length === 1) first.done.reject(error)
    // What fails for one must not fail for all: each for itself.
    else for (const one of group) await record([one])
  }
}
