import { useState } from "react"

/** A text that outlives the page in this browser until it is sent. */
export function useKeptText(key: string, first: string) {
  const [text, setText] = useState(() => read(key) ?? first)
  return {
    text,
    set: (next: string) => {
      setText(next)
      write(key, next)
    },
    forget: () => write(key, null),
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  } catch {
    // Without storage it lasts as long as the page.
  }
}
