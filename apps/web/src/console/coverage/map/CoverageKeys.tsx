import { Anchor, Text } from "@mantine/core"
import type { Run, RunLayer } from "@tinhso/server/coverage/runs/model"
import { Link } from "react-router"
import { CoverageLegend } from "../../../ui/coverage-map/CoverageLegend.tsx"
import { GapLegend } from "../../../ui/coverage-map/GapLegend.tsx"
import { GAP_STATES } from "../../../ui/coverage-map/gap-marks.ts"
import { RunFacts } from "../../../ui/coverage-map/RunFacts.tsx"
import { RunNotes } from "../../../ui/coverage-map/RunNotes.tsx"
import { MODELS, type Voice } from "../../../ui/coverage-map/voice.ts"
import { useVoice } from "../use-voice.ts"
import { gapQuestion, useCoverageView, useGaps } from "./use-coverage-view.ts"

/** Under the map: what is drawn of coverage and gaps, in words. */
export function CoverageKeys({ unit, at }: { readonly unit: string; readonly at: string }) {
  const voice = useVoice()
  const { asked, run, layer, picture } = useCoverageView()
  const gaps = useGaps(asked.gaps ? gapQuestion(unit, at) : null)
  const states = GAP_STATES.filter((state) => gaps.data?.rows.some((gap) => gap.state === state))
  return (
    <>
      <Missing />
      {run !== null && layer !== null && picture !== null && (
        <PictureKey run={run} layer={layer} picture={picture} voice={voice} />
      )}
      {states.length > 0 && <GapLegend states={states} voice={voice} />}
    </>
  )
}

/** Why nothing is drawn although the address asks for it. */
function Missing() {
  const { t } = useVoice()
  const { asked, known, run, layer, picture } = useCoverageView()
  const why = () => {
    if (known.data?.named === true && run === null) {
      return t("cov.panel.unknownRun", { run: asked.run })
    }
    if (run === null || asked.layer === "") return null
    if (layer === null) return t("cov.panel.noLayer", { layer: asked.layer })
    if (picture !== null) return null
    return t("cov.panel.noPicture", { shown: t(`cov.panel.shown.${asked.shown}`) })
  }
  const text = why()
  return text === null ? null : <p className="cov-note">{text}</p>
}

interface KeyProps {
  readonly run: Run
  readonly layer: RunLayer
  readonly picture: RunLayer["pictures"][number]
  readonly voice: Voice
}

function PictureKey({ run, layer, picture, voice }: KeyProps) {
  const { t, language } = voice
  return (
    <>
      <CoverageLegend title={t("cov.legend")} entries={picture.legend} language={language} />
      <Text size="sm">
        {t("cov.modelled", { model: MODELS[run.facts?.model ?? ""] ?? "" })}{" "}
        <Anchor component={Link} to={`/console/vung-phu/${run.id}`} size="sm">
          {run.name}
        </Anchor>
      </Text>
      <RunNotes run={run} voice={voice} />
      <details>
        <summary>{t("cov.fact.more")}</summary>
        <RunFacts run={run} layer={layer} voice={voice} />
      </details>
    </>
  )
}
