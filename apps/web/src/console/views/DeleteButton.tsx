import { Button, Group, Text } from "@mantine/core"
import { useState } from "react"
import { useWords } from "../words/index.ts"

/** Asks once more where it stands; says what deleting does. */
export function DeleteButton({
  what,
  busy,
  onDelete,
}: {
  what: string
  busy: boolean
  onDelete: () => void
}) {
  const { say } = useWords()
  const [asked, setAsked] = useState(false)
  if (!asked) {
    return (
      <Button variant="default" onClick={() => setAsked(true)}>
        {say("views.delete")}
      </Button>
    )
  }
  return (
    <Group role="alert">
      <Text size="sm">{what}</Text>
      <Button color="red" loading={busy} onClick={onDelete}>
        {say("views.deleteSure")}
      </Button>
      <Button variant="default" onClick={() => setAsked(false)}>
        {say("cancel")}
      </Button>
    </Group>
  )
}
