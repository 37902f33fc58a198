import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../../registry/model.ts"
import { ProgrammeCode } from "./programme.ts"
import { GAP_ORIGINS, GAP_STATES, GapId, Nullable, RegisteredGap } from "./gap.ts"

const oneOrMore = (all: readonly string[]) =>
  Type.String({ pattern: `^(?:${all.join("|")})(?:,(?:${all.join("|")}))*$`, maxLength: 100 })

const DEGREES = "-?[0-9]{1,3}(?:\\.[0-9]{1,12})?"
const SORTS = [
  "lacking",
  "people",
  "households",
  "id",
  "name",
  "unit",
  "state",
  "since",
  "reported",
  "due",
] as const
const GapSort = Type.Unsafe<`${"" | "-"}${(typeof SORTS)[number]}`>(
  Type.String({ pattern: `^-?(?:${SORTS.join("|")})$` }),
)
export type GapSort = Static<typeof GapSort>

/** Which gaps are meant; the same for lists, files and maps. */
const asked = {
  /** With all units below it. */
  unit: Type.Optional(UnitId),
  /** One or several: "confirmed,planned". */
  state: Type.Optional(oneOrMore(GAP_STATES)),
  technology: Type.Optional(Type.String({ maxLength: 20 })),
  /** An operator that is lacking; those that lack all operators fit too. */
  operator: Type.Optional(Type.String({ maxLength: 60 })),
  programme: Type.Optional(ProgrammeCode),
  origin: Type.Optional(oneOrMore(GAP_ORIGINS)),
  /** Told of at least so many days before. */
  olderThan: Type.Optional(Type.Integer({ minimum: 0, maximum: 36_525 })),
  /** Only those past the due day of their plan. */
  overdue: Type.Optional(Type.Boolean()),
  /** Only those nobody said anything of for long. */
  stale: Type.Optional(Type.Boolean()),
  /** Words of the name, villages, unit or id; without tone marks as well. */
  q: Type.Optional(Type.String({ maxLength: 200 })),
  /** west,south,east,north: gaps with a village in it. */
  box: Type.Optional(
    Type.String({ pattern: `^${DEGREES},${DEGREES},${DEGREES},${DEGREES}$`, maxLength: 100 }),
  ),
  /** The day; today without it. */
  at: Type.Optional(Day),
  sort: Type.Optional(GapSort),
}

export const GapFileQuestion = Type.Object(asked)
export type GapFileQuestion = Static<typeof GapFileQuestion>

export const GapQuestion = Type.Object({
  ...asked,
  /** The last id of the page before. */
  after: Type.Optional(GapId),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 200 })),
  /** `geojson`: all gaps that fit, for maps. */
  format: Type.Optional(Type.Union([Type.Literal("json"), Type.Literal("geojson")])),
})
export type GapQuestion = Static<typeof GapQuestion>

/** How far the gaps that a question finds have come, whatever their state and page. */
const GapProgress = Type.Object({
  /** Told of and not looked at yet: for readers of their units. */
  reported: Type.Integer(),
  confirmed: Type.Integer(),
  planned: Type.Integer(),
  closed: Type.Integer(),
  dismissed: Type.Integer(),
  /** Confirmed, planned and closed together: what the share is of. */
  of: Type.Integer(),
  /** Closed, of those; null where there are none. */
  closedShare: Nullable(Type.Number()),
  overdue: Type.Integer(),
  stale: Type.Integer(),
})
export type GapProgress = Static<typeof GapProgress>

export const GapPage = Type.Object({
  at: Day,
  rows: Type.Array(RegisteredGap),
  /** How many fit, on all pages. */
  total: Type.Integer(),
  /** Of all that fit but for `state`, `overdue` and `stale`. */
  progress: GapProgress,
  /** What there is to filter by. */
  technologies: Type.Array(Type.String()),
  operators: Type.Array(Type.String()),
  /** Whether any of them is made up. */
  illustrative: Type.Boolean(),
  /** The last id of this page, where more follow. */
  next: Nullable(GapId),
})
export type GapPage = Static<typeof GapPage>

/** One gap as a thing on a map; a single village is still a MultiPoint. */
export const GapFeature = Type.Object({
  type: Type.Literal("Feature"),
  id: GapId,
  geometry: Type.Object({
    type: Type.Literal("MultiPoint"),
    coordinates: Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })),
  }),
  properties: Type.Object({
    id: GapId,
    name: Type.String(),
    state: RegisteredGap.properties.state,
    technology: Type.String(),
    operators: Type.String(),
    unit: UnitId,
    unitName: Type.String(),
    population: Nullable(Type.Integer()),
    households: Nullable(Type.Integer()),
    since: Day,
    due: Nullable(Day),
    overdue: Nullable(Type.Integer()),
    illustrative: Type.Boolean(),
  }),
})
export type GapFeature = Static<typeof GapFeature>

export const GapCollection = Type.Object({
  type: Type.Literal("FeatureCollection"),
  at: Day,
  features: Type.Array(GapFeature),
  /** Gaps that fit and have no place yet. */
  unplaced: Type.Integer(),
})
export type GapCollection = Static<typeof GapCollection>
