import type { FormulaExplained } from "@tinhso/server/indicators/definitions/model"
import { Notice } from "../frame/Notice.tsx"
import { useWords } from "../words/index.ts"

interface Props {
  readonly explained: Pick<
    FormulaExplained,
    "unit" | "notAggregable" | "sentenceVi" | "sentenceEn"
  > & { readonly dependencies: readonly { readonly read: string; readonly nameVi: string }[] }
  readonly ring: readonly string[]
}

/** What a sound formula says, reads and gives. */
export function FormulaSays({ explained, ring }: Props) {
  const { say, language } = useWords()
  const { unit, dependencies, notAggregable, sentenceVi, sentenceEn } = explained
  if (ring.length > 0) {
    return <Notice tone="bad" title={say("formula.ring", { path: ring.join(" → ") })} />
  }
  return (
    <dl className="org-facts formula-says">
      <div>
        <dt>{say("formula.says")}</dt>
        <dd>{language === "vi" ? sentenceVi : sentenceEn}</dd>
      </div>
      <div>
        <dt>{say("formula.unit")}</dt>
        <dd>{unit === "" ? say("formula.unit.ratio") : unit}</dd>
      </div>
      <div>
        <dt>{say("formula.reads")}</dt>
        <dd>
          <ul className="said">
            {dependencies.map(({ read, nameVi }) => (
              <li key={read}>
                <code>{read}</code> {nameVi}
              </li>
            ))}
          </ul>
          {notAggregable.length > 0 &&
            say("formula.notAggregable", { codes: notAggregable.join(", ") })}
        </dd>
      </div>
    </dl>
  )
}
