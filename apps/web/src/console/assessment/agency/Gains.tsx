import type { AgencyGains } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Loaded } from "../../frame/Loaded.tsx"
import { useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import type { AgencyId } from "../queries.ts"
import { gainsQuery } from "./queries.ts"

interface Props {
  readonly agency: AgencyId
  readonly open: (code: string) => void
}

/** Which three criteria would gain most: asked when it is opened, for the whole group is ranked. */
export function Gains({ agency, open }: Props) {
  const { say } = useWords()
  const [asked, setAsked] = useState(false)
  const found = useQuery({ ...gainsQuery(agency), enabled: asked })
  return (
    <details className="asked-part" onToggle={(event) => setAsked(event.currentTarget.open)}>
      <summary>{say("dti.gains")}</summary>
      {asked && <Loaded query={found}>{(told) => <Told told={told} open={open} />}</Loaded>}
    </details>
  )
}

function Told({ told, open }: { told: AgencyGains; open: Props["open"] }) {
  const { say, language } = useWords()
  const { gains, together, now } = told
  const points = (value: number) => formatPoints(value, language)
  const sums = { points: points(together.points), max: points(together.maxPoints) }
  if (gains.length === 0) return <p>{say("dti.gains.none")}</p>
  return (
    <>
      <ol className="gains">
        {gains.map(({ code, name, worth, toBest, peersAhead }) => (
          <li key={code}>
            <button type="button" className="row-button" onClick={() => open(code)}>
              <span className="code">{code}</span> {name}
            </button>
            <strong> {say("dti.gains.one", { worth: points(worth) })}</strong>
            {peersAhead > 0 && (
              <span className="quiet">
                {" "}
                {say("dti.gains.best", { points: points(toBest), count: peersAhead })}
              </span>
            )}
          </li>
        ))}
      </ol>
      <p>
        {together.rank === null
          ? say("dti.gains.unranked", sums)
          : say("dti.gains.together", {
              ...sums,
              rank: together.rank,
              of: together.of,
              now: now.rank ?? "–",
            })}
      </p>
    </>
  )
}
