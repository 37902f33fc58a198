import { Button, Group, Text } from "@mantine/core"
import { Dialog } from "../frame/Dialog.tsx"
import { useWords } from "../words/index.ts"

export interface Question {
  readonly text: string
  readonly action: string
  readonly onYes: () => void
}

/** Asks before something that others will notice. */
export function ConfirmDialog({
  question,
  onClose,
}: {
  question: Question | null
  onClose: () => void
}) {
  const { say } = useWords()
  return (
    <Dialog opened={question !== null} onClose={onClose} title={question?.action ?? ""}>
      <Text mb="md">{question?.text}</Text>
      <Group>
        <Button
          color="red.8"
          onClick={() => {
            question?.onYes()
            onClose()
          }}
        >
          {question?.action}
        </Button>
        <Button variant="default" onClick={onClose} data-autofocus>
          {say("cancel")}
        </Button>
      </Group>
    </Dialog>
  )
}
