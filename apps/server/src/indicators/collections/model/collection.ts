import { type Static, Type } from "typebox"
import { Day, Level, UnitId, UnitRef } from "../../../registry/model.ts"
import { MeasureCode, Period } from "../../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))

/** The address of a collection, made from its title and period: "ha-tang-so-2026-q3". */
export const CollectionId = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,79}$" })
export const Title = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: "^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u001f\\u007f\\s][^\\u0000-\\u001f\\u007f]*$",
})
/** A few lines that a person writes. */
export const Words = Type.String({ maxLength: 4000 })
export const Reason = Type.String({ minLength: 1, maxLength: 4000, pattern: "\\S" })

/**
 * `draft` may be changed freely and asks nobody yet; `open` takes reports; `closed` takes nothing more.
 */
export const CollectionState = OneOf("draft", "open", "closed")
export type CollectionState = Static<typeof CollectionState>

/** A measure that is asked for. */
export const AskedMeasure = Type.Object(
  {
    measure: MeasureCode,
    /** "" for the whole, "technology=4G" for one choice of a breakdown; at least one. */
    cuts: Type.Array(Type.String({ maxLength: 400 }), { minItems: 1, maxItems: 500 }),
    /** Whether a report can be submitted without a value or a reason for its lack. */
    required: Type.Boolean(),
    /** What the collector adds to the definition, for those who fill in. */
    guidance: Words,
  },
  { additionalProperties: false },
)
export type AskedMeasure = Static<typeof AskedMeasure>

/** Whom values are asked for: the units of a level under one, or a list. */
export const AskedUnits = Type.Union([
  Type.Object(
    { kind: Type.Literal("level"), level: Level, under: UnitId },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: Type.Literal("list"), units: Type.Array(UnitId, { minItems: 1, maxItems: 12_000 }) },
    { additionalProperties: false },
  ),
])
export type AskedUnits = Static<typeof AskedUnits>

/** An organisation that reports for a unit instead of the unit itself. */
export const Reporter = Type.Object(
  { unit: UnitId, reporter: UnitId },
  { additionalProperties: false },
)
export type Reporter = Static<typeof Reporter>

/** When people are reminded, in days from the day on which a report is due. */
export const Remind = Type.Object(
  {
    before: Type.Array(Type.Integer({ minimum: 1, maximum: 60 }), { maxItems: 10 }),
    onDay: Type.Boolean(),
    after: Type.Array(Type.Integer({ minimum: 1, maximum: 60 }), { maxItems: 10 }),
  },
  { additionalProperties: false },
)
export type Remind = Static<typeof Remind>

/** An instant (ISO 8601 with its offset), or a day, which lasts until its end in Vietnam. */
export const Due = Type.String({ minLength: 10, maxLength: 35 })

const content = {
  title: Title,
  guidance: Words,
  /** Whose administrator keeps it: everybody asked belongs to it. */
  scope: UnitId,
  /** "2026-Q3", "2026-09", "2026", "2026-09-30". */
  period: Type.String({ minLength: 4, maxLength: 30 }),
  units: AskedUnits,
  /** Who reports for units that do not report themselves. */
  reporters: Type.Array(Reporter, { maxItems: 12_000 }),
  measures: Type.Array(AskedMeasure, { maxItems: 300 }),
  /** The first day on which values can be entered. */
  opensOn: Day,
  due: Due,
  /** Whether a report after its deadline is refused; otherwise it is taken and marked late. */
  strict: Type.Boolean(),
  remind: Remind,
}

/** `POST /api/v1/collections`: a draft. What is left out is empty, today, or usual. */
export const CollectionRequest = Type.Object(
  {
    title: content.title,
    guidance: Type.Optional(content.guidance),
    scope: content.scope,
    period: content.period,
    units: content.units,
    reporters: Type.Optional(content.reporters),
    measures: content.measures,
    opensOn: Type.Optional(content.opensOn),
    due: content.due,
    strict: Type.Optional(content.strict),
    remind: Type.Optional(content.remind),
  },
  { additionalProperties: false },
)
export type CollectionRequest = Static<typeof CollectionRequest>

/**
 * `PATCH /api/v1/collections/:id`. Of a collection that is open only title, guidance, strictness and
 * reminders change; its deadline by extending it.
 */
export const CollectionChange = Type.Partial(CollectionRequest, { additionalProperties: false })
export type CollectionChange = Static<typeof CollectionChange>

/** `POST …/copy`: the same for the next period, its days moved as far from the period's end. */
export const CopyRequest = Type.Object(
  {
    title: Type.Optional(Title),
    period: Type.Optional(content.period),
    opensOn: Type.Optional(Day),
    due: Type.Optional(Due),
  },
  { additionalProperties: false },
)
export type CopyRequest = Static<typeof CopyRequest>

