import { type Static, Type } from "typebox"
import { UnitId } from "../../../registry/model.ts"
import { CellSource, CellStatus, Layer } from "../../cells/model.ts"
import { MeasureCode, Period } from "../../model.ts"
import { Nullable } from "../../model/words.ts"
import { CollectionEvent, CollectionState, Words } from "./collection.ts"
import { CellName, ReportSummary } from "./report.ts"
import { Finding, FormRules } from "./rules.ts"

/** Someone as staff see them. */
export const Person = Type.Object({ id: Type.String(), name: Type.String() })

/** A value in a form with all that is known of it. */
export const FormValue = Type.Object({
  value: Nullable(Type.Number()),
  status: CellStatus,
  /** As it was typed or pasted, "1.596"; null where it came as a number. */
  written: Nullable(Type.String()),
})
export type FormValue = Static<typeof FormValue>

/** One cell that a report asks for. */
export const FormCell = Type.Object({
  measure: MeasureCode,
  cut: Type.String(),
  /** "Toàn bộ", "Công nghệ 4G": what stands before the field. */
  labelVi: Type.String(),
  labelEn: Type.String(),
  /** What stands: what is being entered, or where nothing is, what is published. */
  value: Nullable(Type.Number()),
  /** Null where nothing stands. */
  status: Nullable(CellStatus),
  layer: Nullable(Layer),
  written: Nullable(Type.String()),
  /** Send it back with a change; 0 where nothing stands. */
  version: Type.Integer({ minimum: 0 }),
  recordedAt: Nullable(Type.String()),
  recordedBy: Nullable(Person),
  source: Nullable(CellSource),
  place: Nullable(Type.String()),
  /** Explains a warning, or why there is no value. Counts only for the value it was written about. */
  note: Type.String(),
  /** Whether the note was written about the value that stands. */
  noteCurrent: Type.Boolean(),
  /** The same cell in the last earlier period that has one, carried along lineage. */
  previous: Nullable(
    Type.Object({ period: Type.String(), value: Type.Number(), estimated: Type.Boolean() }),
  ),
  /** What is published for the same period, where something else is being entered. */
  published: Nullable(FormValue),
  /** After a return: what it was when it was last submitted, where that differs from now. */
  before: Nullable(FormValue),
  /** Why this cell was returned; "" where it was not. */
  returned: Type.String(),
})
export type FormCell = Static<typeof FormCell>

/** A word in the thread of a report. */
export const Comment = Type.Object({
  id: Type.Integer(),
  at: Type.String(),
  by: Person,
  measure: Nullable(MeasureCode),
  cut: Nullable(Type.String()),
  text: Type.String(),
})

/** A piece of evidence that a report cites; `GET /api/v1/evidence/:id` tells the rest. */
export const CitedEvidence = Type.Object({
  evidence: Type.String(),
  /** Null where it is for the whole report. */
  measure: Nullable(MeasureCode),
  number: Type.String(),
  summary: Type.String(),
  fileName: Nullable(Type.String()),
  at: Type.String(),
})
export type CitedEvidence = Static<typeof CitedEvidence>

/** Whether the person who asks may do something now; where not, why, in one sentence. */
export const Permission = Type.Object({ allowed: Type.Boolean(), why: Type.String() })

/** `GET /api/v1/collections/:id/reports/:unit`: everything that a person needs to fill it in or judge it. */
export const ReportForm = Type.Object({
  collection: Type.Object({
    id: Type.String(),
    title: Type.String(),
    guidance: Type.String(),
    state: CollectionState,
    strict: Type.Boolean(),
    period: Period,
  }),
  report: ReportSummary,
  rules: FormRules,
  /** In the order asked: by measure, then cut. */
  cells: Type.Array(FormCell),
  findings: Type.Array(Finding),
  evidence: Type.Array(CitedEvidence),
  comments: Type.Array(Comment),
  /** Oldest first. */
  events: Type.Array(CollectionEvent),
  may: Type.Object({
    enter: Permission,
    submit: Permission,
    verify: Permission,
    return: Permission,
    publish: Permission,
    comment: Permission,
  }),
})
export type ReportForm = Static<typeof ReportForm>

