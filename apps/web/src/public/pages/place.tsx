import type { AgencySeries } from "@tinhso/server/assessment/outputs/model"
import type { Figure, PlaceFigures, PlaceMeasure } from "@tinhso/server/indicators/model"
import type { PlaceComputed } from "@tinhso/server/indicators/pivot/model"
import type { PlanList } from "@tinhso/server/indicators/plans/model"
import type { LineageGraph, Unit, UnitRef } from "@tinhso/server/registry/model"
import { formatDay } from "../../i18n/index.ts"
import { Notice } from "../../ui/Notice.tsx"
import { Series } from "../assessment/series.tsx"
import { type Api, orNull, part, readChildren, readUnits } from "../api.ts"
import { PlaceIndicators } from "../parts/place-indicators.tsx"
import { Crumbs, Downloads, Permalink, viewDay, ViewSwitch } from "../parts/controls.tsx"
import { PlaceLink, placePath, unitName } from "../parts/figure.tsx"
import { FiguresTable, samePlace } from "../parts/figures-table.tsx"
import { Lineage } from "../parts/lineage.tsx"
import { MeasureList } from "../parts/measure-item.tsx"
import { countTargets, TargetSummary } from "../parts/target-summary.tsx"
import { type Below, UnitsBelow } from "../parts/units-below.tsx"
import { asked, here, href, Link, type Page, type Site, useSite } from "../site.tsx"
import { topicOf, TOPICS } from "../topics.ts"
import { missing } from "./failure.tsx"
import { PlansTable } from "./plans.tsx"

/** A place: what it is, its figures as sentences, what it was made of, what lies in it. */
export const place: Page = async (site, params) => {
  const unitId = params["unitId"] ?? ""
  const byName = /^[a-z-]+$/.test(unitId) ? await unitByName(site, unitId) : null
  if (byName !== null) return { redirect: href(site, placePath(byName)) }
  const figures = await orNull(readFigures(site, unitId))
  if (figures === null) return missing(site, site.t("place.missing", { id: unitId }))
  const day = viewDay(figures.view)
  const unit = await site.api<Unit>(
    `/api/v1/units/${part(unitId)}${day === null ? "" : `?at=${day}`}`,
  )
  const below = await unitsBelow(site.api, unit)
  const graph = await site.api<LineageGraph>(`/api/v1/units/${part(unitId)}/lineage`)
  const plans = await site.api<PlanList>(
    `/api/v1/plans?place=${part(unitId)}${asked(site, ["view", "asof"]).replace("?", "&")}`,
  )
  const indicators = await site.api<PlaceComputed[]>(
    `/api/v1/places/${part(unitId)}/computed${asked(site, ["view", "asof"])}`,
  )
  const series = await site.api<AgencySeries>(`/api/v1/assessment/agencies/${part(unitId)}/rounds`)
  return {
    title: unitName(unit, site.t),
    description: describe(site, figures),
    canonicalQuery: ["view", "asof"],
    body: (
      <PlacePage
        unit={unit}
        data={figures}
        below={below}
        graph={graph}
        plans={plans}
        indicators={indicators}
        series={series}
      />
    ),
  }
}

const readFigures = (site: Site, unitId: string) =>
  site.api<PlaceFigures>(`/api/v1/places/${part(unitId)}/figures${asked(site, ["view", "asof"])}`)

/** The first sentences, for search engines and shared links. */
function describe(site: Site, { measures }: PlaceFigures): string {
  const english = site.language === "en"
  const sentences = measures.map((row) => (english ? row.sentenceEn : row.sentenceVi))
  const text = sentences
    .filter((one) => one !== null)
    .slice(0, 3)
    .join(" ")
  return text === "" ? site.t("site.description") : text
}

interface Props {
  readonly unit: Unit
  readonly data: PlaceFigures
  readonly below: Below
  readonly graph: LineageGraph
  readonly plans: PlanList
  readonly indicators: readonly PlaceComputed[]
  readonly series: AgencySeries
}

function PlacePage({ unit, data, below, graph, plans, indicators, series }: Props) {
  const { t } = useSite()
  return (
    <>
      <Crumbs
        trail={[
          { to: "/dia-ban", title: t("nav.places") },
          ...unit.path.map((one) => ({ to: placePath(one), title: one.fullName })),
        ]}
      />
      <h1>{unit.fullName}</h1>
      <Identity unit={unit} />
      <div className="controls">
        <ViewSwitch view={data.view} />
        <Permalink view={data.view} />
      </div>
      <Closed unit={unit} />
      <Sentences data={data} unit={unit} />
      <PlaceIndicators rows={indicators} unit={unit.id} view={data.view} />
      <Series series={series} title={t("dti.ofPlace")} least={1} />
      {plans.plans.length > 0 && (
        <section aria-labelledby="ke-hoach">
          <h2 id="ke-hoach">{t("plans.ofPlace")}</h2>
          <PlansTable plans={plans.plans} />
        </section>
      )}
      <section aria-labelledby="lich-su">
        <h2 id="lich-su">{t("lineage.title")}</h2>
        <Lineage unit={unit} graph={graph} />
      </section>
      <UnitsBelow below={below} />
      <AllFigures data={data} />
    </>
  )
}

