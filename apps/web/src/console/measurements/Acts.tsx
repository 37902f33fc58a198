import { Button, Group, NumberInput, Stack, Text, Textarea } from "@mantine/core"
import type { CampaignChange, CampaignDetail } from "@tinhso/server/coverage/measurements/model"
import { type SubmitEvent, useState } from "react"
import { Link } from "react-router"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"
import { useCampaignChange } from "./queries.ts"

type Act = CampaignChange["act"]

const POSSIBLE: Readonly<Record<CampaignDetail["state"], readonly Act[]>> = {
  kept: ["publish", "withdraw"],
  published: ["unpublish", "withdraw"],
  withdrawn: [],
}

/** Add a file, publish aggregates, take them back, withdraw the whole. */
export function Acts({ campaign }: { readonly campaign: CampaignDetail }) {
  const { say } = useWords()
  const [asking, setAsking] = useState<Act | null>(null)
  const close = () => setAsking(null)
  return (
    <>
      {campaign.state !== "withdrawn" && (
        <Button component={Link} variant="default" to={`/console/do-song/nhap?dot=${campaign.id}`}>
          {say("measured.add")}
        </Button>
      )}
      {POSSIBLE[campaign.state].map((act) => (
        <Button
          key={act}
          variant={act === "publish" ? "filled" : "default"}
          onClick={() => setAsking(act)}
        >
          {say(`measured.act.${act}`)}
        </Button>
      ))}
      <Dialog
        opened={asking !== null}
        title={asking === null ? "" : say(`measured.act.${asking}`)}
        onClose={close}
      >
        {asking !== null && <ActForm campaign={campaign} act={asking} onDone={close} />}
      </Dialog>
    </>
  )
}

interface Props {
  readonly campaign: CampaignDetail
  readonly act: Act
  readonly onDone: () => void
}

const whole = (value: string | number) => (typeof value === "number" ? value : undefined)

function ActForm({ campaign: { id, version }, act, onDone }: Props) {
  const { say } = useWords()
  const change = useCampaignChange(id)
  const [reason, setReason] = useState("")
  const [cell, setCell] = useState<string | number>("")
  const [least, setLeast] = useState<string | number>("")
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const finer = {
      ...(whole(cell) === undefined ? {} : { cell: Number(cell) }),
      ...(whole(least) === undefined ? {} : { least: Number(least) }),
    }
    const said = act === "publish" ? finer : { reason }
    change.mutate({ act, version, ...said }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {change.isError && <Failure error={change.error} title={say("measured.act.failed")} />}
        <Text>{say(`measured.act.${act}.what`)}</Text>
        {act === "publish" ? (
          <Group grow align="flex-start">
            <NumberInput
              label={say("measured.publish.cell")}
              placeholder="500"
              min={50}
              value={cell}
              onChange={setCell}
            />
            <NumberInput
              label={say("measured.publish.least")}
              placeholder="10"
              min={2}
              value={least}
              onChange={setLeast}
            />
          </Group>
        ) : (
          <Textarea
            label={say("measured.reason")}
            required
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <Group>
          <Button type="submit" loading={change.isPending}>
            {say(`measured.act.${act}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
