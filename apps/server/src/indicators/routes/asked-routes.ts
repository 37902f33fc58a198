import { Type } from "typebox"
import { instantOf } from "../as-of.ts"
import { badInstant } from "../errors.ts"
import type { AsOf } from "../store/figure-store.ts"

/** The query parameter that most questions share. */
export const AsOfText = Type.Optional(
  Type.String({
    maxLength: 40,
    description: "What was known at the end of this Vietnamese day, or at this ISO instant",
  }),
)

/** The instant asked about; null is now. */
export function asked(text: string | undefined): AsOf {
  if (text === undefined || text === "") return null
  // In an address an unescaped + is a space: "…T09:00:00 07:00".
  const instant = instantOf(text.replace(/ (?=\d\d:?\d\d$)/u, "+"))
  if (instant === null) throw badInstant(text)
  return instant
}
