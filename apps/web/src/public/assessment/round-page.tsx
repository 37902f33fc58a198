import type { MergedRound, RoundPublication } from "@tinhso/server/assessment/model"
import type { RoundReport } from "@tinhso/server/assessment/outputs/model"
import { formatDay, formatInstant, formatDecimal, formatWhole } from "../../i18n/index.ts"
import { Facts } from "../../ui/Facts.tsx"
import { orNull, part, problemOf } from "../api.ts"
import { missing } from "../pages/failure.tsx"
import { Crumbs } from "../parts/controls.tsx"
import { inLanguage } from "../parts/words.ts"
import { Link, type Page, type Site, useSite } from "../site.tsx"
import { Heat, RankingChart } from "./charts.tsx"
import { Corrections } from "./corrections.tsx"
import { Criteria } from "./criteria.tsx"
import { Merged } from "./merged.tsx"
import { Marks, Sentences } from "./marks.tsx"
import { Filter, Ranking } from "./ranking.tsx"
import { type Shown, shownBy } from "./shown.ts"
import { Take } from "./take.tsx"
import { decisionText, indexPath, plain, ROUNDS, roundPath } from "./words.ts"

/** A published round: what it says, its ranking, its criteria, how to cite and check it. */
export const roundPage: Page = async (site, { round: id = "" }) => {
  const report = await reportFor(site, id)
  if (report === null) return missing(site, site.t("dti.missing", { id }))
  const merged = report.index.level === "province" ? await mergedFor(site, id) : null
  const published = await site.api<RoundPublication[]>(
    `/api/v1/assessment/rounds/${part(id)}/publications`,
  )
  return {
    title: report.round.title,
    description: report.sentences
      .slice(0, 3)
      .map((one) => plain(one[site.language]))
      .join(" "),
    canonicalQuery: ["nhom"],
    body: (
      <Body report={report} shown={shownBy(site, report)} merged={merged} published={published} />
    ),
  }
}

/** Provinces are scored as they were; after a reform they are told as they are, too. */
const mergedFor = (site: Site, id: string) =>
  site.api<MergedRound>(`/api/v1/assessment/rounds/${part(id)}/merged?on=${site.today}`)

/** The facts of a published round; null for one that is not there, or not for everybody yet. */
async function reportFor(site: Site, id: string): Promise<RoundReport | null> {
  const address = `/api/v1/assessment/rounds/${part(id)}/outputs/report.json`
  const group = site.query.get("nhom")
  try {
    return await orNull(site.api<RoundReport>(group ? `${address}?group=${part(group)}` : address))
  } catch (error) {
    // A round that is not published asks who is there: for the public there is none.
    const told = problemOf(error)
    if (told?.status === 401 || told?.status === 403) return null
    throw error
  }
}

interface Props {
  readonly report: RoundReport
  readonly shown: Shown
  readonly merged: MergedRound | null
  /** What the round was published as, the newest first. */
  readonly published: readonly RoundPublication[]
}

function Body({ report, shown, merged, published }: Props) {
  const { t } = useSite()
  return (
    <>
      <Crumbs trail={[{ to: ROUNDS, title: t("nav.assessment") }]} />
      <h1>{report.round.title}</h1>
      <Marks marks={report.marks} />
      <When report={report} />
      <Corrections round={report.round.id} published={published} />
      <Sentences all={report.sentences} />
      <Filter report={report} shown={shown} />
      <Before report={report} />
      {report.groups.map((group) => (
        <div key={group.group}>
          <Ranking report={report} shown={shown} group={group} />
          <RankingChart report={report} group={group} />
        </div>
      ))}
      {merged !== null && <Merged merged={merged} />}
      <Heat report={report} />
      <Criteria report={report} />
      <How report={report} />
      <Take report={report} />
    </>
  )
}

function When({ report: { round } }: { report: RoundReport }) {
  const { t, language } = useSite()
  const { publishedAt, dataStarts, dataEnds } = round
  if (publishedAt === null) return null
  return (
    <p className="small">
      {t("dti.when", {
        at: formatInstant(publishedAt, language),
        from: formatDay(dataStarts, language),
        to: formatDay(dataEnds, language),
      })}
    </p>
  )
}

/** Whether ranks of the round before stand beside these, and on what ground. */
function Before({ report: { round } }: { report: RoundReport }) {
  const { t } = useSite()
  if (round.previous === null) return null
  const { id, title, comparable, note } = round.previous
  return (
    <p className="small">
      {t(comparable === "no" ? "dti.notCompared" : "dti.compared")}{" "}
      <Link to={roundPath(id)}>{title}</Link>. {note}
    </p>
  )
}

/** How points, ranks and bands come about, by which index and decision. */
function How({ report: { round, index } }: { report: RoundReport }) {
  const site = useSite()
  const { t, language } = site
  const { rules, lead, council } = round
  const share = formatDecimal(String(Math.round(rules.shake * 1000) / 10), language)
  return (
    <section aria-labelledby="cach-tinh">
      <h2 id="cach-tinh">{t("dti.how")}</h2>
      <Facts
        facts={[
          {
            name: t("dti.index"),
            value: (
              <Link to={indexPath(index.id, index.version)}>
                {inLanguage(site, index.name, index.nameEn)},{" "}
                {t("dti.versionOf", { version: index.version })}
              </Link>
            ),
          },
          { name: t("dti.decision"), value: decisionText(index, site) },
          { name: t("dti.lead2"), value: lead.name },
          { name: t("dti.council"), value: council.name },
          { name: t("dti.gaps"), value: index.gaps },
        ]}
      />
      <ul className="prose">
        <li>{t("dti.howPoints")}</li>
        <li>{t("dti.howTies", { least: formatWhole(rules.leastPeers, language) })}</li>
        <li>{t("dti.howBands", { shake: share, draws: formatWhole(rules.draws, language) })}</li>
        <li>{t("dti.howFrozen")}</li>
      </ul>
    </section>
  )
}
