import { Button, Group, Stack, Text, Textarea } from "@mantine/core"
import type { ReportForm } from "@tinhso/server/indicators/collections/model"
import { useState } from "react"
import type { Language } from "../../i18n/index.ts"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { Notice } from "../frame/Notice.tsx"
import { type Say, useWords } from "../words/index.ts"
import { nameOf } from "./EntryGrid.tsx"
import { type ReportId, useReportDeeds } from "./queries.ts"
import type { ReportRow, Standing } from "./report-row.ts"
import type { Entry } from "./use-entry.ts"

interface Props {
  readonly report: ReportId
  readonly form: ReportForm
  readonly standing: Standing
  readonly entry: Entry
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What stands in the way of submitting, what must be explained, and the submission itself. */
export function SubmitDialog({ report, form, standing, entry, onClose, onDone }: Props) {
  const { say } = useWords()
  const [note, setNote] = useState("")
  // A warning stays in the list while it is being explained here.
  const [warned] = useState(standing.warnings.map(({ key }) => key))
  const { submit } = useReportDeeds(report)
  const { errors, warnings, open } = standing
  const blocked = errors.length + open.length
  const unsent = entry.outbox.phase !== "saved"
  const rows = standing.all.filter((row) => warned.includes(row.key) || warnings.includes(row))
  return (
    <Dialog opened size="lg" title={say("rep.submit.title")} onClose={onClose}>
      <Stack gap="md">
        <Text>
          {say("rep.submit.filled", { filled: standing.filled, cells: form.cells.length })}
          {form.report.late ? ` ${say("rep.submit.late")}` : ""}
        </Text>
        <Problems title={say("rep.submit.open", { count: open.length })} rows={open} />
        <Problems title={say("rep.submit.errors", { count: errors.length })} rows={errors} />
        <Warnings rows={rows} count={warnings.length} entry={entry} />
        <Textarea
          label={say("rep.submit.note")}
          autosize
          minRows={1}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {unsent && blocked === 0 && (
          <Notice tone="warn" title={say("rep.submit.unsent")}>
            <Text size="sm">{say("rep.submit.unsent.detail")}</Text>
          </Notice>
        )}
        {submit.isError && <Failure error={submit.error} next={say("rep.submit.kept")} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say(blocked > 0 ? "rep.submit.back" : "cancel")}
          </Button>
          <Button
            disabled={blocked > 0 || warnings.length > 0 || unsent}
            loading={submit.isPending}
            onClick={() =>
              submit.mutate(note.trim() === "" ? {} : { note: note.trim() }, { onSuccess: onDone })
            }
          >
            {say("rep.submit")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

interface WarningsProps {
  readonly rows: readonly ReportRow[]
  readonly count: number
  readonly entry: Entry
}

function Warnings({ rows, count, entry }: WarningsProps) {
  const { say } = useWords()
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="can-giai-trinh">
      <h3 id="can-giai-trinh" className="small-title">
        {say("rep.submit.warnings", { count })}
      </h3>
      <Stack gap="sm">
        {rows.map((row) => (
          <Explain key={row.key} row={row} entry={entry} />
        ))}
      </Stack>
    </section>
  )
}

function Problems({ title, rows }: { title: string; rows: readonly ReportRow[] }) {
  const { language, say } = useWords()
  if (rows.length === 0) return null
  return (
    <section>
      <h3 className="small-title">{title}</h3>
      <ul className="said">
        {rows.map((row) => (
          <li key={row.key} className="said-problem">
            <strong>{nameOf(row, language)}</strong>: {saidOf(row, say, language)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function saidOf(row: ReportRow, say: Say, language: Language): string {
  const errors = row.findings.filter(({ severity }) => severity === "error")
  if (errors.length === 0) return say(`rep.row.${row.state}`)
  return errors.map((one) => (language === "en" ? one.messageEn : one.messageVi)).join(" ")
}

function Explain({ row, entry }: { row: ReportRow; entry: Entry }) {
  const { language } = useWords()
  const [typed, setTyped] = useState(row.note)
  const said = row.findings
    .filter(({ severity }) => severity === "warning")
    .map((one) => (language === "en" ? one.messageEn : one.messageVi))
  return (
    <Textarea
      label={nameOf(row, language)}
      description={said.join(" ")}
      autosize
      minRows={1}
      maxLength={4000}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed.trim() === "") return
        entry.type([{ cell: row.cell, column: "note", written: { text: typed, exact: null } }])
      }}
    />
  )
}
