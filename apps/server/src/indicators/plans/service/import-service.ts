import { isDeepStrictEqual } from "node:util"
import { record } from "../../../platform/audit.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Reader, Writer } from "../../../platform/database.ts"
import type { ImportReport, ImportRow } from "../../model.ts"
import { bumpRevision, lockRevision } from "../../store/catalogue-store.ts"
import type { PlanText } from "../content.ts"
import { plansChanged } from "../errors.ts"
import { PLAN_COLUMNS, type PlanColumn } from "../import/columns.ts"
import { findPlans, type StandingPlan } from "../store/read-store.ts"
import { addPlans, type NewPlan } from "../store/write-store.ts"
import {
  type PlanFile,
  type PlanFileOptions,
  type ReadRow,
  readPlanFile,
} from "./read-file-service.ts"

export interface PlanImportOptions extends PlanFileOptions {
  readonly commit: boolean
}

type Standing = ReadonlyMap<string, StandingPlan>

/**
 * Imports a file of plans, or only says what an import would do. A plan in the file takes the place
 * of the plan of that id as a whole; plans that the file does not name are left alone. All is
 * written in one transaction or nothing; a row that is refused refuses the file. `authorise` is asked
 * for the places whose plans would be written.
 */
export async function importPlans(
  ctx: Context,
  path: string,
  options: PlanImportOptions,
  authorise: (unitIds: readonly string[]) => Promise<Actor>,
): Promise<ImportReport> {
  const before = await standingOf(ctx.db)
  const file = keepReported(await readPlanFile(ctx, path, options), before)
  checkParents(file, before)
  const refused = file.rows.some(({ row }) => row.problems.length > 0)
  if (!options.commit || refused) return reportOf(file, before, false)
  const actor = await authorise(unitsOf(file, before))
  await ctx.db.transaction((tx) => commit(ctx, tx, file, before, actor))
  return reportOf(file, before, true)
}

/** Places whose plans are written, and whose plans they take the place of. */
const unitsOf = ({ plans }: PlanFile, before: Standing): string[] => [
  ...new Set(plans.flatMap(({ head }) => [head.unit, before.get(head.id)?.head.unit ?? head.unit])),
]

async function standingOf(db: Reader): Promise<Standing> {
  return new Map((await findPlans(db, null)).map((plan) => [plan.head.id, plan]))
}

const REPORTED = ["state", "progress", "evidence", "note"] as const

/**
 * What was reported of tasks stays where the file has no column for it: a plan that is imported
 * again does not forget how far its tasks are.
 */
function keepReported(file: PlanFile, standing: Standing): PlanFile {
  const missing = REPORTED.filter((column) => !file.table.optionalColumns.includes(column))
  if (missing.length === 0) return file
  const plans = file.plans.map((plan) => {
    const known = new Map(standing.get(plan.head.id)?.tasks.map((task) => [task.id, task]))
    const tasks = plan.tasks.map((task) => {
      const before = known.get(task.id)
      if (before === undefined) return task
      return { ...task, ...Object.fromEntries(missing.map((column) => [column, before[column]])) }
    })
    return { ...plan, tasks }
  })
  return { ...file, plans }
}

/** Parents must be there, in the file or before, and no target is above itself. */
function checkParents({ rows, plans }: PlanFile, standing: Standing): void {
  const targets = new Map<string, string | null>()
  const named = [...standing.values()].filter(
    ({ head }) => !plans.some((one) => one.head.id === head.id),
  )
  for (const { head, targets: list } of [...named, ...plans]) {
    for (const { id, parentPlan, parentTarget } of list) {
      targets.set(`${head.id}/${id}`, parentPlan === null ? null : `${parentPlan}/${parentTarget}`)
    }
  }
  for (const { row, kind, id, plan } of rows) {
    const own = `${plan}/${id}`
    const parent = kind === "target" ? targets.get(own) : null
    if (parent === null || parent === undefined) continue
    if (!targets.has(parent)) row.refuse("parent", `không có chỉ tiêu “${parent}”`)
    else if (isAbove(own, parent, targets)) row.refuse("parent", "chỉ tiêu nằm trên chính nó")
  }
}

function isAbove(
  own: string,
  parent: string,
  targets: ReadonlyMap<string, string | null>,
): boolean {
  const seen = new Set<string>()
  let at: string | null | undefined = parent
  while (at !== null && at !== undefined && !seen.has(at)) {
    if (at === own) return true
    seen.add(at)
    at = targets.get(at)
  }
  return false
}

const contentOf = ({ head, goals, tasks, targets, figures }: PlanText): PlanText => ({
  head,
  goals,
  tasks,
  targets,
  figures,
})

