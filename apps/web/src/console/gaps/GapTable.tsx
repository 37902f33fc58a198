import { Button, Checkbox, Group, Stack, Text } from "@mantine/core"
import type { RegisteredGap } from "@tinhso/server/coverage/register/model"
import { useQuery } from "@tanstack/react-query"
import { type KeyboardEvent, useState } from "react"
import { Link } from "react-router"
import { formatDay, formatWhole, type Language } from "../../i18n/index.ts"
import { KeyList } from "../frame/KeyList.tsx"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { holds, meQuery } from "../session/session.ts"
import { type Say, useWords } from "../words/index.ts"
import { useRowKeys } from "../work/use-row-keys.ts"
import { BulkDialog } from "./BulkDialog.tsx"
import { GapMark } from "./marks.tsx"
import { MembersDialog } from "./MembersDialog.tsx"

interface Props {
  readonly rows: readonly RegisteredGap[]
  readonly total: number
  readonly busy: boolean
  readonly empty: string
  readonly more: { readonly loading: boolean; readonly go: () => void } | null
}

type Doing = "confirm" | "list" | null

/** Gaps as a work list: j and k move, Enter opens, x chooses. */
export function GapTable({ rows, total, busy, empty, more }: Props) {
  const { say, language } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [doing, setDoing] = useState<Doing>(null)
  const { list, onKeyDown } = useRowKeys<HTMLDivElement>()
  const toggle = (id: string) =>
    setChosen((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const onKey = (event: KeyboardEvent) => {
    const row = event.target instanceof HTMLElement ? event.target.dataset["row"] : undefined
    if (event.key === "x" && row !== undefined) toggle(row)
    else onKeyDown(event)
  }
  if (rows.length === 0) return <Text>{empty}</Text>
  const picked = rows.filter(({ id }) => chosen.has(id))
  const editor = holds(grants, "editor")
  const columns = columnsOf(say, language)
  return (
    <Stack gap="sm" aria-busy={busy}>
      <Text size="sm" component="output">
        {say("gap.total", { total: formatWhole(total, language) })}
      </Text>
      {editor && <Choosing rows={rows} picked={picked} onChoose={setChosen} onDo={setDoing} />}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the links inside */}
      <div ref={list} onKeyDown={onKey}>
        <ListTable
          caption={say("gap.list")}
          columns={editor ? [choiceColumn(say, chosen, toggle), ...columns] : columns}
          rows={rows}
          rowKey={({ id }) => id}
        />
      </div>
      {more !== null && (
        <Group>
          <Button variant="default" loading={more.loading} onClick={more.go}>
            {say("gap.next")}
          </Button>
        </Group>
      )}
      <KeyList
        keys={[
          [["j", "k"], say("gap.keys.move")],
          [["Enter"], say("gap.keys.open")],
          [["x"], say("gap.keys.choose")],
        ]}
      />
      {doing === "confirm" && <BulkDialog gaps={picked} onClose={() => setDoing(null)} />}
      {doing === "list" && <MembersDialog gaps={picked} onClose={() => setDoing(null)} />}
    </Stack>
  )
}

function Choosing({
  rows,
  picked,
  onChoose,
  onDo,
}: {
  readonly rows: readonly RegisteredGap[]
  readonly picked: readonly RegisteredGap[]
  readonly onChoose: (ids: ReadonlySet<string>) => void
  readonly onDo: (doing: Doing) => void
}) {
  const { say } = useWords()
  const none = picked.length === 0
  return (
    <Group gap="sm">
      <Text size="sm" component="output">
        {say("gap.chosen", { count: picked.length })}
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => onChoose(none ? new Set(rows.map(({ id }) => id)) : new Set())}
      >
        {say(none ? "gap.chooseAll" : "gap.chooseNone")}
      </Button>
      <Button size="compact-sm" disabled={none} onClick={() => onDo("confirm")}>
        {say("gap.bulk")}
      </Button>
      <Button size="compact-sm" variant="default" disabled={none} onClick={() => onDo("list")}>
        {say("gap.prog.members")}
      </Button>
    </Group>
  )
}

const choiceColumn = (
  say: Say,
  chosen: ReadonlySet<string>,
  toggle: (id: string) => void,
): ListColumn<RegisteredGap> => ({
  title: say("gap.column.choose"),
  cell: ({ id, name }) => (
    <Checkbox
      aria-label={say("gap.choose", { name })}
      checked={chosen.has(id)}
      onChange={() => toggle(id)}
    />
  ),
})

function columnsOf(say: Say, language: Language): ListColumn<RegisteredGap>[] {
  const whole = (value: number | null) =>
    value === null ? say("gap.uncounted") : formatWhole(value, language)
  return [
    { title: say("gap.name"), heads: true, cell: (gap) => <NameCell gap={gap} /> },
    { title: say("gap.people"), numeric: true, cell: ({ population }) => whole(population) },
    { title: say("gap.households"), numeric: true, cell: ({ households }) => whole(households) },
    {
      title: say("gap.technology"),
      cell: ({ technology, operators }) => (
        <>
          {technology}
          <span className="asset-note">
            {operators.length === 0 ? say("gap.operators.all") : operators.join(", ")}
          </span>
        </>
      ),
    },
    { title: say("gap.state"), cell: (gap) => <StateCell gap={gap} /> },
    { title: say("gap.waitsFor"), cell: ({ waitsFor }) => waitsFor ?? "—" },
  ]
}

function NameCell({ gap }: { readonly gap: RegisteredGap }) {
  const { say } = useWords()
  const { id, name, unitName, illustrative, reports } = gap
  const notes = [
    id,
    unitName,
    ...(reports === undefined ? [] : [say("gap.reports", { count: reports })]),
    ...(illustrative ? [say("gap.illustrative")] : []),
  ]
  return (
    <>
      <Link to={`/console/vung-lom/${id}`} data-row={id}>
        {name}
      </Link>
      <span className="asset-note">{notes.join(" · ")}</span>
    </>
  )
}

function StateCell({ gap }: { readonly gap: RegisteredGap }) {
  const { say, language } = useWords()
  const { state, since, due, overdue, stale } = gap
  const notes = [
    formatDay(since, language),
    ...(due === null ? [] : [say("gap.plan.due", { day: formatDay(due, language) })]),
    ...(overdue === null ? [] : [say("gap.overdue", { days: overdue })]),
    ...(stale === null ? [] : [say("gap.stale", { days: stale })]),
  ]
  return (
    <>
      <GapMark state={state} />
      <span className="asset-note">{notes.join(" · ")}</span>
    </>
  )
}
