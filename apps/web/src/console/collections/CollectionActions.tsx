import { Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import type { CollectionDetail } from "@tinhso/server/indicators/collections/model"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useNavigate } from "react-router"
import { DayInput } from "../frame/DayInput.tsx"
import { holds, meQuery } from "../session/session.ts"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"
import { BulkDialog } from "./BulkDialog.tsx"
import { pagePath, useCollectionDeeds } from "./queries.ts"
import { WorkbookDialog } from "./WorkbookDialog.tsx"

type Asked =
  | "workbook"
  | "open"
  | "close"
  | "reopen"
  | "remove"
  | "extend"
  | "copy"
  | "verify"
  | "publish"

/** What the person may do with the collection as a whole. */
export function CollectionActions({ detail }: { detail: CollectionDetail }) {
  const { say } = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { may, id } = detail
  const editor = holds(useQuery(meQuery).data?.grants ?? [], "editor")
  const shown = deedsOf(detail, editor)
  if (shown.length === 0) return null
  return (
    <>
      <Group gap="sm">
        {may.manage && (
          <Button variant="default" component={Link} to={pagePath(id, undefined, "sua")}>
            {say("col.edit")}
          </Button>
        )}
        {shown.includes("workbook") && (
          <Button
            variant="default"
            component="a"
            href={`/api/v1/collections/${encodeURIComponent(id)}/template.xlsx`}
          >
            {say("rep.template")}
          </Button>
        )}
        {shown.map((deed) => (
          <Button
            key={deed}
            variant={deed === "open" ? "filled" : "default"}
            disabled={deed === "open" && detail.problems.length > 0}
            onClick={() => setAsked(deed)}
          >
            {say(`col.do.${deed}`)}
          </Button>
        ))}
      </Group>
      <Question detail={detail} asked={asked} onClose={() => setAsked(null)} />
    </>
  )
}

function deedsOf({ may, state }: CollectionDetail, editor: boolean): readonly Asked[] {
  const open = state === "open"
  return [
    ...(editor && open ? (["workbook"] as const) : []),
    ...(may.verify && open ? (["verify"] as const) : []),
    ...(may.publish && state !== "draft" ? (["publish"] as const) : []),
    ...(may.manage ? MANAGED[state] : []),
  ]
}

const MANAGED = {
  draft: ["open", "copy", "remove"],
  open: ["extend", "close", "copy"],
  closed: ["reopen", "copy"],
} as const satisfies Record<CollectionDetail["state"], readonly Asked[]>

interface Props {
  readonly detail: CollectionDetail
  readonly onClose: () => void
}

function Question({ detail, asked, onClose }: Props & { asked: Asked | null }) {
  if (asked === null) return null
  if (asked === "workbook") return <Workbook detail={detail} onClose={onClose} />
  if (asked === "extend") return <ExtendDialog detail={detail} onClose={onClose} />
  if (asked === "copy") return <CopyDialog detail={detail} onClose={onClose} />
  if (asked === "verify" || asked === "publish") {
    return <BulkDialog detail={detail} deed={asked} onClose={onClose} />
  }
  return <Sure detail={detail} asked={asked} onClose={onClose} />
}

/** One workbook with a row a unit, for who reports for several. */
function Workbook({ detail, onClose }: Props) {
  const { language } = useWords()
  const client = useQueryClient()
  const cells = detail.asked.flatMap(({ measure, cuts, nameVi, nameEn }) =>
    cuts.map((cut) => {
      const name = language === "en" ? nameEn : nameVi
      return { measure, cut, name: cut === "" ? name : `${name} — ${cut}` }
    }),
  )
  return (
    <WorkbookDialog
      path={`/api/v1/collections/${encodeURIComponent(detail.id)}`}
      cells={cells}
      onClose={onClose}
      onWritten={() => client.invalidateQueries({ queryKey: ["collection"] })}
    />
  )
}

function Sure({
  detail,
  asked,
  onClose,
}: Props & { asked: "open" | "close" | "reopen" | "remove" }) {
  const { say } = useWords()
  const go = useNavigate()
  const deeds = useCollectionDeeds(detail.id)
  const deed = deeds[asked]
  const done = () => {
    notifications.show({ message: say(`col.done.${asked}`) })
    onClose()
    if (asked === "remove") void go("/console/bao-cao")
  }
  const run = () =>
    asked === "remove"
      ? deeds.remove.mutate(undefined, { onSuccess: done })
      : deeds[asked].mutate({}, { onSuccess: done })
  return (
    <Dialog opened title={say(`col.do.${asked}`)} onClose={onClose}>
      <Stack>
        <Text>{say(`col.sure.${asked}`, { count: detail.counts.reports })}</Text>
        {deed.isError && <Failure error={deed.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button loading={deed.isPending} onClick={run}>
            {say(`col.do.${asked}`)}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

function ExtendDialog({ detail, onClose }: Props) {
  const { say } = useWords()
  const [due, setDue] = useState<string | null>(null)
  const [reason, setReason] = useState("")
  const { extend } = useCollectionDeeds(detail.id)
  return (
    <Dialog opened title={say("col.do.extend")} onClose={onClose}>
      <Stack>
        <DayInput label={say("col.extend.due")} value={due} onChange={setDue} required />
        <Textarea
          label={say("col.extend.reason")}
          autosize
          minRows={2}
          value={reason}
          maxLength={4000}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {extend.isError && <Failure error={extend.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button
            disabled={due === null}
            loading={extend.isPending}
            onClick={() => {
              if (due === null) return
              const words = reason.trim() === "" ? {} : { reason: reason.trim() }
              extend.mutate({ due, ...words }, { onSuccess: onClose })
            }}
          >
            {say("col.do.extend")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

function CopyDialog({ detail, onClose }: Props) {
  const { say } = useWords()
  const go = useNavigate()
  const [title, setTitle] = useState(detail.title)
  const [period, setPeriod] = useState("")
  const { copy } = useCollectionDeeds(detail.id)
  const run = () =>
    copy.mutate(
      {
        ...(title.trim() === "" ? {} : { title: title.trim() }),
        ...(period.trim() === "" ? {} : { period: period.trim() }),
      },
      {
        onSuccess: (made) => {
          onClose()
          void go(pagePath(made.id, undefined, "sua"))
        },
      },
    )
  return (
    <Dialog opened title={say("col.do.copy")} onClose={onClose}>
      <Stack>
        <Text size="sm">{say("col.copy.detail")}</Text>
        <TextInput
          label={say("col.form.title")}
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          label={say("col.form.period")}
          description={say("col.copy.period")}
          value={period}
          maxLength={30}
          onChange={(event) => setPeriod(event.currentTarget.value)}
        />
        {copy.isError && <Failure error={copy.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button loading={copy.isPending} onClick={run}>
            {say("col.do.copy")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
