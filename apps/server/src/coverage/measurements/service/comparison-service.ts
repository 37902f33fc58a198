import type { Context } from "../../../platform/context.ts"
import type { Compared } from "../compare/compare.ts"
import type { Comparison, ComparisonQuestion } from "../model.ts"
import type { SeesRun } from "../../runs/service/read-service.ts"
import { standingOf } from "../standing.ts"
import { compareSets } from "./compare-service.ts"
import { keptRun } from "./kept-run-service.ts"
import { contentOf, setOf } from "./points-service.ts"
import { seenCampaign } from "./read-service.ts"
import type { SeesUnit } from "./sight-service.ts"

/** A comparison stays as it is while its campaign does: runs never change. */
const KEPT = 12

interface Result {
  readonly comparison: Comparison
  readonly pixels: Compared["pixels"]
}

const remembered = new WeakMap<Context, Map<string, Promise<Result>>>()

/** A campaign against a run that the server keeps, both as whoever asks may see them. */
export async function compareKept(
  ctx: Context,
  id: string,
  asked: ComparisonQuestion,
  sees: { readonly unit: SeesUnit; readonly run: SeesRun },
): Promise<Result & { readonly isReader: boolean }> {
  const kept = await seenCampaign(ctx, id, sees.unit)
  const run = await keptRun(ctx, asked.run, sees.run)
  const { technology = null, operator = null, correct = false, noiseFloor = null } = asked
  const { state } = standingOf(kept.acts)
  const question = [state, asked.run, technology, operator, correct, noiseFloor]
  const key = `${JSON.stringify(question)} ${contentOf(kept)}`
  const known = remembered.get(ctx) ?? new Map<string, Promise<Result>>()
  remembered.set(ctx, known)
  const made =
    known.get(key) ??
    setOf(ctx, kept).then((set) =>
      compareSets([set], run, { technology, operator, correct, noiseFloor }),
    )
  known.delete(key)
  known.set(key, made)
  made.catch(() => known.delete(key))
  for (const old of known.keys()) {
    if (known.size <= KEPT) break
    known.delete(old)
  }
  return { ...(await made), isReader: sees.unit(kept.facts.unit) }
}
