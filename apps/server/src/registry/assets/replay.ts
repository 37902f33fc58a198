import type { FieldStretch } from "./model.ts"

/**
 * What is said of an asset, one field a key: "name", "state", "geometry", "unit", "owner",
 * "operator", "evidence", "code.<scheme>", "a.<attribute>". Null takes away.
 */
export type Facts = Readonly<Record<string, unknown>>

/** What an act said of an asset for the days `[from, to)`; never changed. */
export interface Statement {
  readonly act: number
  /** Null: as far back as is known. */
  readonly from: string | null
  /** First day on which it no longer holds; null while it does. */
  readonly to: string | null
  readonly said: Facts
}

const holdsOn = ({ from, to }: Statement, day: string) =>
  (from === null || from <= day) && (to === null || day < to)

const NOTHING: Facts = {}

/**
 * What holds on a day, as it was known after the act `known` (as it is known now without one). Of
 * two statements about the same field and day the later one is right; `statements` come in the
 * order of their acts.
 */
export function factsOn(
  statements: readonly Statement[],
  day: string,
  known = Number.POSITIVE_INFINITY,
): Facts {
  let only: Facts | null = null
  let merged: Record<string, unknown> | null = null
  for (const statement of statements) {
    if (statement.act > known || !holdsOn(statement, day)) continue
    if (only === null) only = statement.said
    else merged = Object.assign(merged ?? { ...only }, statement.said)
  }
  return merged ?? only ?? NOTHING
}

/** The same from a day on, until the next on which anything begins or ends; null: before all days. */
export function heldFrom(statements: readonly Statement[], from: string | null): Facts {
  const merged: Record<string, unknown> = {}
  for (const one of statements) if (covers(one, from)) Object.assign(merged, one.said)
  return merged
}

/** Whether anything is known of an asset on a day: every new one has a state. */
export const isKnown = (facts: Facts): boolean => typeof facts["state"] === "string"

/** The first day of any statement about a field after a day; null where it stays as it is. */
export function nextChange(
  statements: readonly Statement[],
  field: string,
  after: string | null,
): string | null {
  let next: string | null = null
  for (const { from, to, said } of statements) {
    if (!(field in said)) continue
    for (const day of [from, to]) {
      if (day !== null && (after === null || day > after) && (next === null || day < next)) {
        next = day
      }
    }
  }
  return next
}

/** The days on which anything that is known of an asset begins or ends, oldest first. */
function changeDays(statements: readonly Statement[]): string[] {
  const days = new Set<string>()
  for (const { from, to } of statements) {
    if (from !== null) days.add(from)
    if (to !== null) days.add(to)
  }
  return [...days].toSorted()
}

/**
 * The values of a field one after the other, as they are known after the act `known`: stretches
 * that follow each other without a gap, from before everything to after everything, without those
 * at the ends in which nothing was ever said.
 */
export function stretchesOf(
  statements: readonly Statement[],
  field: string,
  known = Number.POSITIVE_INFINITY,
): FieldStretch[] {
  const about = statements.filter(({ act, said }) => act <= known && field in said)
  const days = [null, ...changeDays(about)]
  const found: FieldStretch[] = []
  days.forEach((from, i) => {
    const to = days[i + 1] ?? null
    const holding = about.findLast((one) => covers(one, from))
    const last = found.at(-1)
    if (holding === undefined) {
      if (last !== undefined) found.push({ from, to, value: null, act: 0 })
      return
    }
    const value = holding.said[field] ?? null
    if (last !== undefined && last.act === holding.act && last.to === from && last.value === value)
      found[found.length - 1] = { ...last, to }
    else found.push({ from, to, value, act: holding.act })
  })
  while (found.at(-1)?.act === 0) found.pop()
  return found
}

/** Whether a statement holds from a day on (null: before all days that anything names). */
const covers = ({ from, to }: Statement, day: string | null) =>
  day === null ? from === null : (from === null || from <= day) && (to === null || day < to)
