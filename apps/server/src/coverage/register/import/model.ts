import { type Static, Type } from "typebox"
import { Day } from "../../../registry/model.ts"
import { GapId, GapState, Nullable, ProgrammeCode } from "../model.ts"

/** What an import does, or would do, with a row. */
export const GapImportAction = Type.Union([
  Type.Literal("add"),
  /** The gap comes into a later state. */
  Type.Literal("move"),
  /** It is in the register as the list says. */
  Type.Literal("same"),
  /** The list says an earlier state than the register: the register's holds, and it is said. */
  Type.Literal("keep"),
  Type.Literal("refuse"),
  /** A group, a sum, a note. */
  Type.Literal("skip"),
])
export type GapImportAction = Static<typeof GapImportAction>

const GapImportRow = Type.Object({
  sheet: Nullable(Type.String()),
  row: Type.Integer(),
  name: Type.String(),
  unitName: Nullable(Type.String()),
  action: GapImportAction,
  /** The gap it is, or became. */
  gap: Nullable(GapId),
  from: Nullable(GapState),
  to: Nullable(GapState),
  /** What a person must look at: "E8: …". */
  problems: Type.Array(Type.String()),
  /** What was understood in another way than it stands there. */
  told: Type.Array(Type.String()),
})
export type GapImportRow = Static<typeof GapImportRow>

export const GapImportReport = Type.Object({
  file: Type.String(),
  committed: Type.Boolean(),
  /** The day that the list describes. */
  at: Day,
  columns: Type.Array(
    Type.Object({
      sheet: Nullable(Type.String()),
      letter: Type.String(),
      heading: Type.String(),
      target: Nullable(Type.String()),
    }),
  ),
  counts: Type.Object({
    add: Type.Integer(),
    move: Type.Integer(),
    same: Type.Integer(),
    keep: Type.Integer(),
    refuse: Type.Integer(),
    skip: Type.Integer(),
  }),
  notes: Type.Array(Type.String()),
  rows: Type.Array(GapImportRow),
})
export type GapImportReport = Static<typeof GapImportReport>

const Line = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: "^[^\\u0000-\\u001f]+$" })

/** What is said of a list besides its rows. */
export const GapImportOptions = Type.Object(
  {
    /** The day that it describes. */
    at: Type.Optional(Day),
    province: Type.Optional(Line(100)),
    technology: Type.Optional(Line(20)),
    /** The programme whose list it is. */
    programme: Type.Optional(ProgrammeCode),
    document: Type.Optional(Line(200)),
    definition: Type.Optional(Line(1000)),
    sheet: Type.Optional(Line(100)),
    meridian: Type.Optional(Line(20)),
    zone: Type.Optional(Type.Union([Type.Literal(3), Type.Literal(6)])),
  },
  { additionalProperties: false },
)
export type GapImportOptions = Static<typeof GapImportOptions>
