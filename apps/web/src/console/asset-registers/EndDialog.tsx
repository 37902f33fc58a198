import { Button, Group, Stack, Text, TextInput } from "@mantine/core"
import type { KeptRegister } from "@tinhso/server/registry/assets/model"
import { type SubmitEvent, useState } from "react"
import { DayInput } from "../frame/DayInput.tsx"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"
import { useKept } from "./queries.ts"

interface Props {
  readonly row: KeptRegister
  readonly kind: string
  readonly onClose: () => void
}

/** Says from which day on a register is no longer whole, or that it is after all. */
export function EndDialog({ row, kind, onClose }: Props) {
  const { say } = useWords()
  const { end } = useKept()
  const ends = row.until === null
  const [until, setUntil] = useState<string | null>(null)
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if ((ends && until === null) || reason.trim() === "") return
    const { unit, since } = row
    const said = { unit, kind: row.kind, since, until: ends ? until : null, reason }
    end.mutate(said, { onSuccess: onClose })
  }
  const names = { kind, unit: row.unitName }
  return (
    <Dialog
      opened
      title={say(ends ? "kept.end.title" : "kept.again.title", names)}
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          {end.isError && <Failure error={end.error} />}
          {ends && (
            <>
              <DayInput
                label={say("kept.end.day")}
                required
                value={until}
                error={tried && until === null ? say("kept.missing") : undefined}
                onChange={setUntil}
              />
              <Text size="sm">{say("kept.end.hint")}</Text>
            </>
          )}
          <TextInput
            label={say("kept.declare.ground")}
            required
            maxLength={500}
            value={reason}
            error={tried && reason.trim() === "" ? say("kept.missing") : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit" loading={end.isPending}>
              {say(ends ? "kept.end" : "kept.again")}
            </Button>
            <Button variant="default" onClick={onClose}>
              {say("cancel")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
