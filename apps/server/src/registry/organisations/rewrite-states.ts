import type { StateFact } from "./book.ts"

type Stand = Omit<StateFact, "from" | "to">

/**
 * The states of an organisation when it stands differently from a day on: what stood until then
 * keeps its days, what is known of later days stays. A change on the day on which a state began, or
 * without a day, corrects that state.
 */
export function changedFrom(
  states: readonly StateFact[],
  stand: Stand,
  from: string | null,
  today: string,
): StateFact[] {
  const day = from ?? today
  const at = Math.max(
    0,
    states.findLastIndex((state) => state.from === null || state.from <= day),
  )
  return states.flatMap((state, i) => {
    if (i !== at) return [state]
    if (from === null || state.from === from) return [{ ...state, ...stand }]
    return [
      { ...state, to: from },
      { ...state, ...stand, from },
    ]
  })
}

/** The states of an organisation that ends on a day. */
export function endedOn(states: readonly StateFact[], day: string): StateFact[] {
  return states.map((state, i) => (i === states.length - 1 ? { ...state, to: day } : state))
}

/** The states of an organisation that goes on after all. */
export function goingOn(states: readonly StateFact[]): StateFact[] {
  return states.map((state, i) => (i === states.length - 1 ? { ...state, to: null } : state))
}

/** Whether two states say the same, their days aside. */
export function sameStand(a: Stand, b: Stand): boolean {
  return (
    a.nameVi === b.nameVi &&
    a.nameEn === b.nameEn &&
    a.shortName === b.shortName &&
    a.kind === b.kind &&
    a.code === b.code &&
    a.parent === b.parent &&
    a.document === b.document &&
    [...a.groups].toSorted().join() === [...b.groups].toSorted().join()
  )
}
