import { Select, Text, TextInput } from "@mantine/core"
import type { AssetKindListed, KeptMeaning } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { formatDay, formatWhole } from "../../i18n/index.ts"
import { SheetForm } from "../assets/SheetForm.tsx"
import { kindName } from "../assets/value-text.ts"
import { DayInput } from "../frame/DayInput.tsx"
import { Failure } from "../frame/Failure.tsx"
import { Notice } from "../frame/Notice.tsx"
import { NamedPicker } from "../people/NamedPicker.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { meaningQuery, useKept } from "./queries.ts"

interface Typed {
  readonly unit: string | null
  readonly kind: string | null
  readonly since: string | null
  readonly reason: string
}

type Wrong = Readonly<Partial<Record<keyof Typed, true>>>

const EMPTY: Typed = { unit: null, kind: null, since: null, reason: "" }

/** Says that the register of a kind is kept whole, with what that means for figures beside it. */
export function DeclareForm({ kinds }: { readonly kinds: readonly AssetKindListed[] }) {
  const { say } = useWords()
  const { declare } = useKept()
  const [round, setRound] = useState(0)
  const [typed, setTyped] = useState(EMPTY)
  const [wrong, setWrong] = useState<Wrong>({})
  const change = (part: Partial<Typed>) => setTyped((now) => ({ ...now, ...part }))
  const clear = () => {
    setTyped(EMPTY)
    setWrong({})
    setRound(round + 1)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const said = saidIn(typed)
    setWrong("said" in said ? {} : said.wrong)
    if ("said" in said) declare.mutate(said.said, { onSuccess: clear })
  }
  return (
    <SheetForm
      key={round}
      title={say("kept.declare")}
      action={say("kept.declare.send")}
      error={declare.error}
      busy={declare.isPending}
      onSubmit={submit}
      onDone={clear}
      form={useFirstWrong(wrong)}
    >
      <Where kinds={kinds} typed={typed} wrong={wrong} onChange={change} />
      {typed.unit !== null && typed.kind !== null && typed.since !== null && (
        <Meaning unit={typed.unit} kind={typed.kind} since={typed.since} />
      )}
      <TextInput
        label={say("kept.declare.ground")}
        required
        maxLength={500}
        value={typed.reason}
        error={wrong.reason === true ? say("kept.missing") : undefined}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
    </SheetForm>
  )
}

/** What was typed, whole; otherwise what is missing. */
function saidIn({ unit, kind, since, reason: typed }: Typed) {
  const reason = typed.trim()
  if (unit !== null && kind !== null && since !== null && reason !== "") {
    return { said: { unit, kind, since, reason } }
  }
  const wrong: Wrong = {
    ...(unit === null ? { unit: true } : {}),
    ...(kind === null ? { kind: true } : {}),
    ...(since === null ? { since: true } : {}),
    ...(reason === "" ? { reason: true } : {}),
  }
  return { wrong }
}

interface WhereProps {
  readonly kinds: readonly AssetKindListed[]
  readonly typed: Typed
  readonly wrong: Wrong
  readonly onChange: (part: Partial<Typed>) => void
}

/** Which register, where, since when. */
function Where({ kinds, typed, wrong, onChange: change }: WhereProps) {
  const { say, language } = useWords()
  const missing = (field: keyof Typed) => (wrong[field] === true ? say("kept.missing") : undefined)
  return (
    <>
      <Select
        label={say("kinds.name")}
        required
        searchable
        data={kinds.map((kind) => ({ value: kind.code, label: kindName(kind, language) }))}
        value={typed.kind}
        error={missing("kind")}
        comboboxProps={{ withinPortal: false }}
        onChange={(kind) => change({ kind })}
      />
      <NamedPicker
        label={say("kept.unit")}
        kind="unit"
        value={typed.unit}
        onChange={(unit) => change({ unit })}
      />
      {wrong.unit === true && <Text c="var(--mark)">{say("kept.missing")}</Text>}
      <DayInput
        label={say("kept.since")}
        required
        value={typed.since}
        error={missing("since")}
        onChange={(since) => change({ since })}
      />
    </>
  )
}

function Meaning(props: { readonly unit: string; readonly kind: string; readonly since: string }) {
  const { unit, kind, since } = props
  const found = useQuery(meaningQuery(unit, kind, since))
  if (found.isError) return <Failure error={found.error} />
  return found.data === undefined ? null : <Told told={found.data} />
}

function Told({ told }: { readonly told: KeptMeaning }) {
  const { say, language } = useWords()
  const { day, records, communes, empty, counts, refused } = told
  const whole = (value: number) => formatWhole(value, language)
  if (refused !== null) return <Notice tone="warn" title={refused} />
  return (
    <Notice tone="info" title={say("kept.meaning")}>
      <Text size="sm">
        {say("kept.meaning.told", {
          day: formatDay(day, language),
          records: whole(records),
          communes: whole(communes),
          empty: whole(empty),
        })}
      </Text>
      <Text size="sm">
        {counts.length === 0
          ? say("kept.meaning.noCounts")
          : say("kept.meaning.counts", { names: counts.map(({ nameVi }) => nameVi).join("; ") })}
      </Text>
    </Notice>
  )
}
