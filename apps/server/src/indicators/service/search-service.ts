import { searchKey } from "@tinhso/vietnamese"
import { searchUnits } from "../../registry/index.ts"
import type { Context } from "../../platform/context.ts"
import { dayInVietnam } from "../../platform/clock.ts"
import type { Database } from "../../platform/database.ts"
import type { SearchHit } from "../model.ts"
import { capital, dayWords, unitWords, type Words } from "../wording.ts"
import { searchRank } from "../search-rank.ts"
import { listWords } from "../store/figure-store.ts"
import { definitionsOf } from "../definitions/service.ts"
import { catalogueOf } from "./catalogue-service.ts"

export interface SearchQuestion {
  readonly text: string
  readonly language: "vi" | "en"
  readonly limit: number
}

interface Entry {
  readonly hit: SearchHit
  /** Folded texts by which it is found; the first is its title. */
  readonly keys: readonly string[]
}

interface Index {
  readonly revision: number
  readonly vi: readonly Entry[]
  readonly en: readonly Entry[]
}

const kept = new WeakMap<Database, Index>()

/** Places, measures and figures whose names have the words, marks left out; the best first. */
export async function searchAll(ctx: Context, question: SearchQuestion): Promise<SearchHit[]> {
  const wanted = searchKey(question.text)
  if (wanted === "") return []
  const index = await indexOf(ctx)
  const ranked: { hit: SearchHit; rank: number }[] = []
  for (const { hit, keys } of index[question.language]) {
    const rank = searchRank(wanted, keys)
    if (rank !== null) ranked.push({ hit, rank: rank + (hit.kind === "measure" ? 0.1 : 0.2) })
  }
  for (const hit of await places(ctx, question)) {
    ranked.push({ hit, rank: searchRank(wanted, [searchKey(hit.title)]) ?? 3 })
  }
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, question.limit)
    .map(({ hit }) => hit)
}

async function places(
  ctx: Context,
  { text, language, limit }: SearchQuestion,
): Promise<SearchHit[]> {
  const units = await searchUnits(ctx.db, text, dayInVietnam(ctx.now()), limit)
  return units.map(({ id, name, fullName, closed }) => ({
    kind: "place",
    id,
    title: name,
    context: closed === null ? fullName : `${fullName} ${until(closed)[language]}`,
  }))
}

/** Tells a unit that is no more from a later one of its name. */
function until(closed: string): Words {
  const day = dayWords(closed)
  return { vi: `(đến trước ${day.vi})`, en: `(before ${day.en})` }
}

async function indexOf(ctx: Context): Promise<Index> {
  const { revision, measures } = await catalogueOf(ctx)
  const before = kept.get(ctx.db)
  if (before?.revision === revision) return before
  const figures = (await listWords(ctx.db)).map(({ id, label, place, period }): Entry => ({
    hit: { kind: "figure", id, title: capital(label), context: `${place}, ${period}` },
    keys: [searchKey(label), searchKey(`${label} ${place}`), searchKey(id)],
  }))
  const { indicators } = await definitionsOf(ctx)
  const computed = [...indicators.values()].map(({ unit: unitOfMeasure, ...words }) => ({
    ...words,
    unitOfMeasure,
  }))
  const named = (name: "nameVi" | "nameEn") =>
    [...computed, ...measures.values()].map((measure): Entry => ({
      hit: {
        kind: "measure",
        id: measure.code,
        title: measure[name],
        context: unitWords(measure.unitOfMeasure)[name === "nameVi" ? "vi" : "en"],
      },
      keys: [searchKey(measure[name]), searchKey(measure.nameVi), searchKey(measure.nameEn)],
    }))
  const index = {
    revision,
    vi: [...named("nameVi"), ...figures],
    en: [...named("nameEn"), ...figures],
  }
  kept.set(ctx.db, index)
  return index
}
