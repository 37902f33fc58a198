import { type Static, Type } from "typebox"
import { UnitId } from "../../registry/model.ts"
import { CriterionCode } from "./index-set.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const FigureName = Type.String({ minLength: 1, maxLength: 80 })

/** Where a figure of a criterion comes from. */
export const FigureOrigin = Type.Union([
  Type.Object({ kind: Type.Literal("agency") }),
  Type.Object({
    kind: Type.Literal("indicator"),
    code: Type.String(),
    period: Type.String(),
    /** When it was copied, and how sure it was then: estimated, of how many who should report. */
    at: Type.Optional(Type.String()),
    estimated: Type.Optional(Type.Boolean()),
    reported: Type.Optional(Type.Integer()),
    expected: Type.Optional(Type.Integer()),
  }),
  Type.Object({
    kind: Type.Literal("given"),
    /** "Sở Khoa học và Công nghệ, báo cáo 12/BC-SKHCN ngày 5/10/2026". */
    from: Type.String(),
    /** The file, its SHA-256 and the row, where it came by file. */
    file: Type.Optional(Type.String()),
    sha256: Type.Optional(Type.String()),
    row: Type.Optional(Type.Integer()),
  }),
])
export type FigureOrigin = Static<typeof FigureOrigin>

/** One figure that the province holds, for all or some agencies of a round. */
export const GivenFigure = Type.Object(
  {
    criterion: CriterionCode,
    name: FigureName,
    /** Who holds it, in which document. */
    from: Type.String({ minLength: 3, maxLength: 500 }),
    values: Type.Union([
      /** The same for every agency. */
      Type.Object({ all: Type.Number() }, { additionalProperties: false }),
      Type.Object(
        {
          each: Type.Array(
            Type.Object(
              { unit: UnitId, value: Nullable(Type.Number()) },
              { additionalProperties: false },
            ),
            { minItems: 1, maxItems: 5000 },
          ),
        },
        { additionalProperties: false },
      ),
    ]),
  },
  { additionalProperties: false },
)
export type GivenFigure = Static<typeof GivenFigure>

export const FiguresGiven = Type.Object({
  /** How many agencies have a new figure; those that had the same one already are left as they are. */
  given: Type.Integer(),
  same: Type.Integer(),
  /** Agencies of the round that no figure was given to. */
  without: Type.Array(UnitId),
  at: Type.String(),
})
export type FiguresGiven = Static<typeof FiguresGiven>

/** Figures pasted as a table: looked at first, then given. */
export const GivenTable = Type.Object(
  {
    /** Who holds them, in which document; may still be empty while they are only looked at. */
    from: Type.String({ maxLength: 500 }),
    /** Cells as they were pasted, with a head or without. */
    rows: Type.Array(Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 40 }), {
      minItems: 1,
      maxItems: 20_000,
    }),
    /** What rows without a code speak of. */
    criterion: CriterionCode,
    name: FigureName,
    decimalMark: Type.Optional(Type.Unsafe<"comma" | "point">(Type.Enum(["comma", "point"]))),
    /** Without it nothing is written. */
    commit: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type GivenTable = Static<typeof GivenTable>

/** What a pasted table says, beside what stands now. */
export const GivenTableRead = Type.Object({
  values: Type.Array(
    Type.Object({
      /** The row as pasted; the first is 1. */
      row: Type.Integer(),
      unit: UnitId,
      unitName: Type.String(),
      criterion: Type.String(),
      name: Type.String(),
      value: Type.Number(),
      before: Nullable(Type.Number()),
      /** Where the figure that stands comes from; "" where there is none. */
      beforeFrom: Type.String(),
    }),
  ),
  findings: Type.Array(
    Type.Object({ row: Type.Integer(), column: Type.String(), message: Type.String() }),
  ),
  /** Null where nothing was written. */
  given: Nullable(Type.Integer()),
  same: Nullable(Type.Integer()),
})
export type GivenTableRead = Static<typeof GivenTableRead>

/** An agency does not accept a figure that it was given. */
export const DisputeDraft = Type.Object(
  {
    criterion: CriterionCode,
    name: FigureName,
    /** What it should be; null where the agency does not know. */
    value: Nullable(Type.Number()),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
  },
  { additionalProperties: false },
)
export type DisputeDraft = Static<typeof DisputeDraft>

export const Dispute = Type.Object({
  id: Type.Integer(),
  unit: UnitId,
  criterion: CriterionCode,
  name: Type.String(),
  given: Nullable(Type.Number()),
  value: Nullable(Type.Number()),
  reason: Type.String(),
  at: Type.String(),
  /** What became of it; null while it waits. An accepted one gives the agency's figure. */
  answer: Nullable(
    Type.Object({ accepted: Type.Boolean(), reason: Type.String(), at: Type.String() }),
  ),
})
export type Dispute = Static<typeof Dispute>

export const DisputeAnswer = Type.Object(
  {
    accepted: Type.Boolean(),
    /** The figure from now on, where it is accepted; the agency's own where it is left out. */
    value: Type.Optional(Type.Number()),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
  },
  { additionalProperties: false },
)
export type DisputeAnswer = Static<typeof DisputeAnswer>
