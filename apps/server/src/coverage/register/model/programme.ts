import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../../registry/model.ts"
import { GapId, GapState, Note, Nullable, words } from "./gap.ts"

export const ProgrammeCode = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,39}$" })

const States = Type.Array(GapState, { minItems: 1, maxItems: 5, uniqueItems: true })

/** Which states make a share: configuration, because the letter that defines it is not at hand. */
export const DenominatorPreset = Type.Object({
  code: ProgrammeCode,
  nameVi: Type.String(),
  nameEn: Type.String(),
  /** What the share is of. */
  counted: States,
  /** What the share is: some of `counted`. */
  reached: States,
})
export type DenominatorPreset = Static<typeof DenominatorPreset>

const told = {
  nameVi: words(200),
  nameEn: words(200),
  /** In whose care it is: only gaps in this unit are on it. */
  unit: UnitId,
  /** `all`: every gap of the unit; `list`: those that somebody put on it. */
  membership: Type.Union([Type.Literal("all"), Type.Literal("list")]),
  /** Of these technologies; of all where empty. */
  technologies: Type.Array(words(20), { maxItems: 10, uniqueItems: true }),
  counted: States,
  reached: States,
  /** The paper that makes it, its issuer, and the day of its list. */
  document: Nullable(words(200)),
  issuer: Nullable(words(300)),
  listDay: Nullable(Day),
  /** A gap of it is closed only with a document that shows it. */
  closingNeedsEvidence: Type.Boolean(),
  /** The day from which this definition holds. */
  since: Day,
  note: Note,
}

export const GapProgramme = Type.Object({
  code: ProgrammeCode,
  ...told,
  /** Null for the one that is shipped. */
  version: Type.Integer(),
  /** Shipped with the product; of no legal text. */
  shipped: Type.Boolean(),
  /** How many gaps are on it today. */
  gaps: Type.Integer(),
})
export type GapProgramme = Static<typeof GapProgramme>

export const GapProgrammes = Type.Object({
  presets: Type.Array(DenominatorPreset),
  programmes: Type.Array(GapProgramme),
})
export type GapProgrammes = Static<typeof GapProgrammes>

/** A programme as it is to be; `version` 0 makes a new one. */
export const ProgrammeChange = Type.Object(
  { ...told, version: Type.Integer({ minimum: 0, maximum: 1_000_000 }) },
  { additionalProperties: false },
)
export type ProgrammeChange = Static<typeof ProgrammeChange>

/** Gaps that come onto a list, or go from it, on a day. */
export const MembershipChange = Type.Object(
  {
    day: Day,
    listed: Type.Boolean(),
    gaps: Type.Array(
      Type.Object(
        { gap: GapId, number: Type.Optional(words(60)) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 5000 },
    ),
  },
  { additionalProperties: false },
)
export type MembershipChange = Static<typeof MembershipChange>

/** A share with the two numbers it is made of. */
const Share = {
  reached: Type.Integer(),
  of: Type.Integer(),
  /** Null where nothing is counted. */
  share: Nullable(Type.Number()),
}

export const GapFigures = Type.Object({
  programme: ProgrammeCode,
  nameVi: Type.String(),
  nameEn: Type.String(),
  counted: States,
  reachedStates: States,
  document: Nullable(Type.String()),
  issuer: Nullable(Type.String()),
  listDay: Nullable(Day),
  at: Day,
  unit: UnitId,
  unitName: Type.String(),
  ...Share,
  /** "97,4 % (150/154) vùng lõm sóng đã được phủ". */
  sentenceVi: Type.String(),
  sentenceEn: Type.String(),
  overdue: Type.Integer(),
  illustrative: Type.Boolean(),
  /** Units directly below, by name. */
  below: Type.Array(
    Type.Object({
      unit: UnitId,
      name: Type.String(),
      ...Share,
      confirmed: Type.Integer(),
      planned: Type.Integer(),
      closed: Type.Integer(),
      overdue: Type.Integer(),
    }),
  ),
  /** The figure on the last days of months, and on the day that was asked for. */
  history: Type.Array(Type.Object({ day: Day, ...Share })),
})
export type GapFigures = Static<typeof GapFigures>

export const FigureQuestion = Type.Object({
  /** The one that is shipped without it. */
  programme: Type.Optional(ProgrammeCode),
  unit: Type.Optional(UnitId),
  at: Type.Optional(Day),
  /** So many months back. */
  months: Type.Optional(Type.Integer({ minimum: 0, maximum: 120, default: 12 })),
})
export type FigureQuestion = Static<typeof FigureQuestion>
