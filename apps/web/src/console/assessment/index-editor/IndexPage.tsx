import { Button, Group, Stack, Text } from "@mantine/core"
import type { IndexTold } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useParams, useSearchParams } from "react-router"
import { Failure } from "../../frame/Failure.tsx"
import { Loaded } from "../../frame/Loaded.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { Page } from "../../frame/Page.tsx"
import { useWords } from "../../words/index.ts"
import { MappingsPart } from "../mapping/MappingsPart.tsx"
import { IndexEditor } from "./IndexEditor.tsx"
import { Validity } from "./IndicesPage.tsx"
import {
  annexPath,
  indexPage,
  indicesQuery,
  useIndexChanges,
  versionQuery,
  versionsQuery,
} from "./queries.ts"

/** One index: edited while it is a draft, looked at once it is issued. */
export function IndexPage() {
  const { id = "" } = useParams()
  const [query] = useSearchParams()
  const asked = query.get("ban")
  const version = asked === null || !/^\d{1,6}$/u.test(asked) ? null : Number(asked)
  return (
    <Loaded query={useQuery(versionQuery(id, version))}>
      {(told) => (
        <OneIndex key={`${told.index.id} ${told.version} ${told.issuedAt ?? ""}`} told={told} />
      )}
    </Loaded>
  )
}

function OneIndex({ told }: { readonly told: IndexTold }) {
  const { say, language } = useWords()
  const { index, version, issuedAt } = told
  const decision = index.decision === "" ? say("idx.decision.none") : index.decision
  return (
    <Page
      title={language === "en" && index.nameEn !== "" ? index.nameEn : index.name}
      intro={
        <>
          {index.id} · {decision} · {say(`idx.level.${index.level}`)} · <Validity told={told} /> ·{" "}
          {say("idx.version")} {version},{" "}
          {say(issuedAt === null ? "idx.state.draft" : "idx.state.issued")}
        </>
      }
    >
      <Stack>
        <Group>
          <Button component="a" href={annexPath(index.id, version)} variant="default">
            {say("idx.export")}
          </Button>
          <Button component={Link} to="/console/bo-chi-so" variant="subtle">
            {say("idx.back")}
          </Button>
        </Group>
        {issuedAt !== null && <Frozen told={told} />}
        <IndexEditor told={told} frozen={issuedAt !== null} />
        <MappingsPart told={told} />
      </Stack>
    </Page>
  )
}

/** An issued version: why it cannot be edited, who uses it, and the way on. */
function Frozen({ told }: { readonly told: IndexTold }) {
  const { say } = useWords()
  const { index, version } = told
  const go = useNavigate()
  const { save } = useIndexChanges(index.id)
  const versions = useQuery(versionsQuery(index.id)).data ?? []
  const newest = useQuery(indicesQuery).data?.find((one) => one.index.id === index.id)
  const rounds = versions.find((one) => one.version === version)?.rounds ?? []
  const editing = newest !== undefined && newest.issuedAt === null ? newest.version : null
  return (
    <Notice tone="info" title={say("idx.frozen", { version })}>
      <Stack gap="xs">
        {rounds.length > 0 && (
          <Text>
            {say("idx.frozen.rounds", { rounds: rounds.map(({ title }) => title).join(", ") })}
          </Text>
        )}
        <Text>
          {editing === null ? say("idx.frozen.next") : say("idx.edit.newer", { version: editing })}
        </Text>
        {save.isError && <Failure error={save.error} />}
        <Group>
          {editing === null ? (
            <Button
              loading={save.isPending}
              onClick={() =>
                save.mutate(
                  { index, seen: newest?.version ?? version, next: true },
                  { onSuccess: () => void go(indexPage(index.id)) },
                )
              }
            >
              {say("idx.next")}
            </Button>
          ) : (
            <Button component={Link} to={indexPage(index.id)} variant="default">
              {say("idx.edit.open")}
            </Button>
          )}
        </Group>
      </Stack>
    </Notice>
  )
}
