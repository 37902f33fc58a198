import { CoverageLegend } from "../../ui/coverage-map/CoverageLegend.tsx"
import { COVERAGE_NAMES, placeText } from "../../ui/coverage-map/address.ts"
import { GapLegend } from "../../ui/coverage-map/GapLegend.tsx"
import { GAP_STATES } from "../../ui/coverage-map/gap-marks.ts"
import { RunFacts } from "../../ui/coverage-map/RunFacts.tsx"
import { RunNotes } from "../../ui/coverage-map/RunNotes.tsx"
import { MODELS } from "../../ui/coverage-map/voice.ts"
import { here, useSite } from "../site.tsx"
import { type CoverageView, pictureShown, type PictureShown } from "./view.ts"

/** Under the map: what is drawn of coverage and gaps, in words; the island reads from it what to draw. */
export function CoverageKey({ view }: { readonly view: CoverageView }) {
  const { t, language } = useSite()
  const { asked, place, gaps, gapsAsked, known } = view
  const shown = pictureShown(view)
  const voice = { t, language }
  const states = GAP_STATES.filter((state) => gaps?.rows.some((gap) => gap.state === state))
  return (
    <div
      data-map-part="coverage"
      data-tiles={shown.kind === "shown" ? shown.picture.tiles : ""}
      data-bounds={(known.run?.facts?.bounds ?? []).join(",")}
      data-opacity={asked.opacity}
      data-gaps={gapsAsked ?? ""}
      data-place={place === null ? "" : placeText(place)}
    >
      <Missing shown={shown} view={view} />
      {shown.kind === "shown" && <PictureKey shown={shown} view={view} />}
      {states.length > 0 && <GapLegend states={states} voice={voice} />}
    </div>
  )
}

function Missing({ shown, view: { asked } }: { shown: PictureShown; view: CoverageView }) {
  const { t } = useSite()
  if (shown.kind !== "missing") return null
  return (
    <p className="cov-note">
      {shown.what === "layer"
        ? t("cov.panel.noLayer", { layer: asked.layer })
        : t("cov.panel.noPicture", { shown: t(`cov.panel.shown.${asked.shown}`) })}
    </p>
  )
}

interface KeyProps {
  readonly shown: Extract<PictureShown, { kind: "shown" }>
  readonly view: CoverageView
}

function PictureKey({ shown: { run, layer, picture }, view }: KeyProps) {
  const { t, language } = useSite()
  const voice = { t, language }
  return (
    <>
      <CoverageLegend title={t("cov.legend")} entries={picture.legend} language={language} />
      <p className="small">{t("cov.modelled", { model: MODELS[run.facts?.model ?? ""] ?? "" })}</p>
      <RunNotes run={run} voice={voice} />
      <Followed view={view} />
      <details>
        <summary>{t("cov.fact.more")}</summary>
        <RunFacts run={run} layer={layer} voice={voice} />
      </details>
    </>
  )
}

/** An old link goes on showing its run, and says that there is a newer one. */
function Followed({ view: { known } }: { readonly view: CoverageView }) {
  const site = useSite()
  const { t } = site
  const { run } = known
  if (run === null || run.followedBy === null) return null
  return (
    <p className="cov-note">
      <strong>{t("cov.followed")}.</strong> {t("cov.followedWhat", { run: run.id })}{" "}
      <a href={here(site, { [COVERAGE_NAMES.run]: null })}>{t("cov.followed.open")}</a>
    </p>
  )
}
