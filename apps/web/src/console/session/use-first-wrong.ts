import { type RefObject, useEffect, useRef } from "react"

/** Puts the focus on the first field at fault, each time `wrong` is set anew and has any. */
export function useFirstWrong(wrong: object): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (Object.keys(wrong).length === 0) return
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  }, [wrong])
  return form
}
