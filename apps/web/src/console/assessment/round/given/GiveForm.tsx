import { Button, NativeSelect, Stack, TextInput, Textarea } from "@mantine/core"
import type { GivenTable, IndexSet, Round } from "@tinhso/server/assessment/model"
import { useMutation, useQuery } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { Failure } from "../../../frame/Failure.tsx"
import { Loaded } from "../../../frame/Loaded.tsx"
import { useWords } from "../../../words/index.ts"
import { indexQuery } from "../../queries.ts"
import { sendTable } from "../answer-queries.ts"
import { progressQuery } from "../queries.ts"
import { Checked } from "./Checked.tsx"
import { cellsOf } from "./table-text.ts"

/** Gives a figure to all agencies or a table of figures: checked first, then written. */
export function GiveForm({ round }: { readonly round: Round }) {
  const { say } = useWords()
  return (
    <Loaded query={useQuery(indexQuery(round))}>
      {({ index }) => {
        const figures = figuresOf(index)
        return figures.length === 0 ? (
          <p>{say("ans.given.none")}</p>
        ) : (
          <Form round={round} figures={figures} />
        )
      }}
    </Loaded>
  )
}

interface FigureChoice {
  readonly key: string
  readonly criterion: string
  readonly name: string
  readonly label: string
}

const figuresOf = (index: IndexSet): FigureChoice[] =>
  index.criteria.flatMap(({ code, kind, figures }) =>
    kind !== "scored"
      ? []
      : figures.map(({ name, label, unit }) => ({
          key: `${code} ${name}`,
          criterion: code,
          name,
          label: `${code} ${name}: ${label}${unit === "" ? "" : ` (${unit})`}`,
        })),
  )

type Mark = "ask" | "comma" | "point"

interface Typed {
  readonly figure: string
  readonly from: string
  readonly to: "all" | "each"
  readonly value: string
  readonly pasted: string
  readonly mark: Mark
}

interface FormProps {
  readonly round: Round
  readonly figures: readonly FigureChoice[]
}

function Form({ round, figures }: FormProps) {
  const { say } = useWords()
  const [typed, setTyped] = useState<Typed>({
    figure: figures[0]?.key ?? "",
    from: "",
    to: "each",
    value: "",
    pasted: "",
    mark: "ask",
  })
  const [tried, setTried] = useState(false)
  const agencies = useQuery({ ...progressQuery(round.id), retry: false }).data ?? []
  const check = useMutation({ mutationFn: (table: GivenTable) => sendTable(round.id, table) })
  const change = (more: Partial<Typed>) => {
    setTyped({ ...typed, ...more })
    check.reset()
  }
  const table = tableOf(
    typed,
    figures,
    agencies.map(({ unit }) => unit),
  )
  const run = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (typed.from.trim().length >= 3 && table.rows.length > 0) check.mutate(table)
  }
  return (
    <Stack gap="sm">
      <form onSubmit={run} noValidate>
        <Stack gap="sm">
          <p className="quiet">{say("ans.given.intro")}</p>
          <Fields typed={typed} figures={figures} tried={tried} change={change} />
          <Button type="submit" className="at-start" size="sm" loading={check.isPending}>
            {say("ans.given.check")}
          </Button>
        </Stack>
      </form>
      {check.isError && (
        <Failure error={check.error} title={say("ans.given.failed")} next={say("ans.given.kept")} />
      )}
      {check.data !== undefined && (
        <Checked
          round={round.id}
          table={table}
          read={check.data}
          onDone={() => {
            setTried(false)
            change({ value: "", pasted: "" })
          }}
        />
      )}
    </Stack>
  )
}

function tableOf(
  { figure, from, to, value, pasted, mark }: Typed,
  figures: readonly FigureChoice[],
  units: readonly string[],
): GivenTable {
  const about = figures.find(({ key }) => key === figure)
  const all = value.trim() === "" ? [] : units.map((unit) => [unit, value.trim()])
  return {
    from: from.trim(),
    criterion: about?.criterion ?? "",
    name: about?.name ?? "",
    rows: to === "all" ? all : cellsOf(pasted.trimEnd()),
    ...(mark === "ask" ? {} : { decimalMark: mark }),
    commit: false,
  }
}

interface FieldsProps {
  readonly typed: Typed
  readonly figures: readonly FigureChoice[]
  readonly tried: boolean
  readonly change: (more: Partial<Typed>) => void
}

const MARKS = ["ask", "comma", "point"] as const

function Fields({ typed, figures, tried, change }: FieldsProps) {
  const { say } = useWords()
  return (
    <>
      <NativeSelect
        label={say("ans.given.figure")}
        value={typed.figure}
        data={figures.map(({ key, label }) => ({ value: key, label }))}
        onChange={(event) => change({ figure: event.currentTarget.value })}
      />
      <TextInput
        label={say("ans.given.from")}
        description={say("ans.given.from.hint")}
        required
        maxLength={500}
        value={typed.from}
        error={tried && typed.from.trim().length < 3 ? say("ans.given.from.missing") : undefined}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <NativeSelect
        label={say("ans.given.to")}
        value={typed.to}
        data={(["each", "all"] as const).map((to) => ({
          value: to,
          label: say(`ans.given.to.${to}`),
        }))}
        onChange={(event) => change({ to: event.currentTarget.value === "all" ? "all" : "each" })}
      />
      <ValueField typed={typed} tried={tried} change={change} />
      <NativeSelect
        label={say("ans.given.mark")}
        value={typed.mark}
        data={MARKS.map((mark) => ({ value: mark, label: say(`ans.given.mark.${mark}`) }))}
        onChange={(event) => {
          const mark = MARKS.find((one) => one === event.currentTarget.value)
          if (mark !== undefined) change({ mark })
        }}
      />
    </>
  )
}

function ValueField({ typed, tried, change }: Omit<FieldsProps, "figures">) {
  const { say } = useWords()
  const missing = (text: string) =>
    tried && text.trim() === "" ? say("ans.given.empty") : undefined
  if (typed.to === "all") {
    return (
      <TextInput
        label={say("ans.given.value")}
        required
        inputMode="decimal"
        maw="16rem"
        value={typed.value}
        error={missing(typed.value)}
        onChange={(event) => change({ value: event.currentTarget.value })}
      />
    )
  }
  return (
    <Textarea
      label={say("ans.given.paste")}
      description={say("ans.given.paste.hint")}
      required
      autosize
      minRows={3}
      maxRows={12}
      spellCheck={false}
      value={typed.pasted}
      error={missing(typed.pasted)}
      onChange={(event) => change({ pasted: event.currentTarget.value })}
    />
  )
}
