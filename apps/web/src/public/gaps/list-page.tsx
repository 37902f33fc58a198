import type { GapFigures, GapPage, GapProgrammes } from "@tinhso/server/coverage/register/model"
import { formatDay } from "../../i18n/index.ts"
import { Notice } from "../../ui/Notice.tsx"
import { problemOf } from "../api.ts"
import { Downloads } from "../parts/controls.tsx"
import { inLanguage } from "../parts/words.ts"
import { here, href, Link, localPath, type Page, useSite } from "../site.tsx"
import { ByUnit, GapList, Months } from "./tables.tsx"
import { GAPS_PATH, NAMES, questionOf, readAsked, type Asked, SHOWN_STATES } from "./address.ts"
import { SignalPages } from "../parts/signal-pages.tsx"

interface View {
  readonly asked: Asked
  readonly figure: GapFigures
  readonly page: GapPage
  readonly programmes: GapProgrammes
}

/** How many gaps are closed, by unit, and each of them: the figure first. */
export const gapsPage: Page = async (site) => {
  const asked = readAsked(site.query)
  const title = site.t("gaps.title")
  const about = { title, description: site.t("gaps.lead") }
  try {
    const [figure, page, programmes] = await Promise.all([
      site.api<GapFigures>(`/api/v1/coverage/gap-figures?${questionOf(asked, "figure")}`),
      site.api<GapPage>(`/api/v1/coverage/gaps?${questionOf(asked, "list")}`),
      site.api<GapProgrammes>("/api/v1/coverage/gap-programmes"),
    ])
    return {
      ...about,
      canonicalQuery: [NAMES.unit, NAMES.at, NAMES.programme],
      noindex: asked.q !== "",
      body: <Body view={{ asked, figure, page, programmes }} />,
    }
  } catch (error) {
    const told = problemOf(error)
    if (told === null) throw error
    return { ...about, status: told.status, body: <Refused detail={told.detail} /> }
  }
}

function Refused({ detail }: { readonly detail: string }) {
  const { t } = useSite()
  return (
    <>
      <h1>{t("gaps.title")}</h1>
      <SignalPages />
      <p className="empty">{detail}</p>
      <p>
        <Link to={GAPS_PATH}>{t("gaps.back")}</Link>
      </p>
    </>
  )
}

function Body({ view }: { readonly view: View }) {
  const site = useSite()
  const { t } = site
  const { asked, figure, page } = view
  return (
    <>
      <h1>{t("gaps.title")}</h1>
      <SignalPages />
      <Headline figure={figure} />
      <p className="lead">{t("gaps.lead")}</p>
      {(figure.illustrative || page.illustrative) && (
        <Notice tone="warn" title={t("gaps.illustrative")}>
          <p>{t("gaps.illustrativeWhat")}</p>
        </Notice>
      )}
      <p>
        <Link to={`${GAPS_PATH}/phan-anh`}>{t("gaps.tell")}</Link>
        {" · "}
        <a href={href(site, "/ban-do/ha-tang?lom=co")}>{t("gaps.map")}</a>
      </p>
      <Programmes view={view} />
      <ByUnit figure={figure} />
      <Filters asked={asked} unitName={figure.unitName} />
      <GapList page={page} filtered={asked.state !== "" || asked.q !== ""} />
      {page.next !== null && (
        <p>
          <a href={here(site, { [NAMES.after]: page.next })}>{t("gaps.next")}</a>
        </p>
      )}
      <Months figure={figure} />
      <Downloads
        links={(["csv", "xlsx", "geojson"] as const).map((format) => ({
          href: `/api/v1/coverage/gaps/export.${format}?${questionOf(asked, "file")}`,
          title: format.toUpperCase(),
        }))}
      />
    </>
  )
}

/** The figure first, and what it is of. */
function Headline({ figure }: { readonly figure: GapFigures }) {
  const site = useSite()
  const { t, language } = site
  const named = (states: GapFigures["counted"]) =>
    states.map((state) => t(`gaps.state.${state}`).toLowerCase()).join(", ")
  const document = [figure.document, figure.issuer].filter((one) => one !== null).join(", ")
  return (
    <>
      <p className="gap-figure">
        <strong>
          {t("gaps.sentence", {
            sentence: inLanguage(site, figure.sentenceVi, figure.sentenceEn),
            day: formatDay(figure.at, language),
          })}
        </strong>{" "}
        · {figure.unit === "VN" ? t("gaps.whole") : figure.unitName}
      </p>
      <p className="small">
        {t("gaps.what", {
          programme: inLanguage(site, figure.nameVi, figure.nameEn),
          reached: named(figure.reachedStates),
          counted: named(figure.counted),
        })}{" "}
        {document === "" ? t("gaps.shipped") : t("gaps.document", { document })}{" "}
        {figure.overdue > 0 && t("gaps.overdue", { count: figure.overdue })}
      </p>
    </>
  )
}

/** The same register by other programmes. */
function Programmes({ view: { programmes, figure } }: { readonly view: View }) {
  const site = useSite()
  const all = programmes.programmes
  if (all.length < 2) return null
  return (
    <nav className="switch" aria-label={site.t("gaps.programmes")}>
      {all.map(({ code, nameVi, nameEn }) => (
        <a
          key={code}
          href={here(site, { [NAMES.programme]: code, [NAMES.after]: null })}
          aria-current={code === figure.programme ? "true" : undefined}
        >
          {inLanguage(site, nameVi, nameEn)}
        </a>
      ))}
    </nav>
  )
}

/** A plain form: every choice is another address. */
function Filters({ asked, unitName }: { readonly asked: Asked; readonly unitName: string }) {
  const site = useSite()
  const { t } = site
  return (
    <form className="asset-map-tools" method="get" action={localPath(site.path, site.language)}>
      <label>
        {t("gaps.state")}
        <select name={NAMES.state} defaultValue={asked.state}>
          <option value="">{t("gaps.anyState")}</option>
          {SHOWN_STATES.map((state) => (
            <option key={state} value={state}>
              {t(`gaps.state.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("gaps.words")}
        <input name={NAMES.q} type="search" defaultValue={asked.q} maxLength={200} size={16} />
      </label>
      <label>
        {t("gaps.day")}
        <input name={NAMES.at} type="date" defaultValue={asked.at} />
      </label>
      {asked.unit !== "" && <input type="hidden" name={NAMES.unit} value={asked.unit} />}
      {asked.programme !== "" && (
        <input type="hidden" name={NAMES.programme} value={asked.programme} />
      )}
      <button type="submit">{t("gaps.apply")}</button>
      {asked.unit !== "" && (
        <span>
          {unitName} · <a href={here(site, { [NAMES.unit]: null })}>{t("gaps.whole")}</a>
        </span>
      )}
    </form>
  )
}
