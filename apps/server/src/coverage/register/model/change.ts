import { type Static, Type } from "typebox"
import { Day } from "../../../registry/model.ts"
import { described, GapId, GapPlan, GapState, Note, words } from "./gap.ts"

const EvidenceIds = Type.Array(Type.String({ pattern: "^[A-Za-z0-9_-]{20}$" }), {
  maxItems: 20,
  uniqueItems: true,
})

/** What is said when a gap comes into a state. */
const said = {
  day: Day,
  note: Type.Optional(Note),
  /** Who found, confirmed, plans or closed it. */
  organisation: Type.Optional(words(200)),
  /** Number of the paper that says so. */
  document: Type.Optional(words(200)),
  /** Documents that show it: ids of /api/v1/evidence that you may cite. */
  evidence: Type.Optional(EvidenceIds),
  /** Everybody may read those documents from now on. */
  publish: Type.Optional(Type.Boolean()),
}

export const NewGap = Type.Object(
  {
    ...described,
    villages: Type.Array(described.villages.items, { minItems: 1, maxItems: 500 }),
    ...said,
  },
  { additionalProperties: false },
)
export type NewGap = Static<typeof NewGap>

/** The version that was looked at. */
const version = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const plan = {
  /** With `planned` alone. */
  due: Type.Optional(GapPlan.properties.due),
  asset: Type.Optional(GapPlan.properties.asset),
}

export const GapChange = Type.Object(
  { state: GapState, ...said, ...plan, version },
  { additionalProperties: false },
)
export type GapChange = Static<typeof GapChange>

/** What is said of a gap, said better: its state stays. */
export const GapAmendment = Type.Object(
  { ...described, note: Note, version },
  { additionalProperties: false },
)
export type GapAmendment = Static<typeof GapAmendment>

/** One change for many gaps: a dry run without `commit`. */
export const GapBulk = Type.Object(
  {
    gaps: Type.Array(Type.Object({ id: GapId, version }), { minItems: 1, maxItems: 500 }),
    state: GapState,
    ...said,
    ...plan,
    commit: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type GapBulk = Static<typeof GapBulk>

export const GapBulkDone = Type.Object({
  committed: Type.Boolean(),
  /** Those that can be changed, or were. */
  fit: Type.Integer(),
  refused: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      id: GapId,
      name: Type.String(),
      from: Type.Union([GapState, Type.Null()]),
      /** Why it cannot; null where it can. */
      problem: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})
export type GapBulkDone = Static<typeof GapBulkDone>
