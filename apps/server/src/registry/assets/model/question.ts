import { type Static, Type } from "typebox"
import { Day, UnitId, UnitRef } from "../../model.ts"
import { OrganisationId } from "../../organisations/model.ts"
import { Asset, AssetAct, AssetId, AssetState, AssetWarning, FieldStretch } from "./asset.ts"
import { AssetKindListed, KindCode } from "./kind.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** west,south,east,north in degrees. */
const NUMBER = "-?\\d{1,3}(?:\\.\\d{1,12})?"
export const Box = Type.String({ pattern: `^${NUMBER},${NUMBER},${NUMBER},${NUMBER}$` })

const Sort = Type.Union([
  Type.Literal("id"),
  Type.Literal("-id"),
  Type.Literal("name"),
  Type.Literal("-name"),
  /** Changed last first. */
  Type.Literal("-changed"),
])
export type Sort = Static<typeof Sort>

const Several = Type.String({ maxLength: 400, description: "one or several, with commas" })

/** What a list of assets is asked for, all of it in the address. */
export const AssetQuestion = Type.Object({
  /** "mast" or "mast,base-station". */
  kind: Type.Optional(Several),
  /** "active,faulty"; without it all but removed ones. */
  state: Type.Optional(Several),
  /** Assets of this unit and everything below it. */
  unit: Type.Optional(UnitId),
  /** Of an organisation as owner or operator. */
  organisation: Type.Optional(OrganisationId),
  /** "technology=4G;operator=452-04": all must fit; "technology=2G|3G": one of them; "height>=45". */
  where: Type.Optional(Type.String({ maxLength: 400 })),
  /** Words of names, codes and texts, marks left out. */
  q: Type.Optional(Type.String({ maxLength: 200 })),
  /** Touching this box. */
  box: Type.Optional(Box),
  /** `open`: with a warning that nobody has answered; or the code of one. */
  warning: Type.Optional(Type.String({ maxLength: 60 })),
  at: Type.Optional(Day),
  sort: Type.Optional(Sort),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 50 })),
  /** `next` of the page before. */
  after: Type.Optional(Type.String({ maxLength: 400, pattern: "^[A-Za-z0-9_-]+$" })),
})
export type AssetQuestion = Static<typeof AssetQuestion>

/** An asset in a list. */
export const AssetRow = Type.Interface([Asset], {
  unitName: Nullable(Type.String()),
  /** Warnings that nobody has answered. */
  warnings: Type.Integer(),
  /** Some of it is not shown to whoever asks. */
  reduced: Type.Boolean(),
})
export type AssetRow = Static<typeof AssetRow>
/** The same without what the checks say of it. */
export type ToldAsset = Omit<AssetRow, "warnings">

export const AssetPage = Type.Object({
  at: Day,
  /** All that fit, on every page. */
  total: Type.Integer(),
  rows: Type.Array(AssetRow),
  next: Nullable(Type.String()),
})
export type AssetPage = Static<typeof AssetPage>

/** How many assets fit a question, by kind and state. */
export const AssetCounts = Type.Object({
  at: Day,
  total: Type.Integer(),
  kinds: Type.Array(
    Type.Object({
      kind: KindCode,
      total: Type.Integer(),
      states: Type.Array(Type.Object({ state: AssetState, total: Type.Integer() })),
      /** With a warning that nobody has answered; null where whoever asks may not see warnings. */
      warned: Nullable(Type.Integer()),
    }),
  ),
})
export type AssetCounts = Static<typeof AssetCounts>

/** Enough of an asset to print and link it. */
export const AssetRef = Type.Object({ id: AssetId, kind: KindCode, name: Type.String() })
export type AssetRef = Static<typeof AssetRef>

export const AssetDetail = Type.Interface([AssetRow], {
  at: Day,
  /** False before anything is known of it, and after it was merged into another. */
  existsThen: Type.Boolean(),
  declaration: AssetKindListed,
  place: Type.Object({
    unit: Nullable(UnitRef),
    declared: Nullable(UnitRef),
    /** From the country down to the unit. */
    path: Type.Array(UnitRef),
    /** Whether boundaries are loaded where it lies: without them its unit is what was declared. */
    boundaries: Type.Boolean(),
    /** The asset whose place it has. */
    from: Nullable(AssetRef),
  }),
  organisations: Type.Array(Type.Object({ id: OrganisationId, name: Type.String() })),
  /** Assets that its attributes name. */
  refers: Type.Array(Type.Interface([AssetRef], { attribute: Type.String() })),
  /** Assets that name it. */
  referredBy: Type.Array(
    Type.Interface([AssetRef], { attribute: Type.String(), state: AssetState }),
  ),
  mergedInto: Nullable(AssetRef),
  /** Assets that were merged into it. */
  mergedFrom: Type.Array(Type.String()),
  /** Whether whoever asks may change it. */
  mayChange: Type.Boolean(),
})
export type AssetDetail = Static<typeof AssetDetail>

/** The history of every field, and the acts that made it; for those who read the unit. */
export const AssetHistory = Type.Object({
  id: AssetId,
  /** What was known at this moment; all that is known now without one. */
  knownAt: Nullable(Type.String()),
  fields: Type.Array(Type.Object({ field: Type.String(), stretches: Type.Array(FieldStretch) })),
  /** Newest first. */
  acts: Type.Array(AssetAct),
})
export type AssetHistory = Static<typeof AssetHistory>

/** All warnings on an asset, those that were answered too. */
export const AssetChecks = Type.Object({ id: AssetId, warnings: Type.Array(AssetWarning) })
export type AssetChecks = Static<typeof AssetChecks>
