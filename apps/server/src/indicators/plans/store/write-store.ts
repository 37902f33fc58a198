import type { Writer } from "../../../platform/database.ts"
import { type Sql, sql } from "../../../platform/sql.ts"
import type { PlanText } from "../content.ts"

/** A version of a plan that is to be written, and the file it was read from. */
export interface NewPlan {
  readonly plan: PlanText
  readonly version: number
  readonly file: string
  readonly sha256: string
}

/** Closes the versions that stand and adds the new ones with all their parts. */
export async function addPlans(
  tx: Writer,
  plans: readonly NewPlan[],
  at: string,
  by: string,
): Promise<void> {
  const ids = plans.map(({ plan }) => plan.head.id)
  await tx.run(sql`
    update indicators.plan set superseded_at = ${at}::timestamptz
    where superseded_at is null
      and plan_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`)
  await addHeads(tx, plans, at, by)
  await addGoals(tx, plans)
  await addTasks(tx, plans)
  await addTargets(tx, plans)
  await addFigures(tx, plans)
}

/** The parts of all plans as one JSON array, each with its plan, version and place in the order. */
function rowsOf(
  plans: readonly NewPlan[],
  part: (plan: PlanText) => readonly Readonly<Record<string, unknown>>[],
): Sql {
  const rows = plans.flatMap(({ plan, version }) =>
    part(plan).map((row, position) => ({ ...row, plan: plan.head.id, version, position })),
  )
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`
}

async function addHeads(
  tx: Writer,
  plans: readonly NewPlan[],
  at: string,
  by: string,
): Promise<void> {
  const rows = plans.map(({ plan, ...rest }) => ({ ...plan.head, ...rest }))
  await tx.run(sql`
    insert into indicators.plan (plan_id, version, number, issued, issuer, title, title_en, unit_id,
      place_name, place_level, starts, ends, source, unchecked, note, note_en, file, sha256,
      recorded_at, recorded_by)
    select r.id, r.version, r.number, nullif(r.issued, 'null'::jsonb), r.issuer, r.title,
           r."titleEn", r.unit, r."placeName", r."placeLevel", r.starts, r.ends, r.source,
           r.unchecked, r.note, r."noteEn", r.file, r.sha256, ${at}::timestamptz, ${by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id text, version int, number text, issued jsonb, issuer text, title text, "titleEn" text,
      unit text, "placeName" text, "placeLevel" text, starts date, ends date, source text,
      unchecked boolean, note text, "noteEn" text, file text, sha256 text)`)
}

async function addGoals(tx: Writer, plans: readonly NewPlan[]): Promise<void> {
  await tx.run(sql`
    insert into indicators.plan_goal (plan_id, version, position, id, text, text_en)
    select r.plan, r.version, r.position, r.id, r.text, r."textEn"
    from ${rowsOf(plans, ({ goals }) => goals)} as r(
      plan text, version int, position int, id text, text text, "textEn" text)`)
}

async function addTasks(tx: Writer, plans: readonly NewPlan[]): Promise<void> {
  await tx.run(sql`
    insert into indicators.plan_task (plan_id, version, position, id, text, text_en, organisation,
      deadline, state, progress, evidence, note)
    select r.plan, r.version, r.position, r.id, r.text, r."textEn", r.organisation,
           nullif(r.deadline, 'null'::jsonb), r.state, r.progress, r.evidence, r.note
    from ${rowsOf(plans, ({ tasks }) => tasks)} as r(
      plan text, version int, position int, id text, text text, "textEn" text, organisation text,
      deadline jsonb, state text, progress float8, evidence text, note text)`)
}

async function addTargets(tx: Writer, plans: readonly NewPlan[]): Promise<void> {
  await tx.run(sql`
    insert into indicators.plan_target (plan_id, version, position, id, text, text_en, figure_id,
      measure_code, unit_id, place_name, period, comparator, value, high, unit_of_measure,
      direction, baseline_value, baseline_period, organisation, parent_plan, parent_target,
      note, note_en)
    select r.plan, r.version, r.position, r.id, r.text, r."textEn", r.figure, r.measure, r.unit,
           r."placeName", nullif(r.period, 'null'::jsonb), r.comparator, r.value, r.high,
           r."unitOfMeasure", r.direction, r."baselineValue",
           nullif(r."baselinePeriod", 'null'::jsonb), r.organisation, r."parentPlan",
           r."parentTarget", r.note, r."noteEn"
    from ${rowsOf(plans, ({ targets }) => targets)} as r(
      plan text, version int, position int, id text, text text, "textEn" text, figure text,
      measure text, unit text, "placeName" text, period jsonb, comparator text, value numeric,
      high numeric, "unitOfMeasure" text, direction text, "baselineValue" numeric,
      "baselinePeriod" jsonb, organisation text, "parentPlan" text, "parentTarget" text,
      note text, "noteEn" text)`)
}

async function addFigures(tx: Writer, plans: readonly NewPlan[]): Promise<void> {
  await tx.run(sql`
    insert into indicators.plan_figure (plan_id, version, position, figure_id, role)
    select r.plan, r.version, r.position, r.figure, r.role
    from ${rowsOf(plans, ({ figures }) => figures)} as r(
      plan text, version int, position int, figure text, role text)`)
}
