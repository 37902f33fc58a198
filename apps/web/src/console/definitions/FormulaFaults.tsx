import type { FormulaFault } from "@tinhso/server/indicators/definitions/model"
import { useWords } from "../words/index.ts"

/** The formula with its faults marked, and each fault with its column. */
export function FormulaFaults({
  formula,
  faults,
}: {
  formula: string
  faults: readonly FormulaFault[]
}) {
  const { say, language } = useWords()
  const first = faults[0]
  if (first === undefined) return null
  const [from, to] = [first.at - 1, Math.max(first.end - 1, first.at)]
  return (
    <div className="formula-faults">
      <pre className="formula-marked" aria-hidden="true">
        {formula.slice(0, from)}
        <mark>{formula.slice(from, to) || " "}</mark>
        {formula.slice(to)}
      </pre>
      <ul className="said">
        {faults.map((fault) => (
          <li key={`${fault.at} ${fault.code}`} className="said-problem">
            {say("formula.fault", { column: fault.at, message: fault[language] })}
          </li>
        ))}
      </ul>
    </div>
  )
}
