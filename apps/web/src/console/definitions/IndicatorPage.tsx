import { Stack } from "@mantine/core"
import type { Indicator, IndicatorUse } from "@tinhso/server/indicators/definitions/model"
import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "react-router"
import { formatDay, formatInstant } from "../../i18n/index.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { useWords } from "../words/index.ts"
import { IndicatorForm } from "./IndicatorForm.tsx"
import { indicatorQuery, usedByQuery } from "./queries.ts"

/** One indicator: its formula of every time, who reads it, and the form of the next version. */
export function IndicatorPage() {
  const { code = "" } = useParams()
  const { say, language } = useWords()
  const found = useQuery(indicatorQuery(code))
  const name = language === "vi" ? found.data?.nameVi : found.data?.nameEn
  return (
    <Page title={name ?? code} intro={<Link to="/console/chi-so">{say("def.back")}</Link>}>
      <Loaded query={found}>
        {(one) => (
          <Stack gap="xl">
            <Versions one={one} />
            <UsedBy code={one.code} />
            <section aria-labelledby="ban-moi">
              <h2 id="ban-moi" className="section-title">
                {say("def.version.new")}
              </h2>
              <IndicatorForm key={one.versions.length} one={one} />
            </section>
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}

/** An indicator that is not there yet. */
export function NewIndicatorPage() {
  const { say } = useWords()
  return (
    <Page
      title={say("def.addIndicator")}
      intro={<Link to="/console/chi-so">{say("def.back")}</Link>}
    >
      <IndicatorForm one={null} />
    </Page>
  )
}

function Versions({ one }: { one: Indicator }) {
  const { say, language } = useWords()
  const titles = ["version", "formula", "version.from", "document", "version.recorded"] as const
  return (
    <section aria-labelledby="cac-ban">
      <h2 id="cac-ban" className="section-title">
        {say("def.versions")}
      </h2>
      <table className="grid">
        <caption className="hidden">{say("def.versions")}</caption>
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col">
                {say(`def.${title}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {one.versions.toReversed().map((version) => (
            <tr key={version.version}>
              <th scope="row" data-label={say("def.version")}>
                {version.version}
              </th>
              <td data-label={say("def.formula")}>
                <code className="wrap-anywhere">{version.formula}</code>
              </td>
              <td data-label={say("def.version.from")}>
                {version.validFrom === null
                  ? say("def.version.always")
                  : formatDay(version.validFrom, language)}
              </td>
              <td data-label={say("def.document")}>{version.document ?? "—"}</td>
              <td data-label={say("def.version.recorded")}>
                {formatInstant(version.recordedAt, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function UsedBy({ code }: { code: string }) {
  const { say } = useWords()
  const use = useQuery(usedByQuery(code))
  return (
    <section aria-labelledby="ai-dung">
      <h2 id="ai-dung" className="section-title">
        {say("def.use")}
      </h2>
      <Loaded query={use}>{(found) => <Readers use={found} />}</Loaded>
    </section>
  )
}

function Readers({ use: { indicators, releases, targets } }: { use: IndicatorUse }) {
  const { say, language } = useWords()
  return (
    <>
      {indicators.length === 0 && <p>{say("def.use.none")}</p>}
      {indicators.length > 0 && (
        <ul>
          {indicators.map((one) => (
            <li key={one.code}>
              <Link to={`/console/chi-so/tinh-toan/${encodeURIComponent(one.code)}`}>
                {language === "vi" ? one.nameVi : one.nameEn}
              </Link>
              {!one.direct && ` (${say("def.use.indirect")})`}
            </li>
          ))}
        </ul>
      )}
      {targets > 0 && <p>{say("def.use.targets", { count: targets })}</p>}
      {releases.length > 0 && (
        <>
          <p>{say("def.use.releases")}</p>
          <ul>
            {releases.map(({ id, titleVi }) => (
              <li key={id}>
                <a href={`/r/${id}`}>{titleVi}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
