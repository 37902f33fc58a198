import { type Static, Type } from "typebox"
import { UnitId } from "../../../registry/model.ts"

const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))

/** In whose name somebody may judge in a round. */
export const Duty = Type.Object({
  organisation: UnitId,
  name: Type.String(),
  part: OneOf("lead", "co-verifier", "council"),
})
export type Duty = Static<typeof Duty>
