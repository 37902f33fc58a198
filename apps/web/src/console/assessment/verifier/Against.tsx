import { Button } from "@mantine/core"
import type { Dossier } from "@tinhso/server/assessment/model"
import { Notice } from "../../frame/Notice.tsx"
import { useWords } from "../../words/index.ts"
import { Contested } from "./Contested.tsx"
import type { Verdicts } from "./use-verdicts.ts"
import type { VerdictDraft } from "./verdict-draft.ts"

interface Props {
  readonly verdicts: Verdicts
  readonly draft: VerdictDraft | null
  readonly dossier: Dossier | undefined
}

/** What stands against something that was said: somebody else spoke, or it was refused. */
export function Against({ verdicts, draft, dossier }: Props) {
  const { say } = useWords()
  if (draft === null) return null
  if (draft.contested && dossier !== undefined) {
    return <Contested draft={draft} dossier={dossier} verdicts={verdicts} />
  }
  if (draft.refused === null) return null
  return (
    <Notice tone="bad" title={draft.refused}>
      <Button size="compact-sm" onClick={() => verdicts.drop(draft.cell)}>
        {say("vf.drop")}
      </Button>
    </Notice>
  )
}