/** `POST …/extend`: a later deadline for all, or for those of a list. */
export const ExtendRequest = Type.Object(
  {
    due: Due,
    units: Type.Optional(Type.Array(UnitId, { minItems: 1, maxItems: 12_000 })),
    reason: Type.Optional(Words),
  },
  { additionalProperties: false },
)
export type ExtendRequest = Static<typeof ExtendRequest>

/** How many reports stand where, of those that were asked. */
export const Counts = Type.Object({
  reports: Type.Integer(),
  draft: Type.Integer(),
  submitted: Type.Integer(),
  verified: Type.Integer(),
  returned: Type.Integer(),
  published: Type.Integer(),
  /** Submitted after their deadline, or not yet although it has passed. */
  late: Type.Integer(),
  /** Cells asked for, and those with a value or a reason for its lack. */
  cells: Type.Integer(),
  filled: Type.Integer(),
})
export type Counts = Static<typeof Counts>

/** A collection in a list. */
export const CollectionSummary = Type.Object({
  id: CollectionId,
  title: Type.String(),
  state: CollectionState,
  scope: UnitRef,
  period: Period,
  opensOn: Day,
  due: Type.String({ description: "ISO 8601, UTC" }),
  strict: Type.Boolean(),
  measures: Type.Integer(),
  /** Of a draft: how many reports opening it would make. */
  counts: Counts,
  createdAt: Type.String(),
  openedAt: Nullable(Type.String()),
  closedAt: Nullable(Type.String()),
})
export type CollectionSummary = Static<typeof CollectionSummary>

/** One deed, in the order of `seq`; `at` never runs backwards. */
export const CollectionEvent = Type.Object({
  seq: Type.Integer(),
  at: Type.String(),
  kind: OneOf(
    "created",
    "changed",
    "opened",
    "extended",
    "closed",
    "reopened",
    "submitted",
    "verified",
    "returned",
    "published",
  ),
  /** The unit of the report; null where it concerns the collection. */
  unit: Nullable(UnitId),
  /** A user's id, "system" or "operator". */
  by: Type.String(),
  /** As staff know them; "" for who has no account any more. */
  byName: Type.String(),
  reason: Type.String(),
  details: Type.Record(Type.String(), Type.Unknown()),
})
export type CollectionEvent = Static<typeof CollectionEvent>

/** `GET /api/v1/collections/:id` */
export const CollectionDetail = Type.Interface([CollectionSummary], {
  guidance: Type.String(),
  units: AskedUnits,
  reporters: Type.Array(Reporter),
  asked: Type.Array(
    Type.Interface([AskedMeasure], {
      nameVi: Type.String(),
      nameEn: Type.String(),
      unitOfMeasure: Type.String(),
    }),
  ),
  remind: Remind,
  copiedFrom: Nullable(CollectionId),
  /** What prevents opening a draft: each in one sentence. */
  problems: Type.Array(Type.String()),
  /** What the person who asks may do. */
  may: Type.Object({ manage: Type.Boolean(), verify: Type.Boolean(), publish: Type.Boolean() }),
  /** Of the collection itself, oldest first; reports have their own. */
  events: Type.Array(CollectionEvent),
})
export type CollectionDetail = Static<typeof CollectionDetail>

/** `GET /api/v1/collectable-measures`: what can be asked of whom. */
export const CollectableMeasure = Type.Object({
  code: MeasureCode,
  nameVi: Type.String(),
  nameEn: Type.String(),
  unitOfMeasure: Type.String(),
  definitionVi: Type.String(),
  definitionEn: Type.String(),
  /** The level whose units report it; others are never asked. */
  reportedBy: Level,
  /** Whether it may also be asked of other levels, because it is never added. */
  anyLevel: Type.Boolean(),
  dimensions: Type.Record(Type.String(), Type.Array(Type.String())),
  /** Every cut there is, the whole first. */
  cuts: Type.Array(Type.String()),
})
export type CollectableMeasure = Static<typeof CollectableMeasure>

/** Measures that were asked together, remembered by name for the administrators of a unit. */
export const CollectionTemplate = Type.Object({
  id: CollectionId,
  title: Type.String(),
  scope: UnitRef,
  measures: Type.Array(AskedMeasure),
  savedAt: Type.String(),
})
export type CollectionTemplate = Static<typeof CollectionTemplate>

/** `POST /api/v1/collection-templates`: a template of the same title in the same unit is replaced. */
export const TemplateRequest = Type.Object(
  {
    title: Title,
    scope: UnitId,
    measures: Type.Array(AskedMeasure, { minItems: 1, maxItems: 300 }),
  },
  { additionalProperties: false },
)
export type TemplateRequest = Static<typeof TemplateRequest>
