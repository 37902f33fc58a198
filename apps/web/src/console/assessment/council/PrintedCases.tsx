import type { CouncilCase, CouncilList } from "@tinhso/server/assessment/model"
import { useWords } from "../../words/index.ts"
import { saidPoints } from "../points.ts"
import { sidesOf } from "./sides.ts"

/** The cases as a list on paper, with room for what is decided. */
export function PrintedCases({ list }: { list: CouncilList }) {
  const { say } = useWords()
  return (
    <div className="council-print">
      <p>
        {list.council}. {say("cc.progress", { open: list.open, decided: list.decided })}
      </p>
      <table>
        <caption className="hidden">{say("cc.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("cc.col.case")}</th>
            <th scope="col">{say("vf.max")}</th>
            <th scope="col">{say("cc.col.first")}</th>
            <th scope="col">{say("cc.col.second")}</th>
            <th scope="col">{say("cc.col.decision")}</th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((one) => (
            <Case key={`${one.unit}/${one.criterion}`} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Case({ one }: { one: CouncilCase }) {
  const { say, language } = useWords()
  const sides = sidesOf(one)
  return (
    <tr>
      <th scope="row">
        {one.unitName}, {one.criterion}. {one.name} ({say(`cc.cause.${one.cause}`)})
      </th>
      <td>{saidPoints(one.maxPoints, say, language)}</td>
      {sides.map((side, i) => (
        <td key={side?.who ?? i}>
          {side !== null && (
            <>
              {say(`cc.side.${side.who}`)}: {saidPoints(side.voice.points, say, language)}.{" "}
              {side.voice.reason}
            </>
          )}
        </td>
      ))}
      <td>
        {one.decision !== null && (
          <>
            {saidPoints(one.decision.points, say, language)}. {one.decision.reason}
          </>
        )}
      </td>
    </tr>
  )
}
