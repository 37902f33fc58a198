import { useCallback, useEffect, useRef } from "react"
import { step } from "../../work/use-row-keys.ts"
import type { CriterionRow } from "./sheet-rows.ts"
import type { SheetView } from "./use-sheet-view.ts"

interface Asked {
  readonly rows: readonly CriterionRow[]
  readonly view: SheetView
  readonly onEvidence: (code: string) => void
  readonly onHelp: () => void
  readonly onSave: () => void
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input, textarea, select") !== null

/** The row that an element stands in or under. */
const codeAt = (element: Element | null): string | undefined =>
  element?.closest<HTMLElement>("[data-criterion]")?.dataset["criterion"]

/**
 * Keys of a sheet: j and k move between criteria, Enter opens one at its first field, Escape leads
 * back to the list, Ctrl+Enter on to the next criterion that waits; e, s and ? do what they say.
 */
export function useSheetKeys(asked: Asked) {
  const list = useRef<HTMLTableElement>(null)
  const latest = useRef(asked)
  const entering = useRef(false)
  useEffect(() => {
    latest.current = asked
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (document.querySelector('[role="dialog"]') !== null) return
      if (list.current === null) return
      const handled = isField(event.target)
        ? inField(event, list.current, latest.current, entering)
        : inList(event, list.current, latest.current)
      if (handled) event.preventDefault()
    }
    addEventListener("keydown", onKey)
    return () => removeEventListener("keydown", onKey)
  }, [])
  const { at } = asked.view
  useEffect(() => {
    if (at === "") return
    rowOf(list.current, at)?.scrollIntoView({ block: "nearest" })
    if (!entering.current) return
    entering.current = false
    detailOf(list.current, at)?.querySelector<HTMLElement>("input, textarea, button, a")?.focus()
  }, [at])
  const { toggle } = asked.view
  return {
    list,
    /** Opens a criterion, by keyboard at its first field; or closes it. */
    turn: useCallback(
      (code: string, byKey: boolean) => {
        entering.current = byKey && at !== code
        toggle(at === code ? null : code)
      },
      [at, toggle],
    ),
  }
}

const rowOf = (list: HTMLElement | null, code: string) =>
  list?.querySelector<HTMLElement>(`[data-criterion="${CSS.escape(code)}"] [data-row]`)
const detailOf = (list: HTMLElement | null, code: string) =>
  list?.querySelector<HTMLElement>(`[data-detail="${CSS.escape(code)}"]`)

function inField(
  event: KeyboardEvent,
  list: HTMLElement,
  { rows, view }: Asked,
  entering: { current: boolean },
): boolean {
  if (!(event.target instanceof Element) || !list.contains(event.target)) return false
  const code = codeAt(event.target)
  if (code === undefined) return false
  if (event.key === "Escape") {
    rowOf(list, code)?.focus()
    return true
  }
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return false
  const from = rows.findIndex((row) => row.code === code)
  const next = rows.slice(from + 1).find(({ waits }) => waits)
  if (next === undefined) rowOf(list, code)?.focus()
  else {
    entering.current = true
    view.toggle(next.code)
  }
  return true
}

function inList(event: KeyboardEvent, list: HTMLElement, asked: Asked): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  switch (event.key) {
    case "?":
      asked.onHelp()
      return true
    case "s":
      asked.onSave()
      return true
    case "e":
      return citeAt(asked)
    case "j":
    case "k":
      return move(event.key, list)
    case "ArrowDown":
    case "ArrowUp":
      return list.contains(document.activeElement) && move(event.key, list)
    default:
      return false
  }
}

/** Adds evidence to the criterion that has the focus, else to the one that is open. */
function citeAt({ view, onEvidence }: Asked): boolean {
  const code = codeAt(document.activeElement) ?? view.at
  if (code === "") return false
  onEvidence(code)
  return true
}

function move(key: string, list: HTMLElement): boolean {
  const rows = [...list.querySelectorAll<HTMLElement>("[data-row]")]
  const here = codeAt(document.activeElement)
  const at = rows.findIndex((row) => codeAt(row) === here && here !== undefined)
  const next = step(key, at, rows.length)
  if (next === null) return false
  rows[next]?.focus()
  return true
}
