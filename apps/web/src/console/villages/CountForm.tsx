import { Button, Group, Select, Stack, Text } from "@mantine/core"
import type { Run, RunList } from "@tinhso/server/coverage/runs/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { get } from "../../api.ts"
import { Failure } from "../frame/Failure.tsx"
import { Notice } from "../frame/Notice.tsx"
import { useWords } from "../words/index.ts"
import { definitionsQuery, useCount } from "./queries.ts"

const runsQuery = {
  queryKey: ["villages", "runs"],
  queryFn: ({ signal }: { signal: AbortSignal }) => get<RunList>("/api/v1/coverage/runs", signal),
}

/** Asks a kept run who of the villages is served. */
export function CountForm() {
  const { say } = useWords()
  const runs = (useQuery(runsQuery).data?.rows ?? []).filter(({ facts }) => facts !== null)
  const count = useCount()
  return (
    <details className="village-count">
      <summary>{say("village.count")}</summary>
      <Stack gap="sm" mt="sm">
        <Text size="sm">
          {say(runs.length === 0 ? "village.count.noRun" : "village.count.hint")}
        </Text>
        {runs.length > 0 && <Ask runs={runs} count={count} />}
        {count.isError && <Failure error={count.error} />}
        {count.data !== undefined && (
          <Notice tone="good" title={say("village.count.done", { id: count.data.id })} />
        )}
      </Stack>
    </details>
  )
}

function Ask({
  runs,
  count,
}: {
  readonly runs: readonly Run[]
  readonly count: ReturnType<typeof useCount>
}) {
  const { say, language } = useWords()
  const definitions = useQuery(definitionsQuery).data ?? []
  const [run, setRun] = useState<string | null>(null)
  const [rule, setRule] = useState<string | null>(null)
  const asked = { run: run ?? runs[0]?.id ?? "", definition: rule ?? definitions[0]?.code ?? "" }
  return (
    <Group align="end">
      <Select
        label={say("village.count.run")}
        allowDeselect={false}
        value={asked.run}
        data={runs.map(({ id, name }) => ({ value: id, label: `${name} · ${id}` }))}
        onChange={setRun}
      />
      <Select
        label={say("village.count.definition")}
        allowDeselect={false}
        value={asked.definition}
        data={definitions.map(({ code, titleVi, titleEn }) => ({
          value: code,
          label: language === "vi" ? titleVi : titleEn,
        }))}
        onChange={setRule}
      />
      <Button
        loading={count.isPending}
        disabled={asked.definition === ""}
        onClick={() => count.mutate(asked)}
      >
        {say("village.count.go")}
      </Button>
    </Group>
  )
}
