import { Button, Checkbox, Group, NativeSelect, Radio, Stack, Text } from "@mantine/core"
import type { MappedColumn, WorkbookAnswer } from "@tinhso/server/indicators/collections/model"
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { upload } from "../../api.ts"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { Notice } from "../frame/Notice.tsx"
import { FileDrop } from "../imports/FileDrop.tsx"
import { useWords } from "../words/index.ts"
import { writtenOf } from "./draft/written.ts"

interface Question {
  readonly file: File
  readonly decimal: "comma" | "point" | null
  readonly columns: readonly MappedColumn[] | null
  readonly token: string | null
}

/** A cell that a column of a workbook may hold, with its name. */
interface NamedCell {
  readonly measure: string
  readonly cut: string
  readonly name: string
}

interface Props {
  /** Of the report, or of the collection for a workbook with a row a unit. */
  readonly path: string
  readonly cells: readonly NamedCell[]
  readonly onClose: () => void
  readonly onWritten: () => Promise<unknown>
}

/** A filled workbook: what it would change is seen before anything is written, all or nothing. */
export function WorkbookDialog({ path, cells, onClose, onWritten }: Props) {
  const { say } = useWords()
  const [question, setQuestion] = useState<Question | null>(null)
  const ask = useMutation({
    mutationFn: (asked: Question) => sendWorkbook(path, asked),
    onSuccess: (answer) => (answer.outcome === "committed" ? onWritten() : undefined),
  })
  const put = (asked: Question) => {
    setQuestion(asked)
    ask.mutate(asked)
  }
  const fresh = { decimal: null, columns: null, token: null }
  return (
    <Dialog opened size="lg" title={say("rep.workbook.title")} onClose={onClose}>
      <Stack gap="md">
        <FileDrop
          file={question?.file ?? null}
          disabled={ask.isPending}
          onChoose={(file) => put({ file, ...fresh })}
        />
        {ask.isPending && <Text component="output">{say("loading")}</Text>}
        {ask.isError && <Failure error={ask.error} next={say("rep.workbook.kept")} />}
        {ask.data !== undefined && question !== null && !ask.isPending && (
          <Answer
            cells={cells}
            answer={ask.data}
            question={question}
            onAsk={put}
            onClose={onClose}
          />
        )}
      </Stack>
    </Dialog>
  )
}

function sendWorkbook(path: string, { file, decimal, columns, token }: Question) {
  const form = new FormData()
  if (decimal !== null) form.set("decimal", decimal)
  if (columns !== null) form.set("columns", JSON.stringify(columns))
  if (token !== null) {
    form.set("token", token)
    form.set("commit", "true")
  }
  form.set("file", file)
  return upload<WorkbookAnswer>(`${path}/workbook`, {
    form,
    signal: new AbortController().signal,
    onProgress: () => {},
  })
}

interface AnswerProps {
  readonly cells: readonly NamedCell[]
  readonly answer: WorkbookAnswer
  readonly question: Question
  readonly onAsk: (question: Question) => void
  readonly onClose: () => void
}

