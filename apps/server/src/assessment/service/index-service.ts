import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import type { Writer } from "../../platform/database.ts"
import {
  indexChanged,
  indexIssued,
  indexWrong,
  noDraft,
  noSuchIndex,
  noSuchVersion,
} from "../errors.ts"
import { checkIndex } from "../index-set/check-index.ts"
import { diffIndex } from "../index-set/diff-index.ts"
import type { IndexDiff, IndexSet, IndexTold, IndexVersionListed } from "../model.ts"
import * as store from "../store/index-store.ts"

const told = ({ version, stamp, issuedAt, content }: store.IndexVersion): IndexTold => ({
  version,
  stamp,
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
  if (found === null) throw version === null ? noSuchIndex(id) : noSuchVersion(id, version)
  return told(found)
}

export async function listVersions({ db }: Context, id: string): Promise<IndexVersionListed[]> {
  const versions = await store.listVersions(db, id)
  if (versions.length === 0) throw noSuchIndex(id)
  return versions
}

/** How one version of an index differs from another. */
export async function diffVersions(
  ctx: Context,
  id: string,
  from: number,
  to: number,
): Promise<IndexDiff> {
  const [before, after] = [await readIndex(ctx, id, from), await readIndex(ctx, id, to)]
  return diffIndex(before.index, after.index)
}

/** An edit, and what its editor knew. */
export interface IndexEdit {
  readonly index: IndexSet
  /** The version that the editor started from; 0 for a new index. */
  readonly seen: number
  /** The stamp of what the editor started from; without it only the version is compared. */
  readonly stamp?: string | undefined
  /** The edit is to be the next version of one that was issued. */
  readonly next?: boolean | undefined
}

/**
 * Keeps an index as it is being edited. A version that was issued stays as it is: rounds may score
 * by it, so an edit of it is refused unless it is said to be the next version. An edit that began
 * before somebody else's was kept is refused with what differs.
 */
export async function saveIndex(ctx: Context, edit: IndexEdit, actor: Actor): Promise<IndexTold> {
  const { index: content } = edit
  return ctx.db.transaction(async (tx) => {
    await store.holdIndex(tx, content.id)
    const newest = await store.indexVersion(tx, content.id, null)
    await refuseStale(tx, newest, edit)
    const editing = newest !== null && newest.issuedAt === null
    const version = editing ? newest.version : edit.seen + 1
    const change = { version, content, at: ctx.now().toISOString(), by: actor.id }
    await (editing ? store.changeDraft(tx, change) : store.addVersion(tx, change))
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "assessment.save-index",
      subject: content.id,
      details: { version, criteria: content.criteria.length },
    })
    const kept = await store.indexVersion(tx, content.id, version)
    if (kept === null) throw new Error(`version ${version} of ${content.id} was not kept`)
    return told(kept)
  })
}

async function refuseStale(
  tx: Writer,
  newest: store.IndexVersion | null,
  { index, seen, stamp, next }: IndexEdit,
): Promise<void> {
  if ((newest?.version ?? 0) !== seen) throw indexChanged(index.id, newest?.version ?? 0, [])
  if (newest === null) return
  if (newest.issuedAt !== null && next !== true) {
    throw indexIssued(index.id, seen, await roundsBy(tx, index.id, seen))
  }
  if (stamp !== undefined && stamp !== newest.stamp) {
    throw indexChanged(index.id, newest.version, whatDiffers(diffIndex(newest.content, index)))
  }
}

async function roundsBy(tx: Writer, id: string, version: number) {
  return (await store.listVersions(tx, id)).find((one) => one.version === version)?.rounds ?? []
}

/** Rows that differ between what is kept and what was sent, for whoever sent it. */
function whatDiffers({ added, removed, changed, index }: IndexDiff) {
  return [
    ...index.map(({ field, before, after }) => ({
      pointer: field,
      detail: `đang lưu “${before}”, bản gửi “${after}”`,
    })),
    ...removed.map(({ code, name }) => ({
      pointer: code,
      detail: `chỉ có ở bản đang lưu: ${name}`,
    })),
    ...added.map(({ code, name }) => ({ pointer: code, detail: `chỉ có ở bản gửi: ${name}` })),
    ...changed.map(({ code, name, moved, fields }) => ({
      pointer: code,
      detail: `${name}: ${[...(moved ? ["vị trí, mã"] : []), ...fields.map(({ field }) => field)].join(", ")} khác nhau`,
    })),
  ]
}

/** Issues the version that is being edited: from then on rounds may use it and nobody changes it. */
export async function issueIndex(
  ctx: Context,
  id: string,
  actor: Actor,
  stamp?: string,
): Promise<IndexTold> {
  return ctx.db.transaction(async (tx) => {
    await store.holdIndex(tx, id)
    const newest = await store.indexVersion(tx, id, null)
    if (newest === null) throw noSuchIndex(id)
    if (newest.issuedAt !== null) throw noDraft(id)
    if (stamp !== undefined && stamp !== newest.stamp) throw indexChanged(id, newest.version, [])
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

/** Drops the version that is being edited; what was issued stays. */
export async function dropDraft(ctx: Context, id: string, actor: Actor): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    if ((await store.dropDraft(tx, id)) === 0) throw noDraft(id)
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "assessment.drop-index-draft",
      subject: id,
      details: {},
    })
  })
}
