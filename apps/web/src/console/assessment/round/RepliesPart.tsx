import { Button, Group, Stack, Text, Textarea } from "@mantine/core"
import type { AgencyProgress, IndexTold, Reply, Round } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router"
import { formatInstant } from "../../../i18n/index.ts"
import { Failure } from "../../frame/Failure.tsx"
import { useWords } from "../../words/index.ts"
import { agencyPage, indexQuery } from "../queries.ts"
import { ReplyWords } from "../ReplyWords.tsx"
import { progressQuery } from "./queries.ts"
import { repliesQuery, useAnswers } from "./answer-queries.ts"

/** What agencies answer to the draft of their results: read and acknowledged before publication. */
export function RepliesPart({ round }: { readonly round: Round }) {
  const { say, language } = useWords()
  const window = round.calendar.reply
  const replies = useQuery({
    ...repliesQuery(round.id),
    enabled: window !== undefined,
    retry: false,
  })
  const agencies = useQuery({ ...progressQuery(round.id), retry: false }).data ?? []
  const index = useQuery(indexQuery(round)).data
  // Whoever neither judges nor runs the round is refused the list: for them it is not there.
  if (window === undefined || replies.data === undefined) return null
  const at = (instant: string) => formatInstant(instant, language)
  const told = unreadFirst(replies.data)
  const unread = told.filter(({ acknowledged }) => acknowledged === null).length
  return (
    <section aria-labelledby="y-kien-don-vi">
      <h2 id="y-kien-don-vi" className="section-title">
        {say("ans.replies")}
      </h2>
      {told.length === 0 ? (
        <p className="quiet">
          {say("ans.replies.none", { opens: at(window.opens), closes: at(window.closes) })}
        </p>
      ) : (
        <>
          <p>
            <strong>
              {say("ans.replies.sentence", { count: told.length, of: agencies.length, unread })}
            </strong>{" "}
            {unread > 0 && round.state !== "published" && say("ans.replies.waits")}
          </p>
          <ul className="said">
            {told.map((reply) => (
              <li
                key={`${reply.unit} ${reply.version}`}
                className={reply.acknowledged === null ? "said-warning" : undefined}
              >
                <OneReply round={round} reply={reply} agencies={agencies} index={index} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const unreadFirst = (replies: readonly Reply[]) =>
  replies.toSorted((a, b) => Number(a.acknowledged !== null) - Number(b.acknowledged !== null))

interface Props {
  readonly round: Round
  readonly reply: Reply
  readonly agencies: readonly AgencyProgress[]
  readonly index: IndexTold | undefined
}

function OneReply({ round, reply, agencies, index }: Props) {
  const { say, language } = useWords()
  const { unit, version, acknowledged } = reply
  const name = agencies.find((one) => one.unit === unit)?.name ?? unit
  const at = (instant: string) => formatInstant(instant, language)
  const criterion = (code: string) =>
    index?.index.criteria.find((one) => one.code === code)?.name ?? ""
  return (
    <Stack gap="xs" py="xs">
      <div>
        <Link to={agencyPage({ round: round.id, unit })}>
          <strong>{name}</strong>
        </Link>{" "}
        <span className="quiet">
          {say("ans.replies.version", { version, at: at(reply.at) })}
          {acknowledged === null && ` · ${say("ans.replies.unread")}`}
          {acknowledged !== null &&
            acknowledged.text === "" &&
            ` · ${say("ans.replies.read", { at: at(acknowledged.at) })}`}
        </span>
      </div>
      <ReplyWords reply={reply} nameOf={criterion} />
      {acknowledged !== null && acknowledged.text !== "" && (
        <Text size="sm">
          {say("ans.replies.said", { at: at(acknowledged.at), text: acknowledged.text })}
        </Text>
      )}
      {acknowledged === null && round.state === "open" && (
        <Acknowledge round={round.id} reply={reply} name={name} />
      )}
    </Stack>
  )
}

interface AcknowledgeProps {
  readonly round: string
  readonly reply: Reply
  readonly name: string
}

function Acknowledge({ round, reply: { unit, version }, name }: AcknowledgeProps) {
  const { say } = useWords()
  const [text, setText] = useState("")
  const { acknowledge } = useAnswers(round)
  return (
    <Stack gap="xs">
      <Textarea
        label={say("ans.replies.answer")}
        autosize
        minRows={1}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {acknowledge.isError && (
        <Failure
          error={acknowledge.error}
          title={say("ans.replies.failed")}
          next={say("ans.replies.kept")}
        />
      )}
      <Group>
        <Button
          size="compact-sm"
          aria-label={say("ans.replies.acknowledge.of", { name })}
          loading={acknowledge.isPending}
          onClick={() => acknowledge.mutate({ unit, seen: version, text: text.trim() })}
        >
          {say("ans.replies.acknowledge")}
        </Button>
      </Group>
    </Stack>
  )
}
