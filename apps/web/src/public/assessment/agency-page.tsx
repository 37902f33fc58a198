import type { AgencyReport, AgencySeries } from "@tinhso/server/assessment/outputs/model"
import { formatInstant } from "../../i18n/index.ts"
import { Facts } from "../../ui/Facts.tsx"
import { orNull, part, problemOf } from "../api.ts"
import { missing } from "../pages/failure.tsx"
import { Crumbs } from "../parts/controls.tsx"
import { inLanguage } from "../parts/words.ts"
import { Link, type Page, type Site, useSite } from "../site.tsx"
import { Marks } from "./marks.tsx"
import { Series } from "./series.tsx"
import { Sheet } from "./sheet.tsx"
import { citationOf } from "./take.tsx"
import {
  decisionText,
  gainedText,
  indexPath,
  pointsText,
  rankText,
  ROUNDS,
  roundPath,
  shareText,
} from "./words.ts"

/** One agency in a published round: what it has, what it lost and why, its rounds over time. */
export const agencyPage: Page = async (site, { round = "", unit = "" }) => {
  const report = await sheetFor(site, round, unit)
  if (report === null) return missing(site, site.t("dti.agencyMissing", { unit, round }))
  const series = await site.api<AgencySeries>(`/api/v1/assessment/agencies/${part(unit)}/rounds`)
  return {
    title: `${report.agency.name}, ${report.round.title}`,
    description: sentenceOf(report, site),
    body: <Body report={report} series={series} />,
  }
}

async function sheetFor(site: Site, round: string, unit: string): Promise<AgencyReport | null> {
  const address = `/api/v1/assessment/rounds/${part(round)}/agencies/${part(unit)}/sheet.json`
  try {
    return await orNull(site.api<AgencyReport>(address))
  } catch (error) {
    // A sheet that is not published asks who is there: for the public there is none.
    const told = problemOf(error)
    if (told?.status === 401 || told?.status === 403) return null
    throw error
  }
}

function sentenceOf(report: AgencyReport, site: Site): string {
  const { agency, groupName } = report
  const { t, language } = site
  const said = {
    points: pointsText(agency.points, language),
    max: pointsText(agency.maxPoints, language),
    share: shareText(agency.value, language),
    rank: rankText(agency),
    of: agency.of,
    group: inLanguage(site, groupName.vi, groupName.en),
  }
  const head = t(agency.rank === null ? "dti.agencySentenceUnranked" : "dti.agencySentence", said)
  if (agency.gained === null) return head
  return `${head} ${t("dti.agencyBefore", { before: agency.before ?? 0, gained: gainedText(agency.gained) })}`
}

function Body({ report, series }: { report: AgencyReport; series: AgencySeries }) {
  const site = useSite()
  const { t } = site
  const { agency, round, index, marks } = report
  return (
    <>
      <Crumbs
        trail={[
          { to: ROUNDS, title: t("nav.assessment") },
          { to: roundPath(round.id), title: round.title },
        ]}
      />
      <h1>{agency.name}</h1>
      <Marks marks={marks} />
      <p className="lead">{sentenceOf(report, site)}</p>
      {!agency.submitted && <p className="small">{t("dti.notSubmittedLong")}</p>}
      <Facts
        facts={[
          { name: t("dti.round"), value: <Link to={roundPath(round.id)}>{round.title}</Link> },
          {
            name: t("dti.index"),
            value: (
              <Link to={indexPath(index.id, index.version)}>
                {inLanguage(site, index.name, index.nameEn)}
              </Link>
            ),
          },
          { name: t("dti.decision"), value: decisionText(index, site) },
          {
            name: t("dti.place"),
            value: /^\d/u.test(agency.unit) && (
              <Link to={`/dia-ban/${agency.unit}`}>{agency.name}</Link>
            ),
          },
        ]}
      />
      <Sheet report={report} />
      <Reply report={report} />
      <Series series={series} title={t("dti.series")} least={2} />
      <Take report={report} />
    </>
  )
}

/** What the agency answered before publication, and what was said to it. */
function Reply({ report: { reply } }: { report: AgencyReport }) {
  const { t, language } = useSite()
  if (reply === null) return null
  return (
    <section aria-labelledby="phan-hoi">
      <h2 id="phan-hoi">{t("dti.reply")}</h2>
      <p className="small">{formatInstant(reply.at, language)}</p>
      {reply.text !== "" && <p className="prose">{reply.text}</p>}
      <ul>
        {reply.criteria.map(({ criterion, text }) => (
          <li key={criterion}>
            <a href={`#tc-${criterion}`}>{criterion}</a>: {text}
          </li>
        ))}
      </ul>
      {reply.acknowledged !== null && (
        <p>
          {t("dti.answered", { at: formatInstant(reply.acknowledged.at, language) })}{" "}
          {reply.acknowledged.text}
        </p>
      )}
    </section>
  )
}

function Take({ report }: { report: AgencyReport }) {
  const site = useSite()
  const { t, language, origin } = site
  const { round, agency } = report
  const api = `/api/v1/assessment/rounds/${part(round.id)}/agencies/${part(agency.unit)}`
  return (
    <section aria-labelledby="trich-dan">
      <h2 id="trich-dan">{t("release.take")}</h2>
      <p className="citation">{citationOf(report, language, site, agency)}</p>
      <p className="downloads">
        {t("download.label")} <a href={`${api}/sheet.xlsx`}>{t("dti.file.sheetXlsx")}</a> ·{" "}
        <a href={`${api}/sheet.docx`}>{t("dti.file.sheetDocx")}</a> ·{" "}
        <a href={`${api}/sheet.json`}>JSON</a>
      </p>
      <p>
        API: <code className="hash">{`GET ${origin}${api}/sheet.json`}</code>
      </p>
    </section>
  )
}
