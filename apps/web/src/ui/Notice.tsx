import type { ReactNode } from "react"

interface Props {
  readonly tone: "warn" | "info"
  readonly title: string
  readonly children: ReactNode
}

/** Something to know before reading on. */
export function Notice({ tone, title, children }: Props) {
  return (
    <div className={`notice notice-${tone}`} role="note">
      <p className="notice-title">{title}</p>
      {children}
    </div>
  )
}
