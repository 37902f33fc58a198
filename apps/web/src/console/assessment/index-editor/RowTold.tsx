import type { Criterion } from "@tinhso/server/assessment/model"
import type { ReactNode } from "react"
import { useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"

/** A row of an issued version: all that it says. */
export function RowTold({ row }: { readonly row: Criterion | undefined }) {
  const { say } = useWords()
  if (row === undefined) return <p className="quiet">{say("idx.noRow")}</p>
  return (
    <section aria-labelledby="dong-dang-xem">
      <h2 id="dong-dang-xem" className="section-title">
        {row.code} · {say(`idx.kind.${row.kind}`)}
      </h2>
      <p>{row.name}</p>
      <dl className="org-facts">
        <RowFacts row={row} />
      </dl>
    </section>
  )
}

function RowFacts({ row }: { readonly row: Criterion }) {
  const { say, language } = useWords()
  const points = row.maxPoints === null ? "—" : formatPoints(row.maxPoints, language)
  const figures = row.figures.map(({ name, label, indicator }) =>
    [name, label, indicator ?? say("idx.figures.declared")]
      .filter((part) => part !== "")
      .join(", "),
  )
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say("idx.row.maxPoints"), points],
    [say("idx.row.ruleWords"), row.ruleWords],
    [say("idx.row.rule"), row.rule === null ? "" : <code>{row.rule}</code>],
    [say("idx.figures"), figures.join("; ")],
    [say("idx.row.evidence"), say(`idx.evidence.${row.evidence}`)],
    [say("idx.row.notApplicable"), say(`idx.na.${row.notApplicable}`)],
    [say("idx.row.dataSource"), row.dataSource],
    [say("idx.row.coVerifier"), row.coVerifier],
    [say("idx.row.note"), row.note],
  ]
  return facts
    .filter(([, value]) => value !== "")
    .map(([title, value]) => (
      <div key={title}>
        <dt>{title}</dt>
        <dd>{value}</dd>
      </div>
    ))
}
