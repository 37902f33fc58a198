import type { ClipboardEvent, FocusEvent, KeyboardEvent, PointerEvent } from "react"
import { useRef } from "react"
import { flushSync } from "react-dom"
import { putTable, tableOf } from "./clipboard.ts"
import type { CellFace } from "./face.ts"
import type { GridProps } from "./grid-props.ts"
import { planPaste } from "./paste-plan.ts"
import { at, type Place } from "./selection.ts"
import type { GridState } from "./use-grid.ts"

interface Hands<Row> {
  readonly props: GridProps<Row>
  readonly grid: GridState
  readonly face: (place: Place) => CellFace
  readonly want: (yes: boolean) => void
}

/** What keys, pointer and clipboard do to a grid. */
export function useGridHands<Row>(hands: Hands<Row>) {
  const drawing = useRef(false)
  const { grid, want } = hands
  const go = (place: Place) => {
    grid.select(at(place.row, place.column))
    tell(hands, place)
  }
  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.target instanceof HTMLButtonElement) return
      keyDown(event, hands, go)
    },
    onFocus: () => want(true),
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget))
        want(false)
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const place = placeOf(event)
      if (place === null || event.button !== 0) return
      if (isTyping(event)) return
      want(true)
      drawing.current = event.pointerType === "mouse"
      if (event.shiftKey) grid.select({ anchor: anchorOf(grid), active: place })
      else go(place)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const place = placeOf(event)
      if (!drawing.current || event.buttons !== 1 || place === null) return
      const { row, column } = grid.active
      if (place.row !== row || place.column !== column) {
        grid.select({ anchor: anchorOf(grid), active: place })
      }
    },
    onPointerUp: () => (drawing.current = false),
    onClick: (event: React.MouseEvent<HTMLElement>) => {
      const place = placeOf(event)
      if (place === null || isTyping(event) || event.shiftKey) return
      const { press, open } = hands.face(place)
      if (press !== undefined) press()
      else if (open && isTouch(event)) grid.edit()
    },
    onDoubleClick: (event: React.MouseEvent<HTMLElement>) => {
      if (!isTyping(event)) grid.edit()
    },
    onCopy: (event: ClipboardEvent) => copy(event, hands),
    onCut: (event: ClipboardEvent) => {
      if (copy(event, hands)) grid.clear()
    },
    onPaste: (event: ClipboardEvent) => paste(event, hands),
  }
}

const isTyping = (event: { target: EventTarget }) =>
  event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement

const isTouch = (event: React.MouseEvent) =>
  event.nativeEvent instanceof globalThis.PointerEvent && event.nativeEvent.pointerType !== "mouse"

/** Where a selection began: the corner of its block that is not the active cell. */
function anchorOf({ active, block }: GridState): Place {
  return {
    row: active.row === block.top ? block.bottom : block.top,
    column: active.column === block.left ? block.right : block.left,
  }
}

function placeOf(event: { target: EventTarget }): Place | null {
  const cell = event.target instanceof Element ? event.target.closest(".sheet-cell") : null
  if (!(cell instanceof HTMLElement)) return null
  return { row: Number(cell.dataset["row"]), column: Number(cell.dataset["at"]) }
}

function tell<Row>({ props }: Hands<Row>, place: Place): void {
  const row = props.rows[place.row]
  if (row !== undefined) props.onActive?.(row)
}

function copy<Row>(event: ClipboardEvent, { grid, face }: Hands<Row>): boolean {
  if (isTyping(event)) return false
  const { top, bottom, left, right } = grid.block
  const rows: string[][] = []
  for (let row = top; row <= bottom; row++) {
    const line: string[] = []
    for (let column = left; column <= right; column++) line.push(face({ row, column }).written.text)
    rows.push(line)
  }
  putTable(event.clipboardData, rows)
  event.preventDefault()
  return true
}

