import { breathing } from "../../../platform/breath.ts"
import type { Database } from "../../../platform/database.ts"
import { cubeAsOf } from "../../cube/service.ts"
import { Formulas } from "../../query/formulas.ts"
import { definitionsIn } from "../closure.ts"
import { compareLines, type Pair } from "../diff/compare-lines.ts"
import {
  causesOf,
  explainComputed,
  explainFigure,
  type Explanation,
  type KnownThen,
} from "../diff/explain.ts"
import { type SeenBy, type Stage, stagesBetween } from "../diff/stages.ts"
import type { Basis, Cause } from "../model.ts"
import type { World } from "../rows.ts"
import { rowOf } from "../row-text.ts"
import { blockLines } from "../store/block-store.ts"
import { knownFigures } from "../store/figures-store.ts"
import { type Part, type StoredRelease, partsOf } from "../store/release-store.ts"
import { basisIn } from "./releases-service.ts"
import { unitsOf } from "./world-service.ts"

/** How two releases differ, and why. */
export interface Difference {
  readonly same: number
  readonly pairs: readonly Pair[]
  readonly why: ReadonlyMap<Pair, Explanation>
  readonly causes: readonly { readonly cause: Cause; readonly rows: number }[]
  readonly bases: readonly [Basis, Basis]
  readonly stages: readonly [World, ...Stage[]]
}

const kept = new Map<string, Promise<Difference>>()
const MOST_KEPT = 2

/** Rows never change, so neither does how they differ. */
export function keptDifference(
  db: Database,
  from: StoredRelease,
  to: StoredRelease,
): Promise<Difference> {
  const key = [from, to]
    .map(({ id, rowsSha256, units }) => `${id} ${rowsSha256} ${units}`)
    .join("\n")
  const before = kept.get(key)
  if (before !== undefined) return before
  const finding = differenceOf(db, from, to)
  kept.set(key, finding)
  finding.catch(() => kept.delete(key))
  for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest)
  return finding
}

/** Rows that are computed at once: of one indicator, period and breakdown. */
function groupKey({ before, after }: Pair): string {
  const { indicator, period, breakdown } = rowOf(after ?? before ?? "")
  return [indicator, period, breakdown].join("\n")
}

const isFigure = ({ before, after }: Pair) => rowOf(after ?? before ?? "").figure !== ""

async function differenceOf(
  db: Database,
  from: StoredRelease,
  to: StoredRelease,
): Promise<Difference> {
  const { same, pairs } = await comparedBlocks(db, from.id, to.id)
  const bases = [basisIn(from.basis), basisIn(to.basis)] as const
  const stages = stagesBetween(bases[0], bases[1], await seenBy(db, bases))
  const computed = pairs.filter((pair) => !isFigure(pair))
  const why = new Map<Pair, Explanation>()
  const breath = breathing()
  for (const some of Map.groupBy(computed, groupKey).values()) {
    for (const [pair, explanation] of explainComputed(some, stages)) why.set(pair, explanation)
    if (breath.due()) await breath.take()
  }
  const figures = pairs.filter(isFigure)
  if (figures.length > 0) {
    const [before, after] = [await knownThen(db, bases[0]), await knownThen(db, bases[1])]
    for (const pair of figures) {
      const { figure } = rowOf(pair.after ?? pair.before ?? "")
      why.set(pair, explainFigure(pair, { before: before.get(figure), after: after.get(figure) }))
    }
  }
  const counts = new Map<Cause, number>()
  for (const one of why.values()) {
    for (const cause of causesOf(one)) counts.set(cause, (counts.get(cause) ?? 0) + 1)
  }
  const causes = [...counts].map(([cause, rows]) => ({ cause, rows }))
  return { same, pairs, why, bases, stages, causes: causes.toSorted((a, b) => b.rows - a.rows) }
}

const keyOf = ({ indicator, period }: Part) => `${indicator}\n${period}`

async function comparedBlocks(db: Database, from: string, to: string) {
  const before = new Map((await partsOf(db, from)).map((part) => [keyOf(part), part]))
  const after = new Map((await partsOf(db, to)).map((part) => [keyOf(part), part]))
  const pairs: Pair[] = []
  const breath = breathing()
  let same = 0
  for (const key of [...new Set([...before.keys(), ...after.keys()])].toSorted()) {
    const [old, now] = [before.get(key), after.get(key)]
    if (old !== undefined && old.sha256 === now?.sha256) {
      same += old.rows
      continue
    }
    const found = compareLines(
      old === undefined ? [] : await blockLines(db, old.sha256),
      now === undefined ? [] : await blockLines(db, now.sha256),
    )
    same += found.same
    for (const pair of found.pairs) pairs.push(pair)
    if (breath.due()) await breath.take()
  }
  return { same, pairs }
}

/** The cells of both releases, each read once from the history, over the units of either. */
async function seenBy(db: Database, [before, after]: readonly [Basis, Basis]): Promise<SeenBy> {
  const measures = new Set<string>()
  for (const basis of [before, after]) {
    const formulas = new Formulas(definitionsIn(basis))
    for (const code of formulas.basesOf(basis.contents.indicators)) measures.add(code)
  }
  const cells = async ({ batch }: Basis) =>
    cubeAsOf(db, { measures: [...measures], batch, stage: "published" })
  const known = async ({ units }: Basis) => {
    const found = await unitsOf(db, units)
    if (found === null) throw new Error(`units ${units} of a release cannot be read: verify it`)
    return found
  }
  const first = await cells(before)
  const seen = { before: first, after: before.batch === after.batch ? first : await cells(after) }
  const units = { before: await known(before), after: await known(after) }
  const made = new Map<string, ReturnType<SeenBy>>()
  return (ofCells, ofUnits) => {
    const key = `${ofCells} ${ofUnits}`
    const territories = units[ofUnits]
    const { slices, over } = seen[ofCells]
    const one = made.get(key) ?? { territories, slices, ...over(territories) }
    made.set(key, one)
    return one
  }
}

async function knownThen(db: Database, basis: Basis): Promise<Map<string, KnownThen>> {
  const { contents, figuresUpTo: upTo, asOf } = basis
  const found = await knownFigures(db, { measures: contents.indicators, upTo, asOf })
  return new Map(found.map(({ id, period, ...one }) => [id, { ...one, periodCode: period.code }]))
}
