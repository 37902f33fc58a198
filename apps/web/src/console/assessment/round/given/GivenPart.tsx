import type { Round } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useWords } from "../../../words/index.ts"
import { disputesQuery } from "../answer-queries.ts"
import { DisputeList } from "./DisputeList.tsx"
import { GiveForm } from "./GiveForm.tsx"

interface Props {
  readonly round: Round
  readonly runs: boolean
}

/** Figures that the province holds: given to the agencies, and what these say of them. */
export function GivenPart({ round, runs }: Props) {
  const { say } = useWords()
  const disputes = useQuery({ ...disputesQuery(round.id), retry: false }).data
  // Drawn once it is opened, and kept from then on with what was typed.
  const [opened, setOpened] = useState(false)
  const gives = runs && round.state === "open"
  // Whoever neither judges nor runs the round is refused the list.
  if (!gives && (disputes === undefined || disputes.length === 0)) return null
  return (
    <section aria-labelledby="so-lieu-cap">
      <h2 id="so-lieu-cap" className="section-title">
        {say("ans.given")}
      </h2>
      {gives && (
        <details className="asked-part" onToggle={() => setOpened(true)}>
          <summary>{say("ans.given.give")}</summary>
          {opened && <GiveForm round={round} />}
        </details>
      )}
      {disputes !== undefined && <DisputeList round={round} disputes={disputes} />}
    </section>
  )
}
