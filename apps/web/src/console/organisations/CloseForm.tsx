import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core"
import type { OrganisationDetail } from "@tinhso/server/registry/organisations/model"
import { type SubmitEvent, useState } from "react"
import { DayInput } from "../frame/DayInput.tsx"
import { Failure } from "../frame/Failure.tsx"
import { PlacePicker } from "../people/PlacePicker.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { useOrganisationChanges } from "./queries.ts"

interface HeirRow {
  readonly key: number
  readonly organisation: string | null
  readonly extent: "whole" | "part"
}

interface Props {
  readonly one: OrganisationDetail
  readonly onDone: () => void
}

/** It ends on a day; its duties go somewhere, wholly or in part. */
export function CloseForm({ one, onDone }: Props) {
  const { say } = useWords()
  const { close } = useOrganisationChanges()
  const [on, setOn] = useState<string | null>(null)
  const [document, setDocument] = useState("")
  const [heirs, setHeirs] = useState<readonly HeirRow[]>([
    { key: 0, organisation: null, extent: "whole" },
  ])
  const [wrong, setWrong] = useState<Readonly<Record<string, true>>>({})
  const form = useFirstWrong(wrong)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setWrong(on === null ? { on: true } : {})
    if (on === null) return
    const named = heirs.flatMap(({ organisation, extent }) =>
      organisation === null ? [] : [{ organisation, extent }],
    )
    const told = document.trim() === "" ? null : document
    close.mutate(
      { id: one.id, version: one.version, on, document: told, heirs: named },
      { onSuccess: onDone },
    )
  }
  return (
    <form ref={form} onSubmit={submit} noValidate aria-label={say("org.close")}>
      <Stack maw="36rem">
        <Text c="var(--muted)">{say("org.close.intro")}</Text>
        {close.isError && (
          <Failure error={close.error} title={say("org.failed")} next={say("org.kept")} />
        )}
        <DayInput
          label={say("org.close.on")}
          required
          value={on}
          error={wrong["on"] === true && on === null ? say("org.missing") : undefined}
          onChange={setOn}
        />
        <TextInput
          label={say("org.document")}
          value={document}
          onChange={(event) => setDocument(event.currentTarget.value)}
        />
        <Heirs heirs={heirs} onChange={setHeirs} />
        <Group>
          <Button type="submit" loading={close.isPending}>
            {say("org.close.submit")}
          </Button>
          <Button variant="default" onClick={onDone}>
            {say("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Heirs({
  heirs,
  onChange,
}: {
  heirs: readonly HeirRow[]
  onChange: (heirs: readonly HeirRow[]) => void
}) {
  const { say } = useWords()
  const set = (key: number, change: Partial<HeirRow>) =>
    onChange(heirs.map((heir) => (heir.key === key ? { ...heir, ...change } : heir)))
  const next = Math.max(-1, ...heirs.map(({ key }) => key)) + 1
  return (
    <>
      {heirs.map((heir, i) => (
        <Group key={heir.key} align="end">
          <div className="grow">
            <PlacePicker
              label={`${say("org.close.heir")}${heirs.length > 1 ? ` ${i + 1}` : ""}`}
              value={heir.organisation}
              clearable
              onChange={(organisation) => set(heir.key, { organisation })}
              kind="organisation"
            />
          </div>
          <NativeSelect
            aria-label={say("org.close.extent", { number: i + 1 })}
            value={heir.extent}
            data={[
              { value: "whole", label: say("org.close.whole") },
              { value: "part", label: say("org.close.part") },
            ]}
            onChange={(event) =>
              set(heir.key, { extent: event.currentTarget.value === "part" ? "part" : "whole" })
            }
          />
        </Group>
      ))}
      <Button
        variant="subtle"
        className="at-start"
        onClick={() => onChange([...heirs, { key: next, organisation: null, extent: "part" }])}
      >
        {say("org.close.addHeir")}
      </Button>
    </>
  )
}
