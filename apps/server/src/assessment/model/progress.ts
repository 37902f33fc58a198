import { type Static, Type } from "typebox"
import { UnitId } from "../../registry/model.ts"
import { CriterionCode } from "./index-set.ts"
import { RoundCalendar } from "./calendar.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))

/** How far one agency is, criterion by criterion counted. */
export const AgencyProgress = Type.Object({
  unit: UnitId,
  name: Type.String(),
  group: Type.String(),
  submittedAt: Nullable(Type.String()),
  extendedTo: Nullable(Type.String()),
  /** Why it was given more time. */
  extendedReason: Type.String(),
  criteria: Type.Integer(),
  /** With a self-score, also where it was computed. */
  claimed: Type.Integer(),
  verified: Type.Integer(),
  disputed: Type.Integer(),
  appealed: Type.Integer(),
  points: Type.Number(),
  maxPoints: Type.Number(),
})
export type AgencyProgress = Static<typeof AgencyProgress>

/** A figure that opening a round copies from what the platform knows. */
export const CopiedFigure = Type.Object({
  criterion: CriterionCode,
  criterionName: Type.String(),
  name: Type.String(),
  label: Type.String(),
  indicator: Type.String(),
  /** Agencies that have a value, and those that have none. */
  agencies: Type.Integer(),
  missing: Type.Array(UnitId),
})
export type CopiedFigure = Static<typeof CopiedFigure>

/** What opening a round would do, as things stand now. */
export const OpeningTold = Type.Object({
  /** The period of the data days; null where they are no period that figures have. */
  period: Nullable(Type.String()),
  participants: Type.Integer(),
  figures: Type.Array(CopiedFigure),
  /** Participants that are not in the registry on the day, or ended by then. */
  gone: Type.Array(Type.Object({ unit: UnitId, name: Type.String(), detail: Type.String() })),
})
export type OpeningTold = Static<typeof OpeningTold>

/** Something that stands between a round and its publication. */
export const Obstacle = Type.Object({
  kind: OneOf("time", "disputed", "appealed", "unverified", "replies", "figures", "silent"),
  /** Whether publication is refused for it; else it is only told. */
  blocks: Type.Boolean(),
  count: Type.Integer(),
  detail: Type.String(),
  /** Agencies that it is about, at most 50. */
  units: Type.Array(Type.Object({ unit: UnitId, name: Type.String(), count: Type.Integer() })),
})
export type Obstacle = Static<typeof Obstacle>

export const CalendarChange = Type.Object(
  {
    calendar: RoundCalendar,
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
    /** The calendar that the writer saw; another one by now is refused. */
    seen: RoundCalendar,
  },
  { additionalProperties: false },
)
export type CalendarChange = Static<typeof CalendarChange>
