import { Button, Checkbox, Group, Stack, Text } from "@mantine/core"
import type {
  BulkAnswer,
  BulkRule,
  CollectionDetail,
} from "@tinhso/server/indicators/collections/model"
import { useState } from "react"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { Notice } from "../frame/Notice.tsx"
import { useWords } from "../words/index.ts"
import { useCollectionDeeds } from "./queries.ts"

const RULES = ["noWarnings", "noJump", "onTime", "complete", "evidence"] as const

interface Props {
  readonly detail: CollectionDetail
  readonly deed: "verify" | "publish"
  readonly onClose: () => void
}

/** Many reports at once by a written rule: first only told, then done. */
export function BulkDialog({ detail, deed, onClose }: Props) {
  const { say } = useWords()
  const [chosen, setChosen] = useState<readonly string[]>(["noWarnings", "noJump"])
  const deeds = useCollectionDeeds(detail.id)
  const run = deed === "verify" ? deeds.verifyAll : deeds.publishAll
  const rule: BulkRule = Object.fromEntries(
    RULES.filter((one) => chosen.includes(one)).map((one) => [one, true]),
  )
  const ask = (commit: boolean) =>
    run.mutate({ ...(deed === "verify" ? { rule } : {}), ...(commit ? { commit } : {}) })
  return (
    <Dialog opened size="lg" title={say(`col.do.${deed}`)} onClose={onClose}>
      <Stack>
        {deed === "verify" ? (
          <Checkbox.Group
            label={say("col.bulk.rule")}
            value={[...chosen]}
            onChange={(value) => {
              setChosen(value)
              run.reset()
            }}
          >
            <Stack gap="xs" mt="xs">
              {RULES.map((one) => (
                <Checkbox key={one} value={one} label={say(`col.bulk.${one}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
        ) : (
          <Text>{say("col.bulk.publish")}</Text>
        )}
        {run.isError && <Failure error={run.error} />}
        {run.data !== undefined && <Told answer={run.data} deed={deed} />}
        <Choices
          deed={deed}
          answer={run.data}
          pending={run.isPending}
          onAsk={ask}
          onClose={onClose}
        />
      </Stack>
    </Dialog>
  )
}

interface ChoicesProps {
  readonly deed: "verify" | "publish"
  readonly answer: BulkAnswer | undefined
  readonly pending: boolean
  readonly onAsk: (commit: boolean) => void
  readonly onClose: () => void
}

/** First to try, then to do what was shown. */
function Choices({ deed, answer, pending, onAsk, onClose }: ChoicesProps) {
  const { say } = useWords()
  const count = answer?.done.length ?? 0
  if (answer?.committed === true) {
    return (
      <Group justify="flex-end">
        <Button onClick={onClose}>{say("close")}</Button>
      </Group>
    )
  }
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {say("cancel")}
      </Button>
      <Button variant="default" loading={pending} onClick={() => onAsk(false)}>
        {say("col.bulk.try")}
      </Button>
      <Button disabled={count === 0} loading={pending} onClick={() => onAsk(true)}>
        {say(`col.bulk.do.${deed}`, { count })}
      </Button>
    </Group>
  )
}

function Told({ answer, deed }: { answer: BulkAnswer; deed: "verify" | "publish" }) {
  const { say } = useWords()
  const { committed, done, left } = answer
  const title = say(committed ? `col.bulk.done.${deed}` : `col.bulk.would.${deed}`, {
    count: done.length,
  })
  return (
    <>
      <Notice tone={committed ? "good" : "info"} title={title}>
        {done.length > 0 && (
          <Text size="sm">
            {done
              .slice(0, 30)
              .map(({ unit }) => unit.fullName)
              .join("; ")}
            {done.length > 30 ? "…" : ""}
          </Text>
        )}
      </Notice>
      {left.length > 0 && (
        <section>
          <h3 className="small-title">{say("col.bulk.left", { count: left.length })}</h3>
          <ul className="said">
            {left.slice(0, 200).map(({ unit, reasons }) => (
              <li key={unit.id} className="said-warning">
                <strong>{unit.fullName}</strong>: {reasons.join(" ")}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
