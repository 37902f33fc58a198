import { type Static, Type } from "typebox"
import { View } from "../../registry/model.ts"
import { Period } from "../model.ts"
import { CellJudgement, PivotAnswer } from "../pivot/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })

/** Who may open it: its owner, whoever has the link, or everybody, who also finds it in the list. */
export const Visibility = OneOf("private", "link", "published")
export type Visibility = Static<typeof Visibility>

/** How a table is drawn beside itself. */
export const ChartKind = OneOf("ranking", "trend", "multiples", "map", "none")
export type ChartKind = Static<typeof ChartKind>

/** A question of `/api/v1/pivot` that somebody keeps. */
export const ViewState = Type.Object(
  {
    indicators: Text(4000),
    units: Text(8000),
    periods: Text(4000),
    by: Type.Optional(Text(100)),
    view: Type.Optional(View),
    /** Frozen to what was known then; without it the newest is shown. */
    asof: Type.Optional(Text(40)),
    rows: Type.Optional(Text(60)),
    sort: Type.Optional(Text(400)),
    only: Type.Optional(OneOf("missing", "behind")),
    chart: Type.Optional(ChartKind),
  },
  { additionalProperties: false },
)
export type ViewState = Static<typeof ViewState>

const SavedId = Type.String({ pattern: "^[A-Za-z0-9_-]{8,40}$" })

const head = {
  id: SavedId,
  name: Type.String(),
  visibility: Visibility,
  /** Whether it belongs to the person who asks. */
  own: Type.Boolean(),
  version: Type.Integer(),
  updatedAt: Type.String(),
}

export const SavedView = Type.Object({ ...head, state: ViewState })
export type SavedView = Static<typeof SavedView>

const draft = {
  name: Text(200),
  visibility: Visibility,
}
const Version = Type.Integer({
  minimum: 1,
  description: "The version that was read; another one by now is refused with 409",
})

export const ViewDraft = Type.Object(
  { ...draft, state: ViewState },
  { additionalProperties: false },
)
export type ViewDraft = Static<typeof ViewDraft>
export const ViewChange = Type.Object(
  { ...ViewDraft.properties, version: Version },
  { additionalProperties: false },
)

export const TILE_KINDS = ["number", "table", "ranking", "trend", "multiples"] as const
export const TileKind = OneOf(...TILE_KINDS)
export type TileKind = Static<typeof TileKind>

/** A piece of a dashboard: a view shown in one way. */
export const Tile = Type.Object(
  {
    view: SavedId,
    kind: TileKind,
    /** "" for the name of the view. */
    title: Type.String({ maxLength: 200 }),
    size: OneOf("small", "medium", "wide"),
  },
  { additionalProperties: false },
)
export type Tile = Static<typeof Tile>

/** Tiles of one dashboard: more nobody reads in one sitting. */
export const MOST_TILES = 24
const content = {
  /** What the dashboard is for, in a sentence. */
  lead: Type.String({ maxLength: 1000 }),
  tiles: Type.Array(Tile, { maxItems: MOST_TILES }),
}

export const DashboardContent = Type.Object(content)
export type DashboardContent = Static<typeof DashboardContent>

export const DashboardDraft = Type.Object({ ...draft, ...content }, { additionalProperties: false })
export type DashboardDraft = Static<typeof DashboardDraft>
export const DashboardChange = Type.Object(
  { ...DashboardDraft.properties, version: Version },
  { additionalProperties: false },
)

export const DashboardSummary = Type.Object({ ...head, tiles: Type.Integer() })
export type DashboardSummary = Static<typeof DashboardSummary>

export const Dashboard = Type.Object({ ...head, ...content })
export type Dashboard = Static<typeof Dashboard>

/** A tile with what it shows now. */
export const TileShown = Type.Object({
  tile: Tile,
  title: Type.String(),
  /** Null where the view is gone, or is no longer shared. */
  state: Nullable(ViewState),
  answer: Nullable(PivotAnswer),
  /** Why there is no answer, in words; "" where there is one. */
  problem: Type.String(),
  /** The newest period that has a value. */
  period: Nullable(Period),
  /** Of those who should report in that period. */
  reported: Type.Integer(),
  expected: Type.Integer(),
  /** More than twice its own length has gone since the period ended. */
  stale: Type.Boolean(),
  judgement: Nullable(CellJudgement),
})
export type TileShown = Static<typeof TileShown>

/** `GET /api/v1/dashboards/:id/page`. */
export const DashboardPage = Type.Object({
  ...head,
  lead: Type.String(),
  tiles: Type.Array(TileShown),
})
export type DashboardPage = Static<typeof DashboardPage>
