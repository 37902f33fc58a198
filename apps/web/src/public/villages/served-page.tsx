import type { ServedFigures } from "@tinhso/server/coverage/served/model"
import { formatDay } from "../../i18n/index.ts"
import { COVERAGE_NAMES } from "../../ui/coverage-map/address.ts"
import { problemOf } from "../api.ts"
import { Downloads } from "../parts/controls.tsx"
import { href, Link, type Page, type Site, useSite } from "../site.tsx"
import { figuresQuestion, levelBelow, NAMES, readAsked, SERVED_PATH } from "./address.ts"
import { Above, Cautions, Choices, How } from "./parts.tsx"
import { API, readView, type View } from "./read.ts"
import { percent, whole } from "./shares.ts"
import { ByLayer, ByUnit, Unserved } from "./tables.tsx"
import { SignalPages } from "../parts/signal-pages.tsx"

/** Who is served, by place and technology, each figure with what it is a share of. */
export const servedPage: Page = async (site) => {
  const asked = readAsked(site.query)
  const about = { title: site.t("served.title"), description: site.t("served.lead") }
  try {
    const view = await readView(site, asked)
    if (view === null) return { ...about, body: <Nothing /> }
    return {
      ...about,
      canonicalQuery: [NAMES.unit, NAMES.technology, NAMES.operator, NAMES.result],
      body: <Body view={view} />,
    }
  } catch (error) {
    const told = problemOf(error)
    if (told === null) throw error
    return { ...about, status: told.status, body: <Refused detail={told.detail} /> }
  }
}

function Nothing() {
  const { t } = useSite()
  return (
    <>
      <h1>{t("served.title")}</h1>
      <SignalPages />
      <p className="lead">{t("served.lead")}</p>
      <p className="empty">
        {t("served.none")} {t("served.noneNext")}
      </p>
    </>
  )
}

function Refused({ detail }: { readonly detail: string }) {
  const { t } = useSite()
  return (
    <>
      <h1>{t("served.title")}</h1>
      <p className="empty">{detail}</p>
      <p>
        <Link to={SERVED_PATH}>{t("village.back")}</Link>
      </p>
    </>
  )
}

function Body({ view }: { readonly view: View }) {
  const site = useSite()
  const { t } = site
  const { asked, result, technology, figures } = view
  const own = `${API}/served/${result.id}/figures`
  const below = levelBelow(figures.rows[0]?.level ?? "", result.day)
  const files = figuresQuestion({ unit: asked.unit, below, technology, operator: asked.operator })
  const all = figuresQuestion({ unit: asked.unit, below: "commune", format: "csv" })
  return (
    <>
      <h1>{t("served.title")}</h1>
      <SignalPages />
      <Headline view={view} />
      <p className="lead">{t("served.lead")}</p>
      <Cautions result={result} />
      <Above view={view} />
      <Choices view={view} />
      <ByUnit view={view} />
      <Unserved view={view} />
      <ByLayer view={view} />
      <How view={view} />
      <p>
        <a href={href(site, `/vung-phu?${COVERAGE_NAMES.run}=${result.run}`)}>{t("served.map")}</a>
      </p>
      <Downloads
        links={[
          { href: `${own}?${files}&format=csv`, title: "CSV" },
          { href: `${own}?${all}`, title: `CSV, ${t("served.layers").toLowerCase()}` },
          { href: `${own}?${files}`, title: "JSON" },
        ]}
      />
    </>
  )
}

/** The figures first, each with what it is of. */
function Headline({ view: { figures, result, name, asked } }: { readonly view: View }) {
  const site = useSite()
  const { t, language } = site
  const row = figures.rows.find(({ unit }) => unit === asked.unit)
  const place = figures.path[0]?.name ?? asked.unit
  const day = formatDay(result.day, language)
  const about = { technology: name, place, day }
  const share = row === undefined ? null : percent(row.villages, language)
  if (row === undefined || share === null) {
    return (
      <p className="gap-figure">
        <strong>{t("served.sentenceNone", about)}</strong>
      </p>
    )
  }
  return (
    <>
      <p className="gap-figure">
        <strong>{t("served.sentence", { ...about, ...row.villages, share })}</strong>
      </p>
      <p>{partsText(row, site).join("; ")}.</p>
    </>
  )
}

function partsText(
  { population, households, area, villages }: ServedFigures,
  site: Site,
): string[] {
  const { t, language } = site
  const shares = [
    ["served.people", whole(population)],
    ["served.households", whole(households)],
    ["served.area", area === null ? null : whole(area)],
  ] as const
  const told = shares.flatMap(([key, part]) => {
    const share = part === null ? null : percent(part, language)
    return part === null || share === null ? [] : [t(key, { ...part, share })]
  })
  if (population.unknownVillages > villages.unknownVillages) {
    const count = population.unknownVillages - villages.unknownVillages
    told.push(t("served.unknownPeople", { count }))
  }
  if (villages.unknownVillages > 0) {
    told.push(t("served.unknownGround", { count: villages.unknownVillages }))
  }
  return told
}
