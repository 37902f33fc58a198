import { Button, Group, Paper, Stack, Text } from "@mantine/core"
import type { CollectionSummary } from "@tinhso/server/indicators/collections/model"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { formatInstant, formatPeriod } from "../../i18n/index.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { useUnsent } from "../offline/use-unsent.ts"
import { holds, meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
import { CollectionTag } from "./CollectionTag.tsx"
import { collectionsQuery, pagePath, workQuery } from "./queries.ts"
import { WorkItems } from "./WorkItems.tsx"

/** What waits for me, and the collections that I can see. */
export function WorkListPage() {
  const { say } = useWords()
  const work = useQuery(workQuery)
  const collections = useQuery(collectionsQuery)
  const me = useQuery(meQuery).data
  const administers = holds(me?.grants ?? [], "administrator")
  return (
    <Page title={say("col.title")} intro={say("col.intro")}>
      <Stack gap="xl">
        {me?.user != null && <UnsentDrafts account={me.user.id} />}
        <section aria-labelledby="viec-bao-cao">
          <h2 id="viec-bao-cao" className="section-title">
            {say("col.work")}
          </h2>
          <Loaded query={work}>
            {({ items }) => (items.length === 0 ? <NothingWaits /> : <WorkItems items={items} />)}
          </Loaded>
        </section>
        <section aria-labelledby="cac-dot">
          <Group justify="space-between" mb="xs">
            <h2 id="cac-dot" className="section-title">
              {say("col.collections")}
            </h2>
            {administers && (
              <Button component={Link} to="/console/bao-cao/moi" size="sm">
                {say("col.new")}
              </Button>
            )}
          </Group>
          <Loaded query={collections}>
            {(found) =>
              found.length === 0 ? (
                <Text>{say(administers ? "col.none.administrator" : "col.none")}</Text>
              ) : (
                <Collections collections={found} />
              )
            }
          </Loaded>
        </section>
      </Stack>
    </Page>
  )
}

function NothingWaits() {
  const { say } = useWords()
  return (
    <Paper withBorder p="lg">
      <Text fw={600}>{say("col.work.none")}</Text>
      <Text>{say("col.work.none.detail")}</Text>
    </Paper>
  )
}

/** What was typed on this machine and has not reached the server. */
function UnsentDrafts({ account }: { account: string }) {
  const { say } = useWords()
  const waiting = useUnsent(account, "reports")
  if (waiting.length === 0) return null
  return (
    <Notice tone="warn" title={say("col.drafts")}>
      <ul className="said">
        {waiting.map(({ collection, unit, cells }) => (
          <li key={`${collection} ${unit}`}>
            <Link to={pagePath(collection, unit)}>
              {say("col.drafts.of", { collection, unit, count: cells })}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Collections({ collections }: { collections: readonly CollectionSummary[] }) {
  const { say, language } = useWords()
  return (
    <table className="grid">
      <caption className="hidden">{say("col.collections")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("col.col.title")}</th>
          <th scope="col">{say("col.col.period")}</th>
          <th scope="col">{say("col.col.state")}</th>
          <th scope="col">{say("rep.due")}</th>
          <th scope="col" className="numeric">
            {say("col.col.submitted")}
          </th>
          <th scope="col" className="numeric">
            {say("col.col.late")}
          </th>
        </tr>
      </thead>
      <tbody>
        {collections.map((one) => (
          <tr key={one.id}>
            <th scope="row" data-label={say("col.col.title")}>
              <Link to={pagePath(one.id)}>{one.title}</Link>
            </th>
            <td data-label={say("col.col.period")}>{formatPeriod(one.period, language)}</td>
            <td data-label={say("col.col.state")}>
              <CollectionTag state={one.state} />
            </td>
            <td data-label={say("rep.due")}>{formatInstant(one.due, language)}</td>
            <td className="numeric" data-label={say("col.col.submitted")}>
              {one.counts.reports - one.counts.draft - one.counts.returned}/{one.counts.reports}
            </td>
            <td className="numeric" data-label={say("col.col.late")}>
              {one.counts.late}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
