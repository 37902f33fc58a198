import { existsOn } from "../book.ts"
import {
  childrenOn,
  type OrganisationBook,
  type OrganisationLinkFact,
  type OrganisationRecord,
  organisationRef,
  stateOn,
} from "./book.ts"
import type {
  Organisation,
  OrganisationDetail,
  OrganisationKind,
  OrganisationLink,
} from "./model.ts"
import { searchOrganisations } from "./search.ts"

export interface OrganisationQuestion {
  readonly q?: string
  /** Of exactly this territory. */
  readonly unit?: string
  /** Of this territory or one below it. */
  readonly within?: string
  readonly parent?: string
  readonly kind?: OrganisationKind
  readonly group?: string
  /** Also those that do not exist on the day. */
  readonly all?: boolean
  readonly limit?: number
}

/** What the rules need to know of units. */
export interface UnitNames {
  readonly nameOf: (unit: string, day: string) => string
  readonly isWithin: (unit: string, ancestor: string) => boolean
}

const FOUND = 20
const LISTED = 5_000

/** Organisations of a day: by unit and name, or best first where words are asked for. */
export function listOrganisations(
  book: OrganisationBook,
  question: OrganisationQuestion,
  day: string,
  units: UnitNames,
): Organisation[] {
  const { q, limit = q === undefined ? LISTED : FOUND } = question
  const wanted = (one: OrganisationRecord) => fits(one, question, day, units)
  const found =
    q === undefined
      ? [...book.byId.values()].filter(wanted).toSorted((a, b) => (a.id < b.id ? -1 : 1))
      : searchOrganisations(book, q, day, wanted)
  return found.slice(0, limit).map((one) => organisationOf(one, day, units))
}

function fits(
  record: OrganisationRecord,
  { unit, within, parent, kind, group, all }: OrganisationQuestion,
  day: string,
  units: UnitNames,
): boolean {
  if (all !== true && !existsOn(record, day)) return false
  if (unit !== undefined && record.unit !== unit) return false
  const state = stateOn(record, day)
  if (kind !== undefined && state.kind !== kind) return false
  if (group !== undefined && !state.groups.includes(group)) return false
  if (parent !== undefined && state.parent !== parent) return false
  return within === undefined || units.isWithin(record.unit, within)
}

function organisationOf(record: OrganisationRecord, day: string, units: UnitNames): Organisation {
  const { code, parent, groups } = stateOn(record, day)
  return {
    ...organisationRef(record, day),
    unitName: units.nameOf(record.unit, day),
    code,
    parent,
    groups,
    version: record.version,
  }
}

/** An organisation with what it was, came from, became and what stands under it. */
export function organisationDetail(
  book: OrganisationBook,
  record: OrganisationRecord,
  at: string,
  units: UnitNames,
): OrganisationDetail {
  const link = (other: string, fact: OrganisationLinkFact): OrganisationLink[] => {
    const found = book.byId.get(other)
    if (found === undefined) return []
    const { date, extent, document, note } = fact
    return [{ organisation: organisationRef(found, date), date, extent, document, note }]
  }
  const { id } = record
  return {
    ...organisationOf(record, at, units),
    at,
    existsThen: existsOn(record, at),
    states: record.states.map(({ search: _search, ...state }) => state),
    predecessors: (book.linksTo.get(id) ?? []).flatMap((fact) => link(fact.source, fact)),
    successors: (book.linksFrom.get(id) ?? []).flatMap((fact) => link(fact.target, fact)),
    children: childrenOn(book, id, at).map((child) => organisationRef(child, at)),
  }
}
