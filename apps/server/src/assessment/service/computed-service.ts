import type { Reader } from "../../platform/database.ts"
import type { CriterionTree } from "../index-set/tree.ts"
import type { Criterion, Round } from "../model.ts"
import { compileRule } from "../scoring/compile-rule.ts"
import { isRelative } from "../scoring/compute-group.ts"
import { type FiguresOf, scoreColumn } from "../scoring/score-column.ts"
import { figuresAt, type Place, type SourcedFigure } from "../store/verification-store.ts"

/** A name for a criterion of an agency, to look it up by. */
export const placeKey = ({ unit, criterion }: Place): string => `${unit}\n${criterion}`

const NO_FIGURES: FiguresOf = new Map()

const valuesOf = (figures: readonly SourcedFigure[]): Map<string, FiguresOf> =>
  new Map(
    [...Map.groupBy(figures, placeKey)].map(([key, own]) => [
      key,
      new Map(own.map(({ name, value }) => [name, value])),
    ]),
  )

/** What the rules give for some criteria; those that look at a whole group are left out. */
export async function computedAt(
  db: Reader,
  round: Round,
  tree: CriterionTree,
  places: readonly Place[],
): Promise<Map<string, number | null>> {
  const ruled = places.filter(({ criterion }) => hasOwnRule(tree.get(criterion)))
  if (ruled.length === 0) return new Map()
  const now = await figuresAt(db, round.id, ruled)
  const before = round.previous === null ? null : await figuresAt(db, round.previous, ruled)
  return computedFrom(tree, ruled, now, before)
}

const hasOwnRule = (criterion: Criterion | undefined): criterion is Criterion =>
  criterion !== undefined && criterion.rule !== null && !isRelative(criterion)

/** The same from figures at hand. */
export function computedFrom(
  tree: CriterionTree,
  places: readonly Place[],
  now: readonly SourcedFigure[],
  before: readonly SourcedFigure[] | null,
): Map<string, number | null> {
  const values = valuesOf(now)
  const earlier = before === null ? null : valuesOf(before)
  const computed = new Map<string, number | null>()
  for (const [code, own] of Map.groupBy(places, ({ criterion }) => criterion)) {
    const criterion = tree.get(code)
    if (!hasOwnRule(criterion)) continue
    const rule = compileRule(criterion)
    if (!rule.ok) continue
    const rows = (from: ReadonlyMap<string, FiguresOf>) =>
      own.map((place) => from.get(placeKey(place)) ?? NO_FIGURES)
    const points = scoreColumn(rule, criterion.maxPoints, {
      now: rows(values),
      ...(earlier === null ? {} : { before: [rows(earlier)] }),
    })
    own.forEach((place, i) => computed.set(placeKey(place), points[i]?.points ?? null))
  }
  return computed
}
