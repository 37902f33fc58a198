/** The columns of a file of plans that must be there. */
export const PLAN_COLUMNS = ["record", "id", "text"] as const

/** Columns that may be left out; then their cells are empty. */
export const OPTIONAL_PLAN_COLUMNS = [
  "text_en",
  "number",
  "issued",
  "issuer",
  "place",
  "place_level",
  "period",
  "until",
  "organisation",
  "deadline",
  "state",
  "progress",
  "evidence",
  "role",
  "figure",
  "measure",
  "comparator",
  "value",
  "high",
  "unit_of_measure",
  "direction",
  "baseline_value",
  "baseline_period",
  "parent",
  "source",
  "unchecked",
  "note",
  "note_en",
] as const

export type PlanColumn = (typeof PLAN_COLUMNS)[number] | (typeof OPTIONAL_PLAN_COLUMNS)[number]

/** What is wrong with a row, and in which column; null where it is the row as a whole. */
export interface PlanProblem {
  readonly column: PlanColumn | null
  readonly message: string
}