function isSame(plan: PlanText, before: StandingPlan | undefined): boolean {
  return before !== undefined && isDeepStrictEqual(contentOf(plan), contentOf(before))
}

async function commit(
  ctx: Context,
  tx: Writer,
  file: PlanFile,
  before: Standing,
  actor: Actor,
): Promise<void> {
  const { changedAt } = await lockRevision(tx)
  const standing = await standingOf(tx)
  for (const [id, plan] of standing) {
    if (before.get(id)?.version !== plan.version) throw plansChanged()
  }
  const { fileName, sha256 } = file.table
  const fresh = file.plans
    .filter((plan) => !isSame(plan, standing.get(plan.head.id)))
    .map((plan): NewPlan => {
      const version = (standing.get(plan.head.id)?.version ?? 0) + 1
      return { plan, version, file: fileName, sha256 }
    })
  if (fresh.length === 0) return
  // A clock that was set back must not make a version older than the one it takes the place of.
  const now = ctx.now().toISOString()
  const at = now > changedAt ? now : changedAt
  await addPlans(tx, fresh, at, actor.id)
  await bumpRevision(tx, at)
  await record(tx, {
    actor,
    at: new Date(at),
    action: "indicators.import-plans",
    subject: fileName,
    details: { sha256, plans: fresh.map(({ plan, version }) => `${plan.head.id} ${version}`) },
  })
}

function actionOf(
  { row, kind, id, plan }: ReadRow,
  file: PlanFile,
  before: Standing,
): ImportRow["action"] {
  if (row.problems.length > 0 || kind === null) return "refuse"
  const draft = file.plans.find(({ head }) => head.id === plan)
  const old = before.get(plan ?? "")
  if (draft === undefined) return "refuse"
  if (old === undefined) return "add"
  const part = (one: PlanText): unknown => {
    if (kind === "plan") return one.head
    if (kind === "goal") return one.goals.find((goal) => goal.id === id)
    if (kind === "task") return one.tasks.find((task) => task.id === id)
    if (kind === "target") return one.targets.find((target) => target.id === id)
    return one.figures.find(({ figure }) => figure === id)
  }
  const was = part(old)
  if (was === undefined) return "add"
  return isDeepStrictEqual(part(draft), was) ? "same" : "change"
}

const sizeOf = ({ goals, tasks, targets, figures }: PlanText): number =>
  goals.length + tasks.length + targets.length + figures.length

/** What the file as a whole does that no row shows: parts that it leaves out. */
function dropped({ plans }: PlanFile, before: Standing): string[] {
  return plans.flatMap((plan) => {
    const old = before.get(plan.head.id)
    if (old === undefined) return []
    const kept = [
      old.goals.filter(({ id }) => plan.goals.some((one) => one.id === id)),
      old.tasks.filter(({ id }) => plan.tasks.some((one) => one.id === id)),
      old.targets.filter(({ id }) => plan.targets.some((one) => one.id === id)),
      old.figures.filter(({ figure }) => plan.figures.some((one) => one.figure === figure)),
    ].flat().length
    const gone = sizeOf(old) - kept
    return gone === 0
      ? []
      : [`kế hoạch “${plan.head.id}”: ${gone} phần không còn trong tệp sẽ bị bỏ`]
  })
}

function reportOf(file: PlanFile, before: Standing, committed: boolean): ImportReport {
  const { fileName, sheet, sha256, encoding, ignoredColumns, notes } = file.table
  const rows = file.rows.map((one): ImportRow => {
    const { row, id } = one
    return {
      row: row.row,
      id,
      action: actionOf(one, file, before),
      problems: row.problems.map(({ column, message }) => ({
        column,
        columnNumber: column === null ? null : columnNumber(file, column),
        message,
      })),
      warnings: row.warnings,
    }
  })
  const counts = { rows: rows.length, add: 0, change: 0, same: 0, refuse: 0 }
  for (const { action } of rows) counts[action]++
  return {
    file: fileName,
    sheet,
    sha256,
    encoding,
    committed,
    ignoredColumns: [...ignoredColumns],
    notes: [...notes, ...dropped(file, before)],
    counts,
    rows,
    omitted: 0,
  }
}

/** Where a column stands, from 1; null for one that the file does not have. */
function columnNumber({ table }: PlanFile, column: PlanColumn): number | null {
  const known: readonly string[] = [...PLAN_COLUMNS, ...table.optionalColumns]
  const [first] = table.rows
  if (first === undefined || !known.includes(column)) return null
  let number = 0
  for (const letter of first.cells[column].column) number = number * 26 + letter.charCodeAt(0) - 64
  return number > 0 ? number : null
}
