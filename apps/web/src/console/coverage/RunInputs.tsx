import type { RunFacts, StationsOrigin } from "@tinhso/server/coverage/runs/model"
import { formatDay, type Language } from "../../i18n/index.ts"
import { groundTexts } from "../../ui/coverage-map/ground-text.ts"
import {
  decibelsIn,
  distanceIn,
  levelIn,
  metresIn,
  MODELS,
  numberIn,
} from "../../ui/coverage-map/voice.ts"
import { type Say, useWords } from "../words/index.ts"
import { useVoice } from "./use-voice.ts"

/** What a run was made of: enough to make it again, and to see that it is the same. */
export function RunInputs({ facts }: { readonly facts: RunFacts }) {
  const { say, language } = useWords()
  const voice = useVoice()
  const rows = [
    ...stationRows(facts, say, language),
    ...modelRows(facts, say, language),
    [say("covrun.ground"), groundTexts(facts.ground, voice).join("; ")] as const,
    ...groundRows(facts, say),
    [say("covrun.clutter"), clutterText(facts, say)] as const,
  ].filter(([, value]) => value !== "")
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

/** Houses and trees that the model knew of, and who says so. */
const clutterText = ({ clutter }: RunFacts, say: Say) =>
  clutter === null ? say("covrun.clutter.none") : `${clutter.title} (${clutter.source})`

type Row = readonly [name: string, value: string]

const originText = (origin: StationsOrigin, say: Say, language: Language) =>
  origin.kind === "file"
    ? say("covrun.origin.file", { file: origin.file })
    : say("covrun.origin.registry", {
        day: origin.day === null ? "" : formatDay(origin.day, language),
      })

function stationRows({ stations }: RunFacts, say: Say, language: Language): Row[] {
  const count = (value: number) => numberIn(value, language)
  return [
    [say("covrun.origin"), originText(stations.origin, say, language)],
    [
      say("covrun.counts"),
      say("covrun.used", {
        used: count(stations.used),
        left: count(stations.left),
        illustrative: count(stations.illustrative),
      }),
    ],
    [say("covrun.hash"), stations.origin.sha256],
  ]
}

function modelRows(facts: RunFacts, say: Say, language: Language): Row[] {
  const { definition } = facts
  const range = `${distanceIn(facts.radiusM, language)}, ${metresIn(facts.resolutionM, language)}`
  const thresholds = Object.entries(definition.thresholds).map(
    ([technology, level]) => `${technology} ${levelIn(level, language)}`,
  )
  return [
    [say("covrun.definition"), definition.title],
    [say("covrun.definition.source"), definition.source],
    [say("covrun.thresholds"), thresholds.join("; ")],
    [
      say("covrun.receiver"),
      say("covrun.receiver.is", {
        height: metresIn(definition.rxHeightM, language),
        loss: decibelsIn(definition.otherLossDb, language),
      }),
    ],
    [
      say("covrun.model"),
      `${MODELS[facts.model] ?? facts.model}, ${say(`covrun.mode.${facts.mode}`)}`,
    ],
    [say("covrun.range"), range],
    [
      say("covrun.reliabilities"),
      facts.reliabilities.map((share) => `${numberIn(share, language)} %`).join(", "),
    ],
    [say("covrun.engine"), facts.engine],
  ]
}

function groundRows({ ground }: RunFacts, say: Say): Row[] {
  return [
    [
      say("covrun.ground.files"),
      ground.sources.map(({ file, crs }) => `${file} (${crs})`).join("; "),
    ],
    [say("covrun.ground.left"), ground.stationsWithoutGround.join(", ")],
    [say("covrun.groundHash"), ground.kept ? ground.sha256 : say("covrun.ground.lost")],
  ]
}
