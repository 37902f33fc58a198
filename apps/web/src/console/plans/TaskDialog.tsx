import {
  Button,
  Group,
  NativeSelect,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core"
import type { PlanDetail, TaskReport } from "@tinhso/server/indicators/plans/model"
import { parseNumber } from "@tinhso/vietnamese"
import { type SubmitEvent, useState } from "react"
import { formatDay } from "../../i18n/index.ts"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { PlacePicker } from "../people/PlacePicker.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { useTaskChange } from "./queries.ts"
import { TaskHistory } from "./TaskHistory.tsx"

const STATES = ["not-started", "under-way", "done"] as const
type Reported = (typeof STATES)[number] | null

interface Form {
  readonly state: Reported
  readonly progress: string
  readonly note: string
  readonly evidence: readonly string[]
  readonly organisation: string | null
  readonly deadline: string
}

/** As people write it; the server reads it again. */
const deadlineText = (deadline: TaskReport["deadline"]): string => {
  if (deadline === null) return ""
  return deadline.kind === "day" ? formatDay(deadline.starts, "vi") : deadline.code
}

const formOf = (task: TaskReport): Form => ({
  state: task.reportedState,
  progress: task.progress === null ? "" : String(task.progress).replace(".", ","),
  note: task.note,
  evidence: task.evidence,
  organisation: task.organisationId ?? task.organisation,
  deadline: deadlineText(task.deadline),
})

/** The progress that is written; undefined where it is no percentage. */
function progressOf(text: string): number | null | undefined {
  if (text.trim() === "") return null
  const read = parseNumber(text.replace("%", ""))
  return read.kind === "number" && read.value >= 0 && read.value <= 100 ? read.value : undefined
}

interface Props {
  readonly plan: PlanDetail
  readonly task: TaskReport
  readonly onClose: () => void
}

/** How far a task is, who does it and by when; saved as a version of the plan. */
export function TaskDialog({ plan, task, onClose }: Props) {
  const { say, language } = useWords()
  const change = useTaskChange(plan.id, task.id)
  const [form, setForm] = useState(() => formOf(task))
  const [wrong, setWrong] = useState<Readonly<Record<string, true>>>({})
  const element = useFirstWrong(wrong)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const progress = form.state === "done" ? 100 : progressOf(form.progress)
    setWrong(progress === undefined ? { progress: true } : {})
    if (progress === undefined) return
    const { state, note, evidence, organisation } = form
    const deadline = form.deadline.trim() === "" ? null : form.deadline.trim()
    change.mutate(
      {
        state,
        note,
        organisation,
        deadline,
        progress,
        evidence: [...evidence],
        version: plan.version,
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog opened onClose={onClose} title={say("plan.report.title")} size="lg">
      <form ref={element} onSubmit={submit} noValidate>
        <Stack>
          <Text fw={600}>{language === "en" && task.textEn !== "" ? task.textEn : task.text}</Text>
          {change.isError && (
            <Failure error={change.error} title={say("plan.failed")} next={say("plan.kept")} />
          )}
          <HowFar
            form={form}
            wrong={wrong["progress"] === true}
            onChange={(more) => setForm({ ...form, ...more })}
          />
          <Order form={form} task={task} onChange={(more) => setForm({ ...form, ...more })} />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {say("plan.save")}
            </Button>
            <Button variant="default" onClick={onClose}>
              {say("cancel")}
            </Button>
          </Group>
        </Stack>
      </form>
      <div className="task-history">
        <TaskHistory plan={plan.id} task={task.id} />
      </div>
    </Dialog>
  )
}

interface FieldsProps {
  readonly form: Form
  readonly onChange: (change: Partial<Form>) => void
}

function HowFar({ form, wrong, onChange }: FieldsProps & { readonly wrong: boolean }) {
  const { say } = useWords()
  return (
    <>
      <NativeSelect
        label={say("plan.state")}
        value={form.state ?? ""}
        data={[
          { value: "", label: say("plan.state.unknown") },
          ...STATES.map((value) => ({ value, label: say(`plan.state.${value}`) })),
        ]}
        onChange={(event) =>
          onChange({ state: STATES.find((one) => one === event.currentTarget.value) ?? null })
        }
      />
      <TextInput
        label={say("plan.progress")}
        inputMode="decimal"
        value={form.state === "done" ? "100" : form.progress}
        disabled={form.state === "done"}
        error={wrong ? say("plan.wrong.progress") : undefined}
        onChange={(event) => onChange({ progress: event.currentTarget.value })}
      />
      <Textarea
        label={say("plan.note")}
        autosize
        minRows={2}
        value={form.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      <TagsInput
        label={say("plan.evidence")}
        description={say("plan.evidence.hint")}
        value={[...form.evidence]}
        comboboxProps={{ withinPortal: false }}
        onChange={(evidence) => onChange({ evidence })}
      />
    </>
  )
}

function Order({ form, task, onChange }: FieldsProps & { readonly task: TaskReport }) {
  const { say } = useWords()
  const { organisationId, organisation } = task
  const known =
    organisationId === null || organisation === null
      ? null
      : { value: organisationId, label: organisation, note: organisationId }
  const written = organisationId === null && organisation !== null
  return (
    <>
      <PlacePicker
        label={say("plan.organisation")}
        {...(written
          ? { description: say("plan.organisation.written", { name: organisation }) }
          : {})}
        kind="organisation"
        clearable
        value={written && form.organisation === organisation ? null : form.organisation}
        known={known}
        onChange={(next) => onChange({ organisation: next })}
      />
      <TextInput
        label={say("plan.deadline")}
        description={say("plan.deadline.hint")}
        value={form.deadline}
        onChange={(event) => onChange({ deadline: event.currentTarget.value })}
      />
    </>
  )
}
