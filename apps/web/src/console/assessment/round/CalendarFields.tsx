import { Button, Checkbox, Group, TextInput } from "@mantine/core"
import { parseDate } from "@tinhso/vietnamese"
import { useState } from "react"
import { DayInput } from "../../frame/DayInput.tsx"
import { useWords } from "../../words/index.ts"
import {
  asked,
  type CalendarForm,
  type CalendarProblem,
  calendarProblems,
  type InstantName,
} from "./calendar-form.ts"

interface Props {
  readonly form: CalendarForm
  /** Whether what is missing is told already. */
  readonly told: boolean
  /** The data days stay once a round is open. */
  readonly dataStays?: boolean
  readonly onChange: (form: CalendarForm) => void
}

/** The days of a round: data, self-scoring, evidence, verification, appeals, reply, publication. */
export function CalendarFields({ form, told, dataStays = false, onChange }: Props) {
  const { say } = useWords()
  const problems = calendarProblems(form)
  const errorOf = useProblemWords(problems, told)
  return (
    <>
      {!dataStays && <DataDays form={form} errorOf={errorOf} onChange={onChange} />}
      <Checkbox
        label={say("rnd.cal.evidence")}
        checked={form.evidence}
        onChange={(event) => onChange({ ...form, evidence: event.currentTarget.checked })}
      />
      <Checkbox
        label={say("rnd.cal.reply")}
        checked={form.reply}
        onChange={(event) => onChange({ ...form, reply: event.currentTarget.checked })}
      />
      <div className="round-days">
        {asked(form).map((name) => (
          <TextInput
            key={name}
            type="datetime-local"
            label={say(`rnd.cal.${name}`)}
            required
            value={form.instants[name]}
            error={errorOf(name)}
            onChange={(event) =>
              onChange({
                ...form,
                instants: { ...form.instants, [name]: event.currentTarget.value },
              })
            }
          />
        ))}
      </div>
    </>
  )
}

type ErrorOf = (field: CalendarProblem["field"]) => string | undefined

/** An order that is wrong is told at once; what is missing once one has tried. */
function useProblemWords(problems: readonly CalendarProblem[], told: boolean): ErrorOf {
  const { say } = useWords()
  const instant = (name: InstantName) => say(`rnd.cal.${name}`)
  return (field) => {
    const problem = problems.find((one) => one.field === field)
    if (problem === undefined) return undefined
    if (problem.kind === "before") return say("rnd.cal.before", { before: instant(problem.before) })
    if (problem.kind === "ends") return say("rnd.cal.ends")
    if (!told) return undefined
    return say(
      field === "dataStarts" || field === "dataEnds" ? "rnd.cal.day.missing" : "rnd.cal.missing",
    )
  }
}

interface DataProps extends Pick<Props, "form" | "onChange"> {
  readonly errorOf: ErrorOf
}

/** A quarter or a year said in one word, or both days by themselves. */
function DataDays({ form, errorOf, onChange }: DataProps) {
  const { say } = useWords()
  const [period, setPeriod] = useState("")
  const [filled, setFilled] = useState(0)
  const days = daysOf(period)
  return (
    <>
      <Group align="flex-end">
        <TextInput
          label={say("rnd.cal.period")}
          description={say("rnd.cal.period.hint")}
          value={period}
          maxLength={40}
          onChange={(event) => setPeriod(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={days === null}
          onClick={() => {
            if (days === null) return
            onChange({ ...form, ...days })
            setFilled(filled + 1)
          }}
        >
          {say("rnd.cal.fill")}
        </Button>
      </Group>
      <div className="round-days" key={filled}>
        <DayInput
          label={say("rnd.cal.dataStarts")}
          required
          value={form.dataStarts}
          error={errorOf("dataStarts")}
          onChange={(dataStarts) => onChange({ ...form, dataStarts })}
        />
        <DayInput
          label={say("rnd.cal.dataEnds")}
          required
          value={form.dataEnds}
          error={errorOf("dataEnds")}
          onChange={(dataEnds) => onChange({ ...form, dataEnds })}
        />
      </div>
    </>
  )
}

/** The first and last day of "2026-Q3", "quý III/2026" or "2026"; null for what is none. */
function daysOf(text: string): { dataStarts: string; dataEnds: string } | null {
  const read = parseDate(text)
  return read.kind === "quarter" || read.kind === "year"
    ? { dataStarts: read.starts, dataEnds: read.ends }
    : null
}
