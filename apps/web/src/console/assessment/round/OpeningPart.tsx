import { Button, Group, Stack, Text } from "@mantine/core"
import type { CopiedFigure, OpeningTold, Round } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useNavigate } from "react-router"
import { formatWhole } from "../../../i18n/index.ts"
import { Dialog } from "../../frame/Dialog.tsx"
import { Failure } from "../../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../../frame/ListTable.tsx"
import { Loaded } from "../../frame/Loaded.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { openingQuery, useRoundDeeds } from "./queries.ts"

interface Props {
  readonly round: Round
  readonly runs: boolean
}

/** What opening a round would copy in, who is no longer there, and the way to open it. */
export function OpeningPart({ round, runs }: Props) {
  const { say } = useWords()
  const [asked, setAsked] = useState<"open" | "drop" | null>(null)
  const opening = useQuery(openingQuery(round.id))
  return (
    <section aria-labelledby="mo-dot">
      <h2 id="mo-dot" className="section-title">
        {say("rnd.opening")}
      </h2>
      <Stack>
        <Loaded query={opening}>{(told) => <Opening told={told} />}</Loaded>
        {runs && (
          <Group>
            <Button disabled={opening.data === undefined} onClick={() => setAsked("open")}>
              {say("rnd.open")}
            </Button>
            <Button variant="subtle" onClick={() => setAsked("drop")}>
              {say("rnd.drop")}
            </Button>
          </Group>
        )}
      </Stack>
      {asked !== null && <Sure round={round} asked={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

function Opening({ told }: { readonly told: OpeningTold }) {
  const { say } = useWords()
  const { figures, gone } = told
  return (
    <>
      {gone.length > 0 && (
        <Notice tone="warn" title={say("rnd.opening.gone")}>
          <ul className="said">
            {gone.map(({ unit, name, detail }) => (
              <li key={unit} className="said-problem">
                {name} ({unit}): {detail}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <OpeningSentence told={told} />
      {figures.length > 0 && (
        <ListTable<CopiedFigure>
          caption={say("rnd.opening")}
          rows={figures}
          rowKey={({ criterion, name }) => `${criterion} ${name}`}
          columns={columnsOf(say, told.participants)}
        />
      )}
    </>
  )
}

function OpeningSentence({
  told: { period, figures, participants },
}: {
  readonly told: OpeningTold
}) {
  const { say, language } = useWords()
  if (figures.length === 0) return <Text>{say("rnd.opening.none")}</Text>
  if (period === null) return <Text>{say("rnd.opening.noPeriod")}</Text>
  const count = figures.reduce((sum, { agencies }) => sum + agencies, 0)
  return (
    <Text>
      {say("rnd.opening.figures", {
        figures: formatWhole(count, language),
        agencies: formatWhole(participants, language),
        period,
      })}
    </Text>
  )
}

const MOST_MISSING = 10

const columnsOf = (say: Say, participants: number): ListColumn<CopiedFigure>[] => [
  {
    title: say("rnd.opening.criterion"),
    heads: true,
    cell: ({ criterion, criterionName }) => `${criterion} ${criterionName}`,
  },
  {
    title: say("rnd.opening.figure"),
    cell: ({ name, label }) => (label === "" ? name : `${name}: ${label}`),
  },
  { title: say("rnd.opening.indicator"), cell: ({ indicator }) => <code>{indicator}</code> },
  {
    title: say("rnd.opening.have"),
    cell: ({ agencies, missing }) => (
      <>
        {agencies}/{participants}
        {missing.length > 0 && (
          <span className="under">
            {say("rnd.opening.missing", {
              units: `${missing.slice(0, MOST_MISSING).join(", ")}${missing.length > MOST_MISSING ? "…" : ""}`,
            })}
          </span>
        )}
      </>
    ),
  },
]

interface SureProps {
  readonly round: Round
  readonly asked: "open" | "drop"
  readonly onClose: () => void
}

function Sure({ round, asked, onClose }: SureProps) {
  const { say } = useWords()
  const go = useNavigate()
  const deeds = useRoundDeeds(round.id)
  const deed = deeds[asked]
  const done = () => {
    onClose()
    if (asked === "drop") void go("/console/cham-diem")
  }
  const run = () => {
    if (asked === "open") deeds.open.mutate(undefined, { onSuccess: done })
    else deeds.drop.mutate(undefined, { onSuccess: done })
  }
  const { participants: count, title } = round
  return (
    <Dialog opened title={say(`rnd.${asked}`)} onClose={onClose}>
      <Stack>
        <Text>{say(`rnd.${asked}.sure`, { count, title })}</Text>
        {deed.isError && <Failure error={deed.error} title={say("rnd.failed")} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button loading={deed.isPending} onClick={run}>
            {say(`rnd.${asked}`)}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
