import { Button, Group, Stack, Text } from "@mantine/core"
import type { RunOptions } from "@tinhso/server/coverage/runs/model"
import { useQuery } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { Link, useNavigate } from "react-router"
import { Failure } from "../frame/Failure.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { optionsQuery, useRunChanges } from "./queries.ts"
import { HowFields, WhatFields } from "./RunFields.tsx"
import { proposed, type RunForm, runOf, type Wrong } from "./run-form.ts"

/** Has the server compute coverage from the stations of the register. */
export function NewRunPage() {
  const { say } = useWords()
  return (
    <Page title={say("covrun.new")} intro={say("covrun.new.intro")}>
      <Loaded query={useQuery(optionsQuery)}>{(options) => <Form options={options} />}</Loaded>
    </Page>
  )
}

function Form({ options }: { readonly options: RunOptions }) {
  const { say } = useWords()
  const { start } = useRunChanges()
  const go = useNavigate()
  const [form, setForm] = useState(() => proposed(options))
  const [wrong, setWrong] = useState<Wrong>({})
  const set = (change: Partial<RunForm>) => setForm((before) => ({ ...before, ...change }))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const asked = runOf(form)
    setWrong(asked.wrong)
    if (asked.run === null) return
    start.mutate(asked.run, { onSuccess: ({ id }) => void go(`/console/vung-phu/${id}`) })
  }
  return (
    <form ref={useFirstWrong(wrong)} onSubmit={submit} noValidate>
      <Stack maw="42rem">
        {!options.terrain && (
          <Notice tone="warn" title={say("covrun.new.noTerrain")}>
            <Text>{say("covrun.new.noTerrain.how")}</Text>
          </Notice>
        )}
        {start.isError && (
          <Failure error={start.error} title={say("covrun.failed")} next={say("covrun.new.kept")} />
        )}
        <WhatFields form={form} set={set} wrong={wrong} options={options} />
        <HowFields form={form} set={set} wrong={wrong} options={options} />
        <Group>
          <Button type="submit" loading={start.isPending}>
            {say("covrun.new.start")}
          </Button>
          <Button component={Link} to="/console/vung-phu" variant="default">
            {say("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
