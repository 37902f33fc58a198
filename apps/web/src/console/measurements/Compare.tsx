import { Anchor, Checkbox, Group, NativeSelect, Stack, Text, Title } from "@mantine/core"
import type { CampaignDetail } from "@tinhso/server/coverage/measurements/model"
import type { Run, RunList } from "@tinhso/server/coverage/runs/model"
import { useQuery } from "@tanstack/react-query"
import { useSearchParams } from "react-router"
import { Modelled } from "../../ui/comparison/Marks.tsx"
import { runsQuery } from "../coverage/queries.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { useWords } from "../words/index.ts"
import { ComparisonView } from "./ComparisonView.tsx"
import { comparePath, comparisonQuery } from "./queries.ts"

/** A campaign beside a run: which run stands in the address. */
export function Compare({ campaign }: { readonly campaign: CampaignDetail }) {
  const { say } = useWords()
  const runs = useQuery(runsQuery)
  return (
    <section aria-labelledby="so-sanh">
      <Title order={2} size="h4" id="so-sanh">
        {say("measured.compare")}
      </Title>
      <Text size="sm">{say("measured.compare.what")}</Text>
      <Loaded query={runs}>{(list) => <Chosen campaign={campaign} list={list} />}</Loaded>
    </section>
  )
}

function Chosen({ campaign, list }: { readonly campaign: CampaignDetail; readonly list: RunList }) {
  const { say } = useWords()
  const [query, setQuery] = useSearchParams()
  const ready = list.rows.filter(({ state, facts }) => facts !== null && state !== "withdrawn")
  const run = chosenRun(query.get("vung-phu"), list.current, ready)
  const correct = query.get("hieu-chinh") === "co"
  const set = (name: string, value: string | null) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === null) next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  if (run === null) return <Text>{say("measured.compare.noRun")}</Text>
  return (
    <Stack>
      <Group align="flex-end">
        <NativeSelect
          label={say("measured.run")}
          value={run.id}
          data={ready.map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))}
          onChange={(event) => set("vung-phu", event.currentTarget.value)}
        />
        {campaign.correction !== null && (
          <Checkbox
            label={say("measured.correct", { dB: campaign.correction })}
            checked={correct}
            onChange={(event) => set("hieu-chinh", event.currentTarget.checked ? "co" : null)}
          />
        )}
      </Group>
      <Text>
        <Modelled>{say("measured.modelled")}</Modelled> {run.name}
      </Text>
      <Result asked={{ campaign: campaign.id, run: run.id, correct }} />
    </Stack>
  )
}

const chosenRun = (asked: string | null, current: string | null, ready: readonly Run[]) =>
  ready.find(({ id }) => id === asked) ?? ready.find(({ id }) => id === current) ?? ready[0] ?? null

function Result({ asked }: { readonly asked: Parameters<typeof comparisonQuery>[0] }) {
  const { say } = useWords()
  const found = useQuery(comparisonQuery(asked))
  return (
    <>
      <Loaded query={found}>{(comparison) => <ComparisonView comparison={comparison} />}</Loaded>
      {found.isSuccess && (
        <Group>
          <Anchor href={comparePath(asked, "csv")} download>
            CSV
          </Anchor>
          <Anchor href={comparePath(asked, "geojson")} download>
            {say("measured.differences")}
          </Anchor>
        </Group>
      )}
    </>
  )
}
