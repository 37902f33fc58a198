import { type Static, Type } from "typebox"
import { AssetAct } from "./asset.ts"
import { AssetRef } from "./question.ts"

/** A merger as it stands, and what undoing it would do. */
export const AssetMergerStanding = Type.Object({
  asset: AssetRef,
  into: AssetRef,
  at: Type.String(),
  by: Type.String(),
  note: Type.String(),
  /** The version of `into` that the undoing is asked for. */
  intoVersion: Type.Integer(),
  /** Fields that `into` took over and would give back. */
  givesBack: Type.Array(Type.String()),
  /** What was said of `into` after the merger: it stays there unless it is named. */
  after: Type.Array(AssetAct),
  /** Why it cannot be undone; empty where it can. */
  hindrances: Type.Array(Type.String()),
})
export type AssetMergerStanding = Static<typeof AssetMergerStanding>

/** `POST /api/v1/assets/:id/unmerge`: both assets are there again, each with its history. */
export const AssetUnmerger = Type.Object({
  intoVersion: Type.Integer(),
  reason: Type.String({ minLength: 1, maxLength: 500 }),
  /** Acts after the merger that were about the asset that comes back. */
  move: Type.Optional(Type.Array(Type.Integer(), { maxItems: 500, default: [] })),
})
export type AssetUnmerger = Static<typeof AssetUnmerger>
