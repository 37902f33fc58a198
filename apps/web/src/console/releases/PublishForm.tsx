import { Button, Group, Stack, Text, Textarea } from "@mantine/core"
import type { ReleaseDetail } from "@tinhso/server/indicators/releases/model"
import { type SubmitEvent, useState } from "react"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"
import { useReleaseChanges } from "./queries.ts"

/** Publishes what is seen; where checks are listed, with a reason. */
export function PublishForm({ release }: { release: ReleaseDetail }) {
  const { say } = useWords()
  const { publish } = useReleaseChanges()
  const [reason, setReason] = useState("")
  const [asked, setAsked] = useState(false)
  const needed = release.checks.length > 0
  const lacking = needed && reason.trim() === ""
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setAsked(true)
    if (lacking) return
    const { id, rowsSha256 } = release
    publish.mutate({ id, rowsSha256, ...(reason.trim() === "" ? {} : { reason }) })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw="42rem">
        {publish.isError && (
          <Failure
            error={publish.error}
            title={say("rel.publish.failed")}
            next={say("rel.publish.next")}
          />
        )}
        {needed && (
          <Textarea
            label={say("rel.publish.reason")}
            required
            autosize
            value={reason}
            error={asked && lacking ? say("rel.publish.needed") : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <Text size="sm">{say("rel.publish.forGood")}</Text>
        <Group>
          <Button type="submit" loading={publish.isPending}>
            {say("rel.publish")}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