function Identity({ unit }: { unit: Unit }) {
  const { t, language } = useSite()
  const since =
    unit.opened === null ? null : t("place.since", { day: formatDay(unit.opened, language) })
  const facts = [
    t(`level.${unit.level}`),
    unit.code === null ? null : t("place.code", { code: unit.code }),
    since,
  ]
  return <p className="lead">{facts.filter((one) => one !== null).join(" · ")}</p>
}

/** Says since when a unit no longer exists and what became of it. */
function Closed({ unit }: { unit: Unit }) {
  const { t, language } = useSite()
  if (unit.closed === null) return null
  return (
    <Notice
      tone="info"
      title={t("place.closed", { unit: unit.fullName, day: formatDay(unit.closed, language) })}
    >
      {unit.successors.length === 0 && (
        <p>
          <a href="#lich-su">{t("lineage.title")}</a>
        </p>
      )}
      {unit.successors.length > 0 && (
        <p>
          {t("place.nowPartOf")}{" "}
          {unit.successors.map((one, index) => (
            <span key={one.id}>
              {index > 0 && ", "}
              <PlaceLink unit={one} />
            </span>
          ))}
          .
        </p>
      )}
    </Notice>
  )
}

function Sentences({ data, unit }: { data: PlaceFigures; unit: Unit }) {
  const site = useSite()
  if (data.measures.length === 0) return <NoFigures unit={unit} />
  const groups = TOPICS.map(({ topic, title }) => ({
    topic,
    title,
    rows: data.measures.filter((row) => topicOf(row.measure) === topic),
  })).filter(({ rows }) => rows.length > 0)
  return (
    <>
      <TargetSummary counts={countTargets(data.measures)} />
      {groups.map(({ topic, title, rows }) => (
        <section key={topic} aria-labelledby={`cd-${topic}`}>
          <h2 id={`cd-${topic}`}>{site.t(title)}</h2>
          <MeasureList rows={rows} />
        </section>
      ))}
    </>
  )
}

/** What to do next where nothing is known of a place. */
function NoFigures({ unit }: { unit: Unit }) {
  const site = useSite()
  const parent = unit.path.at(-1)
  return (
    <div className="empty">
      <p>{site.t("place.noFigures", { unit: unit.fullName })}</p>
      <ul>
        <li>
          <a href={here(site, { view: `at:${site.today}` })}>{site.t("place.tryToday")}</a>
        </li>
        {parent !== undefined && (
          <li>
            {site.t("place.tryParent")} <PlaceLink unit={parent} />
          </li>
        )}
        <li>
          <Link to="/dia-ban">{site.t("place.tryList")}</Link>
        </li>
      </ul>
    </div>
  )
}

function AllFigures({ data }: { data: PlaceFigures }) {
  const site = useSite()
  const { t } = site
  const figures = uniqueFigures(data.measures)
  if (figures.length === 0) return null
  const failed = new Set(data.measures.flatMap((row) => row.failures.map((one) => one.figure)))
  const api = `/api/v1/places/${part(data.place.id)}/figures?view=${data.view}&asof=${site.asOf}`
  return (
    <section aria-labelledby="tat-ca">
      <h2 id="tat-ca">{t("place.allFigures")}</h2>
      <Downloads
        links={[
          { href: `${api}&format=csv`, title: "CSV" },
          { href: api, title: "JSON" },
          { href: `/api/v1/figures.csv?asof=${site.asOf}`, title: t("download.all") },
        ]}
      />
      <FiguresTable
        caption={t("figures.caption", { count: figures.length })}
        figures={figures}
        failed={failed}
        without={samePlace(figures) ? ["measure", "place"] : ["measure"]}
      />
    </section>
  )
}

function uniqueFigures(measures: readonly PlaceMeasure[]): Figure[] {
  const all = measures.flatMap((row) => row.figures)
  return [...new Map(all.map((figure) => [figure.id, figure])).values()]
}

/** The unit of a name in an address, "bac-ninh": the one that exists today before older ones. */
async function unitByName(site: Site, name: string): Promise<UnitRef | null> {
  const units = await readUnits(site.api, { q: name.replaceAll("-", " ") })
  return units.find((unit) => unit.closed === null) ?? units[0] ?? null
}

/** On the day of the page; of a unit that is closed by then, on its last day. */
async function unitsBelow(api: Api, unit: Unit): Promise<Below> {
  const at = unit.closed === null || unit.at < unit.closed ? unit.at : dayBefore(unit.closed)
  return { at, units: await readChildren(api, unit.id, at) }
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
