import { type OrganisationBook, type OrganisationRecord, stateOn } from "./book.ts"

/**
 * Whether an organisation lies in the care of an organisation or a unit on a day: it is that one,
 * stands under it, belongs to its territory, or no longer exists and what it became lies there. So
 * whoever holds a role over Sở Khoa học và Công nghệ also has the papers of Sở Thông tin và Truyền
 * thông that went into it whole, not the other way round; whoever got only a part does not.
 */
export function isOrganisationWithin(
  book: OrganisationBook,
  id: string,
  ancestor: string,
  day: string,
  unitWithin: (unit: string, ancestor: string) => boolean,
): boolean {
  const asked = new Map<string, boolean>()
  const within = (one: string): boolean => {
    if (one === ancestor) return true
    const before = asked.get(one)
    if (before !== undefined) return before
    asked.set(one, false)
    const record = book.byId.get(one)
    const answer = record !== undefined && liesIn(record)
    asked.set(one, answer)
    return answer
  }
  const liesIn = (record: OrganisationRecord): boolean => {
    if (unitWithin(record.unit, ancestor)) return true
    const { parent } = stateOn(record, day)
    if (parent !== null && within(parent)) return true
    if (record.closed === null || record.closed > day) return false
    const links = (book.linksFrom.get(record.id) ?? []).filter(({ date }) => date <= day)
    const whole = links.filter(({ extent }) => extent === "whole")
    const heirs = whole.length > 0 ? whole : links
    return heirs.length > 0 && heirs.every(({ target }) => within(target))
  }
  return within(id)
}
