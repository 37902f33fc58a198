import { Button, Group, List, Stack, Text } from "@mantine/core"
import { ApiError, NO_ANSWER, STRANGE_ANSWER } from "../../api.ts"
import { type Say, useWords } from "../words/index.ts"
import { Copyable } from "./Copyable.tsx"
import { Notice } from "./Notice.tsx"

interface Props {
  readonly error: unknown
  /** What was being done; without it the problem's own title heads the message. */
  readonly title?: string
  /** What was kept, and the next step. */
  readonly next?: string
  readonly onRetry?: () => void
}

/** What happened, in the server's words and whole; what was kept; the next step; the request id. */
export function Failure({ error, title, next, onRetry }: Props) {
  const { say } = useWords()
  const told = tell(error, say)
  const heading = title ?? told.title
  return (
    <Notice tone="bad" title={heading}>
      <Stack gap="xs">
        {heading !== told.title && <Text fw={600}>{told.title}</Text>}
        {told.detail !== "" && <Text className="wrap-anywhere">{told.detail}</Text>}
        {told.errors.length > 0 && (
          <List size="sm">
            {told.errors.map((one) => (
              <List.Item key={`${one.pointer}:${one.detail}`}>
                {one.pointer === "" ? one.detail : `${one.pointer}: ${one.detail}`}
              </List.Item>
            ))}
          </List>
        )}
        {next !== undefined && <Text>{next}</Text>}
        {told.requestId !== null && (
          <Copyable label={say("error.requestId")} value={told.requestId} />
        )}
        {onRetry !== undefined && (
          <Group>
            <Button variant="default" size="sm" onClick={onRetry}>
              {say("retry")}
            </Button>
          </Group>
        )}
      </Stack>
    </Notice>
  )
}

interface Told {
  readonly title: string
  readonly detail: string
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[]
  readonly requestId: string | null
}

function tell(error: unknown, say: Say): Told {
  if (!(error instanceof ApiError)) {
    const detail = error instanceof Error ? error.message : String(error)
    return { title: say("error.page"), detail, errors: [], requestId: null }
  }
  const { problem, requestId } = error
  if (error.code === NO_ANSWER) {
    const detail = say("error.no-answer.detail")
    return { title: say("error.no-answer"), detail, errors: [], requestId }
  }
  if (error.code === STRANGE_ANSWER) {
    const detail = say("error.strange.detail", { status: problem.status })
    return { title: say("error.strange"), detail, errors: [], requestId }
  }
  return { title: problem.title, detail: problem.detail, errors: problem.errors ?? [], requestId }
}
