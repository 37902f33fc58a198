import type { Round, RoundResult, RoundStanding } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import type { Language } from "../../../i18n/index.ts"
import { type ListColumn, ListTable } from "../../frame/ListTable.tsx"
import { Loaded } from "../../frame/Loaded.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import { standingsQuery } from "../queries.ts"

/** Ranks within each peer group, with how firm they are; a preview until they are published. */
export function StandingsPart({ round }: { readonly round: Round }) {
  const { say } = useWords()
  return (
    <section aria-labelledby="xep-hang">
      <h2 id="xep-hang" className="section-title">
        {say("rnd.standings")}
      </h2>
      {round.state !== "published" && <p className="quiet">{say("rnd.standings.preview")}</p>}
      <Loaded query={useQuery(standingsQuery(round.id))}>
        {(result) => <Groups result={result} />}
      </Loaded>
    </section>
  )
}

function Groups({ result }: { readonly result: RoundResult }) {
  const { say, language } = useWords()
  const groups = Map.groupBy(result.standings, ({ group }) => group)
  return (
    <>
      {result.previous !== null && <p className="quiet">{result.previous.note}</p>}
      {[...groups].map(([group, rows]) => (
        <div key={group}>
          <h3 className="index-part">{say("rnd.group", { name: group })}</h3>
          <ListTable<RoundStanding>
            caption={say("rnd.group", { name: group })}
            rows={rows}
            rowKey={({ unit }) => unit}
            columns={columnsOf(say, language)}
          />
        </div>
      ))}
    </>
  )
}

function columnsOf(say: Say, language: Language): ListColumn<RoundStanding>[] {
  const number = (value: number) => formatPoints(value, language)
  return [
    {
      title: say("rnd.standings.rank"),
      cell: ({ rank, of }) => (rank === null ? say("rnd.standings.noRank") : `${rank}/${of}`),
    },
    { title: say("rnd.progress.agency"), heads: true, cell: ({ name }) => name },
    {
      title: say("rnd.progress.points"),
      cell: ({ points, maxPoints }) =>
        say("rnd.standings.of", { points: number(points), max: number(maxPoints) }),
    },
    {
      title: say("rnd.standings.band"),
      cell: ({ best, worst }) =>
        best === null || worst === null ? "" : best === worst ? String(best) : `${best}–${worst}`,
    },
    { title: say("rnd.standings.before"), cell: ({ before }) => before ?? "" },
  ]
}
