import { Button, Group, Stack, Text, TextInput } from "@mantine/core"
import type { DuplicateGroup } from "@tinhso/server/registry/assets/import/duplicates/model"
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router"
import { get, send } from "../../api.ts"
import { useAssetChanges } from "../assets/queries.ts"
import { Failure } from "../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { type Say, useWords } from "../words/index.ts"

const duplicatesQuery = queryOptions({
  queryKey: ["assets", "duplicates"],
  queryFn: ({ signal }) => get<DuplicateGroup[]>("/api/v1/asset-duplicates", signal),
})

/** Neighbours that may be one asset: a person merges them or says that they are two. */
export function DuplicatesPage() {
  const { say } = useWords()
  const groups = useQuery(duplicatesQuery)
  return (
    <Page
      title={say("duplicates.title")}
      intro={
        <>
          {say("duplicates.intro")} <Link to="/console/ha-tang">{say("asset.back")}</Link>
        </>
      }
    >
      <Loaded query={groups}>
        {(all) =>
          all.length === 0 ? (
            <Text>{say("duplicates.none")}</Text>
          ) : (
            <Stack gap="xl">
              {all.map((group, at) => (
                <OneGroup
                  key={group.members.map(({ id }) => id).join(" ")}
                  group={group}
                  number={at + 1}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  )
}

type Member = DuplicateGroup["members"][number]
type Pair = DuplicateGroup["pairs"][number]

const metresText = (metres: number) => metres.toLocaleString("vi-VN", { maximumFractionDigits: 1 })

const columnsOf = (say: Say): ListColumn<Member>[] => [
  {
    title: say("asset.name"),
    heads: true,
    cell: ({ id, name }) => <Link to={`/console/ha-tang/${id}`}>{name || id}</Link>,
  },
  { title: say("assetImport.target.code"), cell: ({ codes }) => codes.join(", ") },
  { title: say("assetImport.target.owner"), cell: ({ owner }) => owner ?? "" },
  { title: say("duplicates.networks"), cell: ({ networks }) => networks.join(", ") },
  { title: say("asset.unit"), cell: ({ unitName }) => unitName ?? "" },
]

function OneGroup({
  group: { members, pairs },
  number,
}: {
  readonly group: DuplicateGroup
  readonly number: number
}) {
  const { say } = useWords()
  const title = say("duplicates.group", { number, metres: metresText(pairs[0]?.metres ?? 0) })
  return (
    <section>
      <h2>{title}</h2>
      <ListTable<Member>
        caption={title}
        rows={members}
        rowKey={({ id }) => id}
        columns={columnsOf(say)}
      />
      {pairs.map((pair) => (
        <Decide key={`${pair.asset} ${pair.other}`} pair={pair} members={members} />
      ))}
    </section>
  )
}

/** One pair: merged, or remembered as two; both with a reason. */
function Decide({ pair, members }: { readonly pair: Pair; readonly members: readonly Member[] }) {
  const { say } = useWords()
  const [reason, setReason] = useState("")
  const client = useQueryClient()
  const { merge } = useAssetChanges()
  const apart = useMutation({
    mutationFn: () =>
      send("POST", "/api/v1/asset-duplicates/apart", {
        asset: pair.asset,
        other: pair.other,
        reason,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["assets", "duplicates"] }),
  })
  const find = (id: string) => members.find((member) => member.id === id)
  const [into, from] = [find(pair.asset), find(pair.other)]
  if (into === undefined || from === undefined) return null
  const names = { asset: into.name || into.id, other: from.name || from.id }
  const text = say("duplicates.pair", { ...names, metres: metresText(pair.metres) })
  const busy = merge.isPending || apart.isPending
  const error = merge.error ?? apart.error
  return (
    <Stack gap="xs" mt="sm">
      <Text size="sm">{text}</Text>
      <Group align="end">
        <TextInput
          label={`${say("duplicates.reason")}: ${text}`}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={reason.trim() === "" || busy}
          onClick={() =>
            merge.mutate({
              id: from.id,
              into: into.id,
              version: from.version,
              intoVersion: into.version,
              reason,
            })
          }
        >
          {say("duplicates.merge", { from: names.other, into: names.asset })}
        </Button>
        <Button
          variant="default"
          disabled={reason.trim() === "" || busy}
          onClick={() => apart.mutate()}
        >
          {say("duplicates.apart")}
        </Button>
      </Group>
      {error !== null && <Failure error={error} />}
    </Stack>
  )
}
