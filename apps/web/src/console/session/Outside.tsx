import { Paper, Text, Title } from "@mantine/core"
import { type ReactNode, useEffect } from "react"
import { Brand } from "../frame/Brand.tsx"
import { Toggles } from "../frame/Toggles.tsx"
import { useWords } from "../words/index.ts"

interface Props {
  readonly title: string
  readonly intro?: ReactNode
  readonly children: ReactNode
}

/** A screen for people who are not signed in: one card, one task. */
export function Outside({ title, intro, children }: Props) {
  const { say } = useWords()
  const tab = `${title} · ${say("product")}`
  useEffect(() => {
    document.title = tab
  }, [tab])
  return (
    <>
      <header className="bar">
        <Brand />
        <div className="bar-end">
          <Toggles />
        </div>
      </header>
      <main className="outside">
        <Paper withBorder p="lg" className="outside-card">
          <Title order={1} mb="xs">
            {title}
          </Title>
          {intro !== undefined && (
            <Text component="div" c="var(--muted)" mb="md">
              {intro}
            </Text>
          )}
          {children}
        </Paper>
      </main>
    </>
  )
}
