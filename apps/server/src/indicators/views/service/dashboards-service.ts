import { toNfc } from "@tinhso/vietnamese"
import { Value } from "typebox/value"
import type { Actor, Context } from "../../../platform/context.ts"
import { noSuchTileView } from "../errors.ts"
import {
  type Dashboard,
  DashboardContent,
  type DashboardDraft,
  type DashboardPage,
  type DashboardSummary,
} from "../model.ts"
import { addSaved, type Asking, changeSaved, head, openSaved } from "./saved-service.ts"
import { findSaved, listSaved, type Saved } from "../store.ts"
import { tilesShown } from "./tiles-service.ts"

type Signed = Asking & { readonly actor: Actor }

function contentOf({ id, content }: Saved): DashboardContent {
  if (Value.Check(DashboardContent, content)) return content
  throw new Error(`the dashboard ${id} cannot be read`)
}

/** The person's own dashboards and those that are published. */
export async function listDashboards({ db }: Context, asking: Asking): Promise<DashboardSummary[]> {
  const found = await listSaved(db, "dashboard", asking.actor?.id ?? null)
  return found.map((saved) => ({
    ...head(saved, asking),
    tiles: contentOf(saved).tiles.length,
  }))
}

export async function getDashboard(ctx: Context, id: string, asking: Asking): Promise<Dashboard> {
  const saved = await openSaved(ctx, "dashboard", id, asking)
  return { ...head(saved, asking), ...contentOf(saved) }
}

/** A dashboard with what its tiles show now. */
export async function showDashboard(
  ctx: Context,
  id: string,
  asking: Asking,
): Promise<DashboardPage> {
  const saved = await openSaved(ctx, "dashboard", id, asking)
  const { lead, tiles } = contentOf(saved)
  return { ...head(saved, asking), lead, tiles: await tilesShown(ctx, tiles, saved.owner) }
}

export async function addDashboard(
  ctx: Context,
  draft: DashboardDraft,
  asking: Signed,
): Promise<Dashboard> {
  const id = await addSaved(ctx, "dashboard", await checked(ctx, draft, asking), asking.actor)
  return getDashboard(ctx, id, asking)
}

export async function changeDashboard(
  ctx: Context,
  id: string,
  change: DashboardDraft & { readonly version: number },
  asking: Signed,
): Promise<Dashboard> {
  const draft = await checked(ctx, change, asking)
  await changeSaved(ctx, "dashboard", id, { ...draft, version: change.version }, asking)
  return getDashboard(ctx, id, asking)
}

/** Every tile shows a view that its maker may open. */
async function checked(
  ctx: Context,
  { name, visibility, lead, tiles }: DashboardDraft,
  { actor }: Signed,
) {
  const found = await findSaved(
    ctx.db,
    "view",
    tiles.map(({ view }) => view),
  )
  const open = new Set(
    found
      .filter(({ visibility: shared, owner }) => shared !== "private" || owner === actor.id)
      .map(({ id }) => id),
  )
  const wrong = tiles.findIndex(({ view }) => !open.has(view))
  if (wrong !== -1) throw noSuchTileView(wrong + 1)
  const content: DashboardContent = {
    lead: toNfc(lead).trim(),
    tiles: tiles.map((tile) => ({ ...tile, title: toNfc(tile.title).trim() })),
  }
  return { name, visibility, content }
}
