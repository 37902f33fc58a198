import type { ReactNode } from "react"
import { Icon, type IconName } from "./Icon.tsx"

export type Tone = "good" | "bad" | "warn" | "info" | "quiet"

interface Props {
  readonly tone: Tone
  readonly icon: IconName
  readonly children: ReactNode
}

/** How something stands, by a word, a shape and a colour. */
export function Mark({ tone, icon, children }: Props) {
  return (
    <span className="mark" data-tone={tone}>
      <Icon name={icon} size={14} />
      {children}
    </span>
  )
}
