import { Button, Group, Stack, Text } from "@mantine/core"
import type { AssetKindListed, AssetRow } from "@tinhso/server/registry/assets/model"
import { useInfiniteQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { formatWhole, type Language } from "../../i18n/index.ts"
import { Failure } from "../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loading } from "../frame/Loaded.tsx"
import { type Say, useWords } from "../words/index.ts"
import { type Asked, questionOf } from "./address.ts"
import { assetsQuery } from "./queries.ts"
import { StateMark, WarningMark } from "./marks.tsx"
import { attributeName, kindName, valueText } from "./value-text.ts"

interface Props {
  readonly kinds: readonly AssetKindListed[]
  readonly asked: Asked
}

/** So many attributes of a kind stand in its list: those one must or should give. */
const MOST_ATTRIBUTES = 4

/** The assets that fit, a page after the other. */
export function AssetTable({ kinds, asked }: Props) {
  const { say, language } = useWords()
  const found = useInfiniteQuery(assetsQuery(questionOf(asked, { counting: false })))
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <Loading />
  const rows = found.data.pages.flatMap((page) => page.rows)
  const total = found.data.pages[0]?.total ?? 0
  if (rows.length === 0) return <Text>{say("asset.none")}</Text>
  const columns = columnsOf(kinds, asked, say, language)
  return (
    <Stack gap="sm" aria-busy={found.isFetching}>
      <Text size="sm" component="output">
        {say("asset.total", { total: formatWhole(total, language) })}
      </Text>
      <ListTable
        caption={say("asset.list")}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
      />
      {found.hasNextPage && (
        <Group>
          <Button
            variant="default"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {say("asset.more")}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

function columnsOf(
  kinds: readonly AssetKindListed[],
  asked: Asked,
  say: Say,
  language: Language,
): ListColumn<AssetRow>[] {
  const byCode = new Map(kinds.map((kind) => [kind.code, kind]))
  const only = byCode.get(asked.kind)
  const attributes = (only?.attributes ?? [])
    .filter(({ need, type }) => need !== "optional" && type !== "asset")
    .slice(0, MOST_ATTRIBUTES)
  const kindOf = ({ kind }: AssetRow) => {
    const declared = byCode.get(kind)
    return declared === undefined ? kind : kindName(declared, language)
  }
  return [
    { title: say("asset.name"), heads: true, cell: (row) => <NameCell row={row} at={asked.at} /> },
    ...(only === undefined ? [{ title: say("asset.kind"), cell: kindOf }] : []),
    ...attributes.map((attribute) => ({
      title: attributeName(attribute, language),
      numeric: attribute.type === "number" || attribute.type === "integer",
      cell: (row: AssetRow) =>
        valueText(attribute, row.attributes[attribute.code], language) || "—",
    })),
    { title: say("asset.unit"), cell: ({ unitName }) => unitName ?? "—" },
    { title: say("asset.state"), cell: ({ state }) => <StateMark state={state} /> },
    {
      title: say("asset.warnings"),
      cell: ({ warnings }) => (warnings === 0 ? "—" : <WarningMark count={warnings} />),
    },
  ]
}

function NameCell({ row, at }: { readonly row: AssetRow; readonly at: string }) {
  const { say } = useWords()
  const { id, name, codes, illustrative } = row
  const label = name || codes[0]?.code || id
  const query = at === "" ? "" : `?ngay=${at}`
  return (
    <>
      <Link to={`/console/ha-tang/${id}${query}`}>{label}</Link>
      <span className="asset-note">
        {id}
        {illustrative && ` · ${say("asset.illustrative")}`}
      </span>
    </>
  )
}
