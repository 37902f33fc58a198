import type { Figure, Measure, MeasureFigures } from "@tinhso/server/indicators/model"
import { type MessageKey } from "../../i18n/index.ts"
import { unitOfMeasure } from "../../i18n/units.ts"
import { Facts } from "../../ui/Facts.tsx"
import { orNull, part } from "../api.ts"
import { Values } from "../parts/computed.tsx"
import { Crumbs, Downloads, Permalink, ViewSwitch } from "../parts/controls.tsx"
import { FiguresTable } from "../parts/figures-table.tsx"
import { History } from "../parts/measure-history.tsx"
import { PlacesChart, PlacesTable } from "../parts/measure-places.tsx"
import { inLanguage } from "../parts/words.ts"
import { asked, type Page, type Site, useSite } from "../site.tsx"
import { computedPage, readComputed } from "./computed.tsx"
import { missing } from "./failure.tsx"

/** A measure: its places side by side, its history, what it means and how it adds. */
export const measurePage: Page = async (site, params) => {
  const code = params["code"] ?? ""
  const path = `/api/v1/measures/${part(code)}/figures${asked(site, ["view", "asof"])}`
  const [data, computed] = await Promise.all([
    orNull(site.api<MeasureFigures>(path)),
    readComputed(site, code),
  ])
  if (computed !== null && (data === null || data.places.length === 0)) {
    return computedPage(site, computed)
  }
  if (data === null) return missing(site, site.t("measure.missing", { code }))
  return {
    title: inLanguage(site, data.measure.nameVi, data.measure.nameEn),
    description: inLanguage(site, data.measure.definitionVi, data.measure.definitionEn),
    canonicalQuery: ["view", "asof"],
    body: <MeasureBody data={data} computed={computed} />,
  }
}

function MeasureBody({
  data,
  computed,
}: {
  data: MeasureFigures
  computed: Awaited<ReturnType<typeof readComputed>>
}) {
  const site = useSite()
  const { t, language } = site
  const { measure } = data
  const figures = data.places.flatMap((place) => place.figures)
  const unique = [...new Map(figures.map((figure) => [figure.id, figure])).values()]
  const failed = new Set(data.places.flatMap((one) => one.failures.map((f) => f.figure)))
  const api = `/api/v1/measures/${measure.code}/figures?view=${data.view}&asof=${site.asOf}`
  return (
    <>
      <Crumbs trail={[{ to: "/chi-so", title: t("nav.measures") }]} />
      <h1>{inLanguage(site, measure.nameVi, measure.nameEn)}</h1>
      <p className="lead">
        {inLanguage(site, measure.definitionVi, measure.definitionEn)}{" "}
        {t("measure.inUnit", { unit: unitOfMeasure(measure.unitOfMeasure, language) })}
      </p>
      <div className="controls">
        <ViewSwitch view={data.view} />
        <Permalink view={data.view} />
      </div>
      <section aria-labelledby="dia-ban">
        <h2 id="dia-ban">{t("measure.places")}</h2>
        <PlacesTable data={data} failed={failed} />
        <PlacesChart data={data} />
      </section>
      <History data={data} />
      {computed !== null && computed.answer !== null && (
        <Values code={computed.computed.code} answer={computed.answer} />
      )}
      <HowItAdds measure={measure} />
      <section aria-labelledby="tat-ca">
        <h2 id="tat-ca">{t("measure.allFigures")}</h2>
        <Downloads
          links={[
            { href: `${api}&format=csv`, title: "CSV" },
            { href: api, title: "JSON" },
          ]}
        />
        <FiguresTable
          caption={t("figures.caption", { count: unique.length })}
          figures={unique.toSorted(newestFirst)}
          failed={failed}
          without={["measure"]}
        />
      </section>
    </>
  )
}

const newestFirst = (a: Figure, b: Figure) => b.period.ends.localeCompare(a.period.ends)

function HowItAdds({ measure }: { measure: Measure }) {
  const site = useSite()
  const { t, language } = site
  return (
    <section aria-labelledby="cach-cong">
      <h2 id="cach-cong">{t("measure.how")}</h2>
      <Facts
        facts={[
          { name: t("measure.code"), value: <code>{measure.code}</code> },
          { name: t("measure.unit"), value: unitOfMeasure(measure.unitOfMeasure, language) },
          { name: t("measure.overUnits"), value: t(overUnits(measure)) },
          { name: t("measure.inTime"), value: t(`inTime.${measure.inTime}`) },
          { name: t("measure.better"), value: t(`better.${measure.better}`) },
          { name: t("measure.jump"), value: jump(measure, site) },
        ]}
      />
    </section>
  )
}

const overUnits = (measure: Measure): MessageKey =>
  measure.share ? "overUnits.share" : `overUnits.${measure.overUnits}`

const jump = (measure: Measure, { t }: Site) =>
  measure.jumpFactor === null ? null : t("measure.jumpFactor", { factor: measure.jumpFactor })