function Answer({ cells, answer, question, onAsk, onClose }: AnswerProps) {
  const { say } = useWords()
  const again = (more: Partial<Question>) => onAsk({ ...question, token: null, ...more })
  if (answer.outcome === "committed") {
    return (
      <Notice tone="good" title={say("rep.workbook.done", { count: answer.changes.length })}>
        <Button size="compact-sm" mt="xs" onClick={onClose}>
          {say("close")}
        </Button>
      </Notice>
    )
  }
  return (
    <>
      {answer.outcome === "needs-mapping" && (
        <Mapping cells={cells} answer={answer} onDone={(columns) => again({ columns })} />
      )}
      <RefusedCells
        answer={answer}
        question={question}
        onDecimal={(decimal) => again({ decimal })}
      />
      {answer.notes.length > 0 && (
        <ul className="said">
          {answer.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {answer.outcome !== "needs-mapping" && <Changes answer={answer} />}
      {answer.outcome === "ready" && (
        <Group justify="flex-end">
          <Button
            disabled={answer.changes.length === 0 || answer.token === null}
            onClick={() => onAsk({ ...question, token: answer.token })}
          >
            {say("rep.workbook.commit", { count: answer.changes.length })}
          </Button>
        </Group>
      )}
    </>
  )
}

interface RefusedProps {
  readonly answer: WorkbookAnswer
  readonly question: Question
  readonly onDecimal: (decimal: "comma" | "point") => void
}

function RefusedCells({ answer, question, onDecimal }: RefusedProps) {
  const { say } = useWords()
  if (answer.refused.length === 0) return null
  return (
    <Notice tone="bad" title={say("rep.workbook.refused", { count: answer.refused.length })}>
      <ul className="said">
        {answer.refused.slice(0, 100).map(({ sheet, row, column, message }) => (
          <li key={`${sheet} ${column}${row} ${message}`} className="said-problem">
            {sheet === "" ? "" : `${sheet}, `}
            {column}
            {row}: {message}
          </li>
        ))}
      </ul>
      <Radio.Group
        mt="sm"
        label={say("rep.marks")}
        value={question.decimal ?? ""}
        onChange={(value) => onDecimal(value === "point" ? "point" : "comma")}
      >
        <Group mt="xs">
          <Radio value="comma" label={say("rep.marks.comma")} />
          <Radio value="point" label={say("rep.marks.point")} />
        </Group>
      </Radio.Group>
    </Notice>
  )
}

function Changes({ answer }: { answer: WorkbookAnswer }) {
  const { say } = useWords()
  const { changes, same, empty } = answer
  const several = new Set(changes.map(({ unit }) => unit)).size > 1
  return (
    <section>
      <Text mb="xs">{say("rep.workbook.counts", { count: changes.length, same, empty })}</Text>
      {changes.length > 0 && (
        <table className="grid">
          <caption className="hidden">{say("rep.workbook.changes")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("rep.workbook.place")}</th>
              {several && <th scope="col">{say("col.col.unit")}</th>}
              <th scope="col">{say("rep.col.label")}</th>
              <th scope="col" className="numeric">
                {say("rep.workbook.old")}
              </th>
              <th scope="col" className="numeric">
                {say("rep.workbook.new")}
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, 500).map((change) => (
              <tr key={`${change.unit} ${change.measure} ${change.cut}`}>
                <th scope="row" data-label={say("rep.workbook.place")}>
                  {change.place}
                </th>
                {several && <td data-label={say("col.col.unit")}>{change.unitName}</td>}
                <td data-label={say("rep.col.label")}>{change.labelVi}</td>
                <td className="numeric" data-label={say("rep.workbook.old")}>
                  {change.old === null ? "" : writtenOf(change.old).text}
                </td>
                <td className="numeric" data-label={say("rep.workbook.new")}>
                  <strong>{writtenOf(change.new).text}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

interface MappingProps {
  readonly cells: readonly NamedCell[]
  readonly answer: WorkbookAnswer
  readonly onDone: (columns: readonly MappedColumn[]) => void
}

/** What each column of somebody's own workbook holds; remembered by the server once confirmed. */
function Mapping({ cells, answer, onDone }: MappingProps) {
  const { say } = useWords()
  const [columns, setColumns] = useState(answer.columns)
  const [agreed, setAgreed] = useState(false)
  const options = [
    { value: "ignore", label: say("rep.workbook.ignore") },
    { value: "unit", label: say("rep.workbook.unit") },
    ...cells.map(({ measure, cut, name }) => ({ value: `${measure}\n${cut}`, label: name })),
  ]
  return (
    <section>
      <Text mb="xs">{say("rep.workbook.mapping")}</Text>
      <Stack gap="xs">
        {columns.map((column, index) => (
          <NativeSelect
            key={column.column}
            label={`${column.column} — ${column.header}`}
            value={valueOf(column)}
            data={options}
            onChange={(event) =>
              setColumns(columns.with(index, mapped(column, event.currentTarget.value)))
            }
          />
        ))}
      </Stack>
      <Checkbox
        mt="sm"
        label={say("rep.workbook.agree")}
        checked={agreed}
        onChange={(event) => setAgreed(event.currentTarget.checked)}
      />
      <Button mt="sm" disabled={!agreed} onClick={() => onDone(columns)}>
        {say("rep.workbook.read")}
      </Button>
    </section>
  )
}

const valueOf = ({ meaning }: MappedColumn): string =>
  meaning.kind === "cell" ? `${meaning.measure}\n${meaning.cut}` : meaning.kind

function mapped(column: MappedColumn, value: string): MappedColumn {
  if (value === "ignore" || value === "unit") {
    return { ...column, meaning: { kind: value }, sure: true }
  }
  const [measure = "", cut = ""] = value.split("\n")
  return { ...column, meaning: { kind: "cell", measure, cut }, sure: true }
}
