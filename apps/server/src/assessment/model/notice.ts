import { type Static, Type } from "typebox"
import { UnitId } from "../../registry/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** What somebody has to do in a round. */
export const ROUND_TASKS = [
  "self",
  "evidence",
  "verify",
  "appeal",
  "decide",
  "reply",
  "publish",
] as const
export const RoundTask = Type.Unsafe<(typeof ROUND_TASKS)[number]>(Type.Enum([...ROUND_TASKS]))
export type RoundTask = Static<typeof RoundTask>

/** Something of a round that waits for the signed-in person. */
export const RoundReminder = Type.Object({
  round: Type.String(),
  title: Type.String(),
  task: RoundTask,
  /** The agency; null for a backlog over many. */
  unit: Nullable(UnitId),
  unitName: Nullable(Type.String()),
  due: Type.String(),
  /** Days to the deadline; below 0 after it. */
  days: Type.Integer(),
  /** Criteria that wait, and the points they are worth. */
  open: Type.Integer(),
  points: Type.Number(),
  messageVi: Type.String(),
  messageEn: Type.String(),
})
export type RoundReminder = Static<typeof RoundReminder>

/** The calendar feed of the signed-in person. */
export const CalendarFeed = Type.Object({
  active: Type.Boolean(),
  createdAt: Nullable(Type.String()),
  lastReadAt: Nullable(Type.String()),
})
export type CalendarFeed = Static<typeof CalendarFeed>

/** A new address of the feed: shown once, kept nowhere. */
export const CalendarFeedMade = Type.Object({
  /** "/api/v1/calendar/….ics" */
  path: Type.String(),
  /** With the address of the site, where it is set. */
  url: Nullable(Type.String()),
  createdAt: Type.String(),
})
export type CalendarFeedMade = Static<typeof CalendarFeedMade>
