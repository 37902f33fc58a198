import type { AgencyDifference, RoundPublication } from "@tinhso/server/assessment/model"
import { formatDecimal, formatInstant } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { part } from "../api.ts"
import { Link, type Site, useSite } from "../site.tsx"
import { agencyPath } from "./words.ts"

interface Props {
  readonly round: string
  /** What the round was published as, the newest first. */
  readonly published: readonly RoundPublication[]
}

/** That a round was corrected, by what, and which agencies' points and ranks differ. */
export function Corrections({ round, published }: Props) {
  const { t } = useSite()
  const corrections = published.filter(({ correction }) => correction !== null)
  if (corrections.length === 0) return null
  return (
    <section aria-labelledby="dinh-chinh">
      <h2 id="dinh-chinh">{t("dti.corrected")}</h2>
      {corrections.map((one) => (
        <Correction key={one.sha256} round={round} one={one} />
      ))}
    </section>
  )
}

function Correction({ round, one }: { readonly round: string; readonly one: RoundPublication }) {
  const site = useSite()
  const { t, language } = site
  const { correction, publishedAt, sha256 } = one
  if (correction === null) return null
  const { reason, decision, corrects, agencies } = correction
  const bytes = `/api/v1/assessment/rounds/${part(round)}/publications/${corrects}`
  return (
    <>
      <p id={`dinh-chinh-${sha256.slice(0, 12)}`}>
        {t("dti.corrected.by", { at: formatInstant(publishedAt, language), decision, reason })}{" "}
        <a href={bytes}>{t("dti.corrected.older")}</a>{" "}
        <code className="wrap-anywhere">SHA-256: {corrects}</code>
      </p>
      <DataTable
        caption={t("dti.corrected")}
        rows={agencies}
        rowKey={({ unit }) => unit}
        columns={columnsOf(round, site)}
      />
    </>
  )
}

const columnsOf = (round: string, site: Site): Column<AgencyDifference>[] => [
  {
    key: "agency",
    heads: true,
    title: site.t("dti.agency"),
    cell: ({ unit, name }) => <Link to={agencyPath(round, unit)}>{name}</Link>,
  },
  {
    key: "points",
    title: site.t("dti.corrected.points"),
    cell: ({ pointsBefore, points }) => `${said(pointsBefore, site)} → ${said(points, site)}`,
  },
  {
    key: "rank",
    title: site.t("dti.corrected.rank"),
    cell: ({ rankBefore, rank }) => `${said(rankBefore, site)} → ${said(rank, site)}`,
  },
  {
    key: "what",
    title: site.t("dti.corrected.what"),
    cell: ({ criteria }) => <What criteria={criteria} />,
  },
]

function What({ criteria }: Pick<AgencyDifference, "criteria">) {
  const site = useSite()
  return criteria.map(({ criterion, before, after, why, reason }) => (
    <div key={criterion}>
      {criterion}: {said(before, site)} → {said(after, site)}, {site.t(`dti.corrected.${why}`)}
      {reason === "" ? "" : `: ${reason}`}
    </div>
  ))
}

function said(value: number | "not-applicable" | null, { t, language }: Site): string {
  if (value === null) return "—"
  return value === "not-applicable" ? t("dti.corrected.na") : formatDecimal(String(value), language)
}
