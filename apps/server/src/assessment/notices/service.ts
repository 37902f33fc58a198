import type { Context } from "../../platform/context.ts"
import { untilCommit } from "../../platform/database.ts"
import type { Role } from "../../platform/identity/model.ts"
import { treeOf } from "../index-set/tree.ts"
import type { Round, RoundReminder } from "../model.ts"
import { computeRound, openWords } from "../service/result-service.ts"
import { listRounds } from "../store/round-store.ts"
import { daysLeft, type WaitingTask, waitingTasks } from "./round-tasks.ts"
import { taskInWords } from "./task-words.ts"

/** Whether somebody holds a role over a unit. */
export type Holds = (role: Role, unit: string) => Promise<boolean>

/** An open round with everything that waits in it. */
export interface RoundWaiting {
  readonly round: Round
  readonly tasks: readonly WaitingTask[]
  readonly names: ReadonlyMap<string, string>
}

/** What waits in every open round now. */
export async function waitingNow(ctx: Context): Promise<RoundWaiting[]> {
  const open = (await listRounds(ctx.db)).filter(({ state }) => state === "open")
  const found: RoundWaiting[] = []
  for (const round of open) {
    const seen = await untilCommit(ctx.db, `assessment.waiting ${round.id}`, () =>
      seenOf(ctx, round.id),
    )
    const names = new Map(
      seen.agencies.map(({ participant: { unit, name } }) => [unit, name] as const),
    )
    found.push({ round, tasks: waitingTasks({ ...seen, now: ctx.now() }), names })
  }
  return found
}

async function seenOf({ db }: Context, id: string) {
  const { round, index, agencies, replies } = await computeRound(db, id, false)
  const { replies: unread, figures } = await openWords(db, id)
  return {
    round,
    tree: treeOf(index),
    agencies,
    replied: new Set(replies.map(({ unit }) => unit)),
    unread: unread + figures,
  }
}

/** A task as people are told of it. */
export function toldTask(
  { round: { id, title }, names }: RoundWaiting,
  { task, unit, due, open, points }: WaitingTask,
  now: Date,
): RoundReminder {
  const days = daysLeft(now, due)
  const unitName = unit === null ? null : (names.get(unit) ?? unit)
  const words = taskInWords({ task, title, unitName, due, days, open, points })
  return { round: id, title, task, unit, unitName, due, days, open, points, ...words }
}

/** What waits for somebody in all rounds, the nearest deadline first. */
export async function remindersFor(ctx: Context, holds: Holds): Promise<RoundReminder[]> {
  const found: RoundReminder[] = []
  for (const waiting of await waitingNow(ctx)) {
    for (const task of waiting.tasks) {
      if (await holds(task.role, task.over)) found.push(toldTask(waiting, task, ctx.now()))
    }
  }
  return found.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}
