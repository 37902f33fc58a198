import { Button, Group, Stack, Text } from "@mantine/core"
import type { IndexTold } from "@tinhso/server/assessment/model"
import { useState } from "react"
import { useNavigate } from "react-router"
import { Dialog } from "../../frame/Dialog.tsx"
import { Failure } from "../../frame/Failure.tsx"
import { useWords } from "../../words/index.ts"
import { useIndexChanges } from "./queries.ts"
import type { IndexDraft } from "./use-index-draft.ts"

interface Props {
  readonly draft: IndexDraft
  readonly findings: IndexTold["findings"]
}

/** Issuing a draft, for good, and dropping it. */
export function IssueButtons({ draft, findings }: Props) {
  const { say } = useWords()
  const [asked, setAsked] = useState<"issue" | "drop" | null>(null)
  const wrong = findings.some(({ weight }) => weight === "wrong")
  const close = () => setAsked(null)
  return (
    <>
      <Button
        variant="default"
        disabled={wrong || draft.dirty}
        title={draft.dirty ? say("idx.issue.save") : undefined}
        onClick={() => setAsked("issue")}
      >
        {say("idx.issue")}
      </Button>
      <Button variant="subtle" onClick={() => setAsked("drop")}>
        {say("idx.drop")}
      </Button>
      {asked === "issue" && <IssueDialog draft={draft} findings={findings} onClose={close} />}
      {asked === "drop" && <DropDialog draft={draft} onClose={close} />}
    </>
  )
}

function IssueDialog({ draft, findings, onClose }: Props & { readonly onClose: () => void }) {
  const { say } = useWords()
  const { issue } = useIndexChanges(draft.index.id)
  const gaps = findings.filter(({ weight }) => weight === "gap").length
  const { version, stamp, index } = draft.base
  return (
    <Dialog opened title={say("idx.issue")} onClose={onClose}>
      <Stack>
        <Text>{say("idx.issue.sure", { version, name: index.name })}</Text>
        {gaps > 0 && <Text>{say("idx.issue.gaps", { count: gaps })}</Text>}
        {issue.isError && <Failure error={issue.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button
            loading={issue.isPending}
            onClick={() => issue.mutate(stamp, { onSuccess: onClose })}
          >
            {say("idx.issue")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

function DropDialog({ draft, onClose }: Pick<Props, "draft"> & { readonly onClose: () => void }) {
  const { say } = useWords()
  const go = useNavigate()
  const { drop } = useIndexChanges(draft.index.id)
  const done = () => {
    draft.reset(draft.base)
    void go("/console/bo-chi-so")
  }
  return (
    <Dialog opened title={say("idx.drop")} onClose={onClose}>
      <Stack>
        <Text>{say("idx.drop.sure", { version: draft.base.version })}</Text>
        {drop.isError && <Failure error={drop.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button
            color="red"
            loading={drop.isPending}
            onClick={() => drop.mutate(undefined, { onSuccess: done })}
          >
            {say("idx.drop")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
