import { Button, Group, Stack, Text } from "@mantine/core"
import type { IndexTold } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { Link, useNavigate } from "react-router"
import { Failure } from "../../frame/Failure.tsx"
import { Loaded } from "../../frame/Loaded.tsx"
import { Page } from "../../frame/Page.tsx"
import { RestoredNotice } from "../../kept/RestoredNotice.tsx"
import { useKept } from "../../kept/use-kept.ts"
import { useFirstWrong } from "../../session/use-first-wrong.ts"
import { useWords } from "../../words/index.ts"
import { indicesQuery, versionQuery, versionsQuery } from "../index-editor/queries.ts"
import { roundPage } from "../queries.ts"
import { CalendarFields } from "./CalendarFields.tsx"
import { GroupsPart } from "./GroupsPart.tsx"
import { useCreateRound } from "./queries.ts"
import {
  draftOf,
  EMPTY_ROUND,
  type RoundForm,
  type RoundProblem,
  roundProblems,
} from "./round-form.ts"
import { CoVerifierFields, RuleFields, WhatFields } from "./RoundFields.tsx"

/** A new round: prepared, and opened only when one says so. */
export function NewRoundPage() {
  const { say } = useWords()
  return (
    <Page title={say("rnd.new")} intro={say("rnd.new.intro")}>
      <Loaded query={useQuery(indicesQuery)}>{(indices) => <NewRound indices={indices} />}</Loaded>
    </Page>
  )
}

/** A round while it is filled in, kept in this browser until it is made. */
function useNewRound() {
  const go = useNavigate()
  const kept = useKept<RoundForm>("tinhso.new-round", EMPTY_ROUND)
  const { value: form } = kept
  const [tried, setTried] = useState<readonly RoundProblem[] | null>(null)
  const create = useCreateRound()
  const coVerifiers = useCoVerifiers(form)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const draft = draftOf(form, coVerifiers)
    setTried(roundProblems(form, coVerifiers))
    if (draft === null) return
    create.mutate(draft, {
      onSuccess: ({ id }) => {
        kept.forget()
        void go(roundPage(id))
      },
    })
  }
  const set = (more: Partial<RoundForm>) => kept.change((before) => ({ ...before, ...more }))
  return { kept, form, set, tried, create, coVerifiers, submit }
}

function NewRound({ indices }: { readonly indices: readonly IndexTold[] }) {
  const { say } = useWords()
  const { kept, form, set, tried, create, coVerifiers, submit } = useNewRound()
  const problems = tried === null ? [] : roundProblems(form, coVerifiers)
  const parts = { form, set, problems }
  return (
    <form ref={useFirstWrong(tried ?? NOTHING)} onSubmit={submit} noValidate>
      <Stack maw="48rem" gap="lg">
        <RestoredNotice kept={kept} />
        {create.isError && (
          <Failure error={create.error} title={say("rnd.failed")} next={say("rnd.kept")} />
        )}
        <WhatFields {...parts} indices={indices} />
        <section aria-labelledby="lich-dot">
          <h2 id="lich-dot" className="section-title">
            {say("rnd.calendar")}
          </h2>
          <Stack gap="sm">
            <CalendarFields
              form={form.calendar}
              told={tried !== null}
              onChange={(calendar) => set({ calendar })}
            />
          </Stack>
        </section>
        <GroupsPart
          groups={form.groups}
          problems={problems}
          onChange={(groups) => set({ groups })}
        />
        <CoVerifierFields {...parts} names={coVerifiers} />
        <RuleFields {...parts} />
        {tried !== null && draftOf(form, coVerifiers) === null && (
          <Text role="alert" c="var(--mantine-color-error)">
            {say("rnd.incomplete")}
          </Text>
        )}
        <Group>
          <Button type="submit" loading={create.isPending}>
            {say("rnd.create")}
          </Button>
          <Button component={Link} to="/console/cham-diem" variant="default">
            {say("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const NOTHING: readonly RoundProblem[] = []

/** The bodies that the chosen version of an index names as confirming figures. */
function useCoVerifiers({ indexId, indexVersion }: RoundForm): readonly string[] {
  const versions = useQuery({ ...versionsQuery(indexId), enabled: indexId !== "" })
  const newest = versions.data?.find(({ issuedAt }) => issuedAt !== null)?.version ?? null
  const version = indexVersion === "" ? newest : Number(indexVersion)
  const index = useQuery({ ...versionQuery(indexId, version), enabled: version !== null })
  const criteria = index.data?.index.criteria ?? []
  return [...new Set(criteria.map(({ coVerifier }) => coVerifier).filter((name) => name !== ""))]
}
