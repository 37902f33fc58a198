import { Button, Group, Stack } from "@mantine/core"
import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import type { Language } from "../../i18n/index.ts"
import { kindsQuery } from "../assets/queries.ts"
import { kindName } from "../assets/value-text.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { holds, meQuery } from "../session/session.ts"
import { type Say, useWords } from "../words/index.ts"
import { versionWords } from "./version-words.ts"

/** The kinds of assets as they are declared now. */
export function KindsPage() {
  const { say } = useWords()
  const kinds = useQuery(kindsQuery)
  const grants = useQuery(meQuery).data?.grants ?? []
  return (
    <Page
      title={say("kinds.title")}
      intro={
        <>
          {say("kinds.intro")} <Link to="/console/ha-tang">{say("asset.back")}</Link>
        </>
      }
    >
      <Stack>
        <Group>
          {holds(grants, "administrator") && (
            <Button component={Link} to="/console/ha-tang/loai/nhap">
              {say("kinds.import")}
            </Button>
          )}
          <Button component={Link} to="/console/ha-tang/so-day-du" variant="default">
            {say("kept.title")}
          </Button>
        </Group>
        <Loaded query={kinds}>{(all) => <Kinds kinds={all} />}</Loaded>
      </Stack>
    </Page>
  )
}

function Kinds({ kinds }: { readonly kinds: readonly AssetKindListed[] }) {
  const { say, language } = useWords()
  return (
    <ListTable
      caption={say("kinds.title")}
      columns={columnsOf(say, language)}
      rows={kinds}
      rowKey={({ code }) => code}
    />
  )
}

const columnsOf = (say: Say, language: Language): ListColumn<AssetKindListed>[] => [
  {
    title: say("kinds.name"),
    heads: true,
    cell: (kind) => (
      <Link to={`/console/ha-tang/loai/${kind.code}`}>{kindName(kind, language)}</Link>
    ),
  },
  {
    title: say("kinds.group"),
    cell: ({ groupVi, groupEn }) => (language === "vi" ? groupVi : groupEn),
  },
  {
    title: say("kinds.attributes"),
    numeric: true,
    cell: ({ attributes }) => attributes.length,
  },
  { title: say("kinds.rules"), numeric: true, cell: ({ rules }) => rules.length },
  {
    title: say("kinds.counts"),
    cell: ({ counts }) =>
      counts.map(({ nameVi, nameEn }) => (language === "vi" ? nameVi : nameEn)).join("; ") || "—",
  },
  { title: say("kinds.version"), cell: ({ version }) => versionWords(version, say) },
]
