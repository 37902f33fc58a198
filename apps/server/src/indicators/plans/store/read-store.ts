import { type TSchema, Type } from "typebox"
import type { Reader } from "../../../platform/database.ts"
import { type Sql, sql } from "../../../platform/sql.ts"
import type { AsOf } from "../../store/figure-store.ts"
import {
  PlanHead,
  type PlanText,
  StoredGoal,
  StoredPlanFigure,
  StoredTarget,
  StoredTask,
} from "../content.ts"

const StoredHead = Type.Interface([PlanHead], { version: Type.Integer() })

/** A plan with the number of the version that stood. */
export interface StandingPlan extends PlanText {
  readonly version: number
}

/** Versions that stood at the instant. */
const standing = (asOf: AsOf): Sql =>
  asOf === null
    ? sql`superseded_at is null`
    : sql`recorded_at <= ${asOf}::timestamptz
          and (superseded_at is null or superseded_at > ${asOf}::timestamptz)`

const heads = (which: Sql): Sql => sql`
  select plan_id as id, version, number, issued, issuer, title, title_en as "titleEn",
         unit_id as unit, place_name as "placeName", place_level as "placeLevel",
         starts, ends, source, unchecked, note, note_en as "noteEn"
  from indicators.plan where ${which} order by plan_id`

/** Rows of a table of parts, of the versions that stood. */
function partsOf<S extends TSchema>(db: Reader, row: S, columns: Sql, table: Sql, which: Sql) {
  return db.many(
    row,
    sql`select plan_id as plan, ${columns}
        from indicators.plan join ${table} using (plan_id, version)
        where ${which} order by plan_id, position`,
  )
}

const TARGET = sql`
  p.id, p.text, p.text_en as "textEn", p.figure_id as figure, p.measure_code as measure,
  p.unit_id as unit, p.place_name as "placeName", p.period, p.comparator, p.value::text as value,
  p.high::text as high, p.unit_of_measure as "unitOfMeasure", p.direction,
  p.baseline_value::text as "baselineValue", p.baseline_period as "baselinePeriod",
  p.organisation, p.parent_plan as "parentPlan", p.parent_target as "parentTarget",
  p.note, p.note_en as "noteEn"`

/** Every plan that stood at the instant, by id, its parts in the order of the document. */
export const findPlans = (db: Reader, asOf: AsOf): Promise<StandingPlan[]> =>
  plansWhere(db, standing(asOf))

/** One version of a plan, standing or not; null where there is none. */
export async function planVersion(
  db: Reader,
  id: string,
  version: number,
): Promise<StandingPlan | null> {
  const [found] = await plansWhere(db, sql`plan_id = ${id} and version = ${version}`)
  return found ?? null
}

async function plansWhere(db: Reader, which: Sql): Promise<StandingPlan[]> {
  const found = await db.many(StoredHead, heads(which))
  const goals = await partsOf(
    db,
    StoredGoal,
    sql`p.id, p.text, p.text_en as "textEn"`,
    sql`indicators.plan_goal p`,
    which,
  )
  const tasks = await partsOf(
    db,
    StoredTask,
    sql`p.id, p.text, p.text_en as "textEn", p.organisation, p.deadline, p.state,
        p.progress, p.evidence, p.note`,
    sql`indicators.plan_task p`,
    which,
  )
  const targets = await partsOf(db, StoredTarget, TARGET, sql`indicators.plan_target p`, which)
  const figures = await partsOf(
    db,
    StoredPlanFigure,
    sql`p.figure_id as figure, p.role`,
    sql`indicators.plan_figure p`,
    which,
  )
  const of = {
    goals: byPlan(goals),
    tasks: byPlan(tasks),
    targets: byPlan(targets),
    figures: byPlan(figures),
  }
  return found.map(({ version, ...head }) => ({
    version,
    head,
    goals: of.goals.get(head.id) ?? [],
    tasks: of.tasks.get(head.id) ?? [],
    targets: of.targets.get(head.id) ?? [],
    figures: of.figures.get(head.id) ?? [],
  }))
}

const TaskRow = Type.Interface([Type.Omit(StoredTask, ["plan", "id", "text", "textEn"])], {
  version: Type.Integer(),
  recordedAt: Type.String(),
  recordedBy: Type.String(),
})

/** A task in every version of its plan, oldest first. */
export function taskVersions(db: Reader, plan: string, task: string) {
  return db.many(
    TaskRow,
    sql`select version, recorded_at as "recordedAt", recorded_by as "recordedBy", p.organisation,
               p.deadline, p.state, p.progress, p.evidence, p.note
        from indicators.plan join indicators.plan_task p using (plan_id, version)
        where plan_id = ${plan} and p.id = ${task} order by version`,
  )
}

function byPlan<T extends { plan: string }>(rows: readonly T[]): Map<string, Omit<T, "plan">[]> {
  const found = new Map<string, Omit<T, "plan">[]>()
  for (const { plan, ...row } of rows) {
    const before = found.get(plan)
    if (before === undefined) found.set(plan, [row])
    else before.push(row)
  }
  return found
}

export async function anyPlan(db: Reader): Promise<boolean> {
  const found = await db.column(Type.Boolean(), sql`select exists (select 1 from indicators.plan)`)
  return found[0] === true
}
