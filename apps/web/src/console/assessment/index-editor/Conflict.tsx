import { Button, Group, Stack, Text } from "@mantine/core"
import type { IndexTold } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { Loaded } from "../../frame/Loaded.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { useWords } from "../../words/index.ts"
import { DiffTable } from "./DiffTable.tsx"
import { diffOf, versionQuery } from "./queries.ts"
import type { IndexDraft } from "./use-index-draft.ts"

interface Props {
  readonly draft: IndexDraft
  /** Told what both changed, once the two are put together. */
  readonly onDone: (both: readonly string[]) => void
}

/** Somebody else kept the same draft meanwhile: what they changed, and the two ways on. */
export function Conflict({ draft, onDone }: Props) {
  const { say } = useWords()
  const theirs = useQuery({ ...versionQuery(draft.index.id, null), staleTime: 0, gcTime: 0 })
  return (
    <Notice tone="warn" title={say("idx.conflict")}>
      {theirs.isFetching ? null : (
        <Loaded query={theirs}>
          {(told) => <Theirs draft={draft} told={told} onDone={onDone} />}
        </Loaded>
      )}
    </Notice>
  )
}

function Theirs({ draft, told, onDone }: Props & { readonly told: IndexTold }) {
  const { say } = useWords()
  const diff = useQuery({
    queryKey: ["assessment", "indices", told.index.id, "theirs", draft.base.stamp, told.stamp],
    queryFn: () => diffOf(draft.base.index, told.index),
  })
  return (
    <Stack gap="sm">
      <Text>{say("idx.conflict.intro")}</Text>
      <Loaded query={diff}>{(found) => <DiffTable diff={found} />}</Loaded>
      <Group>
        {told.issuedAt === null && (
          <Button onClick={() => onDone(draft.merge(told).both)}>
            {say("idx.conflict.merge")}
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => {
            draft.reset(told)
            onDone([])
          }}
        >
          {say("idx.conflict.theirs")}
        </Button>
      </Group>
    </Stack>
  )
}
