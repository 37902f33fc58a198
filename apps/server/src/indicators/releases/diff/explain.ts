import type { Selector } from "@tinhso/formula"
import type { Cause, ReleaseRow, Step } from "../model.ts"
import {
  type Group,
  columnOf,
  dayFor,
  listed,
  periodsIn,
  saidAt,
  unitOfMeasure,
  type World,
} from "../rows.ts"
import { rowOf } from "../row-text.ts"
import type { Pair } from "./compare-lines.ts"
import { less, type Said, sameSaid } from "./said.ts"
import type { Stage } from "./stages.ts"

interface Note {
  readonly cause: Cause
  readonly before: string
  readonly after: string
}

/** Why one row differs. */
export interface Explanation {
  readonly steps: readonly Step[]
  readonly notes: readonly Note[]
}

export const causesOf = ({ steps, notes }: Explanation): Cause[] => [
  ...new Set([...steps, ...notes].map(({ cause }) => cause)),
]

/** The group that a row was computed in, seen from a world. */
export function groupOf(row: ReleaseRow, { contents }: Pick<World, "contents">): Group {
  const [period] = periodsIn({ periods: [row.period] })
  if (period === undefined) throw new Error(row.period)
  const at = row.breakdown.indexOf("=")
  const by: Selector | null =
    at === -1 ? null : { dimension: row.breakdown.slice(0, at), value: row.breakdown.slice(at + 1) }
  const { indicator, breakdown } = row
  return { indicator, period, by, breakdown, day: dayFor(contents, period) }
}

/** Rows that are computed, and why each differs: by computing it again and again with one more thing changed. */
export function explainComputed(
  pairs: readonly Pair[],
  [first, ...stages]: readonly [World, ...Stage[]],
): Map<Pair, Explanation> {
  const found = new Map<Pair, Explanation>()
  const grouped = Map.groupBy(pairs, ({ before, after }) => {
    const { indicator, period, breakdown } = rowOf(after ?? before ?? "")
    return [indicator, period, breakdown].join("\n")
  })
  for (const some of grouped.values()) {
    const rows = some.map(({ before, after }) => rowOf(after ?? before ?? ""))
    const [row] = rows
    if (row === undefined) continue
    const units = rows.map(({ unit }) => unit)
    const columns = [first, ...stages.map(({ world }) => world)].map((world) =>
      columnOf(groupOf(row, world), units, world),
    )
    some.forEach((pair, i) => {
      const said = columns.map((column) => saidAt(column, i))
      found.set(pair, explainOne(pair, said, first, stages))
    })
  }
  return found
}

function explainOne(
  { before, after }: Pair,
  said: readonly Said[],
  first: World,
  stages: readonly Stage[],
): Explanation {
  const last = stages.at(-1)?.world ?? first
  if (before === null || after === null) {
    const row = rowOf(after ?? before ?? "")
    return appearance(row, before === null, first, last)
  }
  const [old, now] = [rowOf(before), rowOf(after)]
  const steps: Step[] = []
  const step = (cause: Cause, from: Said, to: Said) => {
    if (sameSaid(from, to)) return
    const effect = less(to.value, from.value)
    steps.push({ cause, before: from.value, after: to.value, effect })
  }
  const path = [old, ...said, now]
  path.slice(1).forEach((to, i) => {
    const cause = i === 0 || i === path.length - 2 ? "unknown" : (stages[i - 1]?.cause ?? "unknown")
    step(cause, path[i] ?? old, to)
  })
  const notes = wordNotes(old, now, first, last)
  const unexplained = steps.length === 0 && notes.length === 0
  if (unexplained)
    steps.push({
      cause: "unknown",
      before: old.value,
      after: now.value,
      effect: less(now.value, old.value),
    })
  return { steps, notes }
}

const placeOf = ({ unitName, unitCode }: ReleaseRow) => `${unitName} (${unitCode})`

