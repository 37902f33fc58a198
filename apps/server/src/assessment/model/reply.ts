import { type Static, Type } from "typebox"
import { UnitId } from "../../registry/model.ts"
import { CriterionCode } from "./index-set.ts"
import { Place } from "./whatif.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const Words = Type.String({ minLength: 1, maxLength: 4000 })

/** What an agency answers to its result before it is published. */
export const ReplyDraft = Type.Object(
  {
    /** On the result as a whole; "" where it speaks of criteria only. */
    text: Type.String({ maxLength: 4000 }),
    criteria: Type.Array(
      Type.Object({ criterion: CriterionCode, text: Words }, { additionalProperties: false }),
      { maxItems: 1000 },
    ),
    /** The version that the writer saw; 0 where there was none. */
    seen: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
)
export type ReplyDraft = Static<typeof ReplyDraft>

/** An answer as it is kept, and as it stands beside the published result. */
export const Reply = Type.Object({
  unit: UnitId,
  version: Type.Integer({ minimum: 1 }),
  text: Type.String(),
  criteria: Type.Array(Type.Object({ criterion: CriterionCode, text: Type.String() })),
  at: Type.String(),
  /** Read by the lead; what it says to it. Null while nobody has read this version. */
  acknowledged: Nullable(Type.Object({ at: Type.String(), text: Type.String() })),
})
export type Reply = Static<typeof Reply>

/** The right of reply of one agency: its result as it would be published, and its answer. */
export const ReplyTold = Type.Object({
  round: Type.String(),
  unit: UnitId,
  /** Null where the round has no window for replies. */
  window: Nullable(
    Type.Object({
      opens: Type.String(),
      closes: Type.String(),
      state: Type.Unsafe<"before" | "open" | "closed">(Type.Enum(["before", "open", "closed"])),
    }),
  ),
  /** The result as it would be published now; null before the window opens. */
  draft: Nullable(Place),
  reply: Nullable(Reply),
})
export type ReplyTold = Static<typeof ReplyTold>

export const Acknowledgement = Type.Object(
  {
    /** The version that was read: a newer one by now is refused. */
    seen: Type.Integer({ minimum: 1 }),
    text: Type.String({ maxLength: 4000 }),
  },
  { additionalProperties: false },
)
export type Acknowledgement = Static<typeof Acknowledgement>
