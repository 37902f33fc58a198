import { Button, CopyButton, Group, Text, Textarea } from "@mantine/core"
import type { OneTimeLink } from "@tinhso/server/platform/identity/model"
import { formatInstant } from "../../i18n/index.ts"
import { Dialog } from "../frame/Dialog.tsx"
import { useWords } from "../words/index.ts"

export interface LinkToHand {
  readonly link: OneTimeLink
  readonly name: string
}

/** A link that is shown once: closes only by a button, never by a slip of the hand. */
export function LinkDialog({ shown, onClose }: { shown: LinkToHand | null; onClose: () => void }) {
  const { say, language } = useWords()
  return (
    <Dialog opened={shown !== null} title={say("users.link")} size="lg">
      {shown !== null && (
        <>
          <Text mb="sm">
            {say("users.link.invitation", {
              name: shown.name,
              at: formatInstant(shown.link.expiresAt, language),
            })}
          </Text>
          <Textarea
            aria-label={say("users.link")}
            value={shown.link.url}
            readOnly
            autosize
            minRows={2}
            data-autofocus
            onFocus={(event) => event.currentTarget.select()}
          />
          <Group mt="md">
            <CopyButton value={shown.link.url} timeout={3000}>
              {({ copied, copy }) => (
                <Button onClick={copy}>{say(copied ? "copied" : "users.link.copy")}</Button>
              )}
            </CopyButton>
            <Button variant="default" onClick={onClose}>
              {say("users.link.done")}
            </Button>
          </Group>
        </>
      )}
    </Dialog>
  )
}
