import type { AgencyReport, SheetLine } from "@tinhso/server/assessment/outputs/model"
import { formatDay, formatDecimal } from "../../i18n/index.ts"
import { openPath } from "../provenance/address.ts"
import { Link, type Site, useSite } from "../site.tsx"
import { anchorOf, pointsText, saidText } from "./words.ts"

/** Every criterion under its group: final points, what is missing of the maximum and why. */
export function Sheet({ report }: { report: AgencyReport }) {
  const { t } = useSite()
  const lines = report.lines.filter(({ kind }) => kind !== "gap")
  return (
    <section aria-labelledby="bang-diem">
      <h2 id="bang-diem">{t("dti.sheet")}</h2>
      <div className="table-frame">
        <table className="table as-cards sheet">
          <caption>
            {t("dti.sheetCaption", { count: lines.filter(({ kind }) => kind === "scored").length })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t("dti.criterion")}</th>
              <th scope="col" className="numeric">
                {t("dti.self")}
              </th>
              <th scope="col" className="numeric">
                {t("dti.verified")}
              </th>
              <th scope="col" className="numeric">
                {t("dti.final")}
              </th>
              <th scope="col">{t("dti.lost")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) =>
              line.kind === "group" ? (
                <GroupRow key={line.code} line={line} />
              ) : (
                <CriterionRow key={line.code} line={line} report={report} />
              ),
            )}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const outOf = (line: SheetLine, site: Site) =>
  line.maxPoints === null
    ? saidText(line.final, site)
    : `${saidText(line.final, site)}/${pointsText(line.maxPoints, site.language)}`

/** A group loses nothing itself: its criteria say what is lost. */
const NOTHING = ""

function GroupRow({ line }: { line: SheetLine }) {
  const site = useSite()
  const { t } = site
  return (
    <tr className="sheet-group" id={anchorOf(line.code)}>
      <th scope="row">
        {line.code} {line.name}
      </th>
      <td className="numeric" data-label={t("dti.final")} colSpan={3}>
        <div>{outOf(line, site)}</div>
      </td>
      <td>{NOTHING}</td>
    </tr>
  )
}

function CriterionRow({ line, report }: { line: SheetLine; report: AgencyReport }) {
  const site = useSite()
  const { t } = site
  const lost = lostOf(line, site)
  return (
    <tr id={anchorOf(line.code)}>
      <th scope="row">
        {line.code} {line.name}
        <Behind line={line} report={report} />
      </th>
      <td className="numeric" data-label={t("dti.self")}>
        <div>{saidText(line.self, site)}</div>
      </td>
      <td className="numeric" data-label={t("dti.verified")}>
        <div>{saidText(line.verified, site)}</div>
      </td>
      <td className="numeric" data-label={t("dti.final")}>
        <div className="sheet-final">{outOf(line, site)}</div>
      </td>
      <td data-label={t("dti.lost")}>{lost}</td>
    </tr>
  )
}

function lostOf({ lost }: SheetLine, { language }: Site) {
  if (lost === null) return null
  return (
    <div>
      <strong>−{pointsText(lost.points, language)}</strong> {lost.reason[language]}
    </div>
  )
}

/** Rule, figures with their source, who judged, documents. */
function Behind({ line, report }: { line: SheetLine; report: AgencyReport }) {
  const site = useSite()
  const { t } = site
  const { ruleWords, figures, verifiers, evidence, appealed } = line
  const judges = verifiers.map(
    ({ part, organisation }) => `${organisation.name} (${t(`dti.part.${part}`)})`,
  )
  return (
    <>
      {figures.map((figure) => (
        <FigureLine key={figure.name} figure={figure} report={report} />
      ))}
      {(ruleWords !== "" || judges.length > 0 || appealed !== null) && (
        <details className="small">
          <summary>{t("dti.behind")}</summary>
          {ruleWords !== "" && <p>{t("dti.ruleWords", { rule: ruleWords })}</p>}
          {line.computed !== null && (
            <p>{t("dti.computedGives", { points: saidText(line.computed, site) })}</p>
          )}
          {judges.length > 0 && <p>{t("dti.judgedBy", { who: judges.join("; ") })}</p>}
          {appealed !== null && <p>{t("dti.appealedFor", { points: saidText(appealed, site) })}</p>}
        </details>
      )}
      {evidence.length > 0 && <Documents evidence={evidence} />}
    </>
  )
}

type Figure = SheetLine["figures"][number]

/** A figure with its number; one that the platform gave opens to where it comes from. */
function FigureLine({ figure, report }: { figure: Figure; report: AgencyReport }) {
  const { t, language } = useSite()
  const { name, label, unit, value, origin } = figure
  const said =
    value === null
      ? t("release.missingValue")
      : `${formatDecimal(String(value), language)}${unit === "" ? "" : ` ${unit}`}`
  return (
    <span className="stacked small">
      {label === "" ? name : label}:{" "}
      {origin?.kind === "indicator" && origin.code !== null && origin.period !== null ? (
        <Link to={openPath(openedOf(origin.code, origin.period, report.agency.unit))}>{said}</Link>
      ) : (
        <>
          {said} {origin?.kind === "agency" && value !== null && `(${t("dti.declared")})`}
        </>
      )}
    </span>
  )
}

const openedOf = (indicator: string, period: string, unit: string) => ({
  screen: "figure" as const,
  indicator,
  unit,
  period,
  by: "",
  ytd: false,
  part: null,
  inside: false,
  version: null,
  view: "reported",
})

/** Only links to the web open: nothing else that somebody wrote. */
const isWeb = (link: string | null): link is string => link !== null && /^https?:\/\//u.test(link)

function Documents({ evidence }: Pick<SheetLine, "evidence">) {
  const { t, language } = useSite()
  return (
    <ul className="small documents">
      {evidence.map(({ id, number, issuer, issued, summary, link, hasFile }) => {
        const day = issued === null ? null : formatDay(issued, language)
        const words = [number, issuer, day].filter((one) => one !== null).join(", ")
        const address = hasFile ? `/api/v1/evidence/${id}/file` : isWeb(link) ? link : null
        const title = words === "" ? summary : words
        return (
          <li key={id}>
            {address === null ? title : <a href={address}>{title}</a>}
            {words !== "" && `: ${summary}`} {hasFile && `(${t("dti.file")})`}
          </li>
        )
      })}
    </ul>
  )
}
