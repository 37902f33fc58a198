import { Button, Group, Stack, Text } from "@mantine/core"
import type { AgencyProgress, Dispute, Round } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router"
import { formatInstant } from "../../../../i18n/index.ts"
import { useWords } from "../../../words/index.ts"
import { formatPoints } from "../../points.ts"
import { agencyPage } from "../../queries.ts"
import { progressQuery } from "../queries.ts"
import { AnswerForm } from "./AnswerForm.tsx"

interface Props {
  readonly round: Round
  readonly disputes: readonly Dispute[]
}

/** What agencies say of figures they were given; those that wait come first. */
export function DisputeList({ round, disputes }: Props) {
  const { say } = useWords()
  const agencies = useQuery({ ...progressQuery(round.id), retry: false }).data ?? []
  const open = disputes.filter(({ answer }) => answer === null).length
  const told = disputes.toSorted(
    (a, b) => Number(a.answer !== null) - Number(b.answer !== null) || a.id - b.id,
  )
  return (
    <>
      <h3 className="index-part">{say("ans.disputes")}</h3>
      {told.length === 0 ? (
        <p className="quiet">{say("ans.disputes.none")}</p>
      ) : (
        <>
          <p>
            <strong>{say("ans.disputes.sentence", { count: told.length, open })}</strong>{" "}
            {open > 0 && round.state !== "published" && say("ans.disputes.waits")}
          </p>
          <ul className="said">
            {told.map((dispute) => (
              <li key={dispute.id} className={dispute.answer === null ? "said-warning" : undefined}>
                <OneDispute round={round} dispute={dispute} agencies={agencies} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

interface OneProps {
  readonly round: Round
  readonly dispute: Dispute
  readonly agencies: readonly AgencyProgress[]
}

function OneDispute({ round, dispute, agencies }: OneProps) {
  const { say, language } = useWords()
  const [answering, setAnswering] = useState(false)
  const { unit, criterion: code, name: figure, answer } = dispute
  const name = agencies.find((one) => one.unit === unit)?.name ?? unit
  const number = (value: number | null, none: string) =>
    value === null ? none : formatPoints(value, language)
  const at = (instant: string) => formatInstant(instant, language)
  return (
    <Stack gap="xs" py="xs">
      <div>
        <Link to={agencyPage({ round: round.id, unit })}>
          <strong>{name}</strong>
        </Link>{" "}
        <span className="quiet">{at(dispute.at)}</span>
      </div>
      <Text>
        {say("ans.dispute.said", {
          code,
          name: figure,
          given: number(dispute.given, "–"),
          value: number(dispute.value, say("ans.dispute.unknown")),
        })}
      </Text>
      <blockquote className="reply">{dispute.reason}</blockquote>
      {answer !== null && (
        <Text size="sm">
          {say(answer.accepted ? "ans.dispute.accepted" : "ans.dispute.refused", {
            at: at(answer.at),
            reason: answer.reason,
          })}
        </Text>
      )}
      {answer === null && round.state === "open" && !answering && (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={say("ans.dispute.answer.of", { name, code, figure })}
            onClick={() => setAnswering(true)}
          >
            {say("ans.dispute.answer")}
          </Button>
        </Group>
      )}
      {answer === null && answering && (
        <AnswerForm round={round.id} dispute={dispute} onClose={() => setAnswering(false)} />
      )}
    </Stack>
  )
}
