import { type KeyboardEvent, type RefObject, useState } from "react"
import { useWords } from "../../words/index.ts"
import type { IndexDraft } from "./use-index-draft.ts"
import {
  addAfter,
  addBelow,
  type Edited,
  indentRow,
  type Line,
  moveRow,
  outdentRow,
  outline,
  removeRow,
  renumber,
  subtree,
} from "./tree.ts"
import type { IndexSet } from "@tinhso/server/assessment/model"

type Edit =
  | "after"
  | "below"
  | "up"
  | "down"
  | "in"
  | "out"
  | "remove"
  | "renumber"
  | "undo"
  | "redo"
type Walk = "next" | "previous" | "first" | "last" | "parent" | "open" | "close" | "edit" | "save"

const PLAIN: Readonly<Record<string, Edit | Walk>> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  Home: "first",
  End: "last",
  Enter: "edit",
  Delete: "remove",
  n: "after",
  Insert: "after",
}
const WITH_ALT: Readonly<Record<string, Edit>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "in",
  ArrowLeft: "out",
}
const WITH_CONTROL: Readonly<Record<string, Edit | Walk>> = {
  z: "undo",
  Z: "redo",
  y: "redo",
  s: "save",
}
const WITH_SHIFT: Readonly<Record<string, Edit>> = { N: "below", Insert: "below" }

/** What a key does on a row of the tree; null where it does nothing of ours. */
export function deedOf(
  event: Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">,
  line: Line | undefined,
  closed: ReadonlySet<string>,
): Edit | Walk | null {
  const { key } = event
  if (event.ctrlKey || event.metaKey) return WITH_CONTROL[key] ?? null
  if (event.altKey) return WITH_ALT[key] ?? null
  if (event.shiftKey) return WITH_SHIFT[key] ?? null
  if (key === "ArrowRight" || key === "ArrowLeft") return foldOf(key, line, closed)
  return PLAIN[key] ?? null
}

/** The row that a walking key goes to, from the row at a place; null where the key goes nowhere. */
export function goalOf(deed: Edit | Walk, lines: readonly Line[], at: number): Line | null {
  const goal = {
    next: lines[at + 1],
    previous: lines[at - 1],
    first: lines[0],
    last: lines.at(-1),
    parent: lines.find(({ row }) => row.code === lines[at]?.row.parent),
  }
  const known: Readonly<Record<string, Line | undefined>> = goal
  return known[deed] ?? null
}

const WALKS: ReadonlySet<string> = new Set<Walk>([
  "next",
  "previous",
  "first",
  "last",
  "parent",
  "open",
  "close",
  "edit",
  "save",
])

/** Whether a deed changes the tree. */
export const isEdit = (deed: Edit | Walk): deed is Edit => !WALKS.has(deed)

/** → opens a folded row, then goes in; ← folds an open one, then goes to the parent. */
function foldOf(key: string, line: Line | undefined, closed: ReadonlySet<string>): Walk | null {
  if (line === undefined) return null
  const open = line.children > 0 && !closed.has(line.row.code)
  if (key === "ArrowRight") return line.children === 0 ? null : open ? "next" : "open"
  return open ? "close" : line.row.parent === null ? null : "parent"
}

/** What is done to the tree, what is said of it, and where the focus goes. */
export function useTreeDeeds(
  draft: IndexDraft,
  table: RefObject<HTMLTableElement | null>,
  onChoose: (code: string | null) => void,
) {
  const { say } = useWords()
  const [told, setTold] = useState("")
  const focus = (code: string | null) => {
    if (code === null) return
    requestAnimationFrame(() => {
      table.current?.querySelector<HTMLElement>(`tr[data-code="${CSS.escape(code)}"]`)?.focus()
    })
  }
  const run = (edit: Edit, chosen: string | null) => {
    const { index } = draft
    if (edit === "undo") return draft.undo()
    if (edit === "redo") return draft.redo()
    if (edit === "renumber") {
      // Codes of rows change: nothing stays chosen under its old one.
      draft.change(renumber(index))
      return onChoose(null)
    }
    const next = edited(edit, index, chosen, say("idx.row.new"))
    if (next === null) return
    draft.change(next.index)
    onChoose(next.code)
    focus(next.code)
    if (edit === "remove") {
      const count = subtree(index.criteria, chosen ?? "").length - 1
      setTold(say("idx.row.removed", { code: chosen ?? "", count }))
    } else {
      const line = outline(next.index.criteria).find(({ row }) => row.code === next.code)
      if (line === undefined) return
      const { place, of, row } = line
      setTold(say("idx.row.moved", { code: row.code, place, of }))
    }
  }
  return { run, focus, told }
}

function edited(
  edit: Exclude<Edit, "undo" | "redo" | "renumber">,
  index: IndexSet,
  chosen: string | null,
  name: string,
): Edited<IndexSet> | null {
  if (chosen === null) return edit === "after" ? addBelow(index, null, name) : null
  switch (edit) {
    case "after":
      return addAfter(index, chosen, name)
    case "below":
      return addBelow(index, chosen, name)
    case "up":
      return moveRow(index, chosen, -1)
    case "down":
      return moveRow(index, chosen, 1)
    case "in":
      return indentRow(index, chosen)
    case "out":
      return outdentRow(index, chosen)
    case "remove":
      return removeRow(index, chosen)
  }
}
