import type { LayerAt, PlaceAnswer, Run, WhyAnswer } from "@tinhso/server/coverage/runs/model"
import type { ReactNode } from "react"
import { PlaceLayers } from "./PlaceLayers.tsx"
import { PlaceProfile } from "./PlaceProfile.tsx"
import { PlaceStations } from "./PlaceStations.tsx"
import { RunNotes } from "./RunNotes.tsx"
import { layerShown, verdictText } from "./verdict-text.ts"
import { MODELS, numberIn, type Voice } from "./voice.ts"

export interface PlaceSaid {
  readonly run: Run
  readonly answer: PlaceAnswer
  /** Null where nothing can be explained. */
  readonly why: WhyAnswer | null
  /** Why nothing can be explained, as the server words it. */
  readonly unexplained: string | null
  /** Key of the layer that is explained. */
  readonly layer: string
}

interface Props {
  readonly said: PlaceSaid
  readonly voice: Voice
  readonly explain: (layer: LayerAt, text: string) => ReactNode
  readonly station: (code: string) => ReactNode
}

/** What modelled coverage says of a place: which station serves it, and where none does, why not. */
export function PlaceSays({ said, voice, explain, station }: Props) {
  const { run, answer, why, unexplained } = said
  const missing = run.facts?.ground.missingTiles ?? []
  const profile = why?.profile ?? null
  return (
    <div className="cov-place">
      <Verdict said={said} voice={voice} />
      <Asked said={said} voice={voice} />
      <RunNotes run={run} voice={voice} />
      {answer.layers.length > 0 && (
        <PlaceLayers
          layers={answer.layers}
          shown={said.layer}
          voice={voice}
          explain={explain}
          station={station}
        />
      )}
      {why !== null && (
        <PlaceStations why={why} missing={missing} voice={voice} station={station} />
      )}
      {unexplained !== null && <p className="cov-note">{unexplained}</p>}
      {why !== null && profile !== null && (
        <PlaceProfile why={why} profile={profile} voice={voice} />
      )}
    </div>
  )
}

type PartProps = Pick<Props, "said" | "voice">

function Verdict({ said: { run, answer, layer }, voice }: PartProps) {
  const shown = layerShown(answer.layers, layer)
  if (shown === null) return <p className="cov-verdict">{voice.t("cov.outsideRun")}</p>
  return (
    <p className="cov-verdict" data-status={shown.status}>
      {verdictText(shown, answer, run, voice)}
    </p>
  )
}

function Asked({ said: { run, answer, why }, voice: { t, language } }: PartProps) {
  const degrees = (value: number) => numberIn(value, language, 5)
  const { latitude, longitude } = answer.asked
  const ground = why?.groundM ?? null
  const model = run.facts?.model ?? ""
  const parts = [
    t("cov.place", { latitude: degrees(latitude), longitude: degrees(longitude) }),
    ...(ground === null ? [] : [t("cov.place.ground", { height: numberIn(ground, language) })]),
    t("cov.modelled", { model: MODELS[model] ?? model }),
  ]
  return <p className="cov-muted">{parts.join(" · ")}</p>
}
