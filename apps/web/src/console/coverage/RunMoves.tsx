import { Button, Group, Stack, Text, Textarea } from "@mantine/core"
import type { RunDetail } from "@tinhso/server/coverage/runs/model"
import { type SubmitEvent, useState } from "react"
import { useNavigate } from "react-router"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"
import { useRunChanges } from "./queries.ts"

const STOPPED: ReadonlySet<string> = new Set(["cancelled", "failed"])

/** Publish a draft, withdraw what is published, delete what nobody saw. */
export function RunMoves({ run }: { readonly run: RunDetail }) {
  const { say } = useWords()
  const [asking, setAsking] = useState<"publish" | "withdraw" | "delete" | null>(null)
  const close = () => setAsking(null)
  const stopped = run.progress !== null && STOPPED.has(run.progress.status)
  return (
    <>
      {run.state === "draft" && (
        <Button onClick={() => setAsking("publish")}>{say("covrun.publish")}</Button>
      )}
      {run.state === "published" && (
        <Button variant="default" onClick={() => setAsking("withdraw")}>
          {say("covrun.withdraw")}
        </Button>
      )}
      {(run.state === "draft" || stopped) && (
        <Button variant="default" onClick={() => setAsking("delete")}>
          {say("covrun.delete")}
        </Button>
      )}
      <Dialog
        opened={asking === "publish" || asking === "withdraw"}
        title={say(asking === "withdraw" ? "covrun.withdraw" : "covrun.publish")}
        onClose={close}
      >
        <ChangeForm
          run={run}
          to={asking === "withdraw" ? "withdrawn" : "published"}
          onDone={close}
        />
      </Dialog>
      <Dialog opened={asking === "delete"} title={say("covrun.delete")} onClose={close}>
        <Remove id={run.id} onClose={close} />
      </Dialog>
    </>
  )
}

interface ChangeProps {
  readonly run: RunDetail
  readonly to: "published" | "withdrawn"
  readonly onDone: () => void
}

function ChangeForm({ run: { id, version, illustrative }, to, onDone }: ChangeProps) {
  const { say } = useWords()
  const { change } = useRunChanges()
  const [note, setNote] = useState("")
  const [missing, setMissing] = useState(false)
  const withdraws = to === "withdrawn"
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const text = note.trim()
    setMissing(withdraws && text === "")
    if (withdraws && text === "") return
    const said = text === "" ? {} : { note: text }
    change.mutate({ id, state: to, version, ...said }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {change.isError && <Failure error={change.error} title={say("covrun.failed")} />}
        <Text>{say(withdraws ? "covrun.withdraw.sure" : "covrun.publish.sure")}</Text>
        {!withdraws && illustrative && <Text>{say("covrun.publish.illustrative")}</Text>}
        <Textarea
          label={say(withdraws ? "covrun.reason" : "covrun.note")}
          required={withdraws}
          autosize
          maxLength={2000}
          value={note}
          error={missing ? say("covrun.reason.needed") : undefined}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={change.isPending}>
            {say(withdraws ? "covrun.withdraw" : "covrun.publish")}
          </Button>
          <Button variant="default" onClick={onDone}>
            {say("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Remove({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { say } = useWords()
  const { remove } = useRunChanges()
  const go = useNavigate()
  return (
    <Stack>
      {remove.isError && <Failure error={remove.error} title={say("covrun.failed")} />}
      <Text>{say("covrun.delete.sure", { id })}</Text>
      <Group>
        <Button
          color="red"
          loading={remove.isPending}
          onClick={() => remove.mutate(id, { onSuccess: () => void go("/console/vung-phu") })}
        >
          {say("covrun.delete")}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say("cancel")}
        </Button>
      </Group>
    </Stack>
  )
}
