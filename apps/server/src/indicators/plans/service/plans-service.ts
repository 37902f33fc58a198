import { nearest } from "@tinhso/vietnamese"
import type { Context } from "../../../platform/context.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import { lineageOf, lineages, organisationRefs } from "../../../registry/index.ts"
import type { UnitRef } from "../../../registry/model.ts"
import { viewOf } from "../../service/view-service.ts"
import type { AsOf } from "../../store/figure-store.ts"
import { carriedTargets } from "../carried-targets.ts"
import { noSuchPlan } from "../errors.ts"
import type {
  CarriedTargets,
  PlanDetail,
  PlanList,
  PlanStatus,
  PlanSummary,
  TargetReport,
  TaskReport,
} from "../model.ts"
import { taskState } from "../task-state.ts"
import { evaluate, type Evaluated, type Evaluation } from "./evaluate-service.ts"

export interface Asked {
  readonly view: string | undefined
  readonly asOf: AsOf
}

/** What a question stands on: units of which day, and the day that deadlines are held against. */
interface Ground {
  readonly view: string
  /** The day of the units; null where they stay those of the time. */
  readonly at: string | null
  readonly on: string
  readonly asOf: string
  readonly evaluation: Evaluation
  readonly lineage: Awaited<ReturnType<typeof lineages>>
}

async function groundOf(ctx: Context, { view, asOf }: Asked): Promise<Ground> {
  const instant = asOf ?? ctx.now().toISOString()
  const on = dayInVietnam(new Date(instant))
  const shown = viewOf(ctx, view)
  return {
    view: shown,
    at: shown === "reported" ? null : shown.slice(3),
    on,
    asOf: instant,
    evaluation: await evaluate(ctx, asOf, on),
    lineage: await lineages(ctx.db),
  }
}

/** All plans, or those of a place and (in the view of a day) of the units that it was made of. */
export async function listPlans(
  ctx: Context,
  place: string | undefined,
  asked: Asked,
): Promise<PlanList> {
  const ground = await groundOf(ctx, asked)
  const { view, at, on, asOf, evaluation } = ground
  if (place === undefined) {
    const plans = evaluation.plans.map((one) => summaryOf(one, ground))
    return { view, asOf, on, plans, carried: [] }
  }
  // A unit that does not exist is refused here, not answered with nothing.
  const made = await lineageOf(ctx.db, place, at ?? on)
  const older = at === null ? [] : made.map((one) => one.unit)
  const wanted = new Set([place, ...older])
  const found = evaluation.plans.filter(
    ({ plan, reports }) =>
      wanted.has(plan.head.unit) || reports.some((report) => wanted.has(report.place.id)),
  )
  return {
    view,
    asOf,
    on,
    plans: found.map((one) => summaryOf(one, ground)),
    carried: carriedOf(evaluation.names.place(place, at ?? on), ground),
  }
}

export async function getPlan(ctx: Context, id: string, asked: Asked): Promise<PlanDetail> {
  const ground = await groundOf(ctx, asked)
  const { view, at, on, asOf, evaluation, lineage } = ground
  const found = evaluation.plans.find(({ plan }) => plan.head.id === id)
  if (found === undefined) {
    const ids = evaluation.plans.map(({ plan }) => plan.head.id)
    throw noSuchPlan(
      id,
      nearest(id, ids, 1).map(({ text }) => text),
    )
  }
  const { plan, reports, figures } = found
  const heirs = at === null ? [] : heirsOf(plan.head.unit, at, lineage, evaluation)
  const measures = new Set(reports.map(({ measure }) => measure))
  return {
    ...summaryOf(found, ground),
    view,
    asOf,
    on,
    version: plan.version,
    source: plan.head.source,
    note: plan.head.note,
    noteEn: plan.head.noteEn,
    goalList: [...plan.goals],
    taskList: await namedTasks(ctx, tasksOf(found, on), on),
    targetList: await namedTargets(ctx, reports.toSorted(byUrgency), on),
    figures: [...figures],
    cascade: evaluation.cascade.filter(
      ({ parent, children }) => parent.plan === id || children.some((child) => child.plan === id),
    ),
    carried: heirs
      .flatMap((heir) => carriedOf(heir, ground))
      .filter(({ measure }) => measures.has(measure)),
  }
}

