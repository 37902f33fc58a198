import { Anchor } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { useWords } from "../words/index.ts"
import { workQuery } from "./queries.ts"
import { WorkItems } from "./WorkItems.tsx"

const SHOWN = 10

/** The reports nearest to their deadline that wait for the person; nothing where none does. */
export function ReportsThatWait() {
  const { say } = useWords()
  const items = useQuery(workQuery).data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-labelledby="bao-cao-cho">
      <h2 id="bao-cao-cho" className="section-title">
        {say("col.work.reports")}
      </h2>
      <WorkItems items={items.slice(0, SHOWN)} />
      {items.length > SHOWN && (
        <Anchor component={Link} to="/console/bao-cao" underline="always">
          {say("col.work.more", { count: items.length })}
        </Anchor>
      )}
    </section>
  )
}
