import { Button, Group, List, Stack, Text } from "@mantine/core"
import type { RegisteredGap } from "@tinhso/server/coverage/register/model"
import { type SubmitEvent, useState } from "react"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"
import { useGapChanges } from "./queries.ts"
import { saidOf } from "./said.ts"
import { type Said, SaidFields } from "./SaidFields.tsx"
import { today } from "./today.ts"

interface Props {
  readonly gaps: readonly RegisteredGap[]
  readonly onClose: () => void
}

/** Confirms many gaps at once: first a dry run, then those that can be. */
export function BulkDialog({ gaps, onClose }: Props) {
  const { say } = useWords()
  const { bulk } = useGapChanges()
  const [chosen] = useState(gaps)
  const [said, setSaid] = useState<Said>({ ...NOTHING, day: today() })
  const done = bulk.data
  const fit = done !== undefined && !done.committed ? done.fit : 0
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (said.day === null) return
    const gapsOf = chosen.map(({ id, version }) => ({ id, version }))
    const { day } = said
    bulk.mutate({ gaps: gapsOf, state: "confirmed", day, commit: fit > 0, ...saidOf(said) })
  }
  return (
    <Dialog
      opened
      size="lg"
      title={say("gap.bulk.title", { count: chosen.length })}
      onClose={onClose}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{say("gap.rule.confirmed")}</Text>
          <Text size="sm" c="var(--muted)">
            {say("gap.bulk.hint")}
          </Text>
          <SaidFields said={said} onChange={(part) => setSaid((now) => ({ ...now, ...part }))} />
          {bulk.isError && (
            <Failure error={bulk.error} title={say("gap.failed")} next={say("gap.kept")} />
          )}
          {done !== undefined && <Told done={done} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say(done?.committed === true ? "close" : "cancel")}
            </Button>
            {done?.committed !== true && (
              <Button type="submit" loading={bulk.isPending} disabled={said.day === null}>
                {fit > 0 ? say("gap.bulk.commit", { count: fit }) : say("gap.bulk.try")}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

const NOTHING = { organisation: "", document: "", note: "" }

type Done = NonNullable<ReturnType<typeof useGapChanges>["bulk"]["data"]>

function Told({ done }: { readonly done: Done }) {
  const { say } = useWords()
  const { committed, fit, refused, rows } = done
  return (
    <output className="gap-told">
      <Text fw={600}>
        {committed ? say("gap.bulk.done", { fit }) : say("gap.bulk.tried", { fit, refused })}
      </Text>
      {refused > 0 && (
        <List size="sm">
          {rows
            .filter(({ problem }) => problem !== null)
            .map(({ id, name, problem }) => (
              <List.Item key={id}>
                {id} {name}: {problem}
              </List.Item>
            ))}
        </List>
      )}
    </output>
  )
}
