import { join } from "node:path"
import { record } from "../platform/audit.ts"
import { dayInVietnam } from "../platform/clock.ts"
import type { Actor, Context } from "../platform/context.ts"
import type { Reader, Writer } from "../platform/database.ts"
import { directoryStore, type FileStore, type Received } from "../platform/file-store.ts"
import { newId } from "../platform/identity/secret.ts"
import type { Settings } from "../platform/settings.ts"
import { isWithin } from "../registry/index.ts"
import {
  evidenceChanged,
  evidenceOfOthers,
  evidenceRefused,
  fileLost,
  fileRefused,
  noFile,
  noSuchEvidence,
  noSuchUnit,
} from "./errors.ts"
import { fileLabel } from "./file-name.ts"
import type { Evidence, EvidenceChange, EvidenceKept, EvidencePage, FileKind } from "./model.ts"
import { clean, readFields, type Told } from "./read-fields.ts"
import { judgeFile } from "./service-file.ts"
import * as store from "./store.ts"

/** Says who keeps a document of a unit; refuses who may not. */
export type Authorise = (unitIds: readonly string[]) => Promise<Actor>

export const filesOf = (settings: Settings): FileStore =>
  directoryStore(join(settings.dataDir, "files"))

/** A document as it was sent: a received file with its name, and the fields beside it. */
export interface Sent {
  readonly file: { readonly received: Received; readonly name: string } | null
  readonly fields: ReadonlyMap<string, string>
}

/**
 * Keeps a document. The file is in the store before the record is written, so no record ever
 * names a file that is not there. Sending the same again adds nothing.
 */
export async function keepEvidence(
  ctx: Context,
  files: FileStore,
  { file, fields }: Sent,
  authorise: Authorise,
): Promise<EvidenceKept> {
  const read = readFields(fields, { today: dayInVietnam(ctx.now()), hasFile: file !== null })
  if ("wrong" in read) throw evidenceRefused(read.wrong)
  const { unit } = read.told
  const actor = await authorise([unit])
  if (!(await isWithin(ctx.db, unit, "VN", dayInVietnam(ctx.now())))) throw noSuchUnit(unit)
  const kept = file === null ? null : await keepFile(files, file.received, file.name)
  return ctx.db.transaction((tx) => write(ctx, tx, read.told, kept, actor))
}

interface KeptFile {
  readonly sha256: string
  readonly bytes: number
  readonly kind: FileKind
  readonly name: string
}

async function keepFile(files: FileStore, received: Received, sent: string): Promise<KeptFile> {
  const judged = await judgeFile(received.path, sent)
  if ("refused" in judged) throw fileRefused(fileLabel(sent, "txt"), judged.refused)
  await files.keep(received)
  const { sha256, bytes } = received
  return { sha256, bytes, kind: judged.kind, name: fileLabel(sent, judged.kind) }
}

async function write(
  ctx: Context,
  tx: Writer,
  told: Told,
  file: KeptFile | null,
  actor: Actor,
): Promise<EvidenceKept> {
  const sha256 = file?.sha256 ?? null
  const same = sha256 === null ? [] : await store.sameFile(tx, told.unit, sha256)
  const before = await store.sameDocument(tx, { ...told, sha256 })
  const others = (id: string) => same.filter((one) => one.id !== id)
  if (before !== null) {
    return { evidence: await found(tx, before), added: false, sameContent: others(before) }
  }
  const at = ctx.now()
  const act = { at: at.toISOString(), by: actor.id }
  const id = newId()
  if (file !== null) await store.addFile(tx, file, act.at)
  const { unit, link } = told
  await store.addItem(tx, { id, unit, sha256, name: file?.name ?? null, link }, act)
  await store.describe(tx, { id, version: 1 }, told, act)
  const details = { unit, sha256, bytes: file?.bytes ?? 0 }
  await record(tx, { actor, at, action: "evidence.keep", subject: id, details })
  return { evidence: await found(tx, id), added: true, sameContent: same }
}

async function found(db: Reader, id: string): Promise<Evidence> {
  const one = await store.findEvidence(db, id)
  if (one === null) throw noSuchEvidence(id)
  return one
}

export const getEvidence = (ctx: Context, id: string): Promise<Evidence> => found(ctx.db, id)

