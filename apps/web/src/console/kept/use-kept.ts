import { useEffect, useState } from "react"
import { alike } from "./alike.ts"
import { readKept, writeKept } from "./storage.ts"

export interface Kept<T> {
  readonly value: T
  readonly change: (how: (before: T) => T) => void
  /** It was there when the page was opened: somebody had begun. */
  readonly restored: boolean
  /** It was sent: the next page begins anew. */
  readonly forget: () => void
  /** Begin anew here. */
  readonly drop: () => void
}

/** What somebody fills in, kept in this browser until it is sent: closing the page loses nothing. */
export function useKept<T>(key: string, first: T): Kept<T> {
  const [empty] = useState(first)
  const [found, setFound] = useState(() => read(key, first))
  const [value, setValue] = useState(found ?? empty)
  useEffect(() => {
    if (value === empty) writeKept(key, null)
    else if (value !== found) writeKept(key, JSON.stringify(value))
  }, [key, value, empty, found])
  return {
    value,
    change: setValue,
    restored: found !== null,
    forget: () => writeKept(key, null),
    drop: () => {
      setFound(null)
      setValue(empty)
    },
  }
}

function read<T>(key: string, first: T): T | null {
  try {
    const found: unknown = JSON.parse(readKept(key) ?? "null")
    return alike(first, found) ? found : null
  } catch {
    return null
  }
}
