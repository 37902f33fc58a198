import type { AgencyForm } from "@tinhso/server/assessment/agency/model"
import type { Marks } from "../../grid/reading.ts"
import type { SheetDeeds } from "./queries.ts"
import type { Claims } from "./use-claims.ts"
import type { SheetView } from "./use-sheet-view.ts"

/** What every part of a sheet works with. */
export interface SheetProps {
  readonly form: AgencyForm
  readonly claims: Claims
  readonly view: SheetView
  readonly deeds: SheetDeeds
  readonly marks: Marks
  readonly onMarks: (marks: Marks) => void
  readonly onEvidence: (code: string) => void
  readonly onHelp: () => void
}
