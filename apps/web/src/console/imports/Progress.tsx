import { Button, Group, Progress as Bar, Stack, Text } from "@mantine/core"
import { useEffect, useState } from "react"
import { useWords } from "../words/index.ts"
import { secondsLeft } from "./seconds-left.ts"
import type { Work } from "./use-import.ts"

/** How far the file is, how long it may take, and a way out as long as there is one. */
export function WorkProgress({ work, onCancel }: { work: Work; onCancel: () => void }) {
  const { say } = useWords()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const elapsed = Math.max(0, Math.round((now - work.startedAt) / 1000))
  const sending = work.sent < 1
  const percent = Math.floor(work.sent * 100)
  const left = secondsLeft(work.sent, elapsed)
  const doing = sending
    ? say("import.sending", { percent })
    : say(work.commit ? "import.writing" : "import.checking", { seconds: elapsed })
  return (
    <Stack gap="xs" className="progress">
      <Bar value={sending ? percent : 100} animated={!sending} aria-label={doing} />
      <Group justify="space-between">
        <Text size="sm" component="output">
          {doing}
          {sending && left !== null && `, ${say("import.sending.left", { seconds: left })}`}
        </Text>
        {(sending || !work.commit) && (
          <Button variant="default" size="compact-sm" onClick={onCancel}>
            {say("cancel")}
          </Button>
        )}
      </Group>
      {work.commit && <Text size="sm">{say("import.writing.note")}</Text>}
    </Stack>
  )
}
