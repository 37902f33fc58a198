import { useWords } from "../../words/index.ts"
import { AppealForm } from "./AppealForm.tsx"
import { ClaimFields } from "./ClaimFields.tsx"
import { DocumentList } from "./DocumentList.tsx"
import { FigureList } from "./FigureList.tsx"
import { canAppeal, type CriterionRow } from "./sheet-rows.ts"
import type { SheetProps } from "./sheet-props.ts"
import { StepList } from "./StepList.tsx"

/** Everything about one criterion: what it asks, what is claimed, what stands behind it, what was said. */
export function CriterionDetail({ row, ...props }: SheetProps & { readonly row: CriterionRow }) {
  const { form, deeds } = props
  const { may } = form
  const shown = row.score.final !== null || row.score.steps.some(({ stage }) => stage !== "self")
  return (
    <div className="criterion-detail">
      <div className="criterion-main">
        {shown && <StepList row={row} form={form} />}
        {may.appeal && canAppeal(row.score) && <AppealForm row={row} form={form} deeds={deeds} />}
        <FigureList row={row} {...props} />
        {may.claim && <ClaimFields row={row} claims={props.claims} />}
        <DocumentList row={row} {...props} />
      </div>
      <Meaning row={row} />
    </div>
  )
}

/** What the index says of a criterion. */
function Meaning({ row: { criterion } }: { row: CriterionRow }) {
  const { say } = useWords()
  const { ruleWords, rule, dataSource, coVerifier, evidence, note } = criterion
  const facts: [string, string][] = [
    [say("dti.rule"), ruleWords === "" ? (rule ?? "") : ruleWords],
    [say("dti.evidence.need"), say(`dti.evidence.${evidence}`)],
    [say("dti.source"), dataSource],
    [say("dti.confirms"), coVerifier],
    [say("dti.note"), note],
  ]
  return (
    <dl className="criterion-facts">
      {facts
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
