import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { type NewSwitchOffPlan, SwitchOffPlan } from "../model.ts"

/** What operators plan for a technology as it was entered last; for all of them without one. */
export function listSwitchOffPlans(
  db: Reader,
  technology: string | null,
): Promise<SwitchOffPlan[]> {
  return db.many(
    SwitchOffPlan,
    sql`select operator, technology, unit, day, basis, at, actor as by
        from (
          select distinct on (operator, technology, unit) *
          from registry.switch_off_plan
          where ${technology}::text is null or technology = ${technology}
          order by operator, technology, unit, id desc
        ) newest
        where day is not null
        order by technology, day, operator, unit`,
  )
}

export async function addSwitchOffPlan(
  tx: Writer,
  { operator, technology, unit, day, basis }: NewSwitchOffPlan,
  { actor, at }: { readonly actor: string; readonly at: string },
): Promise<void> {
  await tx.run(sql`
    insert into registry.switch_off_plan (operator, technology, unit, day, basis, actor, at)
    values (${operator}, ${technology}, ${unit}, ${day}, ${basis}, ${actor}, ${at}::timestamptz)`)
}
