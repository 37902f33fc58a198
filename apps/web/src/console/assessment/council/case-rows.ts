import type { CouncilCase } from "@tinhso/server/assessment/model"
import { placeKey } from "../verifier/place.ts"
import type { RowMark } from "../verifier/sitting-rows.ts"
import type { VerdictDraft, VerdictDrafts } from "../verifier/verdict-draft.ts"

/** A case with what was decided and has not arrived. */
export interface CaseRow {
  readonly key: string
  readonly one: CouncilCase
  readonly draft: VerdictDraft | null
  readonly mark: RowMark
}

export function caseRows(cases: readonly CouncilCase[], drafts: VerdictDrafts): CaseRow[] {
  return cases.map((one) => {
    const key = placeKey(one)
    const draft = drafts.get(key) ?? null
    return { key, one, draft, mark: markOf(one, draft) }
  })
}

function markOf({ state, may }: CouncilCase, draft: VerdictDraft | null): RowMark {
  if (draft?.contested === true) return "contested"
  if (draft !== null && draft.refused !== null) return "refused"
  if (draft !== null || state === "decided") return "decided"
  return may ? "open" : "own"
}

const asks = ({ mark }: CaseRow): boolean =>
  mark === "open" || mark === "contested" || mark === "refused"

/** The next case that asks for a decision: after this one, else from the beginning. */
export function nextCase(rows: readonly CaseRow[], at: number): number | null {
  const after = rows.findIndex((row, i) => i > at && asks(row))
  const found = after === -1 ? rows.findIndex((row, i) => i !== at && asks(row)) : after
  return found === -1 ? null : found
}
