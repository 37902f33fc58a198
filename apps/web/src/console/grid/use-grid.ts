import { type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from "react"
import { EMPTY, type Written } from "./clipboard-table.ts"
import type { CellFace } from "./face.ts"
import { type Change, done, type History, NO_HISTORY, redone, undone } from "./history.ts"
import {
  at,
  type Block,
  blockOf,
  kept,
  moved,
  nextOpen,
  type Place,
  placesOf,
  type Selection,
} from "./selection.ts"

/** What the hook must know of the grid it moves in. */
export interface Sheet {
  readonly rows: number
  readonly columns: number
  readonly page: number
  readonly face: (place: Place) => CellFace
  readonly key: (place: Place) => { readonly row: string; readonly column: string }
  readonly write: (changes: readonly Change[]) => void
}

export interface Editing {
  /** What is in the field when it opens. */
  readonly text: string
  /** Opened by typing: arrows end it, as in a spreadsheet. Otherwise they move within the text. */
  readonly fresh: boolean
}

/** Selection, typing and history of a grid. */
export function useGrid(sheet: Sheet) {
  const [selection, setSelection] = useState<Selection>(at(0, 0))
  const [editing, setEditing] = useState<Editing | null>(null)
  const { act, step, history } = useHistory(sheet)
  const [leaving, setLeaving] = useState(false)
  const extent = { rows: sheet.rows, columns: sheet.columns }
  const active = kept(selection.active, extent)
  const block = blockOf({ anchor: kept(selection.anchor, extent), active })

  const select = (next: Selection) => {
    setLeaving(false)
    setSelection(next)
  }
  const open = (place: Place) => sheet.face(place).open
  return {
    active,
    block,
    editing,
    leaving,
    select,
    setLeaving,
    act,
    undo: () => step(undone),
    redo: () => step(redone),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    /** Opens the field of the active cell; without a text, on what stands there. */
    edit: (text?: string) => {
      if (!open(active)) return false
      setEditing({ text: text ?? sheet.face(active).written.text, fresh: text !== undefined })
      return true
    },
    /** Closes the field; a text is written, null leaves the cell as it was. */
    finish: (text: string | null) => {
      setEditing(null)
      if (text === null || text === sheet.face(active).written.text) return
      act([{ place: active, cell: { text, exact: null } }])
    },
    clear: () => act(placesOf(block).map((place) => ({ place, cell: EMPTY }))),
    fillDown: () => act(filled(block, sheet)),
    next: (back: boolean) => nextOpen(active, back, extent, open),
    move: (event: KeyboardEvent) =>
      moved(keysOf(event), { anchor: selection.anchor, active }, extent, sheet.page),
  }
}

/** What was done here, and can be taken back. */
function useHistory(sheet: Sheet) {
  const [history, setHistory] = useState<History>(NO_HISTORY)
  /** Writes what differs, as one act that can be taken back. */
  const act = (places: readonly { readonly place: Place; readonly cell: Written }[]) => {
    const changes = places
      .filter(({ place }) => sheet.face(place).open)
      .map(({ place, cell }) => ({
        ...sheet.key(place),
        before: sheet.face(place).written,
        after: cell,
      }))
    const next = done(history, changes)
    if (next === history) return 0
    setHistory(next)
    sheet.write(next.past.at(-1) ?? [])
    return next.past.at(-1)?.length ?? 0
  }
  const step = (turn: typeof undone) => {
    const found = turn(history)
    if (found === null) return
    setHistory(found.history)
    sheet.write(found.act)
  }
  return { act, step, history }
}

export type GridState = ReturnType<typeof useGrid>

const keysOf = (event: KeyboardEvent) => ({
  key: event.key,
  shift: event.shiftKey,
  ctrl: event.ctrlKey || event.metaKey,
})

/** The top row of a selection over the rows below it; a single row takes from the row above it. */
function filled(block: Block, sheet: Sheet) {
  const one = block.top === block.bottom
  const from = one ? block.top - 1 : block.top
  if (from < 0) return []
  const below = { ...block, top: one ? block.top : block.top + 1 }
  return placesOf(below).map((place) => ({
    place,
    cell: sheet.face({ row: from, column: place.column }).written,
  }))
}

/** Keeps the focus on the active cell once the grid has had it, and the cell in sight. */
export function useActiveFocus(active: Place, typing: boolean) {
  const cell = useRef<HTMLTableCellElement>(null)
  const wanted = useRef(false)
  const want = useCallback((yes: boolean) => {
    wanted.current = yes
  }, [])
  const place = `${active.row} ${active.column}`
  useLayoutEffect(() => {
    if (!wanted.current || typing || place === "") return
    cell.current?.focus({ preventScroll: true })
    cell.current?.scrollIntoView({ block: "nearest", inline: "nearest" })
  }, [place, typing])
  return { cell, want }
}
