import type {
  DocumentSummary,
  FigureProblem,
  PlaceFigures,
  PlaceMeasure,
} from "@tinhso/server/indicators/model"
import type { Unit, UnitRef } from "@tinhso/server/registry/model"
import { formatDay } from "../../i18n/index.ts"
import { part } from "../api.ts"
import { Permalink } from "../parts/controls.tsx"
import { FailedTag, Freshness, PlaceLink, placePath } from "../parts/figure.tsx"
import { placesWithData } from "../parts/places-with-data.ts"
import { leading, Sentence } from "../parts/sentence.tsx"
import { TargetSummary } from "../parts/target-summary.tsx"
import { asked, href, Link, type Page, type Site, useSite } from "../site.tsx"

/** As many places as fit on a page that is read in half a minute. */
const SHOWN = 12
const LEADING = 3

/** What there is: every place with its leading sentences, its targets, how fresh it is. */
export const overview: Page = async (site) => {
  const [documents, problems] = await Promise.all([
    site.api<DocumentSummary[]>("/api/v1/documents"),
    site.api<FigureProblem[]>(`/api/v1/problems${asked(site, ["asof"])}`),
  ])
  const places = placesWithData(documents)
  const shown = await Promise.all(places.slice(0, SHOWN).map((place) => readPlace(site, place)))
  const figures = documents.reduce((sum, one) => sum + one.figures, 0)
  return {
    title: site.t("overview.title"),
    description: site.t("site.description"),
    canonicalQuery: ["asof"],
    body: (
      <Overview
        places={shown}
        counts={{ figures, documents: documents.length, problems: problems.length }}
        more={places.length - shown.length}
      />
    ),
  }
}

interface PlaceNews extends PlaceFigures {
  /** What a place that no longer exists belongs to now. */
  readonly heirs: readonly UnitRef[]
}

async function readPlace(site: Site, place: UnitRef): Promise<PlaceNews> {
  const id = part(place.id)
  const query = new URLSearchParams(asked(site, ["asof"]))
  query.set("view", "reported")
  const data = await site.api<PlaceFigures>(`/api/v1/places/${id}/figures?${query.toString()}`)
  if (place.closed === null) return { ...data, heirs: [] }
  const { successors } = await site.api<Unit>(`/api/v1/units/${id}`)
  return { ...data, heirs: successors.length > 3 ? [] : successors }
}

interface Props {
  readonly places: readonly PlaceNews[]
  readonly counts: { figures: number; documents: number; problems: number }
  readonly more: number
}

function Overview({ places, counts, more }: Props) {
  const { t } = useSite()
  return (
    <>
      <h1>{t("overview.h1")}</h1>
      <p className="lead">{t("overview.lead")}</p>
      <p className="counts">
        {t("overview.figures", { count: counts.figures })}{" "}
        <Link to="/van-ban">{t("overview.documents", { count: counts.documents })}</Link>
        {" · "}
        <Link to="/van-de">{t("overview.problems", { count: counts.problems })}</Link>
      </p>
      <Permalink />
      <section aria-labelledby="dia-ban">
        <h2 id="dia-ban">{t("overview.places")}</h2>
        {places.length === 0 && <p className="empty">{t("overview.empty")}</p>}
        <div className="place-cards">
          {places.map((data) => (
            <PlaceCard key={data.place.id} data={data} />
          ))}
        </div>
        {more > 0 && (
          <p>
            <Link to="/dia-ban">{t("overview.more", { count: more })}</Link>
          </p>
        )}
      </section>
      <HowOpened />
    </>
  )
}

function PlaceCard({ data }: { data: PlaceNews }) {
  const site = useSite()
  const { t, language } = site
  const { place, measures } = data
  const rows = leadingRows(measures)
  const newest = newestOf(measures)
  return (
    <article className="card">
      <h3>
        <PlaceLink unit={place} />
      </h3>
      {place.closed !== null && (
        <p className="small">
          {t("place.until", { day: formatDay(place.closed, language) })}
          {data.heirs.map((unit, index) => (
            <span key={unit.id}>
              {index === 0 ? `; ${t("overview.now")} ` : ", "}
              <PlaceLink unit={unit} />
            </span>
          ))}
        </p>
      )}
      <TargetSummary rows={measures} />
      <ul className="leading">
        {rows.map((row) => (
          <li key={row.measure.code}>
            <Sentence row={row} anchor={`${href(site, placePath(place))}#ct-${row.measure.code}`} />
            {row.failures.length > 0 && <FailedTag figureId={row.failures[0]?.figure ?? ""} />}
          </li>
        ))}
      </ul>
      {newest !== undefined && (
        <p className="meta">
          {t("overview.newest")} <Freshness figure={newest} />
        </p>
      )}
    </article>
  )
}

/** What is judged comes first (behind before reached), then what is compared, then the rest. */
function leadingRows(measures: readonly PlaceMeasure[]): PlaceMeasure[] {
  const told = measures.filter((row) => row.sentenceVi !== null && leading(row)?.kind !== "target")
  return told.toSorted((a, b) => weight(b) - weight(a)).slice(0, LEADING)
}

function weight(row: PlaceMeasure): number {
  const states = new Set(row.targets.map((one) => one.status))
  if (states.has("behind")) return 5
  if (states.has("exceeded") || states.has("reached")) return 4
  if (row.comparisons.length > 0) return 3
  if (row.failures.length > 0) return 2
  return leading(row)?.kind === "observation" ? 1 : 0
}

function newestOf(measures: readonly PlaceMeasure[]) {
  const figures = measures.flatMap((row) => row.figures).filter((one) => one.kind !== "target")
  return figures.toSorted((a, b) => b.period.ends.localeCompare(a.period.ends))[0]
}

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
