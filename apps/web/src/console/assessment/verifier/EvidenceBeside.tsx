import type { Dossier } from "@tinhso/server/assessment/model"
import type { RefObject } from "react"
import { useWords } from "../../words/index.ts"
import { EvidencePane } from "./EvidencePane.tsx"

interface Props {
  readonly round: string
  readonly dossier: Dossier | undefined
  readonly evidence: RefObject<HTMLElement | null>
}

/** The evidence at the side of what is judged; keys lead into it. */
export function EvidenceBeside({ round, dossier, evidence }: Props) {
  const { say } = useWords()
  return (
    <aside
      className="sitting-evidence"
      aria-label={say("vf.evidence")}
      ref={evidence}
      tabIndex={-1}
    >
      {dossier !== undefined && <EvidencePane round={round} dossier={dossier} />}
    </aside>
  )
}
