import { COVERAGE_NAMES, OPACITY, SHOWN, SHOWN_NAMES } from "../../ui/coverage-map/address.ts"
import { layerChoices } from "../../ui/coverage-map/layers-of-run.ts"
import { layerName } from "../../ui/coverage-map/voice.ts"
import { localPath, useSite } from "../site.tsx"
import { KeptQuery } from "./kept-query.tsx"
import type { CoverageView } from "./view.ts"

/** Chooses what of coverage the map shows; every choice is another address. */
export function CoveragePanel({ view }: { readonly view: CoverageView }) {
  const site = useSite()
  const { t } = site
  const { asked, known } = view
  return (
    <details className="cov-panel" open={asked.layer !== "" || asked.gaps || known.named}>
      <summary>{t("cov.panel")}</summary>
      {known.runs.length === 0 && <p className="small">{t("cov.panel.none")}</p>}
      {known.named && known.run === null && (
        <p className="cov-note">{t("cov.panel.unknownRun", { run: asked.run })}</p>
      )}
      <form
        className="asset-map-tools"
        method="get"
        action={localPath(site.path, site.language)}
        data-island="coverage-form"
      >
        <KeptQuery but={["run", "layer", "shown", "opacity", "gaps"]} />
        {known.runs.length > 0 && <Choices view={view} />}
        <label className="cov-check">
          <input
            type="checkbox"
            name={COVERAGE_NAMES.gaps}
            value="co"
            defaultChecked={asked.gaps}
          />
          {t("cov.panel.gaps")}
        </label>
        <button type="submit">{t("cov.panel.apply")}</button>
      </form>
    </details>
  )
}

function Choices({ view: { asked, known } }: { readonly view: CoverageView }) {
  const { t } = useSite()
  const { runs, run } = known
  const choices = run === null ? [] : layerChoices(run)
  return (
    <>
      <label>
        {t("cov.panel.run")}
        <select name={COVERAGE_NAMES.run} defaultValue={known.named ? asked.run : ""}>
          <option value="">{t("cov.panel.current")}</option>
          {runs.map(({ id, name, state }) => (
            <option key={id} value={id}>
              {name} · {t(`cov.state.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("cov.technology")}
        <select name={COVERAGE_NAMES.layer} defaultValue={asked.layer}>
          <option value="">{t("cov.panel.off")}</option>
          {choices.map((layer) => (
            <option key={layer.key} value={layer.key}>
              {layerName(layer, t)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("cov.panel.shown")}
        <select name={COVERAGE_NAMES.shown} defaultValue={SHOWN_NAMES[asked.shown]}>
          {SHOWN.map((shown) => (
            <option key={shown} value={SHOWN_NAMES[shown]}>
              {t(`cov.panel.shown.${shown}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("cov.panel.opacity")}
        <input
          type="range"
          name={COVERAGE_NAMES.opacity}
          min={10}
          max={100}
          step={5}
          defaultValue={asked.opacity}
          data-usual={OPACITY}
        />
      </label>
    </>
  )
}
