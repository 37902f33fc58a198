import type { GapProgramme, GapProgress, GapState, MembershipChange } from "./model.ts"

/** A programme as it counts on a day. */
export type Programme = Omit<GapProgramme, "gaps">

/** The version of a definition that holds on a day; before all of them the first one. */
export const versionOn = <V extends { readonly definition: { readonly since: string } }>(
  versions: readonly V[],
  day: string,
): V | undefined => versions.findLast(({ definition }) => definition.since <= day) ?? versions[0]

/** A gap as programmes look at it on a day. */
interface Countable {
  readonly technology: string
  readonly members: readonly Listing[]
}

interface Listing {
  readonly programme: string
  readonly listed: boolean
  readonly day: string
}

/** What a list says of a gap on a day: the last word until then; undefined where there is none. */
export const listedOn = <L extends Listing>(
  members: readonly L[],
  programme: string,
  day: string,
): L | undefined => {
  const last = members
    .filter((one) => one.programme === programme && one.day <= day)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .at(-1)
  return last?.listed === true ? last : undefined
}

/** Whether a gap in the unit of a programme is one of it on a day, whatever its state. */
export function isOn(gap: Countable, programme: Programme, day: string): boolean {
  if (programme.technologies.length > 0 && !programme.technologies.includes(gap.technology)) {
    return false
  }
  if (programme.membership === "all") return true
  return listedOn(gap.members, programme.code, day) !== undefined
}

/** What is wrong with the states of a definition; null where nothing is. */
export function statesFault(counted: readonly GapState[], reached: readonly GapState[]) {
  if (counted.includes("dismissed")) return "dismissed" as const
  return reached.every((state) => counted.includes(state)) ? null : ("beyond" as const)
}

export interface Share {
  readonly reached: number
  readonly of: number
  /** Null where nothing is counted. */
  readonly share: number | null
}

/** How many of some gaps came into the states that a programme asks for. */
export function shareOf(
  states: readonly GapState[],
  { counted, reached: wanted }: Pick<Programme, "counted" | "reached">,
): Share {
  const of = states.filter((state) => counted.includes(state)).length
  const reached = states.filter((state) => wanted.includes(state)).length
  return { reached, of, share: of === 0 ? null : reached / of }
}

type Progressing = Pick<GapProgress, "reported" | "confirmed" | "planned" | "closed" | "dismissed">

export function progressOf(states: readonly GapState[]): Omit<GapProgress, "overdue" | "stale"> {
  const count = (state: GapState) => states.filter((one) => one === state).length
  const by: Progressing = {
    reported: count("reported"),
    confirmed: count("confirmed"),
    planned: count("planned"),
    closed: count("closed"),
    dismissed: count("dismissed"),
  }
  const of = by.confirmed + by.planned + by.closed
  return { ...by, of, closedShare: of === 0 ? null : by.closed / of }
}

/** Gaps that a change would name twice. */
export function namedTwice({ gaps }: Pick<MembershipChange, "gaps">): string[] {
  const seen = new Set<string>()
  return gaps.flatMap(({ gap }) => {
    const again = seen.has(gap)
    seen.add(gap)
    return again ? [gap] : []
  })
}
