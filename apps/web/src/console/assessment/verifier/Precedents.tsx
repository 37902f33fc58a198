import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Loaded } from "../../frame/Loaded.tsx"
import { useWords } from "../../words/index.ts"
import { saidPoints } from "../points.ts"
import type { Place } from "./place.ts"
import { precedentsQuery } from "./queries.ts"

/** How the same criterion went for the other agencies of the round; asked for when it is opened. */
export function Precedents({
  round,
  place,
  opened = false,
}: {
  round: string
  place: Place
  opened?: boolean
}) {
  const { say } = useWords()
  const [open, setOpen] = useState(opened)
  return (
    <details
      className="sitting-history"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{say("vf.precedents")}</summary>
      {open && <Rows round={round} place={place} />}
    </details>
  )
}

function Rows({ round, place }: { round: string; place: Place }) {
  const { say, language } = useWords()
  const query = useQuery(precedentsQuery(round, place))
  const text = (said: Parameters<typeof saidPoints>[0]) => saidPoints(said, say, language)
  return (
    <Loaded query={query}>
      {({ rows, agreed, lowered, raised, decided }) => (
        <>
          <p className="under">
            {say("vf.precedents.count", { agreed, lowered, raised, decided })}
          </p>
          <ol>
            {rows.map((row) => (
              <li key={row.unit}>
                {row.unitName}: {text(row.self)} → <strong>{text(row.final)}</strong>{" "}
                {say(row.by === "council" ? "vf.by.council" : "vf.by.lead")}
                {row.reason !== "" && <span className="under">{row.reason}</span>}
              </li>
            ))}
          </ol>
        </>
      )}
    </Loaded>
  )
}
