import { record } from "../../../platform/audit.ts"
import type { Context } from "../../../platform/context.ts"
import { Refusal } from "../../../platform/problem.ts"
import { gapNotFound, gapNotYours } from "../errors.ts"
import type { GapBulk, GapBulkDone } from "../model.ts"
import { addSteps, lockGaps, readGaps } from "../store/gaps-store.ts"
import { checkChange, checkPlanned } from "./check-service.ts"
import { citedBy } from "./documents-service.ts"
import { groundOn } from "./ground-service.ts"
import { checkDay, stepOf, type Writing } from "./write-service.ts"

/**
 * Brings many gaps into one state. Those that cannot are told with the reason and left as they are;
 * with `commit` the others are written as one act.
 */
export async function changeGaps(
  ctx: Context,
  writing: Writing,
  { gaps, state, commit, publish: _publish, ...said }: GapBulk,
): Promise<GapBulkDone> {
  checkDay(ctx, said.day)
  await checkPlanned(ctx, state, said)
  await citedBy(ctx, writing.documents, said.evidence ?? [], writing.sight)
  const ground = await groundOn(ctx.db, said.day)
  return ctx.db.transaction(async (tx) => {
    const wanted = new Map(gaps.map(({ id, version }) => [id, version]))
    if (commit) await lockGaps(tx, [...wanted.keys()])
    const known = new Map((await readGaps(tx)).map((kept) => [kept.facts.id, kept]))
    const rows = [...wanted].map(([id, version]) => {
      const kept = known.get(id)
      // What one may not see is not there.
      const mine = kept !== undefined && writing.sight.reads(kept.facts.unit) ? kept : undefined
      const told = { id, name: mine?.facts.name ?? "", from: mine?.history.at(-1)?.state ?? null }
      const problem = problemOf(() => {
        if (mine === undefined) throw gapNotFound(id)
        if (!writing.sight.writes(mine.facts.unit)) throw gapNotYours(id)
        checkChange(mine, { state, version, said }, ground)
      })
      return { ...told, problem, version }
    })
    const fit = rows.filter(({ problem }) => problem === null)
    if (commit && fit.length > 0) {
      const at = ctx.now()
      const { actor } = writing
      await addSteps(
        tx,
        fit.map(({ id, version }) =>
          stepOf({ gap: id, version: version + 1, state }, said, actor, at),
        ),
      )
      const details = { to: state, day: said.day, gaps: fit.map(({ id }) => id) }
      const subject = `${fit.length} vùng lõm`
      await record(tx, { actor, at, action: "coverage.change-gaps", subject, details })
    }
    return {
      committed: commit && fit.length > 0,
      fit: fit.length,
      refused: rows.length - fit.length,
      rows: rows.map(({ version: _version, ...row }) => row),
    }
  })
}

/** Why something is refused; null where it is not. */
function problemOf(check: () => void): string | null {
  try {
    check()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}
