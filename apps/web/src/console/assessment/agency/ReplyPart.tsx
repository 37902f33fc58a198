import { Button, Group, Stack, Text, Textarea } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import type { ReplyTold } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { formatInstant } from "../../../i18n/index.ts"
import { Failure } from "../../frame/Failure.tsx"
import { useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import type { AgencyId } from "../queries.ts"
import { replyQuery, type SheetDeeds } from "./queries.ts"
import { useKeptText } from "./use-kept-text.ts"

interface Props {
  readonly agency: AgencyId
  readonly mayEdit: boolean
  readonly deeds: SheetDeeds
}

/** The right of reply: the result as it would be published, and what the agency answers. */
export function ReplyPart({ agency, mayEdit, deeds }: Props) {
  const { say, language } = useWords()
  const told = useQuery({ ...replyQuery(agency), retry: false }).data
  if (told === undefined || told.window === null) return null
  const { window, reply, draft } = told
  const at = (instant: string) => formatInstant(instant, language)
  return (
    <section aria-labelledby="y-kien">
      <h2 id="y-kien" className="section-title">
        {say("dti.reply")}
      </h2>
      <Stack gap="xs">
        <Text>
          {say(`dti.reply.${window.state}`, {
            opens: at(window.opens),
            closes: at(window.closes),
          })}
        </Text>
        {draft !== null && <Draft draft={draft} />}
        {reply !== null && <Sent reply={reply} quoted={window.state !== "open" || !mayEdit} />}
        {window.state === "open" && mayEdit && (
          <ReplyForm key={reply?.version ?? 0} agency={agency} reply={reply} deeds={deeds} />
        )}
      </Stack>
    </section>
  )
}

/** What was answered, and what the lead said to it. */
function Sent({ reply, quoted }: { reply: NonNullable<ReplyTold["reply"]>; quoted: boolean }) {
  const { say, language } = useWords()
  const { text, at, acknowledged } = reply
  const when = (instant: string) => formatInstant(instant, language)
  return (
    <>
      {quoted && <blockquote className="reply">{text}</blockquote>}
      <Text size="sm">{say("dti.reply.at", { at: when(at) })}</Text>
      {acknowledged !== null && (
        <Text size="sm">
          {say("dti.reply.acknowledged", { at: when(acknowledged.at), text: acknowledged.text })}
        </Text>
      )}
    </>
  )
}

function Draft({ draft }: { draft: NonNullable<ReplyTold["draft"]> }) {
  const { say, language } = useWords()
  const sums = {
    points: formatPoints(draft.points, language),
    max: formatPoints(draft.maxPoints, language),
  }
  return (
    <Text fw={600}>
      {draft.rank === null
        ? say("dti.reply.draft.unranked", sums)
        : say("dti.reply.draft", { ...sums, rank: draft.rank, of: draft.of })}
    </Text>
  )
}

interface FormProps {
  readonly agency: AgencyId
  readonly reply: ReplyTold["reply"]
  readonly deeds: SheetDeeds
}

function ReplyForm({ agency, reply, deeds }: FormProps) {
  const { say } = useWords()
  const kept = useKeptText(`tinhso.reply ${agency.round} ${agency.unit}`, reply?.text ?? "")
  const send = () =>
    deeds.reply.mutate(
      { text: kept.text.trim(), criteria: reply?.criteria ?? [], seen: reply?.version ?? 0 },
      {
        onSuccess: () => {
          kept.forget()
          notifications.show({ message: say("dti.reply.sent") })
        },
      },
    )
  return (
    <Stack gap="xs">
      <Textarea
        label={say("dti.reply.text")}
        autosize
        minRows={3}
        maxLength={4000}
        value={kept.text}
        onChange={(event) => kept.set(event.currentTarget.value)}
      />
      {deeds.reply.isError && <Failure error={deeds.reply.error} next={say("dti.reply.kept")} />}
      <Group>
        <Button
          size="sm"
          disabled={kept.text.trim() === ""}
          loading={deeds.reply.isPending}
          onClick={send}
        >
          {say("dti.reply.send")}
        </Button>
      </Group>
    </Stack>
  )
}
