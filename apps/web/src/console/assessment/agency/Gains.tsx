import { useQuery } from "@tanstack/react-query"
import { useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import type { AgencyId } from "../queries.ts"
import { gainsQuery } from "./queries.ts"

interface Props {
  readonly agency: AgencyId
  readonly open: (code: string) => void
}

/** Which three criteria would gain most; nothing where the reader may not know. */
export function Gains({ agency, open }: Props) {
  const { say, language } = useWords()
  const found = useQuery({ ...gainsQuery(agency), retry: false }).data
  if (found === undefined) return null
  const { gains, together, now } = found
  const points = (value: number) => formatPoints(value, language)
  const sums = { points: points(together.points), max: points(together.maxPoints) }
  return (
    <section aria-labelledby="tang-diem">
      <h2 id="tang-diem" className="section-title">
        {say("dti.gains")}
      </h2>
      {gains.length === 0 ? (
        <p>{say("dti.gains.none")}</p>
      ) : (
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
      )}
    </section>
  )
}
