import { Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core"
import {
  type AnnexPreview,
  INDEX_LEVELS,
  type IndexLevel,
  type IndexTold,
} from "@tinhso/server/assessment/model"
import { useMutation, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useNavigate } from "react-router"
import { formatWhole } from "../../../i18n/index.ts"
import { Failure } from "../../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../../frame/ListTable.tsx"
import { Loading } from "../../frame/Loaded.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { Page } from "../../frame/Page.tsx"
import { FileDrop } from "../../imports/FileDrop.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import { type ImportedRow, importedRows, needsLook } from "./imported-rows.ts"
import { INDEX_ID, emptyIndex, NameFields } from "./NewIndexPage.tsx"
import { indexPage, indicesQuery, previewAnnex, useIndexChanges } from "./queries.ts"
import { Choice } from "./Choice.tsx"
import { ruleWord } from "./RulePart.tsx"

/** An annex of a decision: looked at row by row, then kept as a draft. */
export function ImportIndexPage() {
  const { say } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [sheet, setSheet] = useState("")
  const [set, setSet] = useState("")
  const looking = useMutation({
    mutationFn: (chosen: File) => previewAnnex(chosen, { sheet, set }),
  })
  const choose = async (chosen: File) => {
    // Kept as it is now: what was looked at is what will be taken.
    const kept = new File([await chosen.arrayBuffer()], chosen.name, { type: chosen.type })
    setFile(kept)
    looking.mutate(kept)
  }
  return (
    <Page title={say("idx.import.title")} intro={say("idx.import.intro")}>
      <Stack>
        <Group align="flex-end">
          <TextInput
            label={say("idx.import.sheet")}
            description={say("idx.import.sheet.hint")}
            value={sheet}
            onChange={(event) => setSheet(event.currentTarget.value)}
          />
          <TextInput
            label={say("idx.import.set")}
            description={say("idx.import.set.hint")}
            value={set}
            onChange={(event) => setSet(event.currentTarget.value)}
          />
          {file !== null && (
            <Button variant="default" onClick={() => looking.mutate(file)}>
              {say("idx.import.again")}
            </Button>
          )}
        </Group>
        <FileDrop
          file={file}
          disabled={looking.isPending}
          onChoose={(chosen) => void choose(chosen)}
        />
        {looking.isPending && <Loading />}
        {looking.isError && <Failure error={looking.error} />}
        {looking.data !== undefined && !looking.isPending && (
          <Preview key={looking.submittedAt} preview={looking.data} source={file?.name ?? ""} />
        )}
        <Link to="/console/bo-chi-so">{say("idx.back")}</Link>
      </Stack>
    </Page>
  )
}

function Preview({ preview, source }: { readonly preview: AnnexPreview; readonly source: string }) {
  const { say, language } = useWords()
  const [only, setOnly] = useState(false)
  const rows = importedRows(preview)
  const shown = only ? rows.filter(needsLook) : rows
  const count = (is: (row: ImportedRow) => boolean) => formatWhole(rows.filter(is).length, language)
  return (
    <Stack>
      <Text component="output">
        {say("idx.import.found", {
          rows: formatWhole(preview.criteria.length, language),
          points: formatPoints(preview.maxPoints ?? 0, language),
          read: count(({ rule, hasRule }) => hasRule && rule !== "unknown"),
          people: count(({ rule }) => rule === "unknown"),
          wrong: formatWhole(preview.wrong.length, language),
        })}
      </Text>
      {preview.notes.map((note) => (
        <Text key={note} size="sm" c="var(--muted)">
          {note}
        </Text>
      ))}
      {preview.wrong.length > 0 ? <WrongRows preview={preview} /> : null}
      {preview.wrong.length === 0 && preview.criteria.length > 0 && (
        <KeepForm preview={preview} source={source} />
      )}
      <section aria-labelledby="cac-dong-da-hieu">
        <h2 id="cac-dong-da-hieu" className="section-title">
          {say("idx.import.rows")}
        </h2>
        <Checkbox
          mb="sm"
          label={say("idx.import.filter")}
          checked={only}
          onChange={(event) => setOnly(event.currentTarget.checked)}
        />
        {shown.length === 0 ? (
          <output>{say("idx.import.nothing")}</output>
        ) : (
          <ListTable<ImportedRow>
            caption={say("idx.import.rows")}
            rows={shown}
            rowKey={({ key }) => key}
            columns={columnsOf(say, (points) => formatPoints(points, language))}
          />
        )}
      </section>
    </Stack>
  )
}

function WrongRows({ preview }: { readonly preview: AnnexPreview }) {
  const { say } = useWords()
  return (
    <Notice tone="bad" title={say("idx.import.wrong")}>
      <ul className="said">
        {preview.wrong.map(({ row, message }) => (
          <li key={`${row} ${message}`} className="said-problem">
            {say("idx.import.row")} {row}: {message}
          </li>
        ))}
      </ul>
      <Text>{say("idx.import.wrong.next")}</Text>
    </Notice>
  )
}

const columnsOf = (say: Say, number: (points: number) => string): ListColumn<ImportedRow>[] => [
  { title: say("idx.import.row"), cell: ({ row }) => row ?? "" },
  { title: say("idx.col.code"), heads: true, cell: ({ code }) => code },
  { title: say("idx.col.name"), cell: ({ name }) => name },
  {
    title: say("idx.col.points"),
    cell: ({ points }) => (points === null ? "—" : number(points)),
  },
  {
    title: say("idx.import.reading"),
    cell: ({ rule, message, findings }) => (
      <>
        {rule !== "" && say(ruleWord(rule))}
        {message !== "" && <span className="under">{message}</span>}
        {findings.map((finding) => (
          <span key={finding} className="under round-wrong">
            {finding}
          </span>
        ))}
      </>
    ),
  },
]

interface KeepProps {
  readonly preview: AnnexPreview
  readonly source: string
}

/** How the index is to be called, and whether it is the next version of one that is there. */
function KeepForm({ preview, source }: KeepProps) {
  const { say } = useWords()
  const go = useNavigate()
  const indices = useQuery(indicesQuery).data ?? []
  const [form, setForm] = useState(preview.said)
  const [level, setLevel] = useState<IndexLevel>(preview.level ?? "commune")
  const [tried, setTried] = useState(false)
  const { save } = useIndexChanges(form.id)
  const known = indices.find(({ index }) => index.id === form.id)
  const wrong = tried ? wrongIn(form, known, say) : {}
  const keep = () => {
    setTried(true)
    if (Object.keys(wrongIn(form, known, say)).length > 0) return
    const index = {
      ...emptyIndex(form.id, form.name, level, form.decision),
      ...preview.whole,
      name: form.name.trim(),
      decision: form.decision.trim(),
      level,
      maxPoints: preview.maxPoints,
      criteria: preview.criteria,
      pillars: preview.pillars,
      source: preview.whole.source ?? source,
    }
    const edit = { index: { ...index, id: form.id }, seen: known?.version ?? 0, next: true }
    save.mutate(edit, { onSuccess: () => void go(indexPage(form.id)) })
  }
  const field = (name: keyof typeof form) => ({
    value: form[name],
    error: wrong[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget
      setForm((before) => ({ ...before, [name]: value }))
    },
  })
  return (
    <Stack maw="36rem" gap="sm">
      <NameFields field={field} />
      <Choice
        label="idx.level"
        value={level}
        options={INDEX_LEVELS}
        word={(one) => `idx.level.${one}`}
        onChange={setLevel}
      />
      {known !== undefined && known.issuedAt !== null && (
        <Text size="sm">{say("idx.import.next", { version: known.version + 1 })}</Text>
      )}
      {save.isError && <Failure error={save.error} title={say("idx.failed")} />}
      <Button className="at-start" loading={save.isPending} onClick={keep}>
        {say("idx.import.save")}
      </Button>
    </Stack>
  )
}

function wrongIn(
  form: { readonly id: string; readonly name: string },
  known: IndexTold | undefined,
  say: Say,
): Partial<Record<"id" | "name" | "decision", string>> {
  const id = INDEX_ID.test(form.id)
    ? known !== undefined && known.issuedAt === null
      ? say("idx.import.editing")
      : null
    : say("idx.id.wrong")
  return {
    ...(id === null ? {} : { id }),
    ...(form.name.trim() === "" ? { name: say("idx.name.missing") } : {}),
  }
}
