import { Button, Group, Stack, Text, TextInput } from "@mantine/core"
import type { Indicator, IndicatorDraft } from "@tinhso/server/indicators/definitions/model"
import { type SubmitEvent, useState } from "react"
import { useNavigate } from "react-router"
import { DayInput } from "../frame/DayInput.tsx"
import { Failure } from "../frame/Failure.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { type Say, useWords } from "../words/index.ts"
import { Difference } from "./Difference.tsx"
import { FormulaField } from "./FormulaField.tsx"
import { Preview } from "./Preview.tsx"
import { useDefinitionChanges } from "./queries.ts"
import { WordFields } from "./WordFields.tsx"

const EMPTY: IndicatorDraft = {
  code: "",
  nameVi: "",
  nameEn: "",
  better: "higher",
  definitionVi: "",
  definitionEn: "",
  formula: "",
  validFrom: null,
  document: null,
}

/** What the next version begins as: the newest one, from a day that is still to be said. */
function draftOf(one: Indicator | null): IndicatorDraft {
  if (one === null) return EMPTY
  const { versions, ...words } = one
  const newest = versions.at(-1)
  return {
    ...words,
    formula: newest?.formula ?? "",
    validFrom: newest?.validFrom ?? null,
    document: newest?.document ?? null,
  }
}

function wrongIn(draft: IndicatorDraft, say: Say): Record<string, string> {
  const wrong: Record<string, string> = {}
  for (const field of ["code", "nameVi", "nameEn", "formula"] as const) {
    if (draft[field].trim() === "") wrong[field] = say("def.missing")
  }
  if ((draft.document ?? "").trim() === "") wrong["document"] = say("def.missing")
  return wrong
}

/** A new indicator, or the next version of one that is there. */
export function IndicatorForm({ one }: { one: Indicator | null }) {
  const { say } = useWords()
  const go = useNavigate()
  const { save } = useDefinitionChanges()
  const [draft, setDraft] = useState(() => draftOf(one))
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const form = useFirstWrong(wrong)
  const set = (change: Partial<IndicatorDraft>) => setDraft({ ...draft, ...change })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const found = wrongIn(draft, say)
    setWrong(found)
    if (Object.keys(found).length > 0) return
    save.mutate(draft, {
      onSuccess: (saved) => void go(`/console/chi-so/tinh-toan/${encodeURIComponent(saved.code)}`),
    })
  }
  const before = one?.versions.at(-1)?.formula
  return (
    <Stack gap="xl">
      <form ref={form} onSubmit={submit} noValidate>
        <Stack maw="48rem">
          {save.isError && (
            <Failure error={save.error} title={say("def.failed")} next={say("def.kept")} />
          )}
          {save.isSuccess && <Text component="output">{say("def.saved")}</Text>}
          {one === null && (
            <CodeField code={draft.code} error={wrong["code"]} onChange={(code) => set({ code })} />
          )}
          <WordFields said={draft} wrong={wrong} onChange={set} />
          <FormulaField
            formula={draft.formula}
            code={draft.code}
            error={wrong["formula"]}
            onChange={(formula) => set({ formula })}
          />
          {before !== undefined && <Difference before={before} after={draft.formula} />}
          <ValidityFields draft={draft} wrong={wrong} onChange={set} />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {say("def.save")}
            </Button>
          </Group>
        </Stack>
      </form>
      <Preview formula={draft.formula} code={one?.code ?? ""} />
    </Stack>
  )
}

interface CodeProps {
  readonly code: string
  readonly error: string | undefined
  readonly onChange: (code: string) => void
}

/** A code in small letters; spaces become underscores. */
export function CodeField({ code, error, onChange }: CodeProps) {
  const { say } = useWords()
  return (
    <TextInput
      label={say("def.code")}
      description={say("def.code.hint")}
      required
      spellCheck={false}
      value={code}
      error={error}
      onChange={(event) =>
        onChange(event.currentTarget.value.normalize("NFC").toLowerCase().replace(/\s+/g, "_"))
      }
    />
  )
}

interface ValidityProps {
  readonly draft: IndicatorDraft
  readonly wrong: Readonly<Record<string, string>>
  readonly onChange: (change: Partial<IndicatorDraft>) => void
}

function ValidityFields({ draft, wrong, onChange }: ValidityProps) {
  const { say } = useWords()
  return (
    <>
      <TextInput
        label={say("def.document")}
        description={say("def.document.hint")}
        required
        value={draft.document ?? ""}
        error={wrong["document"]}
        onChange={(event) => onChange({ document: event.currentTarget.value || null })}
      />
      <DayInput
        label={say("def.version.from")}
        value={draft.validFrom}
        onChange={(validFrom) => onChange({ validFrom })}
      />
    </>
  )
}