function paste<Row>(event: ClipboardEvent, { props, grid, face }: Hands<Row>): void {
  if (isTyping(event)) return
  const table = tableOf(event.clipboardData)
  event.preventDefault()
  if (table === null) return
  const target = {
    rows: props.rows.length,
    columns: props.columns.length,
    open: (place: Place) => face(place).open,
    names: (index: number) => {
      const row = props.rows[index]
      return row === undefined ? [] : props.names(row)
    },
  }
  const plan = planPaste(table, grid.block, target, props.isNumber)
  const changed = grid.act(plan.changes)
  if (plan.area !== null) {
    const { top, left, bottom, right } = plan.area
    grid.select({ anchor: { row: bottom, column: right }, active: { row: top, column: left } })
  }
  props.onPasted?.(plan, changed)
}

type Go = (place: Place) => void

function keyDown<Row>(event: KeyboardEvent<HTMLElement>, hands: Hands<Row>, go: Go): void {
  const { grid } = hands
  const handled =
    shortcut(event, hands) || onward(event, hands, go) || choice(event, hands) || typed(event, grid)
  if (handled) {
    event.preventDefault()
    return
  }
  if (event.target instanceof HTMLInputElement) return
  const next = grid.move(event)
  if (next === null) return
  event.preventDefault()
  grid.select(next)
  tell(hands, next.active)
}

/** Delete, F2, Escape, and Ctrl with a letter. */
function shortcut<Row>(event: KeyboardEvent, { grid }: Hands<Row>): boolean {
  if (event.target instanceof HTMLInputElement) return false
  if (event.ctrlKey || event.metaKey) return command(event, grid)
  const key = event.key
  if (key === "Delete" || key === "Backspace") grid.clear()
  else if (key === "F2") grid.edit()
  else if (key === "Escape") grid.setLeaving(true)
  else return false
  return true
}

function command(event: KeyboardEvent, grid: GridState): boolean {
  const key = event.key.toLowerCase()
  if (key === "z" && !event.shiftKey) grid.undo()
  else if (key === "y" || key === "z") grid.redo()
  else if (key === "d") grid.fillDown()
  else return false
  return true
}

/** Tab and Enter: on to the next cell to type into, or down; also what ended typing. */
function onward<Row>(event: KeyboardEvent<HTMLElement>, hands: Hands<Row>, go: Go): boolean {
  const { grid, face } = hands
  if (event.key === "Tab") {
    const next = grid.leaving ? null : grid.next(event.shiftKey)
    if (next === null) return false
    go(next)
    return true
  }
  const { press } = face(grid.active)
  if (event.key === " " && press !== undefined) {
    press()
    return true
  }
  if (event.key !== "Enter" || event.altKey) return arrowAfterTyping(event, hands, go)
  if (press !== undefined) press()
  else go({ ...grid.active, row: inside(grid.active.row + (event.shiftKey ? -1 : 1), hands) })
  return true
}

const inside = <Row>(row: number, { props }: Hands<Row>) =>
  Math.max(0, Math.min(props.rows.length - 1, row))

/** An arrow that ended typing comes up from the field. */
function arrowAfterTyping<Row>(
  event: KeyboardEvent<HTMLElement>,
  hands: Hands<Row>,
  go: Go,
): boolean {
  if (!(event.target instanceof HTMLInputElement)) return false
  const next = hands.grid.move(event)
  if (next !== null) go(next.active)
  return next !== null
}

/** Alt and a number answer the question under the cell. */
function choice<Row>(event: KeyboardEvent, { grid, face }: Hands<Row>): boolean {
  if (!event.altKey || !/^Digit[1-9]$/.test(event.code)) return false
  const chosen = face(grid.active).word?.choices?.[Number(event.code.slice(5)) - 1]
  chosen?.choose()
  return chosen !== undefined
}

/** The key that an input method (Vietnamese, mobile) takes for itself. */
const COMPOSING = 229

/** A letter begins typing over what stands there; the field is there before the letter arrives. */
function typed(event: KeyboardEvent, grid: GridState): boolean {
  if (event.target instanceof HTMLInputElement) return false
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  // oxlint-disable-next-line typescript/no-deprecated -- the only sign that an input method is at work
  if (event.keyCode === COMPOSING) {
    flushSync(() => grid.edit(""))
    return false
  }
  return event.key.length === 1 && grid.edit(event.key)
}
