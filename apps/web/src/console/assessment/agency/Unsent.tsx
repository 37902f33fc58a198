import { Button, Text } from "@mantine/core"
import type { AgencyForm } from "@tinhso/server/assessment/agency/model"
import { Failure } from "../../frame/Failure.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { useWords } from "../../words/index.ts"
import type { Claims } from "./use-claims.ts"

/** What was typed and cannot be sent: the connection, the server's answer, the deadline. */
export function Unsent({ claims, form }: { claims: Claims; form: AgencyForm }) {
  const { say } = useWords()
  const { sender, drafts, discard } = claims
  const left = drafts.size
  return (
    <>
      {sender.error !== null && (
        <Failure
          error={sender.error}
          title={say("dti.save.failed")}
          {...(left === 0 ? {} : { next: say("dti.save.kept", { count: left }) })}
        />
      )}
      {!form.may.claim && left > 0 && (
        <Notice tone="warn" title={say("dti.locked", { count: left })}>
          <Text size="sm">{say("dti.locked.detail")}</Text>
          <Button size="compact-sm" variant="default" mt="xs" onClick={discard}>
            {say("dti.discard")}
          </Button>
        </Notice>
      )}
      {sender.phase === "offline" && sender.error === null && (
        <Notice tone="warn" title={say("dti.offline.title")}>
          <Text size="sm">{say("dti.offline.detail", { count: sender.pending })}</Text>
        </Notice>
      )}
    </>
  )
}
