import { Anchor, Button, Group, Stack, Text } from "@mantine/core"
import type { Campaign } from "@tinhso/server/coverage/measurements/model"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { formatDay, formatWhole, type Language } from "../../i18n/index.ts"
import { publicPath } from "../frame/language.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { UnitName } from "../people/UnitName.tsx"
import { holds, meQuery } from "../session/session.ts"
import { type Say, useWords } from "../words/index.ts"
import { CampaignMark } from "./CampaignMark.tsx"
import { campaignsQuery } from "./queries.ts"

/** Every campaign of measured signal that this person may see, the newest first. */
export function CampaignsPage() {
  const { say, language } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  const found = useQuery(campaignsQuery)
  return (
    <Page title={say("measured.title")} intro={say("measured.intro")}>
      <Stack>
        <Group>
          {holds(grants, "editor") && (
            <Button component={Link} to="/console/do-song/nhap">
              {say("measured.import")}
            </Button>
          )}
          <Button variant="default" component="a" href={publicPath("/do-song", language)}>
            {say("measured.public")}
          </Button>
        </Group>
        <Loaded query={found}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Text>{say("measured.empty")}</Text>
            ) : (
              <ListTable
                caption={say("measured.title")}
                rows={rows}
                rowKey={({ id }) => id}
                columns={columns(say, language)}
              />
            )
          }
        </Loaded>
      </Stack>
    </Page>
  )
}

const columns = (say: Say, language: Language): ListColumn<Campaign>[] => [
  {
    title: say("measured.name"),
    heads: true,
    cell: ({ id, name, illustrative }) => (
      <>
        <Anchor component={Link} to={`/console/do-song/${id}`}>
          {name} {id}
        </Anchor>
        {illustrative && ` · ${say("measured.illustrative")}`}
      </>
    ),
  },
  { title: say("measured.state"), cell: ({ state }) => <CampaignMark state={state} /> },
  { title: say("measured.kind"), cell: ({ kind }) => say(`measured.kind.${kind}`) },
  { title: say("measured.unit"), cell: ({ unit }) => <UnitName id={unit} /> },
  {
    title: say("measured.days"),
    cell: ({ from, to }) => daysText(from, to, language),
  },
  {
    title: say("measured.points"),
    numeric: true,
    cell: ({ points }) => formatWhole(points, language),
  },
]

function daysText(from: string | null, to: string | null, language: Language): string {
  if (from === null || to === null) return ""
  const first = formatDay(from, language)
  return from === to ? first : `${first}–${formatDay(to, language)}`
}
