import type { IndexTold } from "@tinhso/server/assessment/model"
import type { PublishedRound } from "@tinhso/server/assessment/outputs/model"
import { formatInstant, formatWhole } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { Tag } from "../../ui/Tag.tsx"
import { Downloads } from "../parts/controls.tsx"
import { inLanguage } from "../parts/words.ts"
import { Link, type Page, type Site, useSite } from "../site.tsx"
import { decisionText, indexPath, MARK_WORDS, periodText, roundPath } from "./words.ts"

/** Every published round by level and index, and the indices that rounds may use. */
export const roundsPage: Page = async (site) => {
  const rounds = await site.api<PublishedRound[]>("/api/v1/assessment/published")
  const indices = await site.api<IndexTold[]>("/api/v1/assessment/indices")
  return {
    title: site.t("nav.assessment"),
    description: site.t("dti.lead"),
    body: <Body rounds={rounds} indices={indices} />,
  }
}

interface Props {
  readonly rounds: readonly PublishedRound[]
  readonly indices: readonly IndexTold[]
}

function Body({ rounds, indices }: Props) {
  const { t } = useSite()
  const byIndex = [...Map.groupBy(rounds, ({ index }) => `${index.level} ${index.id}`).values()]
  return (
    <>
      <h1>{t("nav.assessment")}</h1>
      <p className="lead">{t("dti.lead")}</p>
      {rounds.length === 0 && <p className="empty">{t("dti.noRounds")}</p>}
      {byIndex.map((all) => (
        <RoundsOfIndex key={all[0]?.index.id} rounds={all} />
      ))}
      <Indices indices={indices} />
      <Downloads links={[{ href: "/api/v1/assessment/published", title: "JSON" }]} />
    </>
  )
}

function RoundsOfIndex({ rounds }: { rounds: readonly PublishedRound[] }) {
  const site = useSite()
  const { t } = site
  const index = rounds[0]?.index
  if (index === undefined) return null
  const id = `bo-${index.id}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{inLanguage(site, index.name, index.nameEn)}</h2>
      <p className="small">
        {t(`dti.level.${index.level}`)} · {index.decision || t("dti.noDecision")} ·{" "}
        <Link to={indexPath(index.id)}>{t("dti.openIndex")}</Link>
      </p>
      <DataTable
        caption={t("dti.roundsCaption", { count: rounds.length })}
        columns={roundColumns(site)}
        rows={rounds}
        rowKey={({ id: round }) => round}
      />
    </section>
  )
}

const roundColumns = (site: Site): Column<PublishedRound>[] => [
  {
    key: "title",
    title: site.t("dti.round"),
    heads: true,
    cell: (round) => (
      <>
        <Link to={roundPath(round.id)}>{round.title}</Link>{" "}
        {round.marks.map((mark) => (
          <Tag key={mark} tone="warn">
            {site.t(MARK_WORDS[mark][0])}
          </Tag>
        ))}
      </>
    ),
    order: (round) => round.title,
  },
  {
    key: "data",
    title: site.t("dti.data"),
    cell: ({ dataStarts, dataEnds }) => periodText(dataStarts, dataEnds, site.language),
    order: ({ dataEnds }) => dataEnds,
  },
  {
    key: "published",
    title: site.t("dti.published"),
    cell: ({ publishedAt }) => formatInstant(publishedAt, site.language),
    order: ({ publishedAt }) => publishedAt,
  },
  {
    key: "agencies",
    title: site.t("dti.submittedOf"),
    numeric: true,
    cell: ({ submitted, agencies }) =>
      `${formatWhole(submitted, site.language)}/${formatWhole(agencies, site.language)}`,
    order: ({ agencies }) => agencies,
  },
  {
    key: "version",
    title: site.t("dti.version"),
    numeric: true,
    cell: ({ index }) => <Link to={indexPath(index.id, index.version)}>{index.version}</Link>,
  },
]

/** Indices that were issued: what is scored, whether or not a round was published by it. */
function Indices({ indices }: Pick<Props, "indices">) {
  const site = useSite()
  const { t } = site
  const issued = indices.filter(({ issuedAt, version }) => issuedAt !== null || version > 1)
  return (
    <section aria-labelledby="bo-chi-so">
      <h2 id="bo-chi-so">{t("dti.indices")}</h2>
      <DataTable
        caption={t("dti.indicesCaption", { count: issued.length })}
        columns={indexColumns(site)}
        rows={issued}
        rowKey={({ index }) => index.id}
        empty={t("dti.noIndices")}
      />
    </section>
  )
}

const indexColumns = (site: Site): Column<IndexTold>[] => [
  {
    key: "name",
    title: site.t("dti.index"),
    heads: true,
    cell: ({ index }) => (
      <Link to={indexPath(index.id)}>{inLanguage(site, index.name, index.nameEn)}</Link>
    ),
    order: ({ index }) => index.name,
  },
  {
    key: "level",
    title: site.t("dti.level"),
    cell: ({ index }) => site.t(`dti.level.${index.level}`),
    order: ({ index }) => index.level,
  },
  {
    key: "decision",
    title: site.t("dti.decision"),
    cell: ({ index }) => decisionText(index, site),
  },
  {
    key: "criteria",
    title: site.t("dti.criteria"),
    numeric: true,
    cell: ({ index }) => {
      const scored = index.criteria.filter(({ kind }) => kind === "scored").length
      // Criteria that nobody has read are not none.
      return scored === 0 ? site.t("dti.unknown") : formatWhole(scored, site.language)
    },
  },
  {
    key: "max",
    title: site.t("dti.max"),
    numeric: true,
    cell: ({ index }) =>
      index.maxPoints === null
        ? site.t("dti.unknown")
        : formatWhole(index.maxPoints, site.language),
  },
]
