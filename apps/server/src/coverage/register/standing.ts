import type { Territories } from "../../registry/index.ts"
import type { GapFacts, GapOrigin, GapState, RegisteredGap } from "./model.ts"
import { pathOf, placeOn } from "./place.ts"
import { isOn, type Programme } from "./programme.ts"

interface Step {
  readonly version: number
  readonly state: GapState
  readonly day: string
  readonly organisation: string | null
  readonly due: string | null
  readonly asset: string | null
}

/** A gap as it is kept. */
interface Known {
  readonly facts: GapFacts & {
    readonly id: string
    readonly origin: GapOrigin
    readonly illustrative: boolean
  }
  readonly history: readonly Step[]
  readonly corrections: readonly { readonly version: number }[]
  readonly members: Parameters<typeof isOn>[0]["members"]
}

/** The last step until a day; undefined where the gap was not reported by then. */
export const stepOn = <S extends Pick<Step, "day">>(
  history: readonly S[],
  day: string,
): S | undefined => history.findLast((step) => step.day <= day)

/** States that everybody sees: a report that nobody looked at says nothing yet. */
const PUBLISHED: ReadonlySet<GapState> = new Set(["confirmed", "planned", "closed"])
export const isPublished = (state: GapState): boolean => PUBLISHED.has(state)

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** What a gap is looked at with on a day. */
export interface Ground {
  readonly day: string
  readonly units: Territories
  readonly programmes: readonly Programme[]
  /** After so many days without a word it is named as forgotten. */
  readonly staleAfterDays: Readonly<Partial<Record<GapState, number>>>
}

/** A gap of a day with the unit it lies in and everything above that. */
export interface Standing {
  readonly gap: RegisteredGap
  readonly path: readonly string[]
  /** The same when it was reported: for units that have ended since. */
  readonly pathThen: readonly string[]
}

/**
 * Whether gaps lie in a unit on a day. One that has ended has what lay in it when it was reported:
 * what belongs to a merged province is still told of by its name.
 */
export function liesIn(
  { units, day }: Pick<Ground, "units" | "day">,
  unit: string,
): (gap: Pick<Standing, "path" | "pathThen">) => boolean {
  if (unit === "VN") return () => true
  const found = units.unit(unit)
  const ended = found !== undefined && !units.existsOn(found, day)
  return ({ path, pathThen }) => path.includes(unit) || (ended && pathThen.includes(unit))
}

/** Looks at gaps on one day; what is asked of units is asked once for each. */
export function standingOn(ground: Ground): (known: Known) => Standing | null {
  const { units, day } = ground
  const paths = new Map<string, { readonly path: readonly string[]; readonly name: string }>()
  const counted = ground.programmes.map((one) => ({ one, lies: liesIn(ground, one.unit) }))
  const placeOf = (unit: string) => {
    const before = paths.get(unit)
    if (before !== undefined) return before
    const path = pathOf(units, placeOn(units, unit, day), day)
    const made = { path, name: nameOf(units, path, day) }
    paths.set(unit, made)
    return made
  }
  return (known) => {
    const { facts, history, members } = known
    const step = stepOn(history, day)
    const [first] = history
    if (step === undefined || first === undefined) return null
    const { path, name: unitName } = placeOf(facts.unit)
    const { technology } = facts
    const pathThen = pathOf(units, facts.unit, first.day)
    const on = counted.flatMap(({ one, lies }) =>
      lies({ path, pathThen }) && isOn({ technology, members }, one, day) ? [one] : [],
    )
    const gap: RegisteredGap = {
      ...facts,
      state: step.state,
      since: step.day,
      reported: first.day,
      version: Math.max(history.at(-1)?.version ?? 0, known.corrections.at(-1)?.version ?? 0),
      unitName,
      place: middleOf(facts.villages),
      due: step.due,
      asset: step.asset,
      waitsFor: WAITING.has(step.state) ? step.organisation : null,
      overdue: overdueOn(step, day),
      stale: staleOn(step, day, ground.staleAfterDays[step.state]),
      programmes: on.map(({ code }) => code),
    }
    return { gap, path, pathThen }
  }
}

const WAITING: ReadonlySet<GapState> = new Set(["reported", "confirmed", "planned"])

/** Days past the due day of a plan. */
function overdueOn({ state, due }: Step, day: string): number | null {
  return state === "planned" && due !== null && day > due ? daysBetween(due, day) : null
}

function staleOn(step: Step, day: string, most: number | undefined): number | null {
  const idle = daysBetween(step.day, day)
  return most !== undefined && idle > most ? idle : null
}

/** "Xã Sa Lý, Tỉnh Bắc Ninh": the smallest and the province over it. */
function nameOf(units: Territories, path: readonly string[], day: string): string {
  const refs = path.flatMap((id) => units.ref(id, day) ?? [])
  const [own] = refs
  const province = refs.find(({ level }) => level === "province")
  const names = [own?.fullName ?? path[0] ?? ""]
  if (province !== undefined && province.id !== own?.id) names.push(province.fullName)
  return names.join(", ")
}

interface Place {
  readonly latitude: number
  readonly longitude: number
}

function middleOf(villages: readonly Place[]): Place | null {
  if (villages.length === 0) return null
  const mean = (of: (village: Place) => number) =>
    Math.round((villages.reduce((sum, one) => sum + of(one), 0) / villages.length) * 1e6) / 1e6
  return { latitude: mean((one) => one.latitude), longitude: mean((one) => one.longitude) }
}
