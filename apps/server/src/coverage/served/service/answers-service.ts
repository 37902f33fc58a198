import type { Reader } from "../../../platform/database.ts"
import { type CountedVillage, standingIn } from "../counting.ts"
import { resultNotFound } from "../errors.ts"
import type { VillageLayer } from "../model.ts"
import { type Answers, type LayerRow, readAnswers } from "../store/served-store.ts"

/** A result in memory: it never changes, so it is kept as long as there is room. */
export interface KeptAnswers extends Answers {
  /** The position of a village. */
  readonly positions: ReadonlyMap<string, number>
}

const MOST = 4
const kept = new WeakMap<object, Map<string, Promise<KeptAnswers>>>()

export function answersOf(db: Reader, id: string): Promise<KeptAnswers> {
  const known = kept.get(db) ?? new Map<string, Promise<KeptAnswers>>()
  kept.set(db, known)
  const before = known.get(id)
  known.delete(id)
  const answers = before ?? read(db, id)
  known.set(id, answers)
  answers.catch(() => known.delete(id))
  for (const old of [...known.keys()].slice(0, -MOST)) known.delete(old)
  return answers
}

async function read(db: Reader, id: string): Promise<KeptAnswers> {
  const found = await readAnswers(db, id)
  if (found === null) throw resultNotFound(id)
  const positions = new Map(found.villages.map((village: CountedVillage, i) => [village.id, i]))
  return { ...found, positions }
}

/** What a layer says of the village at a position. */
export const villageLayer = (layer: LayerRow, i: number, rule: number): VillageLayer => ({
  technology: layer.technology,
  operator: layer.operator,
  covered: layer.covered[i] ?? 0,
  known: layer.known[i] ?? 0,
  standing: standingIn(layer, i, rule),
})
