import { toNfc } from "@tinhso/vietnamese"
import { Value } from "typebox/value"
import type { Actor, Context } from "../../../platform/context.ts"
import { Refusal } from "../../../platform/problem.ts"
import { instantOf } from "../../as-of.ts"
import { badInstant } from "../../errors.ts"
import { answerPivot, type PivotQuestion } from "../../pivot/service/pivot-service.ts"
import { type SavedView, type ViewDraft, ViewState } from "../model.ts"
import { addSaved, type Asking, changeSaved, head, openSaved } from "./saved-service.ts"
import { listSaved, type Saved } from "../store.ts"

/** The question that a view asks. */
export function questionOf(state: ViewState): PivotQuestion {
  const { indicators, units, periods, by, view, asof, rows, sort, only } = state
  const asOf = asof === undefined ? null : instantOf(asof)
  if (asof !== undefined && asOf === null) throw badInstant(asof)
  return { indicators, units, periods, by, view, rows, sort, only, asOf }
}

export function stateOf({ id, content }: Saved): ViewState {
  if (Value.Check(ViewState, content)) return content
  throw new Error(`the view ${id} cannot be read`)
}

const viewOf = (saved: Saved, asking: Asking): SavedView => ({
  ...head(saved, asking),
  state: stateOf(saved),
})

/** The person's own views and those that are published. */
export async function listViews({ db }: Context, asking: Asking): Promise<SavedView[]> {
  const found = await listSaved(db, "view", asking.actor?.id ?? null)
  return found.map((saved) => viewOf(saved, asking))
}

export async function getView(ctx: Context, id: string, asking: Asking): Promise<SavedView> {
  return viewOf(await openSaved(ctx, "view", id, asking), asking)
}

type Signed = Asking & { readonly actor: Actor }

export async function addView(ctx: Context, draft: ViewDraft, asking: Signed): Promise<SavedView> {
  const id = await addSaved(ctx, "view", await checked(ctx, draft), asking.actor)
  return getView(ctx, id, asking)
}

export async function changeView(
  ctx: Context,
  id: string,
  change: ViewDraft & { readonly version: number },
  asking: Signed,
): Promise<SavedView> {
  const draft = await checked(ctx, change)
  await changeSaved(ctx, "view", id, { ...draft, version: change.version }, asking)
  return getView(ctx, id, asking)
}

/** A view is asked once before it is kept, so that nobody keeps what cannot be answered. */
async function checked(ctx: Context, { name, visibility, state }: ViewDraft) {
  const content = Value.Decode(ViewState, {
    ...state,
    indicators: toNfc(state.indicators),
    ...(state.by === undefined ? {} : { by: toNfc(state.by) }),
  })
  try {
    await answerPivot(ctx, { ...questionOf(content), size: 1 })
  } catch (error) {
    const early = error instanceof Refusal && error.kind.code === "chua-co-so-lieu"
    if (!early) throw error
  }
  return { name, visibility, content }
}
