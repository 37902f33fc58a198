import { Text, Title } from "@mantine/core"
import { type ReactNode, useEffect, useRef } from "react"
import { useWords } from "../words/index.ts"

interface Props {
  readonly title: string
  readonly intro?: ReactNode
  readonly children: ReactNode
  readonly narrow?: boolean
}

let visited = false

/** A screen: its name in the tab and as its heading, which takes the focus when one comes here. */
export function Page({ title, intro, children, narrow = false }: Props) {
  const { say } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const tab = `${title} · ${say("product")}`
  useEffect(() => {
    document.title = tab
  }, [tab])
  useEffect(() => {
    if (visited) heading.current?.focus()
    visited = true
  }, [])
  return (
    <div className={narrow ? "page page-narrow" : "page"}>
      <Title order={1} ref={heading} tabIndex={-1} className="page-title">
        {title}
      </Title>
      {intro !== undefined && (
        <Text component="div" c="var(--muted)" mb="md" className="page-intro">
          {intro}
        </Text>
      )}
      {children}
    </div>
  )
}
