import type { Reader } from "../../platform/database.ts"
import { evidenceBehind } from "../../evidence/index.ts"
import type { CriterionTree } from "../index-set/tree.ts"
import { ruleOf } from "../scoring/own-points.ts"
import type { Said, Settled } from "../scoring/settle.ts"
import { settle } from "../scoring/settle.ts"
import { figuresOf, type StoredStep, stepsOf } from "../store/score-store.ts"

/** All that stands for one agency in a round. */
export interface OwnSheet {
  readonly settled: ReadonlyMap<string, Settled>
  readonly steps: ReadonlyMap<string, readonly StoredStep[]>
  readonly figures: ReadonlyMap<string, ReadonlyMap<string, number | null>>
  readonly citations: ReadonlyMap<string, readonly string[]>
  /** What the rules give out of the figures; criteria that look at the whole group have none here. */
  readonly computed: ReadonlyMap<string, number | null>
}

/** How evidence names a criterion of an agency in a round. */
export const subjectOf = (round: string, unit: string, criterion: string): string =>
  `assessment:${round}:${unit}:${criterion}`

/** Reads what an agency said, was told, and would get by the rules. */
export async function sheetOf(
  db: Reader,
  round: string,
  unit: string,
  tree: CriterionTree,
): Promise<OwnSheet> {
  const steps = Map.groupBy(await stepsOf(db, round, unit), ({ criterion }) => criterion)
  const figures = new Map(
    [...Map.groupBy(await figuresOf(db, round, unit), ({ criterion }) => criterion)].map(
      ([criterion, own]) =>
        [criterion, new Map(own.map(({ name, value }) => [name, value]))] as const,
    ),
  )
  const subjects = tree.scored.map(({ code }) => subjectOf(round, unit, code))
  const cited = await evidenceBehind(db, subjects, { asOf: null, publishedOnly: false })
  const citations = new Map(
    tree.scored.map(({ code }) => {
      const documents = cited.get(subjectOf(round, unit, code)) ?? []
      return [code, documents.map(({ id }) => id)] as const
    }),
  )
  const settled = new Map(
    tree.scored.map(
      ({ code, coVerifier }) => [code, settle(steps.get(code) ?? [], coVerifier !== "")] as const,
    ),
  )
  return { settled, steps, figures, citations, computed: computedOf(tree, figures) }
}

function computedOf(
  tree: CriterionTree,
  figures: ReadonlyMap<string, ReadonlyMap<string, number | null>>,
): Map<string, number | null> {
  return new Map(
    tree.scored.flatMap((criterion) => {
      const rule = ruleOf(criterion)
      if (rule === null) return []
      return [[criterion.code, rule.points(figures.get(criterion.code) ?? NO_FIGURES)] as const]
    }),
  )
}

const NO_FIGURES: ReadonlyMap<string, number | null> = new Map()

/** What an agency says of a criterion itself, and what the rule gives. */
export function ownPoints(
  { settled, computed }: OwnSheet,
  code: string,
): { readonly said: Said; readonly computed: number | null } {
  return { said: settled.get(code)?.self ?? null, computed: computed.get(code) ?? null }
}
