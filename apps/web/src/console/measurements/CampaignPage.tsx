import { Anchor, Group, Stack, Title } from "@mantine/core"
import type { CampaignDetail } from "@tinhso/server/coverage/measurements/model"
import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "react-router"
import { formatInstant, formatWhole } from "../../i18n/index.ts"
import { Measured } from "../../ui/comparison/Marks.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { holds, meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
import { Acts } from "./Acts.tsx"
import { CampaignFacts } from "./CampaignFacts.tsx"
import { CampaignMark } from "./CampaignMark.tsx"
import { Compare } from "./Compare.tsx"
import { Parts } from "./Parts.tsx"
import { campaignPath, campaignQuery } from "./queries.ts"

/** One campaign: what was measured, by whom, and how it compares with what is modelled. */
export function CampaignPage() {
  const { id = "" } = useParams()
  return <Loaded query={useQuery(campaignQuery(id))}>{(one) => <Shown campaign={one} />}</Loaded>
}

function Shown({ campaign }: { readonly campaign: CampaignDetail }) {
  const { say } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  return (
    <Page
      title={campaign.name}
      intro={
        <>
          <Measured>{say("measured.mark")}</Measured> {campaign.id} ·{" "}
          <CampaignMark state={campaign.state} /> ·{" "}
          <Link to="/console/do-song">{say("measured.title")}</Link>
        </>
      }
    >
      <Stack>
        {campaign.illustrative && <Notice tone="warn" title={say("measured.illustrative.what")} />}
        <Withdrawn campaign={campaign} />
        <Group>
          {holds(grants, "editor") && <Acts campaign={campaign} />}
          <Anchor href={`${campaignPath(campaign.id)}/cells?limit=20000`} download>
            {say("measured.cells")}
          </Anchor>
        </Group>
        <CampaignFacts campaign={campaign} />
        <Parts parts={campaign.parts} />
        {campaign.state !== "withdrawn" && <Compare campaign={campaign} />}
        <Files campaign={campaign} />
      </Stack>
    </Page>
  )
}

function Withdrawn({ campaign: { state, acts } }: { readonly campaign: CampaignDetail }) {
  const { say } = useWords()
  if (state !== "withdrawn") return null
  const reason = acts.findLast(({ act }) => act === "withdraw")?.reason ?? ""
  return (
    <Notice tone="bad" title={say("measured.state.withdrawn")}>
      <p>{reason}</p>
    </Notice>
  )
}

function Files({ campaign: { files, acts } }: { readonly campaign: CampaignDetail }) {
  const { say, language } = useWords()
  return (
    <section aria-labelledby="tep">
      <Title order={2} size="h4" id="tep">
        {say("measured.files")}
      </Title>
      <ul className="said">
        {files.map(({ name, rows, points, refused, at }) => (
          <li key={at}>
            {formatInstant(at, language)} · {name}:{" "}
            {say("measured.file", {
              rows: formatWhole(rows, language),
              points: formatWhole(points, language),
              refused: formatWhole(refused, language),
            })}
          </li>
        ))}
        {acts
          .filter(({ act }) => act !== "add")
          .map(({ version, act, reason, at, by }) => (
            <li key={version}>
              {formatInstant(at, language)} · {say(`measured.act.${act}`)}
              {by !== undefined && ` · ${by}`}
              {reason !== null && `: ${reason}`}
            </li>
          ))}
      </ul>
    </section>
  )
}
