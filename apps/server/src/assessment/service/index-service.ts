import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import { indexChanged, indexWrong, noDraft, noSuchIndex } from "../errors.ts"
import { checkIndex } from "../index-set/check-index.ts"
import type { IndexSet, IndexTold } from "../model.ts"
import * as store from "../store/index-store.ts"

const told = ({ version, issuedAt, content }: store.IndexVersion): IndexTold => ({
  version,
  issuedAt,
  index: content,
  findings: checkIndex(content),
})

export async function listIndices({ db }: Context): Promise<IndexTold[]> {
  return (await store.listIndices(db)).map(told)
}

export async function readIndex(
  { db }: Context,
  id: string,
  version: number | null,
): Promise<IndexTold> {
  const found = await store.indexVersion(db, id, version)
  if (found === null) throw noSuchIndex(id)
  return told(found)
}

/**
 * Keeps an index as it is being edited. A version that was issued stays as it is: the edit becomes
 * the next one. `seen` is the version that the editor started from; another one by now is refused.
 */
export async function saveIndex(
  ctx: Context,
  content: IndexSet,
  seen: number,
  actor: Actor,
): Promise<IndexTold> {
  const at = ctx.now().toISOString()
  const version = await ctx.db.transaction(async (tx) => {
    const newest = await store.indexVersion(tx, content.id, null)
    if ((newest?.version ?? 0) !== seen) throw indexChanged(content.id, newest?.version ?? 0)
    const editing = newest !== null && newest.issuedAt === null
    const next = editing ? newest.version : seen + 1
    const change = { version: next, content, at, by: actor.id }
    await (editing ? store.changeDraft(tx, change) : store.addVersion(tx, change))
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "assessment.save-index",
      subject: content.id,
      details: { version: next, criteria: content.criteria.length },
    })
    return next
  })
  return { version, issuedAt: null, index: content, findings: checkIndex(content) }
}

/** Issues the version that is being edited: from then on rounds may use it and nobody changes it. */
export async function issueIndex(ctx: Context, id: string, actor: Actor): Promise<IndexTold> {
  return ctx.db.transaction(async (tx) => {
    const newest = await store.indexVersion(tx, id, null)
    if (newest === null) throw noSuchIndex(id)
    if (newest.issuedAt !== null) throw noDraft(id)
    const wrong = checkIndex(newest.content).filter(({ weight }) => weight === "wrong")
    if (wrong.length > 0) {
      throw indexWrong(wrong.map(({ code, message }) => ({ pointer: code ?? id, detail: message })))
    }
    const at = ctx.now().toISOString()
    await store.issue(tx, id, newest.version, at)
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "assessment.issue-index",
      subject: id,
      details: { version: newest.version },
    })
    return told({ ...newest, issuedAt: at })
  })
}
