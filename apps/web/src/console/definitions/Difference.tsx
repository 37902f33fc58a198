import { Text } from "@mantine/core"
import { useWords } from "../words/index.ts"
import { formulaDiff } from "./formula-diff.ts"

/** What the formula being written changes in the one in force. */
export function Difference({ before, after }: { before: string; after: string }) {
  const { say } = useWords()
  if (before === after) return <Text c="var(--muted)">{say("def.same")}</Text>
  return (
    <div>
      <Text size="sm" c="var(--muted)">
        {say("def.difference")}
      </Text>
      <pre className="formula-marked">
        {formulaDiff(before, after).map(({ kind, text }, i) => {
          const key = `${String(i)} ${text}`
          if (kind === "same") return <span key={key}>{text}</span>
          return kind === "removed" ? (
            <del key={key}>
              <span className="hidden">{say("def.removed")} </span>
              {text}
            </del>
          ) : (
            <ins key={key}>
              <span className="hidden">{say("def.added")} </span>
              {text}
            </ins>
          )
        })}
      </pre>
    </div>
  )
}
