import { Button, Group, Progress, Stack, Text } from "@mantine/core"
import type { Run, RunProgress } from "@tinhso/server/coverage/runs/model"
import { Failure } from "../frame/Failure.tsx"
import { Notice } from "../frame/Notice.tsx"
import { useWords } from "../words/index.ts"
import { progressText } from "./progress-text.ts"
import { useRunChanges } from "./queries.ts"

interface Props {
  readonly run: Run
  readonly progress: RunProgress
  readonly edits: boolean
}

/** How far a run is that the server computes, how long it may take, and a way out. */
export function RunProgressBar({ run: { id }, progress, edits }: Props) {
  const { say } = useWords()
  const { cancel, resume } = useRunChanges()
  const { status, share, failure } = progress
  const text = progressText(progress, say)
  const moving = status === "queued" || status === "running"
  return (
    <Stack gap="xs" className="progress">
      {(moving || status === "cancelling") && (
        <Progress value={Math.floor(share * 100)} animated={moving} aria-label={text} />
      )}
      {failure === null ? <Text component="output">{text}</Text> : <Failed failure={failure} />}
      {moving && <Text size="sm">{say("covrun.progress.stays")}</Text>}
      {cancel.isError && <Failure error={cancel.error} title={say("covrun.failed")} />}
      {resume.isError && <Failure error={resume.error} title={say("covrun.failed")} />}
      {edits && (
        <Group>
          {moving && (
            <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(id)}>
              {say("covrun.cancel")}
            </Button>
          )}
          {(status === "cancelled" || status === "failed") && (
            <Button loading={resume.isPending} onClick={() => resume.mutate(id)}>
              {say("covrun.resume")}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  )
}

/** Why a run failed: what is wrong, row by row, as the server words it. */
function Failed({ failure }: { readonly failure: NonNullable<RunProgress["failure"]> }) {
  const { say } = useWords()
  return (
    <Notice tone="bad" title={say("covrun.progress.failed")}>
      <Text fw={600}>{failure.title}</Text>
      <Text className="wrap-anywhere">{failure.detail}</Text>
      {failure.errors.length > 0 && (
        <ul>
          {failure.errors.map(({ pointer, detail }) => (
            <li key={`${pointer} ${detail}`}>
              {pointer === "" ? detail : `${pointer}: ${detail}`}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
