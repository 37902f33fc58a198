import type { Reader } from "../../platform/database.ts"
import { evidenceBehind } from "../../evidence/index.ts"
import type { CriterionTree } from "../index-set/tree.ts"
import { NO_FIGURES, ruleOf } from "../scoring/own-points.ts"
import type { Said, Settled } from "../scoring/settle.ts"
import { settle } from "../scoring/settle.ts"
import { readRound } from "../store/round-store.ts"
import { confirmedCriteria } from "../verification/who-confirms.ts"
import { figuresOf, type StoredStep, stepsOf } from "../store/score-store.ts"

type FiguresByCriterion = ReadonlyMap<string, ReadonlyMap<string, number | null>>

/** All that stands for one agency in a round. */
export interface OwnSheet {
  readonly settled: ReadonlyMap<string, Settled>
  readonly steps: ReadonlyMap<string, readonly StoredStep[]>
  readonly figures: FiguresByCriterion
  /** The same of the round before; empty where no rule looks back. */
  readonly before: FiguresByCriterion
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
  const figures = await figuresByCriterion(db, round, unit)
  const known = await readRound(db, round)
  const before = await figuresBefore(db, known?.previous ?? null, unit, tree)
  const subjects = tree.scored.map(({ code }) => subjectOf(round, unit, code))
  const cited = await evidenceBehind(db, subjects, { asOf: null, publishedOnly: false })
  const citations = new Map(
    tree.scored.map(({ code }) => {
      const documents = cited.get(subjectOf(round, unit, code)) ?? []
      return [code, documents.map(({ id }) => id)] as const
    }),
  )
  const confirmed = known === null ? null : confirmedCriteria(tree.scored, known)(unit)
  const settled = new Map(
    tree.scored.map(
      ({ code }) => [code, settle(steps.get(code) ?? [], confirmed?.has(code) === true)] as const,
    ),
  )
  const computed = computedOf(tree, figures, before)
  return { settled, steps, figures, before, citations, computed }
}

async function figuresByCriterion(
  db: Reader,
  round: string,
  unit: string,
): Promise<FiguresByCriterion> {
  const all = await figuresOf(db, round, unit)
  return new Map(
    [...Map.groupBy(all, ({ criterion }) => criterion)].map(
      ([criterion, own]) =>
        [criterion, new Map(own.map(({ name, value }) => [name, value]))] as const,
    ),
  )
}

/** The figures of the round before, where a rule reads them. */
async function figuresBefore(
  db: Reader,
  previous: string | null,
  unit: string,
  tree: CriterionTree,
): Promise<FiguresByCriterion> {
  if (!tree.scored.some((criterion) => ruleOf(criterion)?.looksBack === true)) return new Map()
  return previous === null ? new Map() : figuresByCriterion(db, previous, unit)
}

function computedOf(
  tree: CriterionTree,
  figures: FiguresByCriterion,
  before: FiguresByCriterion,
): Map<string, number | null> {
  return new Map(
    tree.scored.flatMap((criterion) => {
      const { code } = criterion
      const rule = ruleOf(criterion)
      if (rule === null) return []
      const of = (all: FiguresByCriterion) => all.get(code) ?? NO_FIGURES
      return [[code, rule.points(of(figures), of(before))] as const]
    }),
  )
}

/** What an agency says of a criterion itself, and what the rule gives. */
export function ownPoints(
  { settled, computed }: OwnSheet,
  code: string,
): { readonly said: Said; readonly computed: number | null } {
  return { said: settled.get(code)?.self ?? null, computed: computed.get(code) ?? null }
}
