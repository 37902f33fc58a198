import { Button, Group } from "@mantine/core"
import type { AgencyForm } from "@tinhso/server/assessment/agency/model"
import type { CriterionScore } from "@tinhso/server/assessment/model"
import type { Language } from "../../../i18n/index.ts"
import { Notice } from "../../frame/Notice.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { formatPoints, saidPoints } from "../points.ts"
import type { CriterionRow } from "./sheet-rows.ts"

interface Props {
  readonly form: AgencyForm
  readonly rows: readonly CriterionRow[]
  readonly decide: (score: CriterionScore, mine: boolean) => void
}

/** Criteria that somebody else wrote meanwhile: theirs and mine, to be chosen; nothing typed is lost. */
export function Contested({ rows, decide }: Props) {
  const { say, language } = useWords()
  const contested = rows.filter(({ draft }) => draft?.contested === true)
  return (
    <>
      {contested.map((row) => (
        <Notice key={row.code} tone="bad" title={`${row.code}: ${say("dti.contested")}`}>
          <p>{row.criterion.name}</p>
          <p>
            {say("dti.contested.theirs", { theirs: theirsOf(row, say, language) })}
            <br />
            {say("dti.contested.mine", { mine: mineOf(row, say) })}
          </p>
          <Group gap="xs">
            <Button size="compact-sm" variant="default" onClick={() => decide(row.score, false)}>
              {say("dti.contested.take")}
            </Button>
            <Button size="compact-sm" onClick={() => decide(row.score, true)}>
              {say("dti.contested.keep")}
            </Button>
          </Group>
        </Notice>
      ))}
    </>
  )
}

function theirsOf({ score, draft }: CriterionRow, say: Say, language: Language): string {
  const figures = score.figures
    .filter(({ name }) => draft?.figures[name] !== undefined)
    .map(({ name, value }) => `${name} = ${value === null ? "–" : formatPoints(value, language)}`)
  return [saidPoints(score.self, say, language), ...figures].join("; ")
}

function mineOf({ draft }: CriterionRow, say: Say): string {
  if (draft === null) return ""
  const figures = Object.entries(draft.figures).map(([name, text]) => `${name} = ${text}`)
  const points = draft.applies === false ? say("dti.na") : draft.points
  return [points, draft.reason, ...figures]
    .filter((one) => one !== null && one !== undefined && one !== "")
    .join("; ")
}
