import { Button, Group } from "@mantine/core"
import { type KeyboardEvent, useRef, useState } from "react"
import { useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import { TreeRow } from "./TreeRow.tsx"
import type { IndexDraft } from "./use-index-draft.ts"
import { deedOf, goalOf, isEdit, useTreeDeeds } from "./tree-deeds.ts"
import { type Line, outline } from "./tree.ts"
import { sumsOf } from "./sums.ts"

interface Props {
  readonly draft: IndexDraft
  readonly chosen: string | null
  readonly frozen: boolean
  readonly onChoose: (code: string | null) => void
  readonly onEdit: () => void
  readonly onSave: () => void
}

const TOOLS = ["after", "below", "up", "down", "in", "out", "remove"] as const
const TOOL_WORDS = {
  after: "idx.add.after",
  below: "idx.add.below",
  up: "idx.up",
  down: "idx.down",
  in: "idx.in",
  out: "idx.out",
  remove: "idx.remove",
} as const

/** The rows of an index as a tree: chosen, moved and numbered by keyboard or by the buttons. */
export function TreePane({ draft, chosen, frozen, onChoose, onEdit, onSave }: Props) {
  const { say } = useWords()
  const table = useRef<HTMLTableElement>(null)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const deeds = useTreeDeeds(draft, table, onChoose)
  const lines = visible(outline(draft.index.criteria), closed)
  const fold = (code: string, open: boolean) =>
    setClosed((before) => {
      const next = new Set(before)
      if (open) next.delete(code)
      else next.add(code)
      return next
    })
  const focusOn = (line: Line) => {
    onChoose(line.row.code)
    deeds.focus(line.row.code)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = lines.findIndex(({ row }) => row.code === chosen)
    const line = lines[at]
    const deed = deedOf(event, line, closed)
    if (deed === null) return
    event.preventDefault()
    const goal = goalOf(deed, lines, at)
    if (goal !== null) focusOn(goal)
    else if (deed === "open" || deed === "close") fold(line?.row.code ?? "", deed === "open")
    else if (deed === "edit") onEdit()
    else if (deed === "save") onSave()
    else if (!frozen && isEdit(deed)) deeds.run(deed, chosen)
  }
  return (
    <section aria-labelledby="cac-tieu-chi">
      <h2 id="cac-tieu-chi" className="section-title">
        {say("idx.tree")}
      </h2>
      {!frozen && <Tools draft={draft} chosen={chosen} onRun={deeds.run} />}
      <p className="quiet" aria-live="polite">
        {deeds.told}
      </p>
      <table
        ref={table}
        className="grid index-tree"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a tree of rows
        role="treegrid"
        aria-label={say("idx.tree")}
        onKeyDown={onKeyDown}
      >
        <TreeHead />
        <tbody>
          <TreeRows {...{ lines, draft, chosen, closed, fold }} onChoose={onChoose} />
        </tbody>
        <TreeTotal draft={draft} />
      </table>
      {!frozen && <p className="quiet index-keys">{say("idx.tree.keys")}</p>}
    </section>
  )
}

function TreeHead() {
  const { say } = useWords()
  return (
    <thead>
      <tr>
        <th scope="col">{say("idx.col.code")}</th>
        <th scope="col" className="wide">
          {say("idx.col.name")}
        </th>
        <th scope="col" className="numeric">
          {say("idx.col.points")}
        </th>
      </tr>
    </thead>
  )
}

interface RowsProps extends Pick<Props, "draft" | "chosen" | "onChoose"> {
  readonly lines: readonly Line[]
  readonly closed: ReadonlySet<string>
  readonly fold: (code: string, open: boolean) => void
}

function TreeRows({ lines, draft, chosen, closed, fold, onChoose }: RowsProps) {
  const { criteria, maxPoints } = draft.index
  const sums = sumsOf(criteria, maxPoints)
  const isChosen = lines.some(({ row }) => row.code === chosen)
  return lines.map((line, i) => (
    <TreeRow
      key={line.row.code}
      line={line}
      sum={sums.get(line.row.code)}
      chosen={line.row.code === chosen}
      reachable={isChosen ? line.row.code === chosen : i === 0}
      open={!closed.has(line.row.code)}
      onChoose={onChoose}
      onFold={fold}
    />
  ))
}

/** Without the rows below those that are folded. */
function visible(lines: readonly Line[], closed: ReadonlySet<string>): Line[] {
  let hidden = Infinity
  return lines.filter(({ row, depth }) => {
    if (depth > hidden) return false
    hidden = closed.has(row.code) ? depth : Infinity
    return true
  })
}

function Tools({
  draft,
  chosen,
  onRun,
}: Pick<Props, "draft" | "chosen"> & { readonly onRun: ReturnType<typeof useTreeDeeds>["run"] }) {
  const { say } = useWords()
  return (
    <Group gap="xs" mb="xs">
      {TOOLS.map((tool) => (
        <Button
          key={tool}
          size="compact-sm"
          variant="default"
          disabled={chosen === null && tool !== "after"}
          onClick={() => onRun(tool, chosen)}
        >
          {say(TOOL_WORDS[tool])}
        </Button>
      ))}
      <Button size="compact-sm" variant="default" onClick={() => onRun("renumber", chosen)}>
        {say("idx.renumber")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={!draft.canUndo}
        onClick={() => onRun("undo", chosen)}
      >
        {say("idx.undo")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={!draft.canRedo}
        onClick={() => onRun("redo", chosen)}
      >
        {say("idx.redo")}
      </Button>
    </Group>
  )
}

function TreeTotal({ draft }: Pick<Props, "draft">) {
  const { say, language } = useWords()
  const { criteria, maxPoints } = draft.index
  const total = sumsOf(criteria, maxPoints).get("")
  if (total === undefined) return null
  const number = (value: number) => formatPoints(value, language)
  const stated = total.stated === null ? "" : `/${number(total.stated)}`
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={2}>
          {say("idx.sum.total")}
        </th>
        <td className="numeric">
          <span className="sum" data-state={total.state}>
            {number(total.sum)}
            {stated}
          </span>
          <span className="under">{say(`idx.sum.${total.state}`)}</span>
        </td>
      </tr>
    </tfoot>
  )
}
