import type { FastifyRequest } from "fastify"
import { toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import {
  assetChanged,
  assetMerged,
  assetNotFound,
  assetRefused,
  mergeRefused,
  warningNotFound,
} from "../errors.ts"
import type {
  AssetChange,
  AssetDraft,
  AssetSource,
  DraftOutcome,
  SaveOutcome,
  WarningAnswer,
} from "../model.ts"
import { sees, type Sight, writerWith } from "../sight.ts"
import { addAct, addAnswer, lockAssets } from "../store/assets-store.ts"
import { currentBook } from "./book-service.ts"
import { checksOf, placeOfAsset, standingNow } from "./detail-service.ts"
import { type AssetDocuments, citableBy } from "./documents-service.ts"
import { checkAssets, saveAssets } from "./save-service.ts"
import { writingSightOf } from "./sight-service.ts"

const FORM: AssetSource = { kind: "form" }

/** Who asks, and what they may change; refused with 401 or 403 where that is nothing at all. */
export interface Writing {
  readonly actor: Actor
  readonly sight: Sight
  readonly documents: AssetDocuments
}

export async function writingBy(
  ctx: Context,
  gate: Gate,
  request: FastifyRequest,
  documents: AssetDocuments,
): Promise<Writing> {
  const actor = await gate.need(request, "editor", [])
  return { actor, sight: await writingSightOf(ctx, gate, request), documents }
}

/** Saves what one person says of one asset; refused with all its errors. */
export async function saveOne(
  ctx: Context,
  draft: AssetDraft,
  { actor, ...writing }: Writing,
  note: string,
): Promise<DraftOutcome> {
  const allowed = await allowedTo(ctx, [draft], writing)
  const saved = await saveAssets(ctx, [draft], { source: FORM, actor, note, ...allowed })
  const [outcome] = saved.outcomes
  if (outcome === undefined) throw new Error("a draft has no outcome")
  if (outcome.action !== "refuse") return outcome
  const id = draft.id ?? ""
  for (const { code, suggestion } of outcome.problems) {
    if (code === "stale") throw assetChanged(id)
    if (code === "merged") throw assetMerged(id, suggestion ?? "")
    if (code === "unknown-asset" && outcome.id === id) throw assetNotFound(id)
  }
  throw assetRefused(outcome)
}

/** What those who write may make of assets, and put on them. */
async function allowedTo(
  ctx: Context,
  drafts: readonly AssetDraft[],
  { sight, documents }: Omit<Writing, "actor">,
) {
  return {
    mayWrite: writerWith(sight),
    mayCite: await citableBy(ctx, documents, drafts, sight),
  }
}

/** Changes one asset; refused where it lies in another's care. */
export async function changeAsset(
  ctx: Context,
  gate: Gate,
  request: FastifyRequest,
  asked: {
    readonly id: string
    readonly change: AssetChange
    readonly documents: AssetDocuments
  },
): Promise<DraftOutcome> {
  const { id, change, documents } = asked
  const writing = { ...(await mayChange(ctx, gate, request, id)), documents }
  const { note = "", ...rest } = change
  const kind = (await currentBook(ctx)).life(id)?.kind ?? ""
  return saveOne(ctx, { ...rest, id, kind }, writing, toNfc(note).trim())
}

/** Who asks may change this asset; 401, 403 or 404 otherwise. */
export async function mayChange(
  ctx: Context,
  gate: Gate,
  request: FastifyRequest,
  id: string,
): Promise<Omit<Writing, "documents">> {
  const actor = await gate.need(request, "editor", [])
  const sight = await writingSightOf(ctx, gate, request)
  const standing = await standingNow(ctx, id)
  if (!sees(sight, standing)) await gate.need(request, "editor", [placeOfAsset(standing)])
  return { actor, sight }
}

/** Many drafts at once: a report of each, written only where it is asked for. */
export async function saveMany(
  ctx: Context,
  drafts: readonly AssetDraft[],
  { actor, ...writing }: Writing,
  asked: { readonly commit: boolean; readonly partial: boolean; readonly note: string },
): Promise<SaveOutcome> {
  const allowed = await allowedTo(ctx, drafts, writing)
  if (!asked.commit) return checkAssets(ctx, drafts, allowed)
  const { partial, note } = asked
  return saveAssets(ctx, drafts, { source: FORM, actor, ...allowed, partial, note })
}

/** Keeps why a warning stands; refused where the warning is no longer about the same values. */
export async function answerWarning(
  ctx: Context,
  gate: Gate,
  request: FastifyRequest,
  { id, answer }: { readonly id: string; readonly answer: WarningAnswer },
): Promise<void> {
  const { actor } = await mayChange(ctx, gate, request, id)
  const { code, fingerprint } = answer
  const { warnings } = await checksOf(ctx, id)
  const there = warnings.some((one) => one.code === code && one.fingerprint === fingerprint)
  if (!there) throw warningNotFound(id, code)
  const reason = toNfc(answer.reason).trim()
  if (reason === "") throw mergeRefused("Hãy ghi lý do.")
  await ctx.db.transaction(async (tx) => {
    const { act: last } = await lockAssets(tx)
    const [act, at] = [last + 1, ctx.now()]
    const note = `trả lời cảnh báo ${code}`
    await addAct(tx, { act, at: at.toISOString(), actor: actor.id, source: FORM, note })
    await addAnswer(tx, { asset: id, code, fingerprint, reason, act })
    const details = { code, reason }
    await record(tx, { actor, at, action: "registry.answer-asset-warning", subject: id, details })
  })
}
