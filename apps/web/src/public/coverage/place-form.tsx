import { COVERAGE_NAMES } from "../../ui/coverage-map/address.ts"
import { localPath, useSite } from "../site.tsx"

interface Props {
  readonly text: string
  /** Run and layer that the next answer keeps. */
  readonly run: string
  readonly layer: string
}

/** Asks about a place by coordinates or by name: by keyboard, without scripts. */
export function PlaceForm({ text, run, layer }: Props) {
  const { t, language } = useSite()
  return (
    <form className="cov-find" method="get" action={localPath("/vung-phu", language)}>
      <label htmlFor="cov-noi">{t("cov.find")}</label>
      <div className="cov-find-line">
        <input
          id="cov-noi"
          name={COVERAGE_NAMES.place}
          type="search"
          defaultValue={text}
          maxLength={200}
          required
          autoComplete="off"
          aria-describedby="cov-noi-cach"
        />
        {run !== "" && <input type="hidden" name={COVERAGE_NAMES.run} value={run} />}
        {layer !== "" && <input type="hidden" name={COVERAGE_NAMES.layer} value={layer} />}
        <button type="submit">{t("cov.find.submit")}</button>
        <button type="button" data-island="my-place" data-failed={t("cov.find.noPosition")} hidden>
          {t("cov.find.nearby")}
        </button>
      </div>
      <p id="cov-noi-cach" className="small">
        {t("cov.find.hint")}
      </p>
    </form>
  )
}
