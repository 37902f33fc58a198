import type { AgencyForm } from "@tinhso/server/assessment/agency/model"
import type { StepTold } from "@tinhso/server/assessment/model"
import { formatInstant } from "../../../i18n/index.ts"
import { type Say, useWords } from "../../words/index.ts"
import { saidPoints } from "../points.ts"
import type { CriterionRow } from "./sheet-rows.ts"

interface Props {
  readonly row: CriterionRow
  readonly form: AgencyForm
}

/** What was said of a criterion, by whom; a loss first, with who took the points and why. */
export function StepList({ row, form }: Props) {
  const { say, language } = useWords()
  const { steps } = row.score
  const nameOf = ({ organisation, part }: StepTold) =>
    part === "agency" ? form.sheet.participant.name : (form.names[organisation] ?? organisation)
  return (
    <div>
      <Loss row={row} nameOf={nameOf} />
      <h3 className="small-title">{say("dti.steps")}</h3>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.seq} data-stage={step.stage}>
            <strong>
              {saidOf(step, say)}: {saidPoints(step.points, say, language)}
            </strong>{" "}
            — {nameOf(step)} ({say(`dti.role.${step.part}`)})
            <span className="quiet"> · {formatInstant(step.at, language)}</span>
            {step.reason !== "" && <span className="step-reason">{step.reason}</span>}
          </li>
        ))}
      </ol>
    </div>
  )
}

function saidOf({ stage, agrees }: StepTold, say: Say): string {
  if (stage !== "verdict") return say(`dti.step.${stage}`)
  return say(agrees === true ? "dti.step.verdict.agrees" : "dti.step.verdict.differs")
}

function Loss({ row, nameOf }: { row: CriterionRow; nameOf: (step: StepTold) => string }) {
  const { say, language } = useWords()
  const { lost, self, final, steps } = row.score
  if (lost === null) return null
  const who =
    steps.findLast(({ stage }) => stage === "council") ??
    steps.findLast(({ stage, part }) => stage === "verdict" && part === "lead")
  const said = (value: typeof self) => saidPoints(value, say, language)
  const points = said(lost.points)
  return (
    <div className="notice" data-tone="bad">
      <p className="notice-title">
        {say("dti.lost.by", { points, self: said(self), stands: said(final) })}
      </p>
      {who !== undefined && (
        <p>
          {say("dti.lost.who", {
            who: nameOf(who),
            role: say(`dti.role.${who.part}`),
            reason: lost.reason === "" ? say("dti.lost.noreason") : lost.reason,
          })}
        </p>
      )}
    </div>
  )
}
