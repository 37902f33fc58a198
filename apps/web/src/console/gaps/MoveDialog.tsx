import { Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core"
import type { GapDetail, GapMove } from "@tinhso/server/coverage/register/model"
import { type SubmitEvent, useState } from "react"
import { DayInput } from "../frame/DayInput.tsx"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { Notice } from "../frame/Notice.tsx"
import { useKept } from "../kept/use-kept.ts"
import { type WordKey, useWords } from "../words/index.ts"
import { EvidenceFields } from "./EvidenceFields.tsx"
import { isConflict, moveWord } from "./move-words.ts"
import { useGapChanges } from "./queries.ts"
import { saidOf } from "./said.ts"
import { type Said, SaidFields } from "./SaidFields.tsx"
import { today } from "./today.ts"

interface Props {
  readonly gap: GapDetail
  readonly move: GapMove
  readonly onClose: () => void
}

interface Saying extends Said {
  readonly due: string | null
  readonly asset: string
  readonly evidence: readonly string[]
  readonly publish: boolean
}

const nothing = (): Saying => ({
  day: today(),
  organisation: "",
  document: "",
  note: "",
  due: null,
  asset: "",
  evidence: [],
  publish: false,
})

const ASSET = /^TS-[0-9]{6,12}$/

/** One step of a gap: the rule, what is said with it, and the documents that show it. */
export function MoveDialog({ gap, move, onClose }: Props) {
  const { say } = useWords()
  const { move: send } = useGapChanges()
  const [begun] = useState(nothing)
  const kept = useKept<Saying>(`tinhso.gap ${gap.id} ${move.state}`, begun)
  const [tried, setTried] = useState(false)
  const { value: said } = kept
  const change = (part: Partial<Saying>) => kept.change((now) => ({ ...now, ...part }))
  const asset = said.asset.trim().toUpperCase()
  const wrong = {
    note: move.needsReason && said.note.trim() === "",
    evidence: move.needsEvidence && said.evidence.length === 0,
    asset: move.state === "planned" && asset !== "" && !ASSET.test(asset),
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (said.day === null || wrong.note || wrong.evidence || wrong.asset) return
    send.mutate(changeOf(gap, move, { ...said, day: said.day, asset }), {
      onSuccess: () => {
        kept.forget()
        onClose()
      },
    })
  }
  return (
    <Dialog opened size="lg" title={say(moveWord(gap, move))} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm">{say(ruleOf(gap, move))}</Text>
          {move.state === "planned" && (
            <PlanFields said={said} wrong={tried && wrong.asset} onChange={change} />
          )}
          <SaidFields
            said={said}
            noteNeeded={move.needsReason}
            noteLacks={tried && wrong.note}
            onChange={change}
          />
          <Shown gap={gap} said={said} needed={tried && wrong.evidence} onChange={change} />
          {send.isError && <Failed error={send.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say("cancel")}
            </Button>
            <Button type="submit" loading={send.isPending}>
              {say(moveWord(gap, move))}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function ruleOf(gap: GapDetail, { state }: GapMove): WordKey {
  if (state === "confirmed" && gap.state === "closed") return "gap.rule.reopen"
  if (state === "confirmed" && gap.state === "planned") return "gap.rule.unplan"
  return `gap.rule.${state}`
}

const changeOf = (
  { id, version }: GapDetail,
  { state }: GapMove,
  { day, due, asset, evidence, publish, ...said }: Saying & { day: string },
) => ({
  id,
  version,
  state,
  day,
  ...saidOf(said),
  ...(state === "planned" && due !== null ? { due } : {}),
  ...(state === "planned" && asset !== "" ? { asset } : {}),
  ...(evidence.length === 0 ? {} : { evidence: [...evidence], publish }),
})

function PlanFields({
  said,
  wrong,
  onChange,
}: {
  readonly said: Saying
  readonly wrong: boolean
  readonly onChange: (part: Partial<Saying>) => void
}) {
  const { say } = useWords()
  return (
    <>
      <DayInput label={say("gap.due")} value={said.due} onChange={(due) => onChange({ due })} />
      <TextInput
        label={say("gap.asset")}
        description={say("gap.asset.hint")}
        value={said.asset}
        error={wrong ? say("gap.asset.wrong") : undefined}
        onChange={(event) => onChange({ asset: event.currentTarget.value })}
      />
    </>
  )
}

/** Documents that show the step, and whether everybody may read them. */
function Shown({
  gap,
  said,
  needed,
  onChange,
}: {
  readonly gap: GapDetail
  readonly said: Saying
  readonly needed: boolean
  readonly onChange: (part: Partial<Saying>) => void
}) {
  const { say } = useWords()
  return (
    <>
      <EvidenceFields
        gap={gap}
        chosen={said.evidence}
        needed={needed}
        onChange={(evidence) => onChange({ evidence })}
      />
      {said.evidence.length > 0 && (
        <Checkbox
          label={say("gap.evidence.publish")}
          checked={said.publish}
          onChange={(event) => onChange({ publish: event.currentTarget.checked })}
        />
      )}
    </>
  )
}

function Failed({ error }: { readonly error: unknown }) {
  const { say } = useWords()
  if (isConflict(error)) return <Notice tone="warn" title={say("gap.conflict")} />
  return <Failure error={error} title={say("gap.failed")} next={say("gap.kept")} />
}
