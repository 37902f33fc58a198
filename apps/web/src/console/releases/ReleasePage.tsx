import { Anchor, Button, Group, Stack, Text } from "@mantine/core"
import type { ReleaseDetail } from "@tinhso/server/indicators/releases/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useNavigate, useParams } from "react-router"
import { formatInstant, formatWhole } from "../../i18n/index.ts"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { publicPath } from "../frame/language.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { holds, meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
import { Checks } from "./Checks.tsx"
import { Differences } from "./Differences.tsx"
import { PublishForm } from "./PublishForm.tsx"
import { diffQuery, releaseQuery, useReleaseChanges } from "./queries.ts"
import { Rows } from "./Rows.tsx"

/** One release: looked at before it is published, and what may be done with it. */
export function ReleasePage() {
  const { id = "" } = useParams()
  return <Loaded query={useQuery(releaseQuery(id))}>{(one) => <Release release={one} />}</Loaded>
}

function Release({ release }: { release: ReleaseDetail }) {
  const { say, language } = useWords()
  const count = (number: number) => formatWhole(number, language)
  const { rows, withValue, units, batch, state } = release
  return (
    <Page title={release.titleVi} intro={`${release.id} · ${say(`rel.state.${state}`)}`}>
      <Stack>
        <Text>
          {say("rel.summary", {
            rows: count(rows),
            filled: count(withValue),
            units: count(units),
            batch: count(batch),
          })}{" "}
          {formatInstant(release.asOf, language)}
        </Text>
        <Text size="sm">
          {say("rel.hash")}: <code className="hash">{release.rowsSha256}</code>
        </Text>
        <Checks checks={release.checks} />
        {release.corrects !== null && <AgainstCorrected id={release.id} from={release.corrects} />}
        {state === "prepared" ? <Waiting release={release} /> : <Published release={release} />}
        <Rows release={release} />
      </Stack>
    </Page>
  )
}

function AgainstCorrected({ id, from }: { id: string; from: string }) {
  return (
    <Loaded query={useQuery(diffQuery(from, id))}>{(diff) => <Differences diff={diff} />}</Loaded>
  )
}

function Waiting({ release }: { release: ReleaseDetail }) {
  const { say } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  return (
    <>
      {release.ownWork === true && <Text>{say("rel.publish.own")}</Text>}
      {release.ownWork !== true && !holds(grants, "verifier") && (
        <Text>{say("rel.publish.role")}</Text>
      )}
      {release.ownWork !== true && holds(grants, "verifier") && <PublishForm release={release} />}
      {holds(grants, "administrator") && <Discard id={release.id} />}
    </>
  )
}

function Published({ release }: { release: ReleaseDetail }) {
  const { say, language } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  const newest = release.correctedBy === null
  return (
    <Group>
      <Anchor href={publicPath(`/r/${release.id}`, language)}>{say("rel.open")}</Anchor>
      {newest && holds(grants, "administrator") && (
        <Button
          component={Link}
          to={`/console/cong-bo/moi?dinh-chinh=${release.id}`}
          variant="default"
        >
          {say("rel.correct")}
        </Button>
      )}
    </Group>
  )
}

function Discard({ id }: { id: string }) {
  const { say } = useWords()
  const { discard } = useReleaseChanges()
  const [asking, setAsking] = useState(false)
  const go = useNavigate()
  return (
    <Group>
      <Button variant="default" onClick={() => setAsking(true)}>
        {say("rel.discard")}
      </Button>
      <Dialog opened={asking} title={say("rel.discard")} onClose={() => setAsking(false)}>
        <Stack>
          {discard.isError && <Failure error={discard.error} />}
          <Text>{say("rel.discard.sure", { id })}</Text>
          <Group>
            <Button
              color="red"
              loading={discard.isPending}
              onClick={() => discard.mutate(id, { onSuccess: () => void go("/console/cong-bo") })}
            >
              {say("rel.discard")}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              {say("cancel")}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </Group>
  )
}
