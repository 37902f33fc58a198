import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react"
import type { CellWord, GridColumn } from "./face.ts"
import type { Editing } from "./use-grid.ts"

interface Props {
  readonly editing: Editing
  readonly column: GridColumn
  readonly onFinish: (text: string | null) => void
  readonly check: (text: string) => CellWord | null
}

const ARROWS = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"])

/**
 * The field of the cell one types in. Enter, Tab and, after typing, the arrows write and move on:
 * those keys go up to the grid once the text is written. Escape leaves the cell as it was.
 */
export function CellEditor({ editing, column, onFinish, check }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const finished = useRef(false)
  const wordId = useId()
  const [text, setText] = useState(editing.text)
  const word = check(text)
  useLayoutEffect(() => {
    const input = field.current
    input?.focus({ preventScroll: true })
    if (editing.fresh) input?.setSelectionRange(input.value.length, input.value.length)
    else input?.select()
  }, [editing])
  const finish = (result: string | null) => {
    if (finished.current) return
    finished.current = true
    onFinish(result)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return event.stopPropagation()
    const ends = event.key === "Enter" || event.key === "Tab"
    if (event.key === "Escape") finish(null)
    else if (ends || (editing.fresh && ARROWS.has(event.key))) return finish(text)
    event.stopPropagation()
  }
  return (
    <>
      <input
        ref={field}
        className="sheet-input"
        value={text}
        inputMode={column.kind === "number" ? "decimal" : "text"}
        autoComplete="off"
        aria-label={column.title}
        aria-invalid={word?.tone === "bad"}
        aria-describedby={wordId}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => finish(text)}
      />
      <output
        id={wordId}
        className={word === null ? "hidden" : "sheet-word"}
        data-tone={word?.tone}
      >
        {word?.text ?? ""}
      </output>
    </>
  )
}
