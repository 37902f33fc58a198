import type { GapDetail, GapDocument, GapStep } from "@tinhso/server/coverage/register/model"
import { formatNumber } from "@tinhso/vietnamese"
import { formatDay, formatWhole } from "../../i18n/index.ts"
import { DataTable } from "../../ui/DataTable.tsx"
import { Facts } from "../../ui/Facts.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { VillagePlot } from "../../ui/VillagePlot.tsx"
import { orNull, part } from "../api.ts"
import { Downloads } from "../parts/controls.tsx"
import { inLanguage } from "../parts/words.ts"
import { href, Link, type Page, useSite } from "../site.tsx"
import { GAPS_PATH } from "./address.ts"
import { planText } from "./tables.tsx"
import { GapTag } from "./tag.tsx"

const apiPath = (id: string) => `/api/v1/coverage/gaps/${part(id)}`

/** One gap: what is known of it, where it lies, what has become of it. */
export const gapPage: Page = async (site, { id = "" }) => {
  const gap = await orNull(site.api<GapDetail>(apiPath(id)))
  const title = gap === null ? site.t("gaps.title") : gap.name
  const about = { title, description: site.t("gaps.lead") }
  if (gap === null) return { ...about, status: 404, body: <Missing /> }
  return { ...about, body: <Body gap={gap} /> }
}

function Missing() {
  const { t } = useSite()
  return (
    <>
      <h1>{t("gaps.title")}</h1>
      <p className="empty">{t("gaps.missing")}</p>
      <Back />
    </>
  )
}

function Back() {
  const { t } = useSite()
  return (
    <p>
      <Link to={GAPS_PATH}>{t("gaps.back")}</Link>
    </p>
  )
}

function Body({ gap }: { readonly gap: GapDetail }) {
  const { t } = useSite()
  return (
    <>
      <Back />
      <h1>{gap.name}</h1>
      <p className="lead">
        <GapTag state={gap.state} /> {gap.unitName}
      </p>
      {gap.illustrative && (
        <Notice tone="warn" title={t("gaps.illustrative")}>
          <p>{t("gaps.illustrativeWhat")}</p>
        </Notice>
      )}
      <GapFacts gap={gap} />
      <Villages gap={gap} />
      <Past gap={gap} />
      <Downloads links={[{ href: apiPath(gap.id), title: "JSON" }]} />
    </>
  )
}

function GapFacts({ gap }: { readonly gap: GapDetail }) {
  const site = useSite()
  const { t, language } = site
  const whole = (value: number | null) =>
    value === null ? t("gaps.uncounted") : formatWhole(value, language)
  const { place, nearest } = gap
  return (
    <Facts
      facts={[
        { name: t("gaps.id"), value: gap.id },
        { name: t("gaps.people"), value: whole(gap.population) },
        { name: t("gaps.households"), value: whole(gap.households) },
        { name: t("gaps.source"), value: gap.source },
        {
          name: t("gaps.lacking"),
          value: `${gap.technology}, ${gap.operators.length === 0 ? t("gaps.allOperators") : gap.operators.join(", ")}`,
        },
        { name: t("gaps.definition"), value: gap.definition },
        { name: t("gaps.plan"), value: planText(gap, site) },
        {
          name: t("gaps.nearestMast"),
          value:
            nearest.mast !== null &&
            `${formatNumber(nearest.mast.metres / 1000, { maxDecimals: 1 })} km${nearest.mast.illustrative ? ` (${t("gaps.mark")})` : ""}`,
        },
        {
          name: t("gaps.lists"),
          value: gap.memberships
            .map(({ nameVi, nameEn, number }) => {
              const name = inLanguage(site, nameVi, nameEn)
              return number === null ? name : `${name} (${number})`
            })
            .join("; "),
        },
        {
          name: t("gaps.where"),
          value: place !== null && (
            <a href={href(site, `/vung-phu?noi=${place.longitude},${place.latitude}`)}>
              {t("gaps.map")}
            </a>
          ),
        },
      ]}
    />
  )
}

function Villages({ gap: { villages } }: { readonly gap: GapDetail }) {
  const { t } = useSite()
  if (villages.length === 0) return null
  return (
    <section aria-labelledby="thon">
      <h2 id="thon">{t("gaps.villages")}</h2>
      <VillagePlot title={t("gaps.plot", { count: villages.length })} villages={villages} />
      <DataTable
        caption={t("gaps.villages")}
        columns={[
          { key: "name", title: t("gaps.village"), heads: true, cell: ({ name }) => name },
          {
            key: "place",
            title: t("gaps.place"),
            cell: ({ latitude, longitude }) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
          },
        ]}
        rows={villages}
        rowKey={({ name, latitude, longitude }) => `${name} ${latitude} ${longitude}`}
      />
    </section>
  )
}

/** Every state it had, newest first. */
function Past({ gap }: { readonly gap: GapDetail }) {
  const { t } = useSite()
  return (
    <section aria-labelledby="da-qua">
      <h2 id="da-qua">{t("gaps.past")}</h2>
      <ol className="gap-history">
        {gap.history.toReversed().map((step) => (
          <Step key={step.version} step={step} gap={gap.id} />
        ))}
      </ol>
    </section>
  )
}

function Step({ step, gap }: { readonly step: GapStep; readonly gap: string }) {
  const { t, language } = useSite()
  const { day, state, organisation, document, due, evidence } = step
  const told = [
    organisation,
    document,
    due === null ? null : t("gaps.due", { day: formatDay(due, language) }),
  ].filter((one) => one !== null)
  return (
    <li>
      <time dateTime={day}>{formatDay(day, language)}</time>
      <div>
        <GapTag state={state} />
        {told.length > 0 && <p className="small">{told.join(" · ")}</p>}
        {evidence.length > 0 && (
          <ul className="gap-documents">
            {evidence.map((one) => (
              <li key={one.id}>
                <DocumentLink gap={gap} document={one} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

function DocumentLink({
  gap,
  document: { id, number, summary, file, link },
}: {
  readonly gap: string
  readonly document: GapDocument
}) {
  return (
    <>
      {[number, summary].filter((one) => one !== null).join(" · ")}{" "}
      {file !== null && (
        <a href={`${apiPath(gap)}/documents/${part(id)}/file`} download={file.name}>
          {file.name}
        </a>
      )}
      {link !== null && (
        <a href={link} rel="noreferrer">
          {link}
        </a>
      )}
    </>
  )
}
