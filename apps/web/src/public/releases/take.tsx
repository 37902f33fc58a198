import type { ReleaseDetail, ReleaseSummary } from "@tinhso/server/indicators/releases/model"
import { formatDecimal } from "../../i18n/index.ts"
import { Facts } from "../../ui/Facts.tsx"
import { inLanguage } from "../parts/words.ts"
import { Link, useSite } from "../site.tsx"
import { citationOf, datasetOf, inPage } from "./citation.ts"
import { diffPath, releasePath } from "./words.ts"

/** How to cite, download and check a release. */
export function Take({ release }: { release: ReleaseDetail }) {
  const site = useSite()
  const { t, language } = site
  const { id, files, sha256, previous } = release
  if (files === null) return null
  const size = (bytes: number) =>
    bytes < 100_000
      ? `${formatDecimal((bytes / 1000).toFixed(1), language)} kB`
      : `${formatDecimal((bytes / 1_000_000).toFixed(1), language)} MB`
  const address = releasePath(id)
  return (
    <section aria-labelledby="trich-dan">
      <h2 id="trich-dan">{t("release.take")}</h2>
      <p className="citation" lang="vi">
        {citationOf(release, "vi", site)}
      </p>
      <p className="citation" lang="en">
        {citationOf(release, "en", site)}
      </p>
      <p className="downloads">
        {t("download.label")}{" "}
        {(["csv", "json", "xlsx"] as const).map((format) => (
          <span key={format}>
            <a href={`${address}.${format}`}>{format.toUpperCase()}</a>{" "}
            <span className="small">({size(files[format].bytes)})</span>
            {" · "}
          </span>
        ))}
        <a href={`${address}.meta.json`}>meta.json</a>
      </p>
      <h3>{t("release.verify")}</h3>
      <p className="prose">{t("release.verifyHow")}</p>
      <Facts
        facts={[
          { name: t("release.ofCsv"), value: <code className="hash">{files.csv.sha256}</code> },
          { name: t("release.ofJson"), value: <code className="hash">{files.json.sha256}</code> },
          { name: t("release.ofXlsx"), value: <code className="hash">{files.xlsx.sha256}</code> },
          { name: t("release.ofRelease"), value: <code className="hash">{sha256}</code> },
          {
            name: t("release.previous"),
            value: previous !== null && (
              <>
                <Link to={releasePath(previous.id)}>{previous.id}</Link>{" "}
                <code className="hash">{previous.sha256}</code>
              </>
            ),
          },
        ]}
      />
      <p>
        API: <code>GET {`${site.origin}/api/v1/releases/${id}/rows`}</code>
      </p>
      <script
        type="application/ld+json"
        // oxlint-disable-next-line react/no-danger -- written by `inPage`, which escapes what ends a script
        dangerouslySetInnerHTML={{ __html: inPage(datasetOf(release, site)) }}
      />
    </section>
  )
}

interface CompareProps {
  readonly release: ReleaseDetail
  readonly others: readonly ReleaseSummary[]
}

/** The other releases, each with the page that says what differs. */
export function CompareWith({ release, others }: CompareProps) {
  const site = useSite()
  const rest = others.filter((one) => one.id !== release.id && one.number !== null).slice(0, 12)
  if (rest.length === 0) return null
  const older = (one: ReleaseSummary) => (one.number ?? 0) < (release.number ?? 0)
  return (
    <section aria-labelledby="so-sanh">
      <h2 id="so-sanh">{site.t("release.compareWith")}</h2>
      <ul>
        {rest.map((one) => (
          <li key={one.id}>
            <Link to={older(one) ? diffPath(one.id, release.id) : diffPath(release.id, one.id)}>
              {one.id}
            </Link>{" "}
            {inLanguage(site, one.titleVi, one.titleEn)}
          </li>
        ))}
      </ul>
    </section>
  )
}
