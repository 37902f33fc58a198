import { Anchor, Stack, Text } from "@mantine/core"
import type {
  CollectionDetail,
  CollectionOverview,
  Counts,
} from "@tinhso/server/indicators/collections/model"
import { useQuery } from "@tanstack/react-query"
import { useParams, useSearchParams } from "react-router"
import { formatInstant, formatPeriod, formatWhole } from "../../i18n/index.ts"
import { unitOfMeasure } from "../../i18n/units.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { useWords } from "../words/index.ts"
import { CollectionActions } from "./CollectionActions.tsx"
import { CollectionTag } from "./CollectionTag.tsx"
import { collectionQuery, overviewQuery } from "./queries.ts"
import { ReportsTable } from "./ReportsTable.tsx"

/** One collection: who has reported, what is late, and what can be done about it. */
export function CollectionPage() {
  const { say } = useWords()
  const { collection: id = "" } = useParams()
  const [query, setQuery] = useSearchParams()
  const under = query.get("dia-ban")
  const collection = useQuery(collectionQuery(id))
  const overview = useQuery(overviewQuery(id, under))
  return (
    <Page title={collection.data?.title ?? say("col.one")}>
      <Loaded query={collection}>
        {(detail) => (
          <Stack gap="lg">
            <Head detail={detail} />
            <CollectionActions detail={detail} />
            {detail.state !== "draft" && (
              <Loaded query={overview}>
                {(found) => (
                  <Overview
                    id={id}
                    overview={found}
                    under={under}
                    onUnder={(unit) => setQuery(unit === null ? {} : { "dia-ban": unit })}
                  />
                )}
              </Loaded>
            )}
            <Asked detail={detail} />
            <Events detail={detail} />
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}

function Head({ detail }: { detail: CollectionDetail }) {
  const { say, language } = useWords()
  return (
    <div>
      <div className="report-head">
        <CollectionTag state={detail.state} />
        <span>{formatPeriod(detail.period, language)}</span>
        <span>{detail.scope.fullName}</span>
        <span>
          {say("rep.due")} {formatInstant(detail.due, language)}
        </span>
        <span>{say(detail.strict ? "col.strict" : "col.lenient")}</span>
      </div>
      {detail.guidance !== "" && <Text>{detail.guidance}</Text>}
      {detail.problems.length > 0 && (
        <Notice tone="warn" title={say("col.problems")}>
          <ul className="said">
            {detail.problems.map((problem) => (
              <li key={problem} className="said-warning">
                {problem}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}

interface OverviewProps {
  readonly id: string
  readonly overview: CollectionOverview
  readonly under: string | null
  readonly onUnder: (unit: string | null) => void
}

function Overview({ id, overview, under, onUnder }: OverviewProps) {
  const { say } = useWords()
  const { counts, groups, reports } = overview
  const csv = `/api/v1/collections/${encodeURIComponent(id)}/overview.csv`
  return (
    <>
      <section aria-labelledby="tien-do">
        <h2 id="tien-do" className="section-title">
          {say("col.progress")}
        </h2>
        <p>
          <Sentence counts={counts} />
        </p>
        <Progress counts={counts} />
      </section>
      {(groups.length > 1 || under !== null) && (
        <Groups groups={groups} under={under} onUnder={onUnder} />
      )}
      <section aria-labelledby="cac-bao-cao">
        <div className="section-line">
          <h2 id="cac-bao-cao" className="section-title">
            {say("col.reports")}
          </h2>
          <Anchor
            href={under === null ? csv : `${csv}?unit=${encodeURIComponent(under)}`}
            underline="always"
          >
            {say("col.csv")}
          </Anchor>
        </div>
        <ReportsTable id={id} reports={reports} />
      </section>
    </>
  )
}

/** What a leader wants to know first, in one sentence. */
function Sentence({ counts }: { counts: Counts }) {
  const { say, language } = useWords()
  const whole = (value: number) => formatWhole(value, language)
  const done = counts.submitted + counts.verified + counts.published
  return (
    <>
      <strong>{say("col.sentence", { done: whole(done), reports: whole(counts.reports) })}</strong>{" "}
      {counts.late > 0 && say("col.sentence.late", { count: whole(counts.late) })}{" "}
      {say("col.sentence.cells", { filled: whole(counts.filled), cells: whole(counts.cells) })}
    </>
  )
}

const PARTS = ["published", "verified", "submitted", "returned", "draft"] as const

/** Parts of one bar, each with its word and number; the bar is only a drawing of them. */
function Progress({ counts }: { counts: Counts }) {
  const { say, language } = useWords()
  return (
    <>
      <div className="progress-bar" aria-hidden="true">
        {PARTS.map((part) => (
          <span key={part} data-part={part} style={{ flexGrow: counts[part] }} />
        ))}
      </div>
      <dl className="progress-key">
        {PARTS.map((part) => (
          <div key={part}>
            <dt>
              <span className="swatch" data-part={part} aria-hidden="true" />
              {say(`rep.state.${part}`)}
            </dt>
            <dd>{formatWhole(counts[part], language)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

interface GroupsProps {
  readonly groups: CollectionOverview["groups"]
  readonly under: string | null
  readonly onUnder: (unit: string | null) => void
}

function Groups({ groups, under, onUnder }: GroupsProps) {
  const { say, language } = useWords()
  return (
    <section aria-labelledby="theo-dia-ban">
      <div className="section-line">
        <h2 id="theo-dia-ban" className="section-title">
          {say("col.groups")}
        </h2>
        {under !== null && (
          <Anchor component="button" type="button" underline="always" onClick={() => onUnder(null)}>
            {say("col.groups.all")}
          </Anchor>
        )}
      </div>
      <table className="grid">
        <caption className="hidden">{say("col.groups")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("col.col.place")}</th>
            <th scope="col" className="numeric">
              {say("col.col.submitted")}
            </th>
            <th scope="col" className="numeric">
              {say("col.col.late")}
            </th>
            <th scope="col" className="numeric">
              {say("col.col.filled")}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ id, name, counts }) => (
            <tr key={id}>
              <th scope="row" data-label={say("col.col.place")}>
                <Anchor
                  component="button"
                  type="button"
                  underline="always"
                  onClick={() => onUnder(id)}
                >
                  {name}
                </Anchor>
              </th>
              <td className="numeric" data-label={say("col.col.submitted")}>
                {formatWhole(counts.submitted + counts.verified + counts.published, language)}/
                {formatWhole(counts.reports, language)}
              </td>
              <td className="numeric" data-label={say("col.col.late")}>
                {formatWhole(counts.late, language)}
              </td>
              <td className="numeric" data-label={say("col.col.filled")}>
                {formatWhole(counts.filled, language)}/{formatWhole(counts.cells, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Asked({ detail }: { detail: CollectionDetail }) {
  const { say, language } = useWords()
  const { before, onDay, after } = detail.remind
  const days = [
    ...before.toSorted((a, b) => b - a).map((count) => say("col.remind.before", { count })),
    ...(onDay ? [say("col.remind.onDay")] : []),
    ...after.toSorted((a, b) => a - b).map((count) => say("col.remind.after", { count })),
  ]
  return (
    <section aria-labelledby="chi-tieu-hoi">
      <h2 id="chi-tieu-hoi" className="section-title">
        {say("col.asked", { count: detail.asked.length })}
      </h2>
      <ul className="asked">
        {detail.asked.map((one) => (
          <li key={one.measure}>
            {language === "en" ? one.nameEn : one.nameVi} (
            {unitOfMeasure(one.unitOfMeasure, language)})
            {one.cuts.length > 1 && (
              <span className="quiet"> {say("col.asked.cuts", { count: one.cuts.length })}</span>
            )}
            {one.required && <span className="quiet"> · {say("col.asked.required")}</span>}
          </li>
        ))}
      </ul>
      <p className="quiet">
        {days.length === 0 ? say("col.remind.none") : say("col.remind", { days: days.join(", ") })}
      </p>
    </section>
  )
}

function Events({ detail }: { detail: CollectionDetail }) {
  const { say, language } = useWords()
  return (
    <section aria-labelledby="dien-bien-dot">
      <h2 id="dien-bien-dot" className="section-title">
        {say("rep.events")}
      </h2>
      <ol className="cards">
        {detail.events.toReversed().map((event) => (
          <li key={event.seq} className="card">
            <span className="card-head">
              <strong>{say(`rep.event.${event.kind}`)}</strong>
              <span className="quiet">
                {formatInstant(event.at, language)} · {event.byName}
              </span>
            </span>
            {event.reason !== "" && <span>{event.reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
