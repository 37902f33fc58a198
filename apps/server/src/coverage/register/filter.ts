import { compareVietnamese, searchKey } from "@tinhso/vietnamese"
import type { GapFileQuestion, GapSort, RegisteredGap } from "./model.ts"
import { daysBetween, type Ground, liesIn, type Standing } from "./standing.ts"

type Fits = (standing: Standing) => boolean

/**
 * What a question asks of a gap in two parts: `wide` is what its figures are of, `narrow` picks from
 * that by state, delay and neglect.
 */
export function filterOf(
  asked: GapFileQuestion,
  ground: Pick<Ground, "units" | "day">,
): { wide: Fits; narrow: Fits } {
  const wide = [...whereOf(asked, ground), ...aboutOf(asked, ground.day)]
  const narrow = narrowOf(asked)
  return {
    wide: (one) => wide.every((fits) => fits(one)),
    narrow: (one) => narrow.every((fits) => fits(one)),
  }
}

function whereOf({ unit, box }: GapFileQuestion, ground: Pick<Ground, "units" | "day">): Fits[] {
  const fits: Fits[] = []
  if (unit !== undefined) fits.push(liesIn(ground, unit))
  if (box !== undefined) {
    const [west = 0, south = 0, east = 0, north = 0] = box.split(",").map(Number)
    fits.push(({ gap }) =>
      gap.villages.some(
        ({ longitude, latitude }) =>
          longitude >= west && longitude <= east && latitude >= south && latitude <= north,
      ),
    )
  }
  return fits
}

function aboutOf(asked: GapFileQuestion, day: string): Fits[] {
  const { technology, operator, programme, origin, olderThan, q } = asked
  const fits: Fits[] = []
  if (technology !== undefined) fits.push(({ gap }) => gap.technology === technology)
  if (operator !== undefined) {
    const key = searchKey(operator)
    fits.push(
      ({ gap }) =>
        gap.operators.length === 0 || gap.operators.some((one) => searchKey(one) === key),
    )
  }
  if (programme !== undefined) fits.push(({ gap }) => gap.programmes.includes(programme))
  if (origin !== undefined) {
    const origins = new Set(origin.split(","))
    fits.push(({ gap }) => origins.has(gap.origin))
  }
  if (olderThan !== undefined) {
    fits.push(({ gap }) => daysBetween(gap.reported, day) >= olderThan)
  }
  const words =
    q === undefined
      ? []
      : searchKey(q)
          .split(" ")
          .filter((word) => word !== "")
  if (words.length > 0) fits.push(({ gap }) => hasWords(gap, words))
  return fits
}

function hasWords(gap: RegisteredGap, words: readonly string[]): boolean {
  const villages = gap.villages.map(({ name }) => name).join(" ")
  const text = searchKey(`${gap.id} ${gap.name} ${villages} ${gap.unitName}`)
  return words.every((word) => text.includes(word))
}

function narrowOf({ state, overdue, stale }: GapFileQuestion): Fits[] {
  const fits: Fits[] = []
  if (state !== undefined) {
    const states = new Set<string>(state.split(","))
    fits.push(({ gap }) => states.has(gap.state))
  }
  if (overdue === true) fits.push(({ gap }) => gap.overdue !== null)
  if (stale === true) fits.push(({ gap }) => gap.stale !== null)
  return fits
}

const ORDER = ["reported", "confirmed", "planned", "closed", "dismissed"]

/** People who have no signal now: those of closed gaps have; where nobody counted, fewer than anywhere. */
const peopleLacking = ({ state, population }: RegisteredGap) =>
  state === "closed" || state === "dismissed" ? null : (population ?? -1)

const idOf = ({ id }: RegisteredGap) => Number(id.slice(3))

/** What is not known stands last, whichever way. */
const KEYS: Readonly<Record<string, (gap: RegisteredGap) => string | number | null>> = {
  lacking: peopleLacking,
  people: ({ population }) => population,
  households: ({ households }) => households,
  id: idOf,
  name: ({ name }) => name,
  unit: ({ unitName }) => unitName,
  state: ({ state }) => ORDER.indexOf(state),
  since: ({ since }) => since,
  reported: ({ reported }) => reported,
  due: ({ due }) => due,
}

/** A total order of gaps: those that are alike stand by their ids. */
export function orderBy(sort: GapSort): (a: RegisteredGap, b: RegisteredGap) => number {
  const downward = sort.startsWith("-")
  const key = KEYS[downward ? sort.slice(1) : sort] ?? idOf
  const turn = downward ? -1 : 1
  return (a, b) => compareKeys(key(a), key(b), turn) || idOf(a) - idOf(b)
}

type Key = string | number | null

function compareKeys(a: Key, b: Key, turn: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (typeof a === "number" && typeof b === "number") return turn * (a - b)
  return turn * compareVietnamese(String(a), String(b))
}
