import { type KeyboardEvent, useRef } from "react"

/** Where j and k lead from a place in a list of so many; the ends hold. */
export function step(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  if (key === "j" || key === "ArrowDown") return Math.min(count - 1, at + 1)
  if (key === "k" || key === "ArrowUp") return Math.max(0, at - 1)
  return null
}

/** j and k (or the arrows) move the focus between the links marked `data-row` inside a list. */
export function useRowKeys<E extends HTMLElement>() {
  const list = useRef<E>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const links = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    const next = step(event.key, at, links.length)
    if (next === null) return
    event.preventDefault()
    links[next]?.focus()
  }
  return { list, onKeyDown }
}
