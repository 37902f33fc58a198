import { type Static, Type } from "typebox"
import { Day } from "../../../registry/model.ts"
import { GapPlan, GapState, Nullable, RegisteredGap } from "./gap.ts"
import { ProgrammeCode } from "./programme.ts"

/** A document that shows a step: for the public only those that are public. */
export const GapDocument = Type.Object({
  id: Type.String(),
  number: Nullable(Type.String()),
  issuer: Nullable(Type.String()),
  issued: Nullable(Day),
  summary: Type.String(),
  /** Null where it is only an address. */
  file: Nullable(Type.Object({ name: Type.String(), kind: Type.String(), bytes: Type.Integer() })),
  link: Nullable(Type.String()),
})
export type GapDocument = Static<typeof GapDocument>

/** One state that a gap came into; `note` and `by` are told to readers of its unit alone. */
export const GapStep = Type.Object({
  version: Type.Integer(),
  state: GapState,
  day: Day,
  at: Type.String(),
  organisation: Nullable(Type.String()),
  document: Nullable(Type.String()),
  ...GapPlan.properties,
  evidence: Type.Array(GapDocument),
  note: Type.Optional(Type.String()),
  by: Type.Optional(Type.String()),
})
export type GapStep = Static<typeof GapStep>

/** What was said better: for readers of its unit. */
export const GapCorrection = Type.Object({
  version: Type.Integer(),
  at: Type.String(),
  by: Type.String(),
  note: Type.String(),
  /** Names of the facts that changed. */
  changed: Type.Array(Type.String()),
})
export type GapCorrection = Static<typeof GapCorrection>

/** The nearest asset of a kind as the crow flies. */
const Nearest = Type.Object({
  metres: Type.Integer(),
  /** To readers of the gap's unit. */
  asset: Type.Optional(Type.Object({ id: Type.String(), name: Type.String() })),
  illustrative: Type.Boolean(),
})

/** What a citizen told: for readers of the unit. */
export const CitizenWords = Type.Object({
  day: Day,
  technology: Type.String(),
  operator: Nullable(Type.String()),
  latitude: Type.Number(),
  longitude: Type.Number(),
  village: Nullable(Type.String()),
  text: Nullable(Type.String()),
})
export type CitizenWords = Static<typeof CitizenWords>

export const GapMove = Type.Object({
  state: GapState,
  /** A note must say why. */
  needsReason: Type.Boolean(),
  /** A programme that counts the gap asks for a document. */
  needsEvidence: Type.Boolean(),
})
export type GapMove = Static<typeof GapMove>

export const GapDetail = Type.Interface([RegisteredGap], {
  history: Type.Array(GapStep),
  corrections: Type.Array(GapCorrection),
  /** Lists and programmes that it is on today. */
  memberships: Type.Array(
    Type.Object({
      programme: ProgrammeCode,
      nameVi: Type.String(),
      nameEn: Type.String(),
      /** Its number in the list. */
      number: Nullable(Type.String()),
      since: Nullable(Day),
    }),
  ),
  nearest: Type.Object({ mast: Nullable(Nearest), fibre: Nullable(Nearest) }),
  /** Told by citizens: for readers of its unit. */
  told: Type.Optional(Type.Array(CitizenWords)),
  /** What it may become, for whoever may change it; empty for all others. */
  moves: Type.Array(GapMove),
})
export type GapDetail = Static<typeof GapDetail>
