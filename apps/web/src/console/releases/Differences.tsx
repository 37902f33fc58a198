import { Anchor, Text } from "@mantine/core"
import type { ReleaseDiff } from "@tinhso/server/indicators/releases/model"
import { formatWhole } from "../../i18n/index.ts"
import { useWords } from "../words/index.ts"

/** How a correction differs from what it corrects, and why, in numbers. */
export function Differences({ diff }: { diff: ReleaseDiff }) {
  const { say, language } = useWords()
  const { changed, added, removed } = diff
  const count = (number: number) => formatWhole(number, language)
  return (
    <section aria-labelledby="khac-gi">
      <h2 id="khac-gi" className="section-title">
        {say("rel.differences")} (<Anchor href={`/r/${diff.from.id}`}>{diff.from.id}</Anchor>)
      </h2>
      <Text>
        {say("rel.differences.sentence", {
          changed: count(changed),
          added: count(added),
          removed: count(removed),
        })}
      </Text>
      <ul>
        {diff.causes.map(({ cause, rows }) => (
          <li key={cause}>
            {say(`rel.cause.${cause}`)}: {count(rows)}
          </li>
        ))}
      </ul>
    </section>
  )
}
