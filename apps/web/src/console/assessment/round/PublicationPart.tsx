import { Anchor, Button, Group, Stack, Text } from "@mantine/core"
import type { Obstacle, Round, RoundResult } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router"
import { formatDay, formatInstant } from "../../../i18n/index.ts"
import { Copyable } from "../../frame/Copyable.tsx"
import { Dialog } from "../../frame/Dialog.tsx"
import { Failure } from "../../frame/Failure.tsx"
import { publicPath } from "../../frame/language.ts"
import { Loaded } from "../../frame/Loaded.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { useWords } from "../../words/index.ts"
import { agencyPage, indexQuery, roundPath, standingsQuery } from "../queries.ts"
import { CorrectionPart } from "./CorrectionPart.tsx"
import { obstaclesQuery, useRoundDeeds } from "./queries.ts"

interface Props {
  readonly round: Round
  readonly runs: boolean
}

/** What stands before publication; publication itself; and what was published, to be cited. */
export function PublicationPart({ round, runs }: Props) {
  const { say } = useWords()
  return (
    <section aria-labelledby="cong-bo-dot">
      <h2 id="cong-bo-dot" className="section-title">
        {say("rnd.publish")}
      </h2>
      {round.state === "published" ? (
        <Release round={round} runs={runs} />
      ) : (
        <Before round={round} runs={runs} />
      )}
    </section>
  )
}

function Release({ round, runs }: Props) {
  const standings = useQuery(standingsQuery(round.id))
  return (
    <Loaded query={standings}>
      {(result) => (
        <>
          <Published round={round} result={result} />
          <CorrectionPart round={round} result={result} runs={runs} />
        </>
      )}
    </Loaded>
  )
}

function Before({ round, runs }: Props) {
  const obstacles = useQuery(obstaclesQuery(round.id))
  return (
    <Loaded query={obstacles}>{(all) => <Waiting round={round} runs={runs} all={all} />}</Loaded>
  )
}

function Waiting({ round, runs, all }: Props & { readonly all: readonly Obstacle[] }) {
  const { say } = useWords()
  const [asking, setAsking] = useState(false)
  const blocking = all.filter(({ blocks }) => blocks)
  const others = all.filter(({ blocks }) => !blocks)
  return (
    <Stack>
      {blocking.length === 0 ? (
        <Text>{say("rnd.publish.clear")}</Text>
      ) : (
        <Obstacles title={say("rnd.publish.waits")} round={round} all={blocking} />
      )}
      {others.length > 0 && (
        <Obstacles title={say("rnd.publish.also")} round={round} all={others} />
      )}
      {runs && (
        <Button className="at-start" disabled={blocking.length > 0} onClick={() => setAsking(true)}>
          {say("rnd.publish.do")}
        </Button>
      )}
      {asking && <PublishDialog round={round} onClose={() => setAsking(false)} />}
    </Stack>
  )
}

interface ObstaclesProps {
  readonly title: string
  readonly round: Round
  readonly all: readonly Obstacle[]
}

function Obstacles({ title, round, all }: ObstaclesProps) {
  const { say } = useWords()
  return (
    <div>
      <h3 className="index-part">{title}</h3>
      <ul className="said">
        {all.map(({ kind, blocks, count, detail, units }) => (
          <li key={kind} className={blocks ? "said-problem" : "said-warning"}>
            {kind === "time" ? detail : say("rnd.publish.count", { count, detail })}
            {units.length > 0 && (
              <span className="under">
                {units.map(({ unit, name, count: own }, i) => (
                  <span key={unit}>
                    {i > 0 && ", "}
                    <Link to={agencyPage({ round: round.id, unit })}>
                      {kind === "silent" ? name : say("rnd.publish.units", { name, count: own })}
                    </Link>
                  </span>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function PublishDialog({
  round,
  onClose,
}: {
  readonly round: Round
  readonly onClose: () => void
}) {
  const { say } = useWords()
  const { publish } = useRoundDeeds(round.id)
  return (
    <Dialog opened title={say("rnd.publish.do")} onClose={onClose}>
      <Stack>
        <Text>{say("rnd.publish.sure", { title: round.title })}</Text>
        {publish.isError && <Failure error={publish.error} title={say("rnd.failed")} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button
            loading={publish.isPending}
            onClick={() => publish.mutate(undefined, { onSuccess: onClose })}
          >
            {say("rnd.publish.do")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

function Published({ round, result }: { readonly round: Round; readonly result: RoundResult }) {
  const { say, language } = useWords()
  const index = useQuery(indexQuery(round)).data?.index
  const { sha256, publishedAt } = result
  if (sha256 === null || publishedAt === null) return null
  const path = publicPath(`/cham-diem/${round.id}`, language)
  const decision = index === undefined || index.decision === "" ? round.indexId : index.decision
  const citation = say("rnd.published.citation", {
    title: round.title,
    decision,
    day: formatDay(local(publishedAt), language),
    address: new URL(path, location.origin).href,
    hash: sha256,
  })
  return (
    <Notice tone="good" title={say("rnd.published", { at: formatInstant(publishedAt, language) })}>
      <Stack gap="xs">
        <Copyable label={say("rnd.published.hash")} value={sha256} />
        <Copyable label={say("rnd.published.cite")} value={citation} />
        <Group>
          <Anchor href={path} underline="always">
            {say("rnd.published.open")}
          </Anchor>
          <Anchor href={`${roundPath(round.id)}/publication`} underline="always">
            {say("rnd.published.json")}
          </Anchor>
        </Group>
      </Stack>
    </Notice>
  )
}

/** The day in Vietnam of an instant. */
const local = (instant: string) =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10)
