import { Anchor } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { useWords } from "../words/index.ts"
import { scoringWorkQuery } from "./agency/queries.ts"
import { ScoringItems } from "./ScoringItems.tsx"

const SHOWN = 10

/** The scoring nearest to its deadline that waits for the person; nothing where none does. */
export function ScoringThatWaits() {
  const { say } = useWords()
  const work = useQuery(scoringWorkQuery).data
  const items = (work?.items ?? []).filter(({ task }) => task !== "follow")
  if (work === undefined || items.length === 0) return null
  return (
    <section aria-labelledby="cham-diem-cho">
      <h2 id="cham-diem-cho" className="section-title">
        {say("dti.work.section")}
      </h2>
      <ScoringItems items={items.slice(0, SHOWN)} now={work.now} />
      {items.length > SHOWN && (
        <Anchor component={Link} to="/console/cham-diem" underline="always">
          {say("dti.work.more", { count: items.length })}
        </Anchor>
      )}
    </section>
  )
}
