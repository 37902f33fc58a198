import type { Criterion } from "@tinhso/server/assessment/model"

/** A row of an index, and what changes it. */
export interface PartProps {
  readonly row: Criterion
  readonly set: (change: Partial<Criterion>) => void
}
