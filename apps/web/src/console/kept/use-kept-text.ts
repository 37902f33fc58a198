import { useState } from "react"
import { readKept, writeKept } from "./storage.ts"

/** A text that outlives the page in this browser until it is sent. */
export function useKeptText(key: string, first: string) {
  const [text, setText] = useState(() => readKept(key) ?? first)
  return {
    text,
    set: (next: string) => {
      setText(next)
      writeKept(key, next)
    },
    forget: () => writeKept(key, null),
  }
}
