import type { DraftOutcome } from "../model.ts"
import type { RowDraft } from "./drafts-of-rows.ts"
import type { RowProblem } from "./problem.ts"
import type { UnderstoodRow } from "./understand.ts"

/** A row with everything that is wrong with it, and what its drafts would do. */
export interface JudgedRow {
  readonly row: UnderstoodRow
  readonly problems: readonly RowProblem[]
  readonly told: readonly string[]
  readonly results: readonly { readonly draft: RowDraft; readonly outcome: DraftOutcome }[]
}
