import { slug, toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import type { Context } from "../../../platform/context.ts"
import type { Writer } from "../../../platform/database.ts"
import { noSuchCollection, notInState } from "../errors.ts"
import type {
  CollectionChange,
  CollectionEvent,
  CollectionRequest,
  CopyRequest,
} from "../model/collection.ts"
import { movedDay, movedInstant, nextPeriod, nextTitle } from "../next-collection.ts"
import {
  type CollectionRow,
  deleteCollection,
  findCollection,
  idsLike,
  insertCollection,
  lockCollection,
  updateCollection,
} from "../store/collections.ts"
import { addEvents } from "../store/events.ts"
import type { Asker } from "./asker.ts"
import { type Content, contentOf, periodOf, requestOf } from "./content-service.ts"

export async function collectionOf(ctx: Context, id: string): Promise<CollectionRow> {
  const found = await findCollection(ctx.db, id)
  if (found === null) throw noSuchCollection(id)
  return found
}

/** Makes a draft. */
export async function createCollection(
  ctx: Context,
  asked: CollectionRequest,
  asker: Asker,
): Promise<string> {
  await asker.need("administrator", [asked.scope])
  return insert(ctx, await contentOf(ctx, asked), null, asker)
}

async function insert(
  ctx: Context,
  content: Content,
  copiedFrom: string | null,
  asker: Asker,
): Promise<string> {
  return ctx.db.transaction(async (tx) => {
    const at = ctx.now().toISOString()
    const id = await freeId(tx, content)
    const row: CollectionRow = {
      ...content,
      id,
      state: "draft",
      copiedFrom,
      createdAt: at,
      openedAt: null,
      closedAt: null,
      lastAt: at,
    }
    await insertCollection(tx, row)
    const details = { copiedFrom, period: row.period.code, measures: row.measures.length }
    await tell(tx, row, { kind: "created", at, reason: "", details }, asker)
    return id
  })
}

/** "ha-tang-so-2026-q3", or with a number behind where there is one already. */
async function freeId(tx: Writer, { title, period }: Content): Promise<string> {
  const suffix = period.code.toLowerCase()
  const words = slug(title).slice(0, 60).replace(/-+$/u, "") || "dot"
  const id = words.endsWith(suffix) ? words : `${words}-${suffix}`
  const taken = new Set(await idsLike(tx, id))
  if (!taken.has(id)) return id
  for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`
}

type Told = Pick<CollectionEvent, "kind" | "at" | "reason" | "details">

/** A deed on the collection itself: its event, and its entry in the log. */
async function tell(tx: Writer, row: CollectionRow, told: Told, asker: Asker): Promise<void> {
  const { kind, at, reason, details } = told
  await addEvents(tx, row.id, [{ kind, at, reason, details, unit: null, by: asker.actor.id }])
  await record(tx, {
    actor: asker.actor,
    at: new Date(at),
    action: `collections.${kind}`,
    subject: row.id,
    details: { ...details, ...(reason === "" ? {} : { reason }) },
  })
}

/** Now, or the instant of the last deed where the clock was set back. */
export const notBefore = (ctx: Context, last: string): string => {
  const now = ctx.now().toISOString()
  return now > last ? now : last
}

/** Changes a collection that nobody else changes meanwhile, by its administrator. */
export async function change(
  ctx: Context,
  id: string,
  asker: Asker,
  work: (tx: Writer, row: CollectionRow, at: string) => Promise<readonly [CollectionRow, Told]>,
): Promise<void> {
  await asker.need("administrator", [(await collectionOf(ctx, id)).scope])
  await ctx.db.transaction(async (tx) => {
    const row = await lockCollection(tx, id)
    if (row === null) throw noSuchCollection(id)
    const [next, told] = await work(tx, row, notBefore(ctx, row.lastAt))
    await updateCollection(tx, { ...next, lastAt: told.at })
    await tell(tx, next, told, asker)
  })
}

const ALWAYS = new Set(["title", "guidance", "strict", "remind"])

/** Changes a draft; of an open collection only words, strictness and reminders. */
export async function changeCollection(
  ctx: Context,
  id: string,
  asked: CollectionChange,
  asker: Asker,
): Promise<void> {
  const before = await collectionOf(ctx, id)
  const fixed = Object.keys(asked).filter((name) => !ALWAYS.has(name))
  if (before.state === "closed") throw notInState("Đợt đã đóng không sửa được.")
  if (before.state === "open" && fixed.length > 0) {
    throw notInState(
      `Đợt đang mở chỉ sửa được tên, hướng dẫn, nhắc hạn và cách nhận muộn, không sửa được ${fixed.join(", ")}. Hạn nộp thì gia hạn.`,
    )
  }
  if (asked.scope !== undefined) await asker.need("administrator", [asked.scope])
  const content =
    before.state === "draft"
      ? await contentOf(ctx, { ...requestOf(before), ...asked })
      : { ...before, ...wordsOf(before, asked) }
  await change(ctx, id, asker, async (_tx, row, at) => {
    if (row.lastAt !== before.lastAt) throw notInState("Có người vừa sửa đợt này; hãy tải lại.")
    const told = {
      kind: "changed",
      at,
      reason: "",
      details: { fields: Object.keys(asked) },
    } as const
    return [{ ...row, ...content }, told]
  })
}

const wordsOf = (before: CollectionRow, asked: CollectionChange) => ({
  title: asked.title === undefined ? before.title : toNfc(asked.title).trim(),
  guidance: asked.guidance === undefined ? before.guidance : toNfc(asked.guidance).trim(),
  strict: asked.strict ?? before.strict,
  remind: asked.remind ?? before.remind,
})

/** Throws a draft away. */
export async function discardCollection(ctx: Context, id: string, asker: Asker): Promise<void> {
  await asker.need("administrator", [(await collectionOf(ctx, id)).scope])
  await ctx.db.transaction(async (tx) => {
    const row = await lockCollection(tx, id)
    if (row === null) throw noSuchCollection(id)
    if (row.state !== "draft") throw notInState("Chỉ bỏ được bản nháp; đợt đã mở thì đóng.")
    await deleteCollection(tx, id)
    await record(tx, {
      actor: asker.actor,
      at: new Date(notBefore(ctx, row.lastAt)),
      action: "collections.discarded",
      subject: id,
      details: { title: row.title, period: row.period.code },
    })
  })
}

/** The same for the next period: a draft, its days moved as far from the period's end. */
export async function copyCollection(
  ctx: Context,
  id: string,
  asked: CopyRequest,
  asker: Asker,
): Promise<string> {
  const from = await collectionOf(ctx, id)
  await asker.need("administrator", [from.scope])
  const period = asked.period === undefined ? nextPeriod(from.period) : periodOf(asked.period)
  const content = await contentOf(ctx, {
    ...requestOf(from),
    title: asked.title ?? nextTitle(from.title, from.period, period),
    period: period.code,
    opensOn: asked.opensOn ?? movedDay(from.opensOn, from.period, period),
    due: asked.due ?? movedInstant(from.due, from.period, period),
  })
  return insert(ctx, content, id, asker)
}
