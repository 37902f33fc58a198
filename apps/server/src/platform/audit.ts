import { createHash } from "node:crypto"
import { Type, type Static } from "typebox"
import type { Actor } from "./context.ts"
import type { Reader, Writer } from "./database.ts"
import { sql } from "./sql.ts"

export const AuditEntry = Type.Object({
  seq: Type.Integer(),
  at: Type.String(),
  actor: Type.String(),
  action: Type.String(),
  subject: Type.String(),
  details: Type.Record(Type.String(), Type.Unknown()),
  previous: Type.String(),
  hash: Type.String(),
})
export type AuditEntry = Static<typeof AuditEntry>

export interface Deed {
  readonly actor: Actor
  readonly at: Date
  readonly action: string
  readonly subject: string
  readonly details?: Readonly<Record<string, unknown>>
}

const columns = sql`seq, at, actor, action, subject, details, previous, hash`

/** JSON with keys in order, so that the same facts always give the same hash. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
    return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`
  }
  return JSON.stringify(value) ?? "null"
}

/** SHA-256 over all of an entry but its own hash, the previous entry's hash included. */
function sealOf(entry: Omit<AuditEntry, "hash">): string {
  return createHash("sha256").update(canonical(entry)).digest("hex")
}

/** Appends to the log in the same transaction as the deed: neither is kept without the other. */
export function record(tx: Writer, deed: Deed): Promise<void> {
  return recordAll(tx, [deed])
}

/** The same for several deeds of one transaction, in their order. */
export async function recordAll(tx: Writer, deeds: readonly Deed[]): Promise<void> {
  await tx.run(sql`lock table platform.audit_entry in exclusive mode`)
  let last = await tx.one(
    AuditEntry,
    sql`select ${columns} from platform.audit_entry order by seq desc limit 1`,
  )
  const entries = deeds.map((deed) => (last = entryAfter(last, deed)))
  await tx.run(sql`
    insert into platform.audit_entry (${columns})
    select e.seq, e.at, e.actor, e.action, e.subject, e.details, e.previous, e.hash
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(
      seq bigint, at timestamptz, actor text, action text, subject text, details jsonb,
      previous text, hash text)
    order by e.seq`)
}

function entryAfter(last: AuditEntry | null, deed: Deed): AuditEntry {
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    at: deed.at.toISOString(),
    actor: deed.actor.id,
    action: deed.action,
    subject: deed.subject,
    details: { ...deed.details },
    previous: last?.hash ?? "",
  }
  return { ...entry, hash: sealOf(entry) }
}

export type AuditVerdict =
  | { readonly whole: true; readonly entries: number; readonly head: string }
  | { readonly whole: false; readonly entries: number; readonly brokenAt: number }

/**
 * Recomputes every seal. A changed, missing or inserted entry breaks the chain at its
 * number. Rows cut off the end cannot be seen from inside: keep the printed `head` elsewhere.
 */
export async function verifyAudit(db: Reader): Promise<AuditVerdict> {
  let previous = ""
  let seq = 0
  for (;;) {
    const page = await db.many(
      AuditEntry,
      sql`select ${columns} from platform.audit_entry where seq > ${seq} order by seq limit 1000`,
    )
    for (const { hash, ...entry } of page) {
      if (entry.seq !== seq + 1 || entry.previous !== previous || sealOf(entry) !== hash) {
        return { whole: false, entries: seq, brokenAt: seq + 1 }
      }
      seq = entry.seq
      previous = hash
    }
    if (page.length < 1000) return { whole: true, entries: seq, head: previous }
  }
}

/** The newest entries first; `before` pages on. */
export function listAudit(db: Reader, before: number | null, limit: number): Promise<AuditEntry[]> {
  return db.many(
    AuditEntry,
    sql`select ${columns} from platform.audit_entry
        where ${before}::bigint is null or seq < ${before}::bigint
        order by seq desc limit ${limit}`,
  )
}
