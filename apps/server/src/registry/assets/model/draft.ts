import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../model.ts"
import { OrganisationId } from "../../organisations/model.ts"
import { AssetCode, AssetId, AssetProblem, AssetState, AttributeValue, Geometry } from "./asset.ts"
import { AttributeCode, KindCode } from "./kind.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/**
 * What somebody says of an asset. What is left out stays as it is; null takes it away. Without `id`
 * it is the asset of the kind that has one of the codes on that day, otherwise a new one.
 */
export const AssetDraft = Type.Object({
  kind: KindCode,
  id: Type.Optional(AssetId),
  /** A name of this draft for others of the same save: an attribute "key:cot-1" then means it. */
  key: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  name: Type.Optional(Type.String({ maxLength: 300 })),
  /** Codes that are named; others stay. An empty code takes it away. */
  codes: Type.Optional(
    Type.Array(
      Type.Object({
        scheme: AssetCode.properties.scheme,
        code: Type.String({ maxLength: 100 }),
      }),
      { maxItems: 20 },
    ),
  ),
  /** `active` for a new one without it. */
  state: Type.Optional(AssetState),
  geometry: Type.Optional(Nullable(Geometry)),
  /** The unit that its owner says it lies in. */
  unit: Type.Optional(Nullable(UnitId)),
  owner: Type.Optional(Nullable(OrganisationId)),
  operator: Type.Optional(Nullable(OrganisationId)),
  /** Attributes that are named; others stay. */
  attributes: Type.Optional(Type.Record(AttributeCode, Nullable(AttributeValue))),
  evidence: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 })),
  /** The day from which it is so; today without it. Null: as far back as is known. */
  from: Type.Optional(Nullable(Day)),
  /** First day on which it is no longer so; without it until what is known to have changed later. */
  to: Type.Optional(Day),
  /** The version that the change was made from: one that somebody changed meanwhile is refused. */
  version: Type.Optional(Type.Integer()),
  /** Where in the file it stands: "Phu luc 01!8". */
  place: Type.Optional(Type.String({ maxLength: 200 })),
})
export type AssetDraft = Static<typeof AssetDraft>

export const DraftAction = Type.Union([
  Type.Literal("add"),
  Type.Literal("change"),
  /** Nothing that is not known already. */
  Type.Literal("same"),
  Type.Literal("refuse"),
])
export type DraftAction = Static<typeof DraftAction>

/** What saving a draft does or would do. */
export const DraftOutcome = Type.Object({
  /** Its position among the drafts, from 0. */
  index: Type.Integer(),
  /** The asset; null for a new one that is not written. */
  id: Nullable(AssetId),
  action: DraftAction,
  problems: Type.Array(AssetProblem),
  /** Fields that become other than they were on that day. */
  changes: Type.Array(
    Type.Object({ field: Type.String(), before: Type.Unknown(), after: Type.Unknown() }),
  ),
})
export type DraftOutcome = Static<typeof DraftOutcome>

export const SaveOutcome = Type.Object({
  /** The act that was recorded; null where nothing was written. */
  act: Nullable(Type.Integer()),
  counts: Type.Object({
    add: Type.Integer(),
    change: Type.Integer(),
    same: Type.Integer(),
    refuse: Type.Integer(),
  }),
  outcomes: Type.Array(DraftOutcome),
})
export type SaveOutcome = Static<typeof SaveOutcome>

/** `POST /api/v1/assets` */
export const NewAsset = Type.Object({
  ...AssetDraft.properties,
  note: Type.Optional(Type.String({ maxLength: 500 })),
})

/** `PATCH /api/v1/assets/:id`: what is left out stays. */
const { kind: _kind, id: _id, key: _key, place: _place, ...changing } = AssetDraft.properties
export const AssetChange = Type.Object({
  ...changing,
  version: Type.Integer(),
  note: Type.Optional(Type.String({ maxLength: 500 })),
})
export type AssetChange = Static<typeof AssetChange>

/** `POST /api/v1/assets/bulk` */
export const BulkDrafts = Type.Object({
  drafts: Type.Array(AssetDraft, { minItems: 1, maxItems: 2000 }),
  /** Only a report unless it is true. */
  commit: Type.Boolean(),
  /** Write what can be written although some are refused. */
  partial: Type.Optional(Type.Boolean()),
  note: Type.Optional(Type.String({ maxLength: 500 })),
})

/** `POST /api/v1/assets/:id/merge`: the asset turned out to be another one. */
export const AssetMerger = Type.Object({
  into: AssetId,
  version: Type.Integer(),
  intoVersion: Type.Integer(),
  reason: Type.String({ minLength: 1, maxLength: 500 }),
})
export type AssetMerger = Static<typeof AssetMerger>

/** `POST /api/v1/assets/:id/answers`: somebody has looked at a warning, and says why it stands. */
export const WarningAnswer = Type.Object({
  code: Type.String({ maxLength: 60 }),
  fingerprint: Type.String({ maxLength: 32 }),
  reason: Type.String({ minLength: 1, maxLength: 500 }),
})
export type WarningAnswer = Static<typeof WarningAnswer>