/** One change of one cell. What is left out of a form stays as it is. */
export const CellEntry = Type.Object(
  {
    measure: MeasureCode,
    cut: Type.Optional(Type.String({ maxLength: 400 })),
    /**
     * The number. Left out where `written` says it without doubt; null with a status `missing` or
     * `not-applicable`. Left out together with `written`, `status` and `clear`: only the note changes.
     */
    value: Type.Optional(Nullable(Type.Number())),
    /** As it was typed or pasted; a value beside it must be one of its readings. */
    written: Type.Optional(Type.String({ maxLength: 200 })),
    status: Type.Optional(CellStatus),
    /** Takes back what was entered: the cell is empty again. */
    clear: Type.Optional(Type.Boolean()),
    /** The version that the person saw; where another one stands by now, the save is refused. */
    version: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Explains the value, or its lack. */
    note: Type.Optional(Words),
    /** Within the form: "dán ô B3". */
    place: Type.Optional(Type.String({ maxLength: 60 })),
  },
  { additionalProperties: false },
)
export type CellEntry = Static<typeof CellEntry>

/** `PUT …/values` (all or nothing) and `POST …/validate` (nothing is kept). */
export const EntryRequest = Type.Object(
  { cells: Type.Array(CellEntry, { minItems: 1, maxItems: 5000 }) },
  { additionalProperties: false },
)
export type EntryRequest = Static<typeof EntryRequest>

/** What saving did, and how the report stands afterwards. */
export const EntryAnswer = Type.Object({
  batch: Nullable(Type.Integer()),
  added: Type.Integer(),
  changed: Type.Integer(),
  cleared: Type.Integer(),
  same: Type.Integer(),
  /** The cells that were sent, as they stand now. */
  cells: Type.Array(FormCell),
  findings: Type.Array(Finding),
  filled: Type.Integer(),
})
export type EntryAnswer = Static<typeof EntryAnswer>

/** Somebody else changed a cell since it was read: both values, who, when. */
export const EntryConflict = Type.Interface([CellName], {
  /** Index in the request. */
  index: Type.Integer(),
  yours: FormValue,
  theirs: Nullable(FormValue),
  /** The version to send with a decision. */
  version: Type.Integer(),
  by: Nullable(Person),
  at: Nullable(Type.String()),
})
export type EntryConflict = Static<typeof EntryConflict>

/** The 409 of a save: a problem with the cells that stand in the way. Nothing was written. */
export const ConflictProblem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  instance: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() }))),
  /** Left out where the refusal has another reason: the report is locked, the collection closed. */
  conflicts: Type.Optional(Type.Array(EntryConflict)),
})
export type ConflictProblem = Static<typeof ConflictProblem>

/** `POST …/validate`: how the report would stand. `refused` are values that cannot be read. */
export const ValidateAnswer = Type.Object({
  findings: Type.Array(Finding),
  refused: Type.Array(
    Type.Object({
      index: Type.Integer(),
      measure: Type.String(),
      cut: Type.String(),
      message: Type.String(),
    }),
  ),
})
export type ValidateAnswer = Static<typeof ValidateAnswer>

/** What may be asked of `GET …/history`: every version of a cell, newest first. */
export const CellHistory = Type.Object({
  unit: UnitId,
  measure: MeasureCode,
  cut: Type.String(),
  versions: Type.Array(
    Type.Interface([FormValue], {
      version: Type.Integer(),
      layer: Layer,
      at: Type.String(),
      by: Person,
      source: CellSource,
      place: Nullable(Type.String()),
      current: Type.Boolean(),
    }),
  ),
})
export type CellHistory = Static<typeof CellHistory>
