import { Anchor, Button, Group, Stack } from "@mantine/core"
import type { Round } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "react-router"
import { Loaded } from "../../frame/Loaded.tsx"
import { Page } from "../../frame/Page.tsx"
import { UnitName } from "../../people/UnitName.tsx"
import { holds, meQuery } from "../../session/session.ts"
import { useWords } from "../../words/index.ts"
import { indexPage } from "../index-editor/queries.ts"
import { ComparePart } from "../mapping/ComparePart.tsx"
import { roundPage, roundQuery } from "../queries.ts"
import { CalendarPart } from "./CalendarPart.tsx"
import { GivenPart } from "./given/GivenPart.tsx"
import { OpeningPart } from "./OpeningPart.tsx"
import { ProgressPart } from "./ProgressPart.tsx"
import { PublicationPart } from "./PublicationPart.tsx"
import { RepliesPart } from "./RepliesPart.tsx"
import { StandingsPart } from "./StandingsPart.tsx"

/** One round, for whoever runs it: opened, watched, published. */
export function RoundPage() {
  const { round: id = "" } = useParams()
  return <Loaded query={useQuery(roundQuery(id))}>{(round) => <OneRound round={round} />}</Loaded>
}

function OneRound({ round }: { readonly round: Round }) {
  const { say } = useWords()
  const runs = holds(useQuery(meQuery).data?.grants ?? [], "administrator")
  const { id, state } = round
  return (
    <Page title={round.title} intro={<Intro round={round} />}>
      <Stack gap="lg">
        <Group>
          <Button component={Link} to={roundPage(id, "tham-dinh")} variant="default">
            {say("rnd.verification")}
          </Button>
          <Button component={Link} to={roundPage(id, "hoi-dong")} variant="default">
            {say("rnd.councilPage")}
          </Button>
        </Group>
        {state === "prepared" && <OpeningPart round={round} runs={runs} />}
        {state === "published" && <PublicationPart round={round} runs={runs} />}
        <CalendarPart round={round} runs={runs} />
        {state !== "prepared" && <ProgressPart round={round} runs={runs} />}
        {state !== "prepared" && <GivenPart round={round} runs={runs} />}
        {state !== "prepared" && <StandingsPart round={round} />}
        {state !== "prepared" && <RepliesPart round={round} />}
        {state !== "prepared" && <ComparePart round={round} runs={runs} />}
        {state === "open" && <PublicationPart round={round} runs={runs} />}
      </Stack>
    </Page>
  )
}

function Intro({ round }: { readonly round: Round }) {
  const { say } = useWords()
  const { id, state, kind, indexId, indexVersion, lead, council } = round
  return (
    <>
      {id} · {say(`rnd.kind.${kind}`)} · <strong>{say(`rnd.state.${state}`)}</strong> ·{" "}
      <Anchor component={Link} to={indexPage(indexId, indexVersion)} underline="always">
        {indexId}, {say("rnd.version", { version: indexVersion })}
      </Anchor>
      <br />
      {say("rnd.lead")}: <UnitName id={lead} /> · {say("rnd.council")}: <UnitName id={council} />
    </>
  )
}
