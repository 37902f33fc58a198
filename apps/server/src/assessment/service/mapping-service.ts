import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import type { Reader } from "../../platform/database.ts"
import { mappingChanged, mappingWrong, noSuchIndex } from "../errors.ts"
import { coverage, mappingProblems, proposedRows } from "../index-set/check-mapping.ts"
import { type CriterionTree, treeOf } from "../index-set/tree.ts"
import type { IndexVersionRef, Mapping, MappingDraft, MappingRow } from "../model.ts"
import { indexContent, indexVersion } from "../store/index-store.ts"
import * as store from "../store/mapping-store.ts"

/** The criteria of one index version. */
export async function treeOfVersion(db: Reader, { id, version }: IndexVersionRef) {
  const content = await indexContent(db, id, version)
  if (content === null) throw noSuchIndex(`${id} bản ${version}`)
  return treeOf(content)
}

async function told(db: Reader, mapping: store.StoredMapping): Promise<Mapping> {
  const from = await treeOfVersion(db, mapping.from)
  const to = await treeOfVersion(db, mapping.to)
  return { ...mapping, ...coverage(from, to, mapping.rows) }
}

export async function listMappings({ db }: Context): Promise<Mapping[]> {
  const found: Mapping[] = []
  for (const mapping of await store.listMappings(db)) found.push(await told(db, mapping))
  return found
}

/** Rows that say the same in both indices, for a person to look at. */
export async function proposeMapping(
  { db }: Context,
  from: IndexVersionRef,
  to: IndexVersionRef,
): Promise<MappingRow[]> {
  return proposedRows(await treeOfVersion(db, from), await treeOfVersion(db, to))
}

/** Keeps a mapping; the versions before stay, because published rounds stand on them. */
export async function saveMapping(
  ctx: Context,
  { seen, ...draft }: MappingDraft,
  actor: Actor,
): Promise<Mapping> {
  const from = await issuedTree(ctx.db, draft.from)
  const to = await issuedTree(ctx.db, draft.to)
  const rows = draft.rows.map((row) => ({ ...row, note: row.note.normalize("NFC").trim() }))
  const clean = { ...draft, document: draft.document.normalize("NFC").trim(), rows }
  const same = draft.from.id === draft.to.id && draft.from.version === draft.to.version
  const wrong = [
    ...(same ? [{ pointer: "/to", detail: "một bản thì so trực tiếp, không cần đối chiếu" }] : []),
    ...(clean.document === ""
      ? [{ pointer: "/document", detail: "hãy nêu văn bản đối chiếu" }]
      : []),
    ...mappingProblems(from, to, rows),
  ]
  if (wrong.length > 0) throw mappingWrong(wrong)
  return ctx.db.transaction(async (tx) => {
    const before = (await store.mappingBetween(tx, draft.from, draft.to, null))?.version ?? 0
    if (before !== seen) throw mappingChanged(before)
    const now = ctx.now()
    const at = now.toISOString()
    await store.addMapping(tx, clean, { version: before + 1, at, by: actor.id })
    await record(tx, {
      actor,
      at: now,
      action: "assessment.save-mapping",
      subject: `${draft.from.id}/${draft.from.version} ${draft.to.id}/${draft.to.version}`,
      details: { version: before + 1, rows: rows.length },
    })
    return { ...clean, version: before + 1, recordedAt: at, ...coverage(from, to, rows) }
  })
}

/** A draft may still change under a mapping: only issued versions are mapped. */
async function issuedTree(db: Reader, { id, version }: IndexVersionRef): Promise<CriterionTree> {
  const found = await indexVersion(db, id, version)
  if (found === null) throw noSuchIndex(`${id} bản ${version}`)
  if (found.issuedAt === null) {
    throw mappingWrong([{ pointer: "/to", detail: `${id} bản ${version} chưa ban hành` }])
  }
  return treeOf(found.content)
}
