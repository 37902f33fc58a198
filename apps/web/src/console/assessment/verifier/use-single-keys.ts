import { useEffect, useRef, useState } from "react"
import { deedOf, type SittingDeed } from "./sitting-keys.ts"

const OFF = "tinhso.phim-tat.tham-dinh"

/**
 * Single keys work wherever the focus is, until somebody turns them off; while something else is
 * asked of the person they belong to it.
 */
export function useSingleKeys(asking: boolean, act: (deed: SittingDeed) => void) {
  const [on, setOn] = useState(() => localStorage.getItem(OFF) !== "tat")
  const latest = useRef({ asking, act })
  useEffect(() => {
    latest.current = { asking, act }
  })
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || latest.current.asking) return
      const deed = deedOf({ ...pressed(event), on: focused(event.target) })
      if (deed === null) return
      event.preventDefault()
      latest.current.act(deed)
    }
    document.addEventListener("keydown", press)
    return () => document.removeEventListener("keydown", press)
  }, [on])
  const turn = (next: boolean) => {
    localStorage.setItem(OFF, next ? "bat" : "tat")
    setOn(next)
  }
  return { on, turn }
}

export type SingleKeys = ReturnType<typeof useSingleKeys>

const pressed = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => ({
  key,
  ctrlKey,
  metaKey,
  altKey,
})

function focused(target: EventTarget | null): "field" | "control" | "page" {
  if (!(target instanceof HTMLElement)) return "page"
  if (target.matches("input:not([type=checkbox]), textarea, select, [contenteditable=true]")) {
    return "field"
  }
  return target.matches("a, button, summary, input") ? "control" : "page"
}
