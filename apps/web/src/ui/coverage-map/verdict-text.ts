import type { LayerAt, PlaceAnswer, Run } from "@tinhso/server/coverage/runs/model"
import { groundTile } from "./tiles.ts"
import { distanceIn, layerWords, levelIn, numberIn, type Voice } from "./voice.ts"

/** The layer that a question about a place is about: the one asked for, else the best answer there is. */
export function layerShown(layers: readonly LayerAt[], asked: string): LayerAt | null {
  const own = layers.find(({ key }) => key === asked)
  if (own !== undefined) return own
  const all = layers.filter(({ operator }) => operator === null)
  const newest = (all.length > 0 ? all : layers).toSorted((a, b) =>
    b.technology.localeCompare(a.technology, "en"),
  )
  // People ask about what they hold in the hand: 4G where the run has it.
  return newest.find(({ technology }) => technology === "4G") ?? newest[0] ?? null
}

/** What a run says of a place, in one sentence about one layer. */
export function verdictText(layer: LayerAt, answer: PlaceAnswer, run: Run, voice: Voice): string {
  const { t, language } = voice
  const words = { layer: layerWords(layer) }
  switch (layer.status) {
    case "covered":
      return coveredText(layer, voice)
    case "uncovered":
      return t("cov.no", words)
    case "unknown":
      return t("cov.unknown", { tile: groundTile(answer.pixel ?? answer.asked) })
    case "outside":
      return run.facts === null || answer.pixel === null
        ? t("cov.outsideRun")
        : t("cov.outside", { radius: distanceIn(run.facts.radiusM, language) })
    case "undefined":
      return t("cov.undefined", words)
  }
}

function coveredText(layer: LayerAt, voice: Voice): string {
  const { t, language } = voice
  const { reliability } = layer
  const served = servedText(layer, voice)
  return reliability === null || reliability === 0
    ? served
    : `${served} ${t("cov.yes.sure", { percent: numberIn(reliability, language) })}`
}

function servedText(layer: LayerAt, { t, language }: Voice): string {
  const words = { layer: layerWords(layer) }
  const { server, levelDbm } = layer
  if (server === null) return t("cov.yes.bare", words)
  const from = {
    ...words,
    station: server.station,
    distance: distanceIn(server.distanceM, language),
  }
  return levelDbm === null
    ? t("cov.yes.noLevel", from)
    : t("cov.yes", { ...from, level: levelIn(levelDbm, language) })
}
