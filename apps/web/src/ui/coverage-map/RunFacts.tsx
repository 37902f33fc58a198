import type { Run, RunLayer } from "@tinhso/server/coverage/runs/model"
import { formatDay } from "../../i18n/index.ts"
import { groundTexts } from "./ground-text.ts"
import { distanceIn, layerName, levelIn, MODELS, numberIn, type Voice } from "./voice.ts"

interface Props {
  readonly run: Run
  readonly layer: RunLayer | null
  readonly voice: Voice
}

/** What a picture of coverage is: which layer, from which level on, by which model, of which day. */
export function RunFacts({ run, layer, voice }: Props) {
  const { t, language } = voice
  const { facts } = run
  if (facts === null) return null
  const rows: (readonly [name: string, value: string])[] = [
    ...(layer === null ? [] : layerRows(run, layer, voice)),
    [
      t("cov.fact.model"),
      t("cov.fact.model.is", {
        model: MODELS[facts.model] ?? facts.model,
        radius: distanceIn(facts.radiusM, language),
        resolution: numberIn(facts.resolutionM, language, 1),
      }),
    ],
    [t("cov.fact.ground"), groundTexts(facts.ground, voice).join("; ")],
  ]
  if (run.day !== null) rows.push([t("cov.fact.day"), formatDay(run.day, language)])
  rows.push([t("cov.fact.run"), `${run.id} · ${run.name} · ${t(`cov.state.${run.state}`)}`])
  return (
    <dl className="cov-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function layerRows(run: Run, layer: RunLayer, voice: Voice) {
  const { t } = voice
  const rows: (readonly [string, string])[] = [
    [t("cov.fact.what"), layerName(layer, t)],
    [t("cov.fact.threshold"), thresholdText(run, layer, voice)],
    [t("cov.fact.source"), run.facts?.definition.source ?? ""],
  ]
  if (layer.coveredKm2 !== null) {
    rows.push([t("cov.fact.area"), areaText(layer, layer.coveredKm2, voice)])
  }
  return rows
}

function thresholdText({ facts }: Run, { thresholdDbm }: RunLayer, { t, language }: Voice): string {
  if (thresholdDbm === null) return t("cov.fact.threshold.none")
  return t("cov.fact.threshold.is", {
    level: levelIn(thresholdDbm, language),
    title: facts?.definition.title ?? "",
  })
}

function areaText(layer: RunLayer, coveredKm2: number, { t, language }: Voice): string {
  const { areaInRangeKm2 } = layer
  return t("cov.fact.area.is", {
    covered: numberIn(coveredKm2, language, 1),
    of: numberIn(areaInRangeKm2, language, 1),
    share: numberIn(areaInRangeKm2 === 0 ? 0 : (100 * coveredKm2) / areaInRangeKm2, language, 1),
  })
}
