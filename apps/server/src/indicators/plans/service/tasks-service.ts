import { isDeepStrictEqual } from "node:util"
import { nearest, toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Reader } from "../../../platform/database.ts"
import { organisationRefs } from "../../../registry/index.ts"
import { readPeriod } from "../../import/period.ts"
import type { Period } from "../../model.ts"
import { bumpRevision, lockRevision } from "../../store/catalogue-store.ts"
import type { TaskText } from "../content.ts"
import { noSuchPlan, noSuchTask, taskChanged, taskRefused } from "../errors.ts"
import type { DueTask, TaskChange, TaskVersion } from "../model.ts"
import { findPlans, planVersion, type StandingPlan, taskVersions } from "../store/read-store.ts"
import { addPlans } from "../store/write-store.ts"
import { evaluate } from "./evaluate-service.ts"
import { namedTasks, tasksOf } from "./plans-service.ts"

async function planIn(db: Reader, id: string): Promise<StandingPlan> {
  const plans = await findPlans(db, null)
  const found = plans.find(({ head }) => head.id === id)
  if (found !== undefined) return found
  const ids = plans.map(({ head }) => head.id)
  throw noSuchPlan(
    id,
    nearest(id, ids, 1).map(({ text }) => text),
  )
}

function taskIn(plan: StandingPlan, id: string): TaskText {
  const found = plan.tasks.find((task) => task.id === id)
  if (found === undefined) throw noSuchTask(plan.head.id, id)
  return found
}

/** The territory of a plan, and who answers for a task: either may say how far it is. */
export async function answerableFor(
  ctx: Context,
  planId: string,
  taskId: string,
): Promise<{ readonly unit: string; readonly organisation: string | null }> {
  const plan = await planIn(ctx.db, planId)
  const { organisation } = taskIn(plan, taskId)
  const today = dayInVietnam(ctx.now())
  const known = await organisationRefs(ctx.db, organisation === null ? [] : [organisation], today)
  return { unit: plan.head.unit, organisation: [...known.keys()][0] ?? null }
}

/** What only the plan's own editors change: who is to do it, by when. */
export async function changesOrder(
  ctx: Context,
  planId: string,
  taskId: string,
  change: TaskChange,
): Promise<boolean> {
  const { organisation, deadline } = taskIn(await planIn(ctx.db, planId), taskId)
  return (
    organisation !== change.organisation || deadline?.code !== deadlineOf(change.deadline)?.code
  )
}

/**
 * Says anew how a task stands: a new version of the plan, with an entry of the log. A task that
 * somebody else changed since it was seen is refused; changes of other tasks are not in the way.
 */
export async function changeTask(
  ctx: Context,
  actor: Actor,
  { planId, taskId, change }: { planId: string; taskId: string; change: TaskChange },
): Promise<void> {
  const wanted = { ...change, deadline: deadlineOf(change.deadline) }
  await ctx.db.transaction(async (tx) => {
    const { changedAt } = await lockRevision(tx)
    const plan = await planIn(tx, planId)
    const before = taskIn(plan, taskId)
    if (change.version !== plan.version) {
      const seen = await planVersion(tx, planId, change.version)
      const then = seen?.tasks.find(({ id }) => id === taskId)
      if (!isDeepStrictEqual(then, before)) throw taskChanged(taskId)
    }
    const after = taskAfter(before, wanted)
    if (isDeepStrictEqual(after, before)) return
    const now = ctx.now().toISOString()
    const at = now > changedAt ? now : changedAt
    const tasks = plan.tasks.map((task) => (task.id === taskId ? after : task))
    const { version: _version, ...text } = plan
    const next = { plan: { ...text, tasks }, version: plan.version + 1, file: "", sha256: "" }
    await addPlans(tx, [next], at, actor.id)
    await bumpRevision(tx, at)
    await record(tx, {
      actor,
      at: new Date(at),
      action: "indicators.change-task",
      subject: `${planId} ${taskId}`,
      details: { version: next.version, before: reportedOf(before), after: reportedOf(after) },
    })
  })
}

const reportedOf = ({ organisation, deadline, state, progress, evidence, note }: TaskText) => ({
  organisation,
  deadline: deadline?.code ?? null,
  state,
  progress,
  evidence,
  note,
})

function deadlineOf(written: string | null): Period | null {
  if (written === null || written.trim() === "") return null
  const read = readPeriod(written)
  if ("refused" in read) throw taskRefused("deadline", `Hạn ${read.refused}.`)
  return read.period
}

type Wanted = Omit<TaskChange, "deadline"> & { readonly deadline: Period | null }

function taskAfter(before: TaskText, wanted: Wanted): TaskText {
  const { state, progress, deadline, organisation, evidence, note } = wanted
  refuseContradiction(wanted)
  const same = deadline?.code === before.deadline?.code
  return {
    ...before,
    state,
    progress: state === "done" ? 100 : progress,
    deadline: same ? before.deadline : deadline,
    organisation: toNfc(organisation ?? "").trim() || null,
    evidence: evidence.join(" ") || null,
    note: toNfc(note).trim(),
  }
}

function refuseContradiction({ state, progress }: Pick<Wanted, "state" | "progress">): void {
  if (progress === null) return
  if (state === "done" && progress < 100) {
    throw taskRefused("progress", "Nhiệm vụ đã xong thì tiến độ là 100 %.")
  }
  if (state === "not-started" && progress > 0) {
    throw taskRefused("progress", "Nhiệm vụ chưa bắt đầu thì tiến độ là 0 %.")
  }
}

/** How a task stood in each version that said something else, newest first. */
export async function taskHistory(
  ctx: Context,
  planId: string,
  taskId: string,
): Promise<TaskVersion[]> {
  taskIn(await planIn(ctx.db, planId), taskId)
  const versions = await taskVersions(ctx.db, planId, taskId)
  return versions
    .filter((one, i) => !isDeepStrictEqual(saidOf(one), saidOf(versions[i - 1])))
    .map(({ evidence, ...one }) => ({ ...one, evidence: evidence?.split(" ") ?? [] }))
    .toReversed()
}

const saidOf = (
  task: Awaited<ReturnType<typeof taskVersions>>[number] | undefined,
): object | null => {
  if (task === undefined) return null
  const { version: _version, recordedAt: _at, recordedBy: _by, ...said } = task
  return said
}

/** Tasks not done that are late, or due within this many days. */
const SOON_DAYS = 30

/** Tasks that are late or due soon, the longest late first. */
export async function dueTasks(ctx: Context): Promise<DueTask[]> {
  const on = dayInVietnam(ctx.now())
  const soon = dayInVietnam(new Date(ctx.now().getTime() + SOON_DAYS * 86_400_000))
  const { plans, names } = await evaluate(ctx, null, on)
  const found: DueTask[] = []
  for (const one of plans) {
    const { id, title, titleEn, unit } = one.plan.head
    const due = tasksOf(one, on).filter(
      ({ state, deadline }) => state !== "done" && deadline !== null && deadline.ends <= soon,
    )
    for (const task of await namedTasks(ctx, due, on)) {
      found.push({
        ...task,
        plan: id,
        planTitle: title,
        planTitleEn: titleEn,
        place: names.place(unit, on),
      })
    }
  }
  return found.toSorted((a, b) => ((a.deadline?.ends ?? "") < (b.deadline?.ends ?? "") ? -1 : 1))
}
