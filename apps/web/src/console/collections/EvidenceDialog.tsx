import { Button, FileInput, Group, Stack, Text, Textarea, TextInput } from "@mantine/core"
import type { EvidenceKept } from "@tinhso/server/evidence/model"
import type { ReportForm } from "@tinhso/server/indicators/collections/model"
import { useMutation } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { upload } from "../../api.ts"
import { DayInput } from "../frame/DayInput.tsx"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"
import { type ReportId, useReportDeeds } from "./queries.ts"

interface Props {
  readonly report: ReportId
  readonly form: ReportForm
  /** The measure that it stands behind; null for the whole report. */
  readonly measure: { readonly code: string; readonly name: string } | null
  readonly onClose: () => void
}

interface Told {
  readonly file: File | null
  readonly number: string
  readonly issuer: string
  readonly issued: string | null
  readonly summary: string
}

const NOTHING: Told = { file: null, number: "", issuer: "", issued: null, summary: "" }

/** A document with its number, date and summary, put behind a measure or the whole report. */
export function EvidenceDialog({ report, form, measure, onClose }: Props) {
  const { say } = useWords()
  const [told, setTold] = useState(NOTHING)
  const [tried, setTried] = useState(false)
  const { cite } = useReportDeeds(report)
  const keep = useMutation({
    mutationFn: async () => {
      const { evidence } = await keepEvidence(form.report.reporter.id, told)
      const of = measure === null ? {} : { measure: measure.code }
      return cite.mutateAsync({ evidence: evidence.id, ...of })
    },
    onSuccess: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (told.file !== null && told.summary.trim() !== "") keep.mutate()
  }
  return (
    <Dialog opened title={say("rep.evidence.title")} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm">
            {measure === null
              ? say("rep.evidence.whole")
              : say("rep.evidence.for", { name: measure.name })}
          </Text>
          <Fields
            told={told}
            tried={tried}
            onTold={(more) => setTold((now) => ({ ...now, ...more }))}
          />
          {keep.isError && <Failure error={keep.error} next={say("rep.evidence.kept")} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say("cancel")}
            </Button>
            <Button type="submit" loading={keep.isPending}>
              {say("rep.evidence.submit")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function keepEvidence(unit: string, { file, issued, ...texts }: Told): Promise<EvidenceKept> {
  const body = new FormData()
  for (const [name, value] of Object.entries({ unit, issued: issued ?? "", ...texts })) {
    if (value.trim() !== "") body.set(name, value.trim())
  }
  if (file !== null) body.set("file", file)
  return upload<EvidenceKept>("/api/v1/evidence", {
    form: body,
    signal: new AbortController().signal,
    onProgress: () => {},
  })
}

interface FieldsProps {
  readonly told: Told
  readonly tried: boolean
  readonly onTold: (more: Partial<Told>) => void
}

function Fields({ told, tried, onTold }: FieldsProps) {
  const { say } = useWords()
  const lacks = (lacking: boolean, word: string) => (tried && lacking ? word : undefined)
  return (
    <>
      <FileInput
        label={say("rep.evidence.file")}
        description={say("rep.evidence.kinds")}
        required
        value={told.file}
        onChange={(file) => onTold({ file })}
        error={lacks(told.file === null, say("rep.evidence.file.missing"))}
        accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg,.tif,.tiff,.webp,.csv,.txt"
      />
      <TextInput
        label={say("rep.evidence.number")}
        placeholder="15/BC-UBND"
        value={told.number}
        maxLength={200}
        onChange={(event) => onTold({ number: event.currentTarget.value })}
      />
      <DayInput
        label={say("rep.evidence.issued")}
        value={told.issued}
        onChange={(issued) => onTold({ issued })}
      />
      <TextInput
        label={say("rep.evidence.issuer")}
        value={told.issuer}
        maxLength={300}
        onChange={(event) => onTold({ issuer: event.currentTarget.value })}
      />
      <Textarea
        label={say("rep.evidence.summary")}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={told.summary}
        onChange={(event) => onTold({ summary: event.currentTarget.value })}
        error={lacks(told.summary.trim() === "", say("rep.evidence.summary.missing"))}
      />
    </>
  )
}
