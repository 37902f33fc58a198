import { sql } from "../../platform/sql.ts"
import { HA_TU, type Stand } from "./stand.ts"

/** A text file of the agency, kept as the evidence domain keeps it. */
export async function documentOf(
  stand: Stand,
  id: string,
  sha: string,
  unit = HA_TU,
): Promise<string> {
  const at = "2026-10-09T00:00:00.000Z"
  const name = id.padEnd(20, "x")
  await stand.ctx.db.transaction(async (tx) => {
    await tx.run(sql`insert into evidence.file values (${sha.repeat(64)}, 10, 'txt', ${at})
      on conflict do nothing`)
    await tx.run(sql`insert into evidence.item (id, unit_id, file_sha256, file_name, recorded_at, recorded_by)
      values (${name}, ${unit}, ${sha.repeat(64)}, 'qd.txt', ${at}, 'clerk')`)
    await tx.run(sql`insert into evidence.description
      values (${name}, 1, '660/KH-UBND', 'UBND', '2026-01-05', 'Kế hoạch', ${at}, 'clerk')`)
  })
  return name
}
