import { Button, Text } from "@mantine/core"
import { Failure } from "../frame/Failure.tsx"
import { Notice } from "../frame/Notice.tsx"
import type { PastePlan } from "../grid/paste-plan.ts"
import { useWords } from "../words/index.ts"
import type { Entry } from "./use-entry.ts"

/** What was typed and cannot be sent: the connection, the session, a locked report. */
export function Unsent({ entry, open }: { entry: Entry; open: boolean }) {
  const { say } = useWords()
  const { phase, error, pending } = entry.outbox
  const left = entry.drafts.size
  if (!open && left > 0) {
    return (
      <Notice tone="warn" title={say("rep.locked.drafts", { count: left })}>
        <Text size="sm">{say("rep.locked.drafts.detail")}</Text>
        <Button size="compact-sm" variant="default" mt="xs" onClick={entry.discard}>
          {say("rep.discard")}
        </Button>
      </Notice>
    )
  }
  if (phase === "offline" && error === null) {
    return (
      <Notice tone="warn" title={say("rep.offline.title")}>
        <Text size="sm">{say("rep.offline.detail", { count: pending })}</Text>
      </Notice>
    )
  }
  if (error === null) return null
  return (
    <Failure
      error={error}
      title={say("rep.save.failed")}
      next={say("rep.save.kept", { count: left })}
    />
  )
}

/** What a paste did, and what it could not place. */
export function Pasted({
  plan,
  changed,
  onClose,
}: {
  plan: PastePlan
  changed: number
  onClose: () => void
}) {
  const { say } = useWords()
  const { left, strangers, byName } = plan
  return (
    <div className="pasted">
      <output>
        {say("rep.pasted", { count: changed })} {byName && say("rep.pasted.byName")}{" "}
        {left > 0 && say("rep.pasted.left", { count: left })}{" "}
        {strangers.length > 0 &&
          say("rep.pasted.strangers", { names: strangers.slice(0, 8).join("; ") })}
      </output>
      <Button size="compact-sm" variant="subtle" onClick={onClose}>
        {say("close")}
      </Button>
    </div>
  )
}
