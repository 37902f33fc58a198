import { Button, Group, Stack, Text } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import type { IndexTold } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { ApiError } from "../../../api.ts"
import { formatInstant } from "../../../i18n/index.ts"
import { Failure } from "../../frame/Failure.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { useWords } from "../../words/index.ts"
import { Conflict } from "./Conflict.tsx"
import { DescribePart } from "./DescribePart.tsx"
import { Findings } from "./Findings.tsx"
import { IssueButtons } from "./IssueButtons.tsx"
import { PillarsPart } from "./PillarsPart.tsx"
import { findingsQuery, useIndexChanges } from "./queries.ts"
import { RowForm } from "./RowForm.tsx"
import { RowTold } from "./RowTold.tsx"
import { TreePane } from "./TreePane.tsx"
import { type IndexDraft, useIndexDraft } from "./use-index-draft.ts"
import { VersionsPart } from "./VersionsPart.tsx"

interface Props {
  readonly told: IndexTold
  /** Issued: looked at, not edited. */
  readonly frozen: boolean
}

/** The tree, the chosen row beside it, and what is to be looked at; saved when one says so. */
export function IndexEditor({ told, frozen }: Props) {
  const draft = useIndexDraft(told)
  const [chosen, setChosen] = useState<string | null>(null)
  const nameField = useRef<HTMLTextAreaElement>(null)
  const saving = useSaving(draft)
  const findings = useFindings(draft, frozen)
  useLeaveWarning(draft.dirty && !frozen)
  return (
    <Stack gap="lg">
      {!frozen && <SaveBar draft={draft} saving={saving} findings={findings} />}
      {!frozen && <DescribePart index={draft.index} onChange={draft.change} />}
      <div className="index-panes">
        <TreePane
          draft={draft}
          chosen={chosen}
          frozen={frozen}
          onChoose={setChosen}
          onEdit={() => nameField.current?.focus()}
          onSave={saving.save}
        />
        <div className="index-side">
          {frozen ? (
            <RowTold row={draft.index.criteria.find(({ code }) => code === chosen)} />
          ) : (
            <RowForm
              draft={draft}
              code={chosen ?? ""}
              nameField={nameField}
              onRenamed={setChosen}
            />
          )}
        </div>
      </div>
      <Findings findings={findings} onGo={setChosen} />
      <PillarsPart index={draft.index} frozen={frozen} onChange={draft.change} />
      <VersionsPart id={told.index.id} version={told.version} />
    </Stack>
  )
}

/** What the server finds in the index as it stands; asked for a moment after typing has stopped. */
function useFindings(draft: IndexDraft, frozen: boolean) {
  const [settled] = useDebouncedValue(draft.index, 400)
  const found = useQuery({ ...findingsQuery(settled), enabled: !frozen && draft.dirty })
  return frozen || !draft.dirty ? draft.base.findings : (found.data ?? draft.base.findings)
}

/** Leaving the page with changes that only this machine has asks first. */
function useLeaveWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [dirty])
}

function useSaving(draft: IndexDraft) {
  const { save } = useIndexChanges(draft.index.id)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [both, setBoth] = useState<readonly string[] | null>(null)
  const run = () => {
    const { index, base } = draft
    if (!draft.dirty || save.isPending) return
    save.mutate(
      { index, seen: base.version, stamp: base.stamp },
      {
        onSuccess: (told) => {
          draft.saved(told, index)
          setSavedAt(new Date().toISOString())
          setBoth(null)
        },
      },
    )
  }
  const conflict =
    save.error instanceof ApiError && save.error.code === "bo-chi-so-vua-thay-doi" && both === null
  return {
    save: run,
    isPending: save.isPending,
    error: conflict || both !== null ? null : save.error,
    conflict,
    savedAt,
    both,
    solved: (codes: readonly string[]) => {
      setBoth(codes)
      save.reset()
    },
  }
}

interface BarProps {
  readonly draft: IndexDraft
  readonly saving: ReturnType<typeof useSaving>
  readonly findings: IndexTold["findings"]
}

function SaveBar({ draft, saving, findings }: BarProps) {
  const { say, language } = useWords()
  const { savedAt, both } = saving
  return (
    <Stack gap="xs">
      {draft.restored && draft.dirty && (
        <Notice tone="info" title={say("idx.restored")}>
          <Button size="compact-sm" variant="default" onClick={() => draft.reset(draft.base)}>
            {say("idx.restored.drop")}
          </Button>
        </Notice>
      )}
      {saving.conflict && <Conflict draft={draft} onDone={saving.solved} />}
      {both !== null && (
        <Notice tone={both.length === 0 ? "good" : "warn"} title={say("idx.conflict.merged")}>
          {both.length > 0 && <Text>{say("idx.conflict.both", { codes: both.join(", ") })}</Text>}
        </Notice>
      )}
      {saving.error !== null && (
        <Failure error={saving.error} title={say("idx.failed")} next={say("idx.kept")} />
      )}
      <Group>
        <Button disabled={!draft.dirty} loading={saving.isPending} onClick={saving.save}>
          {say("idx.save")}
        </Button>
        <IssueButtons draft={draft} findings={findings} />
        <Text component="output" size="sm" c="var(--muted)">
          {draft.dirty
            ? say("idx.unsaved")
            : savedAt !== null && say("idx.saved", { at: formatInstant(savedAt, language) })}
        </Text>
      </Group>
    </Stack>
  )
}
