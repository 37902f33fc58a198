import type { RoundReport } from "@tinhso/server/assessment/outputs/model"
import { type Language, translator } from "../../i18n/index.ts"
import { inPage, dayOf } from "../releases/citation.ts"
import { localPath, type Site, useSite } from "../site.tsx"
import { agencyPath, roundPath } from "./words.ts"

/** How to cite a published round, or one agency in it. */
export function citationOf(
  { round }: Pick<RoundReport, "round">,
  language: Language,
  { origin }: Site,
  agency: { readonly unit: string; readonly name: string } | null = null,
): string {
  const { id, title, publishedAt, sha256 } = round
  const path = agency === null ? roundPath(id) : agencyPath(id, agency.unit)
  return translator(language)("dti.citation", {
    title: agency === null ? title : `${agency.name}, ${title}`,
    id,
    day: dayOf(publishedAt ?? round.dataEnds, language),
    address: origin + localPath(path, language),
    sha256: sha256 ?? "",
  })
}

const FILES = [
  ["report.docx", "dti.file.report"],
  ["ranking.docx", "dti.file.rankingDocx"],
  ["ranking.xlsx", "dti.file.rankingXlsx"],
  ["ranking.csv", "dti.file.rankingCsv"],
  ["ministry.xlsx", "dti.file.ministry"],
  ["ranking.png", "dti.file.chartRanking"],
  ["distribution.png", "dti.file.chartDistribution"],
  ["heat.png", "dti.file.chartHeat"],
] as const

/** How to cite, download and check a published round. */
export function Take({ report }: { report: RoundReport }) {
  const site = useSite()
  const { t, origin } = site
  const { id, sha256 } = report.round
  const api = `/api/v1/assessment/rounds/${encodeURIComponent(id)}`
  const query = report.group === null ? "" : `?group=${encodeURIComponent(report.group)}`
  return (
    <section aria-labelledby="trich-dan">
      <h2 id="trich-dan">{t("release.take")}</h2>
      <p className="citation" lang="vi">
        {citationOf(report, "vi", site)}
      </p>
      <p className="citation" lang="en">
        {citationOf(report, "en", site)}
      </p>
      <p className="downloads">
        {t("download.label")}{" "}
        {FILES.map(([file, title]) => (
          <span key={file}>
            <a href={`${api}/outputs/${file}${query}`}>{t(title)}</a>
            {" · "}
          </span>
        ))}
        <a href={`${api}/outputs/report.json${query}`}>JSON</a>
      </p>
      <h3>{t("release.verify")}</h3>
      <p className="prose">{t("dti.verifyHow")}</p>
      <p>
        SHA-256: <code className="hash">{sha256}</code>
      </p>
      <pre className="scrolls">
        <code>{`curl -s ${origin}${api}/publication | sha256sum\ntinhso assessment verify ${id}`}</code>
      </pre>
      <p>
        API: <code className="hash">{`GET ${origin}${api}/outputs/report.json`}</code>
      </p>
      <script
        type="application/ld+json"
        // oxlint-disable-next-line react/no-danger -- written by `inPage`, which escapes what ends a script
        dangerouslySetInnerHTML={{ __html: inPage(datasetOf(report, site)) }}
      />
    </section>
  )
}

const TYPES = {
  "ranking.csv": "text/csv",
  "ranking.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "report.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "report.json": "application/json",
} as const

/** What search engines and catalogues read: schema.org `Dataset`. */
function datasetOf({ round, index, columns }: RoundReport, { origin }: Site): object {
  const address = origin + roundPath(round.id)
  return {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    "@id": address,
    url: address,
    identifier: [round.id, `sha256:${round.sha256 ?? ""}`],
    name: round.title,
    description: `${round.title}. ${index.name} (${index.decision || "–"}). ${index.gaps}`.trim(),
    inLanguage: ["vi", "en"],
    isAccessibleForFree: true,
    datePublished: round.publishedAt,
    temporalCoverage: `${round.dataStarts}/${round.dataEnds}`,
    creator: { "@type": "Organization", name: round.lead.name },
    variableMeasured: columns.map(({ code, name }) => ({
      "@type": "PropertyValue",
      propertyID: code,
      name,
      unitText: "%",
    })),
    distribution: Object.entries(TYPES).map(([file, encodingFormat]) => ({
      "@type": "DataDownload",
      contentUrl: `${origin}/api/v1/assessment/rounds/${round.id}/outputs/${file}`,
      encodingFormat,
    })),
  }
}
