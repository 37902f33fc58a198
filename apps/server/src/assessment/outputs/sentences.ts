import type { Sentence } from "./model.ts"
import { disputing } from "./sentences/disputing.ts"
import { leading } from "./sentences/leading.ts"
import { lowest } from "./sentences/lowest.ts"
import { moving } from "./sentences/moving.ts"
import { takingPart } from "./sentences/taking-part.ts"
import type { Facts } from "./sentences/told.ts"
import { losing, verifying } from "./sentences/verifying.ts"

/**
 * What the facts of a round say, numbers first: who took part, who leads, who moved most, what
 * verification did, what is lost most often and why, where least is reached, what was disputed.
 * Nothing is said of what is not known.
 */
export function sentencesOf(facts: Facts): Sentence[] {
  if (facts.standings.length === 0) return []
  return [
    takingPart(facts),
    ...facts.groups.flatMap((group) => leading(facts, group)),
    ...facts.groups.flatMap((group) => moving(facts, group)),
    ...verifying(facts),
    ...losing(facts),
    ...lowest(facts),
    ...disputing(facts),
  ]
}
