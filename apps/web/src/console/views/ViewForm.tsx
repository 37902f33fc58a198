import type { ViewDraft, ViewState, Visibility } from "@tinhso/server/indicators/views/model"
import { Button, Group, Radio, Stack, TextInput } from "@mantine/core"
import { type ReactNode, type SubmitEvent, useState } from "react"
import { formatInstant } from "../../i18n/index.ts"
import { Failure } from "../frame/Failure.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { VisibilityChoice } from "./VisibilityChoice.tsx"

interface Props {
  readonly initial: ViewDraft
  readonly busy: boolean
  readonly error: unknown
  readonly onSave: (draft: ViewDraft) => void
  readonly children?: ReactNode
}

/** A view's name, who may open it, and whether its figures stay as they are. */
export function ViewForm({ initial, busy, error, onSave, children }: Props) {
  const { say, language } = useWords()
  const [name, setName] = useState(initial.name)
  const [visibility, setVisibility] = useState<Visibility>(initial.visibility)
  const [asof, setAsof] = useState(initial.state.asof)
  const [wrong, setWrong] = useState<Readonly<Record<string, true>>>({})
  const form = useFirstWrong(wrong)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const missing = name.trim() === ""
    setWrong(missing ? { name: true } : {})
    if (!missing) onSave({ name: name.trim(), visibility, state: asOfIn(initial.state, asof) })
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack maw="36rem">
        {error !== null && (
          <Failure error={error} title={say("views.failed")} next={say("views.kept")} />
        )}
        <TextInput
          label={say("views.name")}
          required
          maxLength={200}
          value={name}
          error={wrong["name"] === true ? say("views.nameMissing") : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <VisibilityChoice value={visibility} onChange={setVisibility} />
        <Radio.Group
          label={say("views.asOf")}
          value={asof === undefined ? "live" : "frozen"}
          onChange={(next) => setAsof(next === "live" ? undefined : now(initial.state.asof))}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="live" label={say("views.live")} />
            <Radio
              value="frozen"
              label={
                asof === undefined
                  ? say("views.frozen")
                  : say("views.frozenAt", { when: whenText(asof, language) })
              }
            />
          </Stack>
        </Radio.Group>
        <Group>
          <Button type="submit" loading={busy}>
            {say("views.save")}
          </Button>
          {children}
        </Group>
      </Stack>
    </form>
  )
}

const now = (before: string | undefined) => before ?? new Date().toISOString()

/** A day stands for its end. */
const whenText = (asof: string, language: "vi" | "en") =>
  formatInstant(asof.includes("T") ? asof : `${asof}T23:59:59+07:00`, language)

/** The same table, frozen or not. */
function asOfIn(state: ViewState, asof: string | undefined): ViewState {
  if (asof !== undefined) return { ...state, asof }
  const live = { ...state }
  delete live.asof
  return live
}
