import { Stack, Text } from "@mantine/core"
import type { AgencyForm } from "@tinhso/server/assessment/agency/model"
import type { ReplyTold } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { formatInstant } from "../../../i18n/index.ts"
import { useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import type { AgencyId } from "../queries.ts"
import { ReplyWords } from "../ReplyWords.tsx"
import { replyQuery, type SheetDeeds } from "./queries.ts"
import { ReplyForm } from "./ReplyForm.tsx"
import type { CriterionRow } from "./sheet-rows.ts"

interface Props {
  readonly agency: AgencyId
  readonly form: AgencyForm
  readonly rows: readonly CriterionRow[]
  readonly deeds: SheetDeeds
}

/** The right of reply: the result as it would be published, and what the agency answers. */
export function ReplyPart({ agency, form, rows, deeds }: Props) {
  const { say, language } = useWords()
  const told = useQuery({ ...replyQuery(agency), retry: false }).data
  if (told === undefined || told.window === null) return null
  const { window, reply, draft } = told
  const at = (instant: string) => formatInstant(instant, language)
  const published = form.round.state === "published"
  const writes = window.state === "open" && form.may.edit && !published
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
        {draft !== null && <Result draft={draft} published={published} />}
        {reply !== null && <Sent reply={reply} rows={rows} />}
        {writes && (
          <ReplyForm
            key={reply?.version ?? 0}
            agency={agency}
            reply={reply}
            rows={rows}
            deeds={deeds}
          />
        )}
      </Stack>
    </section>
  )
}

interface SentProps {
  readonly reply: NonNullable<ReplyTold["reply"]>
  readonly rows: readonly CriterionRow[]
}

/** What was answered, and what the lead said to it. */
function Sent({ reply, rows }: SentProps) {
  const { say, language } = useWords()
  const { at, acknowledged } = reply
  const when = (instant: string) => formatInstant(instant, language)
  return (
    <>
      <ReplyWords
        reply={reply}
        nameOf={(code) => rows.find((row) => row.code === code)?.criterion.name ?? ""}
      />
      <Text size="sm">{say("dti.reply.at", { at: when(at) })}</Text>
      <Text size="sm">
        {acknowledged === null
          ? say("ans.reply.unread")
          : acknowledged.text === ""
            ? say("ans.reply.read", { at: when(acknowledged.at) })
            : say("dti.reply.acknowledged", {
                at: when(acknowledged.at),
                text: acknowledged.text,
              })}
      </Text>
    </>
  )
}

interface ResultProps {
  readonly draft: NonNullable<ReplyTold["draft"]>
  readonly published: boolean
}

function Result({ draft, published }: ResultProps) {
  const { say, language } = useWords()
  const sums = {
    points: formatPoints(draft.points, language),
    max: formatPoints(draft.maxPoints, language),
  }
  const ranked = published ? "ans.reply.final" : "dti.reply.draft"
  return (
    <Text fw={600}>
      {draft.rank === null
        ? say(`${ranked}.unranked`, sums)
        : say(ranked, { ...sums, rank: draft.rank, of: draft.of })}
    </Text>
  )
}
