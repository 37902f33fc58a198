import { existsOn, holds } from "../book.ts"
import type { LinkExtent, OrganisationRef, OrganisationState } from "./model.ts"

/** A state with the words by which it is found. */
export interface StateFact extends OrganisationState {
  readonly search: string
}

/** An organisation with its states, oldest first. */
export interface OrganisationRecord {
  readonly id: string
  readonly unit: string
  readonly opened: string | null
  readonly closed: string | null
  readonly version: number
  readonly states: readonly StateFact[]
}

export interface OrganisationLinkFact {
  readonly source: string
  readonly target: string
  readonly date: string
  readonly extent: LinkExtent
  readonly document: string | null
  readonly note: string
}

/** All organisations in memory, as of one revision. */
export interface OrganisationBook {
  readonly byId: ReadonlyMap<string, OrganisationRecord>
  readonly ofUnit: ReadonlyMap<string, readonly OrganisationRecord[]>
  readonly linksFrom: ReadonlyMap<string, readonly OrganisationLinkFact[]>
  readonly linksTo: ReadonlyMap<string, readonly OrganisationLinkFact[]>
}

export function organisationBookOf(
  records: readonly OrganisationRecord[],
  links: readonly OrganisationLinkFact[],
): OrganisationBook {
  return {
    byId: new Map(records.map((one) => [one.id, one])),
    ofUnit: Map.groupBy(records, (one) => one.unit),
    linksFrom: Map.groupBy(links, (link) => link.source),
    linksTo: Map.groupBy(links, (link) => link.target),
  }
}

/** How an organisation stood on a day; outside its life how it first or last stood. */
export function stateOn({ id, states }: OrganisationRecord, day: string): StateFact {
  const state = states.findLast(({ from }) => from === null || from <= day) ?? states[0]
  if (state === undefined) throw new Error(`organisation ${id} has no state`)
  return state
}

export function organisationRef(record: OrganisationRecord, day: string): OrganisationRef {
  const { nameVi, nameEn, shortName, kind } = stateOn(record, day)
  const { id, unit, opened, closed } = record
  return { id, nameVi, nameEn, shortName, kind, unit, opened, closed }
}

/** Organisations directly under one on a day, in the order of their ids. */
export function childrenOn(book: OrganisationBook, id: string, day: string): OrganisationRecord[] {
  return [...book.byId.values()]
    .filter((one) => existsOn(one, day))
    .filter(({ states }) => states.some((state) => state.parent === id && holds(state, day)))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
