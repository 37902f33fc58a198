import type { Run, RunLayer } from "@tinhso/server/coverage/runs/model"
import type { CoverageAsked } from "./address.ts"

/** The layer of a run that is asked for; without a word 4G of all operators, or the newest there is. */
export function layerOf(run: Run, asked: string): RunLayer | null {
  const layers = run.facts?.layers ?? []
  if (asked !== "") return layers.find(({ key }) => key === asked) ?? null
  const all = layers.filter(({ operator }) => operator === null)
  const among = all.length > 0 ? all : layers
  return (
    among.find(({ technology }) => technology === "4G") ??
    among.toSorted((a, b) => b.technology.localeCompare(a.technology, "en"))[0] ??
    null
  )
}

/** The picture of a layer that is asked for; the first there is where it has not that one. */
export const pictureOf = (layer: RunLayer, shown: CoverageAsked["shown"]) =>
  layer.pictures.find(({ what }) => what === shown) ?? null

/** Layers of a run as a person chooses them: newest technology first, all operators before each. */
export function layerChoices(run: Run): readonly RunLayer[] {
  return (run.facts?.layers ?? []).toSorted(
    (a, b) =>
      b.technology.localeCompare(a.technology, "en") ||
      (a.operator ?? "").localeCompare(b.operator ?? "", "vi"),
  )
}
