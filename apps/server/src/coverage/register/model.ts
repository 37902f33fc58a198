import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../registry/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** Ours, never given again. */
export const GapId = Type.String({ pattern: "^VL-[0-9]{6,12}$" })

/** `dismissed`: it was looked at and is no gap; it counts nowhere, so that closing means closing. */
export const GapState = Type.Union([
  Type.Literal("reported"),
  Type.Literal("confirmed"),
  Type.Literal("planned"),
  Type.Literal("closed"),
  Type.Literal("dismissed"),
])
export type GapState = Static<typeof GapState>

/** A word that a person can read: no control characters, not only blanks. */
const words = (maxLength: number) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: "^[^\\u0000-\\u001f]*[^\\s\\u0000-\\u001f][^\\u0000-\\u001f]*$",
  })
const Note = Type.String({ maxLength: 2000, pattern: "^[^\\u0000]*$" })
const Count = Nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 }))

/** Where people live: WGS 84, within Việt Nam, so that 0/0 and swapped places are refused. */
const GapVillage = Type.Object({
  name: words(200),
  latitude: Type.Number({ minimum: 6, maximum: 24 }),
  longitude: Type.Number({ minimum: 102, maximum: 118 }),
})

const described = {
  name: words(200),
  /** The smallest unit it lies in, as called when it was reported. */
  unit: UnitId,
  technology: words(20),
  /** Operators that are lacking; empty where all are. */
  operators: Type.Array(words(60), { maxItems: 20 }),
  villages: Type.Array(GapVillage, { minItems: 1, maxItems: 500 }),
  population: Count,
  households: Count,
  /** Where the numbers of people are known from. */
  source: words(500),
  /** By what rule it counts as a gap: whose, which level. */
  definition: words(1000),
}

const GapFacts = Type.Object(described)
export type GapFacts = Static<typeof GapFacts>

/** What is said when a gap comes into a state. */
const said = {
  day: Day,
  note: Type.Optional(Note),
  /** Who found, confirmed, plans or closed it. */
  organisation: Type.Optional(words(200)),
  /** Number of the paper that says so. */
  document: Type.Optional(words(200)),
}

export const NewGap = Type.Object({ ...described, ...said }, { additionalProperties: false })
export type NewGap = Static<typeof NewGap>

export const GapChange = Type.Object(
  {
    state: GapState,
    ...said,
    /** The version that was looked at. */
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  },
  { additionalProperties: false },
)
export type GapChange = Static<typeof GapChange>

/** One state that a gap came into; `note` and `by` are told to readers of its unit alone. */
export const GapStep = Type.Object({
  version: Type.Integer(),
  state: GapState,
  day: Day,
  at: Type.String(),
  organisation: Nullable(Type.String()),
  document: Nullable(Type.String()),
  note: Type.Optional(Type.String()),
  by: Type.Optional(Type.String()),
})
export type GapStep = Static<typeof GapStep>

export const RegisteredGap = Type.Object({
  id: GapId,
  ...described,
  /** On the day that was asked for. */
  state: GapState,
  since: Day,
  /** Send it back with a change. */
  version: Type.Integer(),
})
export type RegisteredGap = Static<typeof RegisteredGap>

export const GapDetail = Type.Interface([RegisteredGap], { history: Type.Array(GapStep) })
export type GapDetail = Static<typeof GapDetail>

export const GapQuestion = Type.Object({
  unit: Type.Optional(UnitId),
  state: Type.Optional(GapState),
  technology: Type.Optional(Type.String({ maxLength: 20 })),
  /** The day; today without it. */
  at: Type.Optional(Day),
  after: Type.Optional(GapId),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 200 })),
})
export type GapQuestion = Static<typeof GapQuestion>

/** How far the gaps that a question finds have come, whatever their state and page. */
const GapProgress = Type.Object({
  confirmed: Type.Integer(),
  planned: Type.Integer(),
  closed: Type.Integer(),
  /** Confirmed, planned and closed together: what the share is of. */
  of: Type.Integer(),
  /** Closed, of those; null where there are none. */
  closedShare: Nullable(Type.Number()),
})
export type GapProgress = Static<typeof GapProgress>

export const GapPage = Type.Object({
  rows: Type.Array(RegisteredGap),
  progress: GapProgress,
  /** The last id of this page, where more follow. */
  next: Nullable(GapId),
})
export type GapPage = Static<typeof GapPage>
