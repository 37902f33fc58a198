import type { ReactNode } from "react"

export type Tone = "best" | "good" | "bad" | "none" | "warn" | "info"

/** One shape per tone, so that no meaning hangs on colour alone. */
const SHAPES: Record<Tone, string> = {
  best: "M2 9 8 3l6 6M2 14l6-6 6 6",
  good: "M2 8.5 6.5 13 14 4",
  bad: "M8 2v10M3 8l5 5 5-5",
  none: "M3 8h2M7 8h2M11 8h2",
  warn: "M8 2 15 14H1ZM8 6.5v3.2M8 11.6v.6",
  info: "M8 7v5M8 4v.6",
}

/** A state in a word and a shape. */
export function Tag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">
        <path d={SHAPES[tone]} />
      </svg>
      {children}
    </span>
  )
}