/** Corrects what is said of a document; the earlier words stay in the history. */
export async function changeEvidence(
  ctx: Context,
  id: string,
  change: EvidenceChange,
  actor: Actor,
): Promise<Evidence> {
  const fields = new Map([
    ["unit", "VN"],
    ["link", "https://unchanged"],
    ["number", change.number ?? ""],
    ["issuer", change.issuer ?? ""],
    ["issued", change.issued ?? ""],
    ["summary", clean(change.summary)],
  ])
  const read = readFields(fields, { today: dayInVietnam(ctx.now()), hasFile: true })
  if ("wrong" in read) throw evidenceRefused(read.wrong)
  return ctx.db.transaction(async (tx) => {
    const version = await store.lockedVersion(tx, id)
    if (version === null) throw noSuchEvidence(id)
    if (version !== change.version) throw evidenceChanged(version)
    const at = ctx.now()
    const act = { at: at.toISOString(), by: actor.id }
    await store.describe(tx, { id, version: version + 1 }, read.told, act)
    const details = { version: version + 1 }
    await record(tx, { actor, at, action: "evidence.describe", subject: id, details })
    return found(tx, id)
  })
}

/** Documents of a unit, or with a file, newest first; `next` pages on. */
export async function listEvidence(ctx: Context, asked: store.ListAsked): Promise<EvidencePage> {
  const numbers = await store.numbersOf(ctx.db, asked)
  const ids = numbers.map(({ id }) => id)
  const next = numbers.length < asked.limit ? null : (numbers.at(-1)?.seq ?? null)
  return { rows: await store.evidenceByIds(ctx.db, ids), next }
}

/** Those of the documents that are there, whoever asks: the caller decides who sees them. */
export const evidenceOfIds = (db: Reader, ids: readonly string[]): Promise<Evidence[]> =>
  store.evidenceByIds(db, ids)

/** The bytes of a document. */
export async function openFile(files: FileStore, { id, file }: Evidence) {
  if (file === null) throw noFile(id)
  const opened = await files.read(file.sha256)
  if (opened?.bytes === file.bytes) return { file, stream: opened.stream }
  opened?.stream.destroy()
  throw fileLost(file.sha256)
}

/** What a citing domain says: what stands behind one subject of its own. */
export interface Citation {
  /** "report:2026-Q3:06652.2025". */
  readonly subject: string
  readonly evidenceIds: readonly string[]
  /** Whose documents may be cited; of anybody else only what is public already. */
  readonly of: readonly string[]
}

interface Citing {
  readonly actor: Actor
  readonly at: Date
}

/**
 * Makes these documents what stands behind a subject, in the caller's transaction. A citation that
 * is published makes its documents public, so nobody cites what is not theirs to show.
 */
export function citeIn(tx: Writer, { of, ...one }: Citation, by: Citing): Promise<void> {
  return citeAllIn(tx, { of, citations: [one] }, by)
}

/** The same for several subjects at once. */
export async function citeAllIn(
  tx: Writer,
  { of, citations }: Pick<Citation, "of"> & { readonly citations: readonly Omit<Citation, "of">[] },
  { actor, at }: Citing,
): Promise<void> {
  if (citations.length === 0) return
  const ids = [...new Set(citations.flatMap(({ evidenceIds }) => evidenceIds))]
  const known = new Set(ids.length === 0 ? [] : await store.citableIds(tx, ids, of))
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length > 0) throw evidenceOfOthers(unknown)
  await store.setCitations(tx, citations, { at: at.toISOString(), by: actor.id })
}

/** What stands behind these subjects may be read by everybody from now on. */
export async function publishCitationsIn(
  tx: Writer,
  subjects: readonly string[],
  at: Date,
): Promise<void> {
  await store.publishCitations(tx, subjects, at.toISOString())
}

/** What stands behind subjects; for the public only what was published, without who sent it. */
export async function evidenceBehind(
  db: Reader,
  subjects: readonly string[],
  asked: { readonly asOf: string | null; readonly publishedOnly: boolean },
): Promise<Map<string, Evidence[]>> {
  const cited = await store.citedBy(db, subjects, asked)
  if (!asked.publishedOnly) return cited
  return new Map([...cited].map(([subject, all]) => [subject, all.map(forPublic)]))
}

/**
 * Under which subjects that begin alike the content of some documents stands, whoever sent it and
 * however it is described: by document, the subjects of its own among them.
 */
export async function sameContentCited(
  db: Reader,
  documents: readonly Pick<Evidence, "id">[],
  prefix: string,
): Promise<Map<string, string[]>> {
  const ids = documents.map(({ id }) => id)
  const same = ids.length === 0 ? [] : await store.sameContent(db, ids, prefix)
  return new Map(
    [...Map.groupBy(same, ({ evidence }) => evidence)].map(([id, own]) => [
      id,
      own.map(({ subject }) => subject),
    ]),
  )
}

export const forPublic = (evidence: Evidence): Evidence => ({ ...evidence, recordedBy: null })
