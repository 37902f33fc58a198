import type { Overview, PlaceOverview } from "@tinhso/server/indicators/model"
import type { UnitRef } from "@tinhso/server/registry/model"
import { formatDay } from "../../i18n/index.ts"
import { Permalink, ViewSwitch } from "../parts/controls.tsx"
import { FailedTag, Freshness, PlaceLink, placePath } from "../parts/figure.tsx"
import { anchorOf, Sentence } from "../parts/sentence.tsx"
import { TargetSummary } from "../parts/target-summary.tsx"
import { asked, href, Link, type Page, useSite } from "../site.tsx"

/** What there is: every place with its leading sentences, its targets, how fresh it is. */
export const overview: Page = async (site) => {
  const data = await site.api<Overview>(`/api/v1/overview${asked(site, ["view", "asof"])}`)
  return {
    title: site.t("overview.title"),
    description: site.t("site.description"),
    canonicalQuery: ["view", "asof"],
    body: <OverviewBody data={data} />,
  }
}

function OverviewBody({ data }: { data: Overview }) {
  const { t } = useSite()
  return (
    <>
      <h1>{t("overview.h1")}</h1>
      <p className="lead">{t("overview.lead")}</p>
      <p className="counts">
        {t("overview.figures", { count: data.figures })}{" "}
        <Link to="/van-ban">{t("overview.documents", { count: data.documents })}</Link>
        {" · "}
        <Link to="/van-de">{t("overview.problems", { count: data.problems })}</Link>
        {" · "}
        <Link to="/cham-diem">{t("dti.ofPlace")}</Link>
      </p>
      <div className="controls">
        <ViewSwitch view={data.view} />
        <Permalink view={data.view} />
      </div>
      {data.places.length === 0 && <p className="empty">{t("overview.empty")}</p>}
      <Cards
        id="dia-ban"
        title={t("overview.places")}
        places={data.places.filter(({ place }) => place.closed === null)}
      />
      <Cards
        id="da-ket-thuc"
        title={t("overview.ended")}
        places={data.places.filter(({ place }) => place.closed !== null)}
      />
      {data.more > 0 && (
        <p>
          <Link to="/dia-ban">{t("overview.more", { count: data.more })}</Link>
        </p>
      )}
      <HowOpened />
    </>
  )
}

interface CardsProps {
  readonly id: string
  readonly title: string
  readonly places: readonly PlaceOverview[]
}

function Cards({ id, title, places }: CardsProps) {
  if (places.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="place-cards">
        {places.map((one) => (
          <PlaceCard key={one.place.id} data={one} />
        ))}
      </div>
    </section>
  )
}

function PlaceCard({ data }: { data: PlaceOverview }) {
  const site = useSite()
  const { t } = site
  const { place, measures, newest } = data
  const more = data.measured - measures.length
  return (
    <article className="card">
      <h3>
        <PlaceLink unit={place} />
      </h3>
      <Origin data={data} />
      <TargetSummary counts={data.targets} />
      <ul className="leading">
        {measures.map((row) => (
          <li key={row.measure.code}>
            <Sentence row={row} anchor={`${href(site, placePath(place))}#${anchorOf(row)}`} />
            {row.failures.length > 0 && <FailedTag figureId={row.failures[0]?.figure ?? ""} />}
          </li>
        ))}
      </ul>
      <p className="meta">
        {newest !== null && (
          <span>
            {t("overview.newest")} <Freshness period={newest} />
          </span>
        )}
        {more > 0 && (
          <Link to={placePath(place)}>{t("overview.moreMeasures", { count: more })}</Link>
        )}
      </p>
    </article>
  )
}

/** What a place of the view was made of; of one that is no more, what it belongs to. */
function Origin({ data: { place, madeOf, nowPartOf } }: { data: PlaceOverview }) {
  const { t, language } = useSite()
  if (place.closed !== null) {
    return (
      <p className="small">
        {t("place.until", { day: formatDay(place.closed, language) })}
        {nowPartOf.length > 0 && `; ${t("overview.now")} `}
        <Units units={nowPartOf} />
      </p>
    )
  }
  if (madeOf.length === 0) return null
  return (
    <p className="small">
      {t("overview.madeOf")} <Units units={madeOf} />
    </p>
  )
}

const Units = ({ units }: { units: readonly UnitRef[] }) =>
  units.map((unit, index) => (
    <span key={unit.id}>
      {index > 0 && ", "}
      <PlaceLink unit={unit} />
    </span>
  ))

function HowOpened() {
  const { t } = useSite()
  return (
    <section aria-labelledby="mo-so-lieu">
      <h2 id="mo-so-lieu">{t("overview.howTitle")}</h2>
      <ol className="steps">
        <li>{t("overview.how1")}</li>
        <li>{t("overview.how2")}</li>
        <li>{t("overview.how3")}</li>
      </ol>
      <p>
        <Link to="/gioi-thieu">{t("shell.how")}</Link>
      </p>
    </section>
  )
}
