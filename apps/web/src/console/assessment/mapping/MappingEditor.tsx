import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { coverage, treeOf, uncoveredIn } from "@tinhso/server/assessment/index-set/model"
import type { IndexSet, IndexTold, IndexVersionRef, Mapping } from "@tinhso/server/assessment/model"
import { useMutation, useQuery } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { Failure } from "../../frame/Failure.tsx"
import { Loaded } from "../../frame/Loaded.tsx"
import { RestoredNotice } from "../../kept/RestoredNotice.tsx"
import { useKept } from "../../kept/use-kept.ts"
import { useWords } from "../../words/index.ts"
import { versionQuery } from "../index-editor/queries.ts"
import { formatPoints } from "../points.ts"
import {
  type DraftProblem,
  draftOf,
  draftProblems,
  type DraftRow,
  proposedBeside,
  rowOf,
  shareOf,
} from "./mapping-draft.ts"
import { MappingTable } from "./MappingTable.tsx"
import { proposalOf, useSaveMapping } from "./queries.ts"

interface Props {
  readonly from: IndexVersionRef
  readonly told: IndexTold
  readonly known: Mapping | undefined
}

/** Which criteria of an earlier version this one's correspond to; kept with a document behind it. */
export function MappingEditor({ from, told, known }: Props) {
  return (
    <Loaded query={useQuery(versionQuery(from.id, from.version))}>
      {(earlier) => (
        <Editor
          key={known?.version ?? 0}
          from={from}
          earlier={earlier.index}
          told={told}
          known={known}
        />
      )}
    </Loaded>
  )
}

interface EditorProps extends Props {
  readonly earlier: IndexSet
}

interface MappingDraft {
  readonly rows: readonly DraftRow[]
  readonly document: string
}

/** A mapping while it is edited: what is wrong with it, and keeping it. */
function useMapping({ from, earlier, told, known }: EditorProps) {
  const { say } = useWords()
  const to = { id: told.index.id, version: told.version }
  const trees = useMemo(
    () => ({ from: treeOf(earlier), to: treeOf(told.index) }),
    [earlier, told.index],
  )
  const kept = useKept<MappingDraft>(
    `tinhso.mapping ${from.id} ${from.version} ${to.id} ${to.version} ${known?.version ?? 0}`,
    { rows: known?.rows.map(draftOf) ?? [], document: known?.document ?? "" },
  )
  const { rows, document } = kept.value
  const setRows = (next: readonly DraftRow[]) => kept.change((now) => ({ ...now, rows: next }))
  const setDocument = (next: string) => kept.change((now) => ({ ...now, document: next }))
  const [tried, setTried] = useState(false)
  const problems = draftProblems(trees.from, trees.to, rows)
  const saving = useSaveMapping()
  const save = () => {
    setTried(true)
    const unread = rows.some(({ percent }) => shareOf(percent) === null)
    if (problems.length > 0 || unread || rows.length === 0 || document.trim().length < 3) return
    saving.mutate(
      { from, to, document: document.trim(), rows: rows.map(rowOf), seen: known?.version ?? 0 },
      {
        onSuccess: ({ version }) => {
          kept.forget()
          notifications.show({ message: say("map.saved", { version }) })
        },
      },
    )
  }
  return { to, trees, kept, rows, setRows, document, setDocument, tried, problems, saving, save }
}

function Editor(props: EditorProps) {
  const { say } = useWords()
  const { from } = props
  const mapping = useMapping(props)
  const { to, trees, rows, setRows, document, tried, problems, saving } = mapping
  const [only, setOnly] = useState(false)
  return (
    <Stack>
      <h3 className="index-part">
        {say("map.editing", {
          from: from.id,
          fromVersion: from.version,
          to: to.id,
          toVersion: to.version,
        })}
      </h3>
      <RestoredNotice kept={mapping.kept} />
      <Covered trees={trees} rows={rows} />
      <Group align="center">
        <Propose from={from} to={to} rows={rows} onRows={setRows} />
        <Checkbox
          label={say("map.only")}
          checked={only}
          onChange={(event) => setOnly(event.currentTarget.checked)}
        />
      </Group>
      <MappingTable trees={trees} rows={rows} problems={problems} only={only} onRows={setRows} />
      <TextInput
        label={say("map.document")}
        description={say("map.document.hint")}
        required
        maxLength={500}
        value={document}
        error={tried && document.trim().length < 3 ? say("map.document.missing") : undefined}
        onChange={(event) => mapping.setDocument(event.currentTarget.value)}
      />
      {tried && <Problems rows={rows} problems={problems} />}
      {saving.isError && (
        <Failure error={saving.error} title={say("map.failed")} next={say("map.unsaved")} />
      )}
      <Button className="at-start" loading={saving.isPending} onClick={mapping.save}>
        {say("map.save")}
      </Button>
    </Stack>
  )
}

interface Trees {
  readonly from: ReturnType<typeof treeOf>
  readonly to: ReturnType<typeof treeOf>
}

function Covered({ trees, rows }: { readonly trees: Trees; readonly rows: readonly DraftRow[] }) {
  const { say, language } = useWords()
  const read = rows.map(rowOf)
  const { coversFrom, coversTo } = coverage(trees.from, trees.to, read)
  const count = trees.to.scored.length
  const points = (value: number) => formatPoints(value, language)
  return (
    <p>
      <strong>
        {say("map.sentence", {
          covered: count - uncoveredIn(trees.to, read).length,
          count,
          points: points(coversTo.points),
          of: points(coversTo.of),
          pointsFrom: points(coversFrom.points),
          ofFrom: points(coversFrom.of),
        })}
      </strong>
    </p>
  )
}

interface ProposeProps {
  readonly from: IndexVersionRef
  readonly to: IndexVersionRef
  readonly rows: readonly DraftRow[]
  readonly onRows: (rows: readonly DraftRow[]) => void
}

function Propose({ from, to, rows, onRows }: ProposeProps) {
  const { say } = useWords()
  const [added, setAdded] = useState<number | null>(null)
  const propose = useMutation({
    mutationFn: () => proposalOf(from, to),
    onSuccess: (proposal) => {
      const more = proposedBeside(rows, proposal)
      onRows([...rows, ...more])
      setAdded(more.length)
    },
  })
  return (
    <>
      <Button
        size="sm"
        variant="default"
        loading={propose.isPending}
        onClick={() => propose.mutate()}
      >
        {say("map.propose")}
      </Button>
      {added !== null && <output>{say("map.proposed", { count: added })}</output>}
      {propose.isError && <Failure error={propose.error} />}
    </>
  )
}

interface ProblemsProps {
  readonly rows: readonly DraftRow[]
  readonly problems: readonly DraftProblem[]
}

function Problems({ rows, problems }: ProblemsProps) {
  const { say } = useWords()
  const unread = rows.filter(({ percent }) => shareOf(percent) === null)
  const told = [
    ...(rows.length === 0 ? [say("map.empty")] : []),
    ...unread.map(({ from, to }) => say("map.share.unread", { from, to })),
    ...problems.map(({ row, detail }) => {
      const about = row === null ? undefined : rows[row]
      return about === undefined
        ? detail
        : say("map.problem", { from: about.from, to: about.to, detail })
    }),
  ]
  if (told.length === 0) return null
  return (
    <div role="alert">
      <p>
        <strong>{say("map.problems")}</strong>
      </p>
      <ul className="said">
        {[...new Set(told)].map((one) => (
          <li key={one} className="said-problem">
            {one}
          </li>
        ))}
      </ul>
    </div>
  )
}
