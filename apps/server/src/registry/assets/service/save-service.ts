import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Writer } from "../../../platform/database.ts"
import { readOrganisations } from "../../organisations/store/organisations-store.ts"
import type { AssetBook } from "../book.ts"
import type { CheckWorld } from "../checks/asset.ts"
import type { AssetDraft, AssetSource, SaveOutcome } from "../model.ts"
import { type Plan, planDrafts, type PlanWorld } from "../plan/plan.ts"
import { addAct, addAssets, addStatements, lockAssets } from "../store/assets-store.ts"
import { bookInside, currentBook, keepInside } from "./book-service.ts"
import { groundOf, viewOn } from "./view-service.ts"

export interface Saving {
  /** Where the drafts are from. */
  readonly source: AssetSource
  readonly actor: Actor
  readonly note?: string
  /** Write what can be written although some drafts are refused; otherwise all or nothing. */
  readonly partial?: boolean
  /** Why whoever saves may not make of an asset what a draft makes of it. */
  readonly mayWrite?: PlanWorld["mayWrite"]
  /** Which documents they may put on assets; none without it. */
  readonly mayCite?: PlanWorld["mayCite"]
}

/** What drafts are held against; ask for it before a transaction begins. */
export type Saver = Omit<PlanWorld, "illustrative">

/**
 * Reads into memory what drafts are held against. `saveAssetsIn` needs it from outside the
 * transaction, as the embedded database has one connection.
 */
export async function assetSaver(ctx: Context): Promise<Saver> {
  const today = dayInVietnam(ctx.now())
  const ground = await groundOf(ctx)
  const organisations = await readOrganisations(ctx.db)
  return {
    ...(await checkingOn(ctx, today)),
    unitExists: (id) => ground.units.units.has(id),
    organisationExists: (id) => organisations.byId.has(id),
  }
}

/** What the checks of a day are made with, besides the assets. */
async function checkingOn(ctx: Context, day: string): Promise<Omit<CheckWorld, "book">> {
  const ground = await groundOf(ctx)
  const view = await viewOn(ctx, day)
  return {
    kinds: ground.kinds.compiled,
    units: ground.on(day),
    checks: ground.kinds.checks,
    today: dayInVietnam(ctx.now()),
    near: (kind, longitude, latitude, metres) => view.neighbours(kind, longitude, latitude, metres),
  }
}

/** What saving drafts would do. */
export async function checkAssets(
  ctx: Context,
  drafts: readonly AssetDraft[],
  {
    illustrative = false,
    ...allowed
  }: { readonly illustrative?: boolean } & Pick<Saving, "mayWrite" | "mayCite"> = {},
): Promise<SaveOutcome> {
  const saver = await assetSaver(ctx)
  const plan = planDrafts(await currentBook(ctx), drafts, { ...saver, illustrative, ...allowed })
  return outcomeOf(plan, null)
}

/**
 * Saves drafts as one act inside a transaction, with its entry in the audit log. One draft that is
 * refused and nothing is written, unless `partial` is asked for.
 */
export async function saveAssetsIn(
  ctx: Context,
  tx: Writer,
  drafts: readonly AssetDraft[],
  { saver, ...saving }: Saving & { readonly saver: Saver },
): Promise<SaveOutcome> {
  const lock = await lockAssets(tx)
  const book = await bookInside(ctx, tx, lock)
  const illustrative = saving.source.kind === "illustration"
  const { mayWrite, mayCite } = saving
  const plan = planDrafts(book, drafts, { ...saver, illustrative, mayWrite, mayCite })
  const refused = plan.outcomes.some(({ action }) => action === "refuse")
  if (refused && saving.partial !== true) return outcomeOf(plan, null)
  if (plan.statements.length === 0) return outcomeOf(plan, null)
  const act = await write(ctx, tx, plan, saving, book)
  keepInside(ctx, lock, plan.book)
  return outcomeOf(plan, act)
}

async function write(
  ctx: Context,
  tx: Writer,
  { assets, statements, outcomes, book: after }: Plan,
  { source, actor, note = "" }: Saving,
  before: AssetBook,
): Promise<number> {
  const act = before.act + 1
  const at = ctx.now()
  await addAct(tx, { act, at: at.toISOString(), actor: actor.id, source, note })
  await addAssets(tx, assets)
  await addStatements(tx, statements)
  const changed = new Set(statements.map(({ asset }) => asset))
  const [only] = changed
  await record(tx, {
    actor,
    at,
    action: "registry.save-assets",
    subject: changed.size === 1 && only !== undefined ? only : `${changed.size} tài sản`,
    details: { act, source, added: assets.length, changed: changed.size, drafts: outcomes.length },
  })
  after.act = act
  return act
}

/** Saves drafts in a transaction of their own. */
export async function saveAssets(
  ctx: Context,
  drafts: readonly AssetDraft[],
  saving: Saving,
): Promise<SaveOutcome> {
  const saver = await assetSaver(ctx)
  return ctx.db.transaction((tx) => saveAssetsIn(ctx, tx, drafts, { ...saving, saver }))
}

/** Of what was not written nobody knows an id yet. */
function outcomeOf({ outcomes }: Plan, act: number | null): SaveOutcome {
  const counts = { add: 0, change: 0, same: 0, refuse: 0 }
  for (const { action } of outcomes) counts[action]++
  const told = outcomes.map((one) =>
    act === null && one.action === "add" ? { ...one, id: null } : one,
  )
  return { act, counts, outcomes: told }
}
