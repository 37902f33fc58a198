import type { CouncilCase } from "@tinhso/server/assessment/model"
import type { Verdict } from "../verifier/verdict-draft.ts"

type Voice = NonNullable<CouncilCase["lead"]>

/** One of the two who differ. */
export interface Side {
  readonly who: "lead" | "confirmer" | "appeal" | "claim"
  readonly voice: Voice
}

/** The two sides of a case: the lead against who confirms, or against the agency. */
export function sidesOf(one: CouncilCase): readonly [first: Side | null, second: Side | null] {
  const side = (who: Side["who"], voice: CouncilCase["lead"]): Side | null =>
    voice === null ? null : { who, voice }
  const agency = side("appeal", one.appeal) ?? side("claim", one.claim)
  if (one.cause === "disputed") return [side("lead", one.lead), side("confirmer", one.confirmer)]
  return [side("lead", one.lead), agency]
}

/** A decision for one side, with its own reason to begin with. */
export function decisionFor({ voice: { points, reason } }: Side): Verdict {
  if (points === "not-applicable") return { agrees: false, notApplicable: true, reason }
  return { agrees: false, reason, ...(points === null ? {} : { points }) }
}