const URGENCY: readonly PlanStatus[] = [
  "behind",
  "uncertain",
  "on-trajectory",
  "reached",
  "exceeded",
  "no-data",
  "not-measurable",
]

/** What is behind first, the longest of it before the rest; equals stay as the plan orders them. */
function byUrgency(left: TargetReport, right: TargetReport): number {
  const rank = URGENCY.indexOf(left.status) - URGENCY.indexOf(right.status)
  if (rank !== 0) return rank
  const [a, b] = [left.since ?? "9999", right.since ?? "9999"]
  return a < b ? -1 : a > b ? 1 : 0
}

const TASK_ORDER: readonly TaskReport["state"][] = [
  "late",
  "under-way",
  "not-started",
  "unknown",
  "done",
]

export function tasksOf({ plan }: Pick<Evaluated, "plan">, on: string): TaskReport[] {
  return plan.tasks
    .map(({ state, evidence, ...task }): TaskReport => {
      const now = taskState({ state, deadline: task.deadline }, on)
      const named = { organisationId: null, evidence: evidence?.split(" ") ?? [] }
      return { ...task, ...named, reportedState: state, ...now }
    })
    .toSorted((a, b) => TASK_ORDER.indexOf(a.state) - TASK_ORDER.indexOf(b.state))
}

/** Organisations of the registry by their names; what is written otherwise stays as it is. */
export async function namedTasks(
  ctx: Context,
  tasks: readonly TaskReport[],
  on: string,
): Promise<TaskReport[]> {
  const ids = tasks.flatMap(({ organisation }) => organisation ?? [])
  const known = await organisationRefs(ctx.db, ids, on)
  return tasks.map((task) => {
    const found = known.get(task.organisation ?? "")
    if (found === undefined) return task
    return { ...task, organisation: found.nameVi, organisationId: found.id }
  })
}

async function namedTargets(
  ctx: Context,
  targets: readonly TargetReport[],
  on: string,
): Promise<TargetReport[]> {
  const known = await organisationRefs(
    ctx.db,
    targets.map(({ by }) => by.name),
    on,
  )
  return targets.map((target) => {
    const found = known.get(target.by.name)
    return found === undefined ? target : { ...target, by: { ...target.by, name: found.nameVi } }
  })
}

function summaryOf(evaluated: Evaluated, ground: Ground): PlanSummary {
  const { plan, reports } = evaluated
  const { head, goals, tasks } = plan
  const { at, on, evaluation, lineage } = ground
  const { id, number, title, titleEn, issuer, issued, starts, ends, unchecked } = head
  return {
    id,
    number,
    title,
    titleEn,
    issuer,
    issued,
    place: evaluation.names.place(head.unit, issued?.ends ?? starts ?? on),
    nowPartOf: at === null ? [] : heirsOf(head.unit, at, lineage, evaluation),
    starts,
    ends,
    unchecked,
    targets: reports.length,
    counts: tally(reports.map(({ status }) => status)),
    goals: { stated: stated(evaluated, "goals"), listed: goals.length },
    tasks: { stated: stated(evaluated, "tasks"), listed: tasks.length },
    taskStates: tally(tasksOf(evaluated, on).map(({ state }) => state)),
  }
}

/** How many goals or tasks the text itself says there are. */
function stated({ figures }: Evaluated, role: "goals" | "tasks"): number | null {
  const value = figures.find((one) => one.role === role)?.figure.value ?? null
  return value !== null && Number.isSafeInteger(value) ? value : null
}

function tally<T extends string>(words: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

/** The units that a unit belongs to on a day, where it is not itself any more. */
function heirsOf(
  unit: string,
  at: string,
  lineage: Ground["lineage"],
  { names }: Evaluation,
): UnitRef[] {
  const found = lineage.from(unit, at).map((one) => names.place(one.unit, at))
  return found.filter(({ id }) => id !== unit)
}

/** The targets of the units that a place was made of by the day of the view. */
function carriedOf(place: UnitRef, { at, lineage, evaluation }: Ground): CarriedTargets[] {
  if (at === null) return []
  const older = lineage
    .of(place.id, at)
    .filter(({ unit }) => unit !== place.id)
    .map(({ unit, share }) => ({ unit: evaluation.names.place(unit, at), share }))
  return carriedTargets(
    place,
    older,
    evaluation.plans.flatMap(({ placed }) => placed),
  )
}
