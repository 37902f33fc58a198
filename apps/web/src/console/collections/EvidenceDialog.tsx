import { Button, FileInput, Group, Stack, Text } from "@mantine/core"
import type { ReportForm } from "@tinhso/server/indicators/collections/model"
import { useMutation } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { DocumentWords } from "../evidence/DocumentWords.tsx"
import { keepDocument, type NewDocument, NO_DOCUMENT } from "../evidence/keep-document.ts"
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

/** A document with its number, date and summary, put behind a measure or the whole report. */
export function EvidenceDialog({ report, form, measure, onClose }: Props) {
  const { say } = useWords()
  const [told, setTold] = useState(NO_DOCUMENT)
  const [tried, setTried] = useState(false)
  const { cite } = useReportDeeds(report)
  const keep = useMutation({
    mutationFn: async () => {
      const { evidence } = await keepDocument(form.report.reporter.id, told, () => {})
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

interface FieldsProps {
  readonly told: NewDocument
  readonly tried: boolean
  readonly onTold: (more: Partial<NewDocument>) => void
}

function Fields({ told, tried, onTold }: FieldsProps) {
  const { say } = useWords()
  return (
    <>
      <FileInput
        label={say("rep.evidence.file")}
        description={say("rep.evidence.kinds")}
        required
        value={told.file}
        onChange={(file) => onTold({ file })}
        error={tried && told.file === null ? say("rep.evidence.file.missing") : undefined}
        accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg,.tif,.tiff,.webp,.csv,.txt"
      />
      <DocumentWords told={told} tried={tried} onTold={onTold} />
    </>
  )
}
