import { Button, Group, Select, Stack } from "@mantine/core"
import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router"
import { DayInput } from "../frame/DayInput.tsx"
import { Failure } from "../frame/Failure.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { draftOf, NOTHING, type Wrong } from "./draft-of.ts"
import { AssetFields } from "./fields.tsx"
import { kindsQuery, useAssetChanges } from "./queries.ts"
import { kindName } from "./value-text.ts"

/** One asset more: the kind first, then the form that the kind declares. */
export function NewAssetPage() {
  const { say, language } = useWords()
  const [query, setQuery] = useSearchParams()
  const kinds = useQuery(kindsQuery)
  const code = query.get("loai")
  return (
    <Page title={say("asset.add")} intro={<Link to="/console/ha-tang">{say("asset.back")}</Link>}>
      <Loaded query={kinds}>
        {(all) => {
          const kind = all.find((one) => one.code === code)
          return (
            <Stack>
              <Select
                label={say("asset.chooseKind")}
                maw="40rem"
                searchable
                data={all.map((one) => ({ value: one.code, label: kindName(one, language) }))}
                value={code}
                comboboxProps={{ withinPortal: false }}
                onChange={(next) => setQuery(next === null ? {} : { loai: next })}
              />
              {kind !== undefined && <Form key={kind.code} kind={kind} />}
            </Stack>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Form({ kind }: { readonly kind: AssetKindListed }) {
  const { say } = useWords()
  const { create } = useAssetChanges()
  const go = useNavigate()
  const [typed, setTyped] = useState(NOTHING)
  const [from, setFrom] = useState<string | null>(null)
  const [wrong, setWrong] = useState<Wrong>({})
  const form = useFirstWrong(wrong)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const made = draftOf(kind, typed, NOTHING)
    setWrong("wrong" in made ? made.wrong : {})
    if ("wrong" in made) return
    const day = from === null ? {} : { from }
    create.mutate(
      { ...made.draft, ...day, kind: kind.code },
      { onSuccess: ({ id }) => void go(`/console/ha-tang/${id}`) },
    )
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack maw="40rem">
        {create.isError && (
          <Failure error={create.error} title={say("asset.failed")} next={say("asset.kept")} />
        )}
        <AssetFields
          kind={kind}
          typed={typed}
          wrong={wrong}
          onChange={(part) => setTyped({ ...typed, ...part })}
        />
        <DayInput
          label={say("asset.from")}
          description={say("asset.from.hint")}
          value={from}
          onChange={setFrom}
        />
        <Group>
          <Button type="submit" loading={create.isPending}>
            {say("asset.save")}
          </Button>
          <Button component={Link} to="/console/ha-tang" variant="default">
            {say("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
