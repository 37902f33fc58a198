import type { Dossier } from "@tinhso/server/assessment/model"
import { formatInstant } from "../../../i18n/index.ts"
import { useWords } from "../../words/index.ts"
import { saidPoints } from "../points.ts"

/** Everything that was said of a criterion, the latest first. */
export function History({ steps }: Pick<Dossier, "steps">) {
  const { say, language } = useWords()
  if (steps.length === 0) return null
  return (
    <details className="sitting-history">
      <summary>{say("vf.history", { count: steps.length })}</summary>
      <ol>
        {steps.toReversed().map((step) => (
          <li key={step.seq}>
            <strong>{saidPoints(step.points, say, language)}</strong> —{" "}
            {say(`vf.part.${step.part}`)} ({step.organisationName}), {say(`vf.stage.${step.stage}`)}
            {step.reason !== "" && <span>: {step.reason}</span>}
            <span className="under">{formatInstant(step.at, language)}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}
