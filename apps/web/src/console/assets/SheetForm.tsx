import { Button, Group, Stack } from "@mantine/core"
import { type ReactNode, type RefObject, type SubmitEvent, useId } from "react"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"

interface Props {
  readonly title: string
  /** The word on the button; "Save" without it. */
  readonly action?: string
  readonly error: unknown
  readonly busy: boolean
  readonly onSubmit: (event: SubmitEvent) => void
  readonly onDone: () => void
  readonly form?: RefObject<HTMLFormElement | null>
  readonly children: ReactNode
}

/** A form on the page of an asset: what failed above, save and leave below. */
export function SheetForm(props: Props) {
  const { say } = useWords()
  const titleId = useId()
  const { title, action, error, busy, onSubmit, onDone, form, children } = props
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="section-title">
        {title}
      </h2>
      <form ref={form} onSubmit={onSubmit} noValidate>
        <Stack maw="40rem">
          {error !== null && (
            <Failure error={error} title={say("asset.failed")} next={say("asset.kept")} />
          )}
          {children}
          <Group>
            <Button type="submit" loading={busy}>
              {action ?? say("asset.save")}
            </Button>
            <Button variant="default" onClick={onDone}>
              {say("cancel")}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  )
}
