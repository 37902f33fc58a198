import { Button, Group, SegmentedControl, Stack } from "@mantine/core"
import { useMemo, type SubmitEvent, useState } from "react"
import { Link, useNavigate } from "react-router"
import { Failure } from "../frame/Failure.tsx"
import { Page } from "../frame/Page.tsx"
import { RestoredNotice } from "../kept/RestoredNotice.tsx"
import { useKept } from "../kept/use-kept.ts"
import { useUnitName } from "../people/UnitName.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { EvidenceFields } from "./EvidenceFields.tsx"
import { GapFields } from "./GapFields.tsx"
import { NO_GAP, readGap, type WrongGap } from "./gap-form.ts"
import { UnitPlace } from "./UnitPlace.tsx"
import { useGapChanges } from "./queries.ts"
import { saidOf } from "./said.ts"
import { type Said, SaidFields } from "./SaidFields.tsx"
import { today } from "./today.ts"
import { VillageSearch } from "./VillageSearch.tsx"

const HOWS = ["places", "name", "unit"] as const
type How = (typeof HOWS)[number]

interface Draft extends Said {
  readonly how: string
  readonly typed: typeof NO_GAP
  readonly evidence: readonly string[]
}

const first = (): Draft => ({
  how: "places",
  typed: NO_GAP,
  day: today(),
  organisation: "",
  document: "",
  note: "",
  evidence: [],
})

/** A gap that is not in the register yet: by coordinates, by the name of a village, or by a unit. */
export function NewGapPage() {
  const { say } = useWords()
  const { report } = useGapChanges()
  const go = useNavigate()
  const [begun] = useState(first)
  const kept = useKept<Draft>("tinhso.gap new", begun)
  const draft = kept.value
  const [wrong, setWrong] = useState<WrongGap>({})
  const form = useFirstWrong(wrong)
  const read = useMemo(() => readGap(draft.typed), [draft.typed])
  const change = (part: Partial<Draft>) => kept.change((now) => ({ ...now, ...part }))
  const type = (part: Partial<typeof NO_GAP>) =>
    kept.change((now) => ({ ...now, typed: { ...now.typed, ...part } }))
  const sent = (id: string) => {
    kept.forget()
    void go(`/console/vung-lom/${id}`)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setWrong("wrong" in read ? read.wrong : {})
    if ("wrong" in read || draft.day === null) return
    const { evidence, day } = draft
    const cited = evidence.length === 0 ? {} : { evidence: [...evidence] }
    const gap = { ...read.facts, day, ...saidOf(draft), ...cited }
    report.mutate(gap, { onSuccess: ({ id }) => sent(id) })
  }
  return (
    <Page title={say("gap.new")} intro={<Link to="/console/vung-lom">{say("gap.back")}</Link>}>
      <form ref={form} onSubmit={submit} noValidate>
        <Stack maw="44rem">
          <RestoredNotice kept={kept} />
          <How how={howOf(draft.how)} onChange={(how) => change({ how })} />
          {draft.how === "name" && <VillageSearch typed={draft.typed} onChange={type} />}
          {draft.how === "unit" && <UnitPlace typed={draft.typed} onChange={type} />}
          <GapFields typed={draft.typed} wrong={wrong} places={read.places} onChange={type} />
          <SaidFields said={draft} onChange={change} />
          <Evidence draft={draft} onChange={change} />
          {report.isError && (
            <Failure error={report.error} title={say("gap.failed")} next={say("gap.kept")} />
          )}
          <Group>
            <Button type="submit" loading={report.isPending}>
              {say("gap.form.send")}
            </Button>
            <Button component={Link} to="/console/vung-lom" variant="default">
              {say("cancel")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}

const howOf = (text: string): How => HOWS.find((one) => one === text) ?? "places"

function How({ how, onChange }: { readonly how: How; readonly onChange: (how: How) => void }) {
  const { say } = useWords()
  return (
    <SegmentedControl
      aria-label={say("gap.form.how")}
      value={how}
      onChange={(value) => onChange(howOf(value))}
      data={HOWS.map((value) => ({ value, label: say(`gap.form.how.${value}`) }))}
    />
  )
}

function Evidence({
  draft,
  onChange,
}: {
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
}) {
  const { unit } = draft.typed
  const unitName = useUnitName(unit)
  if (unit === "") return null
  return (
    <EvidenceFields
      key={unit}
      gap={{ unit, unitName }}
      chosen={draft.evidence}
      needed={false}
      onChange={(evidence) => onChange({ evidence })}
    />
  )
}
