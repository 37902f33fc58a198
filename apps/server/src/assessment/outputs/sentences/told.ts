import { agencyPath, groupPath } from "../address.ts"
import type { AgencyLine, GroupFacts, RoundReport } from "../model.ts"
import { text, type Told } from "../say.ts"

/** What sentences are made of. */
export type Facts = Omit<RoundReport, "sentences">

/** Criteria that are told by name. */
export const MOST_CRITERIA = 3

export const nameOf = (round: string, { unit, name }: AgencyLine): Told =>
  text(name, agencyPath(round, unit))

export const within = (facts: Facts, { group, name }: GroupFacts): Told => ({
  ...name,
  to: groupPath(facts.round.id, group),
})
