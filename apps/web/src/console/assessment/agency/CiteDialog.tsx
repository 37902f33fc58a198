import { Button, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import type { AgencyForm } from "@tinhso/server/assessment/agency/model"
import type { EvidenceKept } from "@tinhso/server/evidence/model"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { Dialog } from "../../frame/Dialog.tsx"
import { Failure } from "../../frame/Failure.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { keepDocument, type NewDocument, NO_DOCUMENT } from "../../evidence/keep-document.ts"
import { KnownDocuments } from "./KnownDocuments.tsx"
import { NewDocumentFields } from "./NewDocumentFields.tsx"
import { documentsQuery, type SheetDeeds } from "./queries.ts"
import type { CriterionRow } from "./sheet-rows.ts"

interface Props {
  readonly row: CriterionRow
  readonly rows: readonly CriterionRow[]
  readonly form: AgencyForm
  readonly deeds: SheetDeeds
  readonly onClose: () => void
}

/** A document put behind one criterion or several: a new one, or one that is kept already. */
export function CiteDialog({ row, rows, form, deeds, onClose }: Props) {
  const { say } = useWords()
  const { unit } = form.sheet.participant
  const [choice, setChoice] = useState<Choice>(NOTHING_CHOSEN)
  const [also, setAlso] = useState("")
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState(0)
  const others = readCodes(also, rows)
  const codes = [...new Set([row.code, ...others.codes])]
  const cite = useCiting({ unit, codes, choice, deeds, onSent: setSent, onClose })
  const { known, told, id } = choice
  const change = (more: Partial<Choice>) => setChoice((now) => ({ ...now, ...more }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const ready = known ? id !== null : isWhole(told)
    if (ready && others.unknown.length === 0) cite.mutate()
  }
  return (
    <Dialog opened size="lg" title={say("dti.cite.title", { code: row.code })} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm">{row.criterion.name}</Text>
          <Which known={known} onKnown={(next) => change({ known: next })} />
          {known ? (
            <KnownDocuments
              unit={unit}
              row={row}
              chosen={id}
              onChoose={(one) => change({ id: one })}
            />
          ) : (
            <NewDocumentFields
              unit={unit}
              told={told}
              tried={tried}
              onTold={(more) => setChoice((now) => ({ ...now, told: { ...now.told, ...more } }))}
              onUse={(one) => change({ known: true, id: one })}
            />
          )}
          <AlsoFor also={also} onAlso={setAlso} unknown={others.unknown} />
          {cite.isPending && sent > 0 && sent < 1 && (
            <Text size="sm" component="output">
              {say("dti.cite.progress", { percent: Math.round(sent * 100) })}
            </Text>
          )}
          {cite.isError && <Failure error={cite.error} next={say("dti.cite.kept")} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say("cancel")}
            </Button>
            <Button type="submit" loading={cite.isPending} disabled={known && id === null}>
              {say("dti.cite.submit")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

/** A new document, or one that is kept already. */
interface Choice {
  readonly known: boolean
  readonly told: NewDocument
  readonly id: string | null
}

const NOTHING_CHOSEN: Choice = { known: false, told: NO_DOCUMENT, id: null }

interface Citing {
  readonly unit: string
  readonly codes: readonly string[]
  readonly choice: Choice
  readonly deeds: SheetDeeds
  readonly onSent: (part: number) => void
  readonly onClose: () => void
}

/** Keeps the document where it is new, and puts it behind the criteria. */
function useCiting({ unit, codes, choice: { known, told, id }, deeds, onSent, onClose }: Citing) {
  const { say } = useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const kept = known ? null : await keepDocument(unit, told, onSent)
      const evidence = kept?.evidence.id ?? id ?? ""
      const add = codes.map((criterion) => ({ criterion, evidence }))
      await deeds.cite.mutateAsync({ add, remove: [] })
      return kept
    },
    onSuccess: async (kept) => {
      onClose()
      notifications.show({ message: sentWords(kept, told, say), autoClose: 8000 })
      await client.invalidateQueries({ queryKey: documentsQuery(unit).queryKey })
    },
  })
}

function Which({ known, onKnown }: { known: boolean; onKnown: (known: boolean) => void }) {
  const { say } = useWords()
  return (
    <SegmentedControl
      aria-label={say("dti.cite.kind")}
      value={known ? "known" : "new"}
      onChange={(value) => onKnown(value === "known")}
      data={[
        { value: "new", label: say("dti.cite.new") },
        { value: "known", label: say("dti.cite.known") },
      ]}
    />
  )
}

interface AlsoProps {
  readonly also: string
  readonly onAlso: (also: string) => void
  readonly unknown: readonly string[]
}

/** Other criteria that the same document serves. */
function AlsoFor({ also, onAlso, unknown }: AlsoProps) {
  const { say } = useWords()
  const error =
    unknown.length === 0 ? undefined : say("dti.cite.also.unknown", { codes: unknown.join(", ") })
  return (
    <TextInput
      label={say("dti.cite.also")}
      description={say("dti.cite.also.hint")}
      value={also}
      onChange={(event) => onAlso(event.currentTarget.value)}
      error={error}
    />
  )
}

const isWhole = ({ file, link, summary }: NewDocument) =>
  (file !== null || link.trim() !== "") && summary.trim() !== ""

/** "1.2, 1.3 2.1": codes of the index, and those that it does not have. */
function readCodes(text: string, rows: readonly CriterionRow[]) {
  const known = new Map(rows.map(({ code }) => [code.toLowerCase(), code]))
  const said = text.split(/[\s,;]+/u).filter((one) => one !== "")
  return {
    codes: said.flatMap((one) => known.get(one.toLowerCase()) ?? []),
    unknown: said.filter((one) => !known.has(one.toLowerCase())),
  }
}

function sentWords(kept: EvidenceKept | null, told: NewDocument, say: Say): string {
  if (kept?.added === false) return say("dti.cite.same.exact")
  const others = kept?.sameContent ?? []
  if (others.length > 0) {
    const names = others.map(({ number, summary }) => number ?? summary).join("; ")
    return say("dti.cite.same.other", { others: names })
  }
  if (kept === null) return say("dti.cite.used")
  const number = told.number.trim()
  return say("dti.cite.done", { number: number === "" ? told.summary.trim() : number })
}
