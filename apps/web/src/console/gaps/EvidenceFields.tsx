import { Button, FileInput, Group, Stack, Text, TextInput } from "@mantine/core"
import type { GapDetail } from "@tinhso/server/coverage/register/model"
import type { Evidence } from "@tinhso/server/evidence/model"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { DocumentWords } from "../evidence/DocumentWords.tsx"
import { keepDocument, type NewDocument, NO_DOCUMENT } from "../evidence/keep-document.ts"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"
import { documentsQuery } from "./queries.ts"

interface Props {
  readonly gap: Pick<GapDetail, "unit" | "unitName">
  readonly chosen: readonly string[]
  /** A document is asked for and none is chosen. */
  readonly needed: boolean
  readonly onChange: (ids: readonly string[]) => void
}

/** Documents that show a step: kept ones of the gap's unit, or new ones. */
export function EvidenceFields({ gap, chosen, needed, onChange }: Props) {
  const { say } = useWords()
  const [adding, setAdding] = useState(false)
  const rows = useQuery(documentsQuery(gap.unit)).data?.rows ?? []
  const added = (id: string) => {
    onChange([...new Set([...chosen, id])])
    setAdding(false)
  }
  return (
    <fieldset className="gap-evidence">
      <legend>{say("gap.evidence")}</legend>
      <Text size="sm" c={needed ? "var(--mantine-color-error)" : "var(--muted)"}>
        {say(needed ? "gap.evidence.needed" : "gap.evidence.hint")}
      </Text>
      <Stack gap="xs">
        {chosen.map((id) => (
          <Group key={id} justify="space-between" wrap="nowrap">
            <Text size="sm">{nameOf(rows.find((one) => one.id === id)) || id}</Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => onChange(chosen.filter((one) => one !== id))}
            >
              {say("gap.evidence.remove")}
            </Button>
          </Group>
        ))}
        <Known rows={rows.filter(({ id }) => !chosen.includes(id))} gap={gap} onChoose={added} />
        {adding ? (
          <NewOne unit={gap.unit} onKept={added} />
        ) : (
          <Group>
            <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
              {say("gap.evidence.add")}
            </Button>
          </Group>
        )}
      </Stack>
    </fieldset>
  )
}

const nameOf = (one: Evidence | undefined) =>
  one === undefined ? "" : [one.number, one.summary].filter((part) => part !== null).join(" · ")

/** As many as one looks through without searching. */
const SHOWN = 8

function Known({
  rows,
  gap,
  onChoose,
}: {
  readonly rows: readonly Evidence[]
  readonly gap: Pick<GapDetail, "unitName">
  readonly onChoose: (id: string) => void
}) {
  const { say } = useWords()
  if (rows.length === 0) return null
  return (
    <details>
      <summary>{say("gap.evidence.known", { unit: gap.unitName })}</summary>
      <Stack gap={4} mt="xs">
        {rows.slice(0, SHOWN).map((one) => (
          <Button
            key={one.id}
            size="compact-sm"
            variant="subtle"
            justify="start"
            onClick={() => onChoose(one.id)}
          >
            {nameOf(one)}
          </Button>
        ))}
      </Stack>
    </details>
  )
}

function NewOne({
  unit,
  onKept,
}: {
  readonly unit: string
  readonly onKept: (id: string) => void
}) {
  const { say } = useWords()
  const client = useQueryClient()
  const [told, setTold] = useState<NewDocument>(NO_DOCUMENT)
  const [tried, setTried] = useState(false)
  const keep = useMutation({
    mutationFn: () => keepDocument(unit, told, () => undefined),
    onSuccess: async ({ evidence }) => {
      await client.invalidateQueries({ queryKey: documentsQuery(unit).queryKey })
      onKept(evidence.id)
    },
  })
  const change = (part: Partial<NewDocument>) => setTold((now) => ({ ...now, ...part }))
  const save = () => {
    setTried(true)
    const whole = (told.file !== null || told.link.trim() !== "") && told.summary.trim() !== ""
    if (whole) keep.mutate()
  }
  return (
    <Stack gap="xs">
      <FileInput
        label={say("gap.evidence.file")}
        value={told.file}
        clearable
        accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg,.tif,.tiff,.webp,.csv,.txt"
        error={
          tried && told.file === null && told.link.trim() === ""
            ? say("gap.form.missing")
            : undefined
        }
        onChange={(file) => change({ file })}
      />
      <TextInput
        label={say("gap.evidence.link")}
        type="url"
        placeholder="https://"
        value={told.link}
        maxLength={2000}
        onChange={(event) => change({ link: event.currentTarget.value })}
      />
      <DocumentWords told={told} tried={tried} onTold={change} />
      {keep.isError && <Failure error={keep.error} next={say("gap.kept")} />}
      <Group>
        <Button size="compact-sm" variant="default" loading={keep.isPending} onClick={save}>
          {say("gap.evidence.keep")}
        </Button>
      </Group>
    </Stack>
  )
}
