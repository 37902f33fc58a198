import { rm } from "node:fs/promises"
import { toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import {
  deleteRefused,
  notComputedYet,
  runChanged,
  runMoveRefused,
  runNotFound,
  withdrawNeedsNote,
} from "../errors.ts"
import type { StateChange } from "../model.ts"
import { addStep, deleteRun, type KeptRun, lockedStep, lockedTask, readRuns } from "../store.ts"
import { computingIn } from "./compute-service.ts"
import { sweepRasters } from "./files-service.ts"
import { stateOf } from "./read-service.ts"

/** A draft is published, what is published is withdrawn; nothing ever comes back. */
const NEXT = { draft: "published", published: "withdrawn", withdrawn: null } as const

/** Publishes a draft, or withdraws what was published. */
export async function changeRun(
  ctx: Context,
  actor: Actor,
  id: string,
  { state, version, note = "" }: StateChange,
): Promise<void> {
  const why = toNfc(note).trim()
  await ctx.db.transaction(async (tx) => {
    const last = await lockedStep(tx, id)
    if (last === null) throw await whyWithoutStep(ctx, id)
    if (last.version !== version) throw runChanged(id)
    if (NEXT[last.state] !== state) throw runMoveRefused(last.state, state)
    if (state === "withdrawn" && why === "") throw withdrawNeedsNote()
    const at = ctx.now()
    const step = { run: id, version: version + 1, state, day: dayInVietnam(at), note: why }
    await addStep(tx, { ...step, by: actor.id, at: at.toISOString() })
    const action = state === "published" ? "coverage.publish-run" : "coverage.withdraw-run"
    await record(tx, { actor, at, action, subject: id, details: { from: last.state, to: state } })
  })
}

async function whyWithoutStep(ctx: Context, id: string) {
  const known = (await readRuns(ctx.db)).some((run) => run.id === id)
  return known ? notComputedYet(id) : runNotFound(id)
}

/** Deletes a draft, or a run that was cancelled or failed, and gives its room back. */
export async function removeRun(ctx: Context, actor: Actor, run: KeptRun): Promise<void> {
  const { id, name, facts } = run
  await ctx.db.transaction(async (tx) => {
    const last = await lockedStep(tx, id)
    const task = last === null ? await lockedTask(tx, id) : null
    const isStopped = task?.status === "cancelled" || task?.status === "failed"
    if (last !== null ? last.state !== "draft" : !isStopped) throw deleteRefused(stateOf(run))
    if ((await deleteRun(tx, id)) === 0) throw runNotFound(id)
    const at = ctx.now()
    await record(tx, { actor, at, action: "coverage.delete-run", subject: id, details: { name } })
  })
  await rm(computingIn(ctx.settings, id), { recursive: true, force: true })
  const files = facts === null ? [] : [...facts.files, ...facts.layers.flatMap((one) => one.files)]
  await sweepRasters(
    ctx,
    files.map(({ sha256 }) => sha256),
  )
}
