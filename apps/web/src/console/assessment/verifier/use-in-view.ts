import { type RefObject, useEffect, useRef } from "react"

/** Keeps the line that has a key in sight inside its list; the page itself stays where it is. */
export function useInView<E extends HTMLElement>(key: string | undefined): RefObject<E | null> {
  const list = useRef<E>(null)
  useEffect(() => {
    const whole = list.current
    if (key === undefined || whole === null) return
    const line = whole.querySelector(`[data-key="${CSS.escape(key)}"]`)
    if (line === null) return
    const [frame, own] = [whole.getBoundingClientRect(), line.getBoundingClientRect()]
    if (own.top < frame.top) whole.scrollTop -= frame.top - own.top
    else if (own.bottom > frame.bottom) whole.scrollTop += own.bottom - frame.bottom
  }, [key])
  return list
}