/** Names and units of measure that differ, each with what it comes from. */
function wordNotes(old: ReleaseRow, now: ReleaseRow, first: World, last: World): Note[] {
  const notes: Note[] = []
  if (placeOf(old) !== placeOf(now)) {
    const known = [first, last].map((world) => {
      const ref = world.territories.ref(old.unit, groupOf(old, world).day)
      return `${ref?.fullName ?? ""} (${ref?.code ?? ""})`
    })
    const proven = known[0] === placeOf(old) && known[1] === placeOf(now)
    const view = first.contents.view !== last.contents.view
    const cause = proven ? (view ? "contents" : "units") : "unknown"
    notes.push({ cause, before: placeOf(old), after: placeOf(now) })
  }
  if (old.unitOfMeasure !== now.unitOfMeasure || old.kind !== now.kind) {
    const { indicator, period } = groupOf(old, first)
    const known = [first, last].map(({ definitions }) =>
      unitOfMeasure(indicator, period, definitions),
    )
    const proven = known[0] === old.unitOfMeasure && known[1] === now.unitOfMeasure
    const cause = proven ? (now.kind === "indicator" ? "formula" : "measures") : "unknown"
    notes.push({ cause, before: old.unitOfMeasure, after: now.unitOfMeasure })
  }
  return notes
}

/** One of the releases: what it asks for, and the units that it knew. */
type Side = Pick<World, "contents" | "territories">

/** Why a row is only in one of the releases: the other was not asked for it, or did not know its unit so. */
function appearance(row: ReleaseRow, added: boolean, before: Side, after: Side): Explanation {
  const cause = added ? whyAbsent(row, before, after) : whyAbsent(row, after, before)
  const [from, to] = added ? [null, row.value] : [row.value, null]
  return { steps: [{ cause, before: from, after: to, effect: null }], notes: [] }
}

function whyAbsent(row: ReleaseRow, without: Side, withIt: Side): Cause {
  const { contents } = without
  const dimension = row.breakdown.split("=")[0] ?? ""
  const asked =
    contents.indicators.includes(row.indicator) &&
    contents.periods.includes(row.period) &&
    (dimension === "" || contents.breakdowns.includes(dimension))
  if (!asked) return "contents"
  const { day } = groupOf(row, without)
  const there = ({ territories }: Side) => listed(contents, day, territories).ids.includes(row.unit)
  if (!there(without)) return there(withIt) ? "units" : "contents"
  return dimension === "" ? "unknown" : "measures"
}

/** A figure of a public text as one release knew it. */
export interface KnownThen {
  readonly version: number
  readonly measure: string
  readonly unit: string
  readonly periodCode: string
  readonly recordedAt: string
}

const valueOf = (row: ReleaseRow | null) => row?.value ?? null

/** Why a row that a public text gave differs. */
export function explainFigure(
  { before, after }: Pair,
  then: { readonly before: KnownThen | undefined; readonly after: KnownThen | undefined },
): Explanation {
  const old = before === null ? null : rowOf(before)
  const now = after === null ? null : rowOf(after)
  const cause = figureCause(old, now, then)
  const effect = less(valueOf(now), valueOf(old))
  const told = (known: KnownThen | undefined) =>
    known === undefined ? "" : `bản ${known.version}, ghi lúc ${known.recordedAt}`
  return {
    steps: [{ cause, before: valueOf(old), after: valueOf(now), effect }],
    notes: [{ cause, before: told(then.before), after: told(then.after) }],
  }
}

function figureCause(
  old: ReleaseRow | null,
  now: ReleaseRow | null,
  {
    before,
    after,
  }: { readonly before: KnownThen | undefined; readonly after: KnownThen | undefined },
): Cause {
  if (before?.version !== after?.version) return "figures"
  if (before === undefined) return "unknown"
  if (old === null || now === null) return "contents"
  if (old.unitName !== now.unitName || old.unitCode !== now.unitCode) return "units"
  return old.source === now.source ? "unknown" : "words"
}

/** Columns in which two rows differ. */
export function fieldsThatDiffer(old: ReleaseRow | null, now: ReleaseRow | null): string[] {
  if (old === null || now === null) return []
  const before = new Map<string, unknown>(Object.entries(old))
  return Object.entries(now).flatMap(([name, value]) => (before.get(name) === value ? [] : [name]))
}
