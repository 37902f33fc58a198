import { type Static, Type } from "typebox"
import { UnitId } from "../../../registry/model.ts"
import { CollectionSummary, Counts } from "./collection.ts"
import { ReportSummary } from "./report.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))

/** `GET /api/v1/collections/:id/overview`: who has reported, by the units above them. */
export const CollectionOverview = Type.Object({
  collection: CollectionSummary,
  /** The instant that lateness is judged at. */
  at: Type.String(),
  counts: Counts,
  /** The units above those asked, most behind first. */
  groups: Type.Array(Type.Object({ id: UnitId, name: Type.String(), counts: Counts })),
  reports: Type.Array(ReportSummary),
})
export type CollectionOverview = Static<typeof CollectionOverview>

/** A report that waits for the signed-in person. */
export const WorkItem = Type.Object({
  task: OneOf("enter", "verify", "publish"),
  collection: Type.Object({ id: Type.String(), title: Type.String(), period: Type.String() }),
  report: ReportSummary,
})
export type WorkItem = Static<typeof WorkItem>

/** `GET /api/v1/work`: what waits, the nearest deadline first. */
export const WorkList = Type.Object({ items: Type.Array(WorkItem) })
export type WorkList = Static<typeof WorkList>

/** `GET /api/v1/reminders`: what the signed-in person should be reminded of today. */
export const Reminder = Type.Object({
  collection: Type.String(),
  title: Type.String(),
  unit: UnitId,
  unitName: Type.String(),
  due: Type.String(),
  kind: OneOf("opened", "before", "on-day", "late", "returned"),
  /** Days until the deadline; negative once it has passed. */
  days: Type.Integer(),
  messageVi: Type.String(),
  messageEn: Type.String(),
})
export type Reminder = Static<typeof Reminder>

/** What a run of reminding did. */
export const RemindAnswer = Type.Object({
  /** Reminders that are due now and were not sent before. */
  due: Type.Integer(),
  sent: Type.Integer(),
  failed: Type.Integer(),
  /** Why nothing could be sent; null where it could. */
  why: Nullable(Type.String()),
})
export type RemindAnswer = Static<typeof RemindAnswer>
