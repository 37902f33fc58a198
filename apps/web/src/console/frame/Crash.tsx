import { Button, Code, Stack, Text } from "@mantine/core"
import { useRouteError } from "react-router"
import { ApiError } from "../../api.ts"
import { useWords } from "../words/index.ts"
import { Failure } from "./Failure.tsx"
import { Page } from "./Page.tsx"

/** A part of the console that was replaced on the server while this page was open. */
const isOutdated = (error: unknown) =>
  error instanceof Error && /dynamically imported module|module script/i.test(error.message)

/** A screen that broke: what happened, that nothing was changed, and what to send to whom. */
export function Crash() {
  const { say } = useWords()
  const error = useRouteError()
  const outdated = isOutdated(error)
  const title = say(outdated ? "error.updated" : "error.page")
  return (
    <Page title={title}>
      <Stack align="flex-start">
        {error instanceof ApiError ? (
          <Failure error={error} />
        ) : (
          <>
            <Text>{say(outdated ? "error.updated.detail" : "error.page.detail")}</Text>
            {!outdated && <Code block>{lineOf(error)}</Code>}
          </>
        )}
        <Button onClick={() => location.reload()}>{say("reload")}</Button>
      </Stack>
    </Page>
  )
}

function lineOf(error: unknown): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return `${new Date().toISOString()} ${location.pathname} ${what}`
}
