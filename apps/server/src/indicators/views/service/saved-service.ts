import { randomBytes } from "node:crypto"
import { toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import { changedMeanwhile, noSuchSaved, tooManySaved } from "../errors.ts"
import type { Visibility } from "../model.ts"
import * as store from "../store.ts"

/** Who asks: no actor where nobody is signed in. */
export interface Asking {
  readonly actor: Actor | null
  /** May publish, and change or delete what is published, whoever made it. */
  readonly administers: boolean
}

/** Views and dashboards of one person. */
const MOST = 1000

const isOwn = ({ owner }: store.Saved, { actor }: Asking) => actor !== null && owner === actor.id

export const head = (saved: store.Saved, asking: Asking) => ({
  id: saved.id,
  name: saved.name,
  visibility: saved.visibility,
  own: isOwn(saved, asking),
  version: saved.version,
  updatedAt: saved.updatedAt,
})

/** One that the person may open; refused in the same words whether it is private or not there. */
export async function openSaved(
  { db }: Context,
  kind: store.Saved["kind"],
  id: string,
  asking: Asking,
): Promise<store.Saved> {
  const [saved] = await store.findSaved(db, kind, [id])
  if (saved === undefined || (saved.visibility === "private" && !isOwn(saved, asking))) {
    throw noSuchSaved()
  }
  return saved
}

export interface Draft {
  readonly name: string
  readonly visibility: Visibility
  readonly content: unknown
}

/** Keeps something new; its id. */
export async function addSaved(
  ctx: Context,
  kind: store.Saved["kind"],
  { name, visibility, content }: Draft,
  actor: Actor,
): Promise<string> {
  const id = randomBytes(12).toString("base64url")
  await ctx.db.transaction(async (tx) => {
    if ((await store.countSaved(tx, actor.id)) >= MOST) throw tooManySaved(MOST)
    const row = { id, kind, name: toNfc(name).trim(), owner: actor.id, visibility, content }
    await store.insertSaved(tx, row, ctx.now().toISOString())
    await told(ctx, tx, { actor, action: "add", id, kind, visibility })
  })
  return id
}

/** Changes one that is the person's own, or that is published and the person administers. */
export async function changeSaved(
  ctx: Context,
  kind: store.Saved["kind"],
  id: string,
  { version, name, visibility, content }: Draft & { readonly version: number },
  asking: Asking & { readonly actor: Actor },
): Promise<void> {
  await changeable(ctx, kind, id, asking)
  await ctx.db.transaction(async (tx) => {
    const change = { id, name: toNfc(name).trim(), visibility, content, version }
    if (!(await store.updateSaved(tx, change, ctx.now().toISOString()))) throw changedMeanwhile()
    await told(ctx, tx, { actor: asking.actor, action: "change", id, kind, visibility })
  })
}

export async function removeSaved(
  ctx: Context,
  kind: store.Saved["kind"],
  id: string,
  asking: Asking & { readonly actor: Actor },
): Promise<void> {
  const { visibility } = await changeable(ctx, kind, id, asking)
  await ctx.db.transaction(async (tx) => {
    await store.deleteSaved(tx, id)
    await told(ctx, tx, { actor: asking.actor, action: "delete", id, kind, visibility })
  })
}

async function changeable(
  ctx: Context,
  kind: store.Saved["kind"],
  id: string,
  asking: Asking,
): Promise<store.Saved> {
  const saved = await openSaved(ctx, kind, id, asking)
  const mayChange = isOwn(saved, asking) || (saved.visibility === "published" && asking.administers)
  if (!mayChange) throw noSuchSaved()
  return saved
}

interface Deed {
  readonly actor: Actor
  readonly action: "add" | "change" | "delete"
  readonly id: string
  readonly kind: store.Saved["kind"]
  readonly visibility: Visibility
}

/** Names stay out of the log: people write what they like into them. */
const told = (
  ctx: Context,
  tx: Parameters<typeof record>[0],
  { actor, action, id, kind, visibility }: Deed,
) =>
  record(tx, {
    actor,
    at: ctx.now(),
    action: `indicators.${action}-${kind}`,
    subject: id,
    details: { visibility },
  })
