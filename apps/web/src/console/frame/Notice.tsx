import { type ReactNode, useId } from "react"
import { Icon } from "./Icon.tsx"

const ICONS = { good: "yes", bad: "no", warn: "warn", info: "work" } as const

interface Props {
  readonly tone: keyof typeof ICONS
  readonly title: string
  readonly children?: ReactNode
}

/** Something that happened: read out at once, and told by a word, a shape and a colour. */
export function Notice({ tone, title, children }: Props) {
  const titleId = useId()
  return (
    <div className="notice" data-tone={tone} role="alert" aria-labelledby={titleId}>
      <p className="notice-title" id={titleId}>
        <Icon name={ICONS[tone]} />
        {title}
      </p>
      {children}
    </div>
  )
}
