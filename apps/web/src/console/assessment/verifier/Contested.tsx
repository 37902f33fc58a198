import { Button, Group } from "@mantine/core"
import type { Dossier } from "@tinhso/server/assessment/model"
import { formatInstant } from "../../../i18n/index.ts"
import { Notice } from "../../frame/Notice.tsx"
import { useWords } from "../../words/index.ts"
import { saidPoints } from "../points.ts"
import type { Verdicts } from "./use-verdicts.ts"
import { type VerdictDraft, verdictSaid } from "./verdict-draft.ts"

interface Props {
  readonly draft: VerdictDraft
  readonly dossier: Dossier
  readonly verdicts: Verdicts
}

/** Somebody spoke meanwhile: both versions side by side, and one of them is chosen. */
export function Contested({ draft, dossier, verdicts }: Props) {
  const { say, language } = useWords()
  const theirs = dossier.steps.at(-1)
  const mine = verdictSaid(draft.verdict, dossier.self)
  return (
    <Notice tone="bad" title={say("vf.contested")}>
      <dl className="sides">
        <div>
          <dt>{say("vf.contested.mine")}</dt>
          <dd>
            <strong>{saidPoints(mine.points, say, language)}</strong> {mine.reason}
          </dd>
        </div>
        {theirs !== undefined && (
          <div>
            <dt>
              {say("vf.contested.theirs", {
                who: `${say(`vf.part.${theirs.part}`)} (${theirs.organisationName})`,
                at: formatInstant(theirs.at, language),
              })}
            </dt>
            <dd>
              <strong>{saidPoints(theirs.points, say, language)}</strong> {theirs.reason}
            </dd>
          </div>
        )}
      </dl>
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" onClick={() => verdicts.choose(draft.cell, dossier.seen)}>
          {say("vf.contested.keep-mine")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => verdicts.choose(draft.cell, null)}
        >
          {say("vf.contested.keep-theirs")}
        </Button>
      </Group>
    </Notice>
  )
}
