import type { ServedResult } from "@tinhso/server/coverage/served/model"
import { formatDay } from "../../i18n/index.ts"
import { Notice } from "../../ui/Notice.tsx"
import { COVERAGE_NAMES } from "../../ui/coverage-map/address.ts"
import { inLanguage } from "../parts/words.ts"
import { here, href, localPath, useSite } from "../site.tsx"
import { NAMES } from "./address.ts"
import type { View } from "./read.ts"

/** What must be known before anything is believed. */
export function Cautions({ result }: { readonly result: ServedResult }) {
  const { t } = useSite()
  return (
    <>
      {result.illustrative && (
        <Notice tone="warn" title={t("served.illustrative")}>
          <p>{t("served.illustrativeWhat")}</p>
        </Notice>
      )}
      {result.flatGround && (
        <Notice tone="warn" title={t("served.flat")}>
          <p>{t("served.flatWhat")}</p>
        </Notice>
      )}
      {result.state === "withdrawn" && (
        <Notice tone="warn" title={t("served.withdrawn")}>
          <p>{t("served.withdrawnWhat")}</p>
        </Notice>
      )}
    </>
  )
}

export function Above({ view: { figures } }: { readonly view: View }) {
  const site = useSite()
  const above = figures.path.slice(1)
  if (above.length === 0) return null
  return (
    <nav className="crumbs" aria-label={site.t("nav.crumbs")}>
      <ol>
        {above.toReversed().map(({ unit, name }) => (
          <li key={unit}>
            <a href={here(site, { [NAMES.unit]: unit })}>{name}</a>
          </li>
        ))}
        <li aria-current="page">{figures.path[0]?.name}</li>
      </ol>
    </nav>
  )
}

/** A plain form: every choice is another address. */
export function Choices({ view: { asked, result, results, technology } }: { readonly view: View }) {
  const site = useSite()
  const { t, language } = site
  const operators = [
    ...new Set(
      result.layers.flatMap((one) =>
        one.technology === technology && one.operator !== null ? [one.operator] : [],
      ),
    ),
  ]
  const technologies = new Map(
    result.layers.map((one) => [one.technology, inLanguage(site, one.titleVi, one.titleEn)]),
  )
  return (
    <form className="asset-map-tools" method="get" action={localPath(site.path, language)}>
      <label>
        {t("served.technology")}
        <select name={NAMES.technology} defaultValue={technology}>
          {[...technologies].map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("served.operator")}
        <select name={NAMES.operator} defaultValue={asked.operator}>
          <option value="">{t("served.anyOperator")}</option>
          {operators.map((name) => (
            <option key={name} value={name}>
              {result.operatorNames[name] ?? name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("served.result")}
        <select name={NAMES.result} defaultValue={asked.result}>
          <option value="">{t("served.current")}</option>
          {results.rows.map(({ id, day, runName }) => (
            <option key={id} value={id}>
              {t("served.resultName", { day: formatDay(day, language), run: runName })}
            </option>
          ))}
        </select>
      </label>
      <input type="hidden" name={NAMES.unit} value={asked.unit} />
      <button type="submit">{t("served.apply")}</button>
    </form>
  )
}

export function How({ view: { result } }: { readonly view: View }) {
  const site = useSite()
  const { t, language } = site
  const { definition } = result
  return (
    <section aria-labelledby="tinh-the-nao">
      <h2 id="tinh-the-nao">{t("served.how")}</h2>
      <p>
        {t("served.howRule", {
          title: inLanguage(site, definition.titleVi, definition.titleEn),
          people: t(definition.people === "share" ? "served.howShare" : "served.howWhole"),
          of: t(definition.villagesOf === "known" ? "served.howKnown" : "served.howAll"),
          source: definition.source,
        })}
      </p>
      <p>
        {t("served.run")}:{" "}
        <a href={href(site, `/vung-phu?${COVERAGE_NAMES.run}=${result.run}`)}>
          {result.runName} ({result.run})
        </a>
        , {formatDay(result.day, language)} · {t("served.registered", { count: result.villages })} ·{" "}
        {result.id}
      </p>
    </section>
  )
}
