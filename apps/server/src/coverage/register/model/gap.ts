import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../../registry/model.ts"

export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** Ours, never given again. */
export const GapId = Type.String({ pattern: "^VL-[0-9]{6,12}$" })

/** `dismissed`: it was looked at and is no gap; it counts nowhere, so that closing means closing. */
export const GAP_STATES = ["reported", "confirmed", "planned", "closed", "dismissed"] as const
export const GapState = Type.Union([
  Type.Literal("reported"),
  Type.Literal("confirmed"),
  Type.Literal("planned"),
  Type.Literal("closed"),
  Type.Literal("dismissed"),
])
export type GapState = Static<typeof GapState>

/** Who told of it first: staff, a computed coverage, a list, a citizen, or nobody (made up). */
export const GAP_ORIGINS = ["staff", "model", "list", "citizen", "illustration"] as const
export const GapOrigin = Type.Union([
  Type.Literal("staff"),
  Type.Literal("model"),
  Type.Literal("list"),
  Type.Literal("citizen"),
  Type.Literal("illustration"),
])
export type GapOrigin = Static<typeof GapOrigin>

/** A word that a person can read: no control characters, not only blanks. */
export const words = (maxLength: number) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: "^[^\\u0000-\\u001f]*[^\\s\\u0000-\\u001f][^\\u0000-\\u001f]*$",
  })
export const Note = Type.String({ maxLength: 2000, pattern: "^[^\\u0000]*$" })
const Count = Nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 }))

/** WGS 84, within Việt Nam, so that 0/0 and swapped places are refused. */
export const Latitude = Type.Number({ minimum: 6, maximum: 24 })
export const Longitude = Type.Number({ minimum: 102, maximum: 118 })

/** Where people live. */
const GapVillage = Type.Object({ name: words(200), latitude: Latitude, longitude: Longitude })

export const described = {
  name: words(200),
  /** The smallest unit it lies in, as called when it was reported. */
  unit: UnitId,
  technology: words(20),
  /** Operators that are lacking; empty where all are. */
  operators: Type.Array(words(60), { maxItems: 20 }),
  /** Empty only where a list names a place that nobody has located yet. */
  villages: Type.Array(GapVillage, { maxItems: 500 }),
  population: Count,
  households: Count,
  /** Where the numbers of people are known from. */
  source: words(500),
  /** By what rule it counts as a gap: whose, which level. */
  definition: words(1000),
}

const GapFacts = Type.Object(described)
export type GapFacts = Static<typeof GapFacts>

/** What a gap was planned to be closed by. */
export const GapPlan = Type.Object({
  /** The day by which it is to be closed; null where nobody said. */
  due: Nullable(Day),
  /** The planned station or mast in the register of assets: "TS-000123". */
  asset: Nullable(Type.String({ pattern: "^TS-[0-9]{6,12}$" })),
})
export type GapPlan = Static<typeof GapPlan>

/** A gap as it stood on the day that was asked for. */
export const RegisteredGap = Type.Object({
  id: GapId,
  ...described,
  state: GapState,
  /** Since when it is in this state. */
  since: Day,
  /** When it was first told of. */
  reported: Day,
  origin: GapOrigin,
  /** Made up for demonstration. */
  illustrative: Type.Boolean(),
  /** Send it back with a change. */
  version: Type.Integer(),
  /** As the unit of that day is called that it lies in, and what is above it: "xã Tân An, tỉnh Bắc Ninh". */
  unitName: Type.String(),
  /** The middle of its villages; null where none is located. */
  place: Nullable(Type.Object({ latitude: Type.Number(), longitude: Type.Number() })),
  /** Of the plan that holds; nulls in every other state. */
  ...GapPlan.properties,
  /** Who is to act: whoever the last step names; null where it names nobody. */
  waitsFor: Nullable(Type.String()),
  /** Days past the plan's due day; null where none is due or it is not past. */
  overdue: Nullable(Type.Integer()),
  /** Days since anything was said of it, where that is longer than configured; null otherwise. */
  stale: Nullable(Type.Integer()),
  /** Codes of the programmes that count it on that day. */
  programmes: Type.Array(Type.String()),
  /** How many citizens told of it: for readers of its unit. */
  reports: Type.Optional(Type.Integer()),
})
export type RegisteredGap = Static<typeof RegisteredGap>
