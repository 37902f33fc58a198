import type { RunFacts } from "@tinhso/server/coverage/runs/model"
import type { Voice } from "./voice.ts"

/** So many tiles are named. */
const NAMED = 4

/** What became of ground that nobody has, in words: a run over unknown ground says so. */
export function groundTexts(ground: RunFacts["ground"], { t }: Voice): string[] {
  if (ground.flat) return [t("cov.fact.ground.flat")]
  const found: string[] = []
  const { missingSamples, missingTiles, holeSamples, filledSamples } = ground
  if (missingSamples > 0) {
    const tiles = missingTiles.slice(0, NAMED).join(", ") + (missingTiles.length > NAMED ? "…" : "")
    const key = ground.missing === "flat" ? "flat" : "skip"
    found.push(t(`cov.fact.ground.missing.${key}`, { count: missingSamples, tiles }))
  }
  if (filledSamples > 0) found.push(t("cov.fact.ground.holes.fill", { count: filledSamples }))
  const blank = holeSamples - filledSamples
  if (blank > 0) found.push(t("cov.fact.ground.holes.skip", { count: blank }))
  return found.length === 0 ? [t("cov.fact.ground.complete")] : found
}
